"""Many visitors with human pauses, on one process and on two; and whether a second process gives what it should.

`python -m bench.load` (under eight minutes; --short: three; --only sessions or --only growth: one part).
"""

import argparse
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bench.crowd import Round, measure
from bench.quota import Quota
from bench.server import Proxy, Server

SESSIONS = (1, 10, 50, 100, 200)
PAUSE_SECONDS = (5.0, 15.0)  # reading what came, then moving a lever
IMPATIENT = (0.3, 0.6)  # of one visitor alone: with human pauses there would be two runs
ROUND_SECONDS, SHORT_SECONDS = 22.0, 8.0
PARTS = ("sessions", "growth")

# Growth: more visitors than a process at its quota can serve, who do not pause, as many for each process, so that none
# is asked for more at once than another; two quotas leave half a machine of two cores to the proxy and the generator.
QUOTA = 0.4
HASTY_SESSIONS = 12
HASTY = (0.0, 0.0)
HASTY_SECONDS, HASTY_SHORT_SECONDS = 12.0, 6.0
TURNS = 2  # one process, two processes, one, two: a busy moment falls on both

_FEWEST_RUNS = 10  # fewer are no measure of what one costs

BAR_CPU = 1.3
BAR_MEMORY_MB = 0.5
BAR_TWO = 1.6

# What a measure of growth needs, or it is none: one process at its quota, CPU to spare, a generator with time to ask.
_AT_QUOTA = 0.95
_LEAST_IDLE = 0.05
_BUSIEST_GENERATOR = 0.7


def main() -> None:
    """Measure and print: a table of each part, then its bars with what was reached."""
    arguments = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    arguments.add_argument("--short", action="store_true", help="a third of the time")
    arguments.add_argument("--only", choices=PARTS, help="one part instead of both")
    given = arguments.parse_args()
    if given.only in (None, "sessions"):
        _sessions(SHORT_SECONDS if given.short else ROUND_SECONDS)
    if given.only in (None, "growth"):
        _growth(HASTY_SHORT_SECONDS if given.short else HASTY_SECONDS)


@contextmanager
def _servers(count: int) -> Iterator[list[Server]]:
    """So many warm servers: every page has been run."""
    servers = [Server("dashboard.py") for _ in range(count)]
    try:
        for server in servers:
            server.__enter__()
        measure(8 * count, servers, 2, (0.1, 0.2))
        yield servers
    finally:
        for server in servers:
            server.__exit__(None, None, None)


def _sessions(seconds: float) -> None:
    rounds: list[Round] = []
    print(
        "| sessions | processes | runs | runs per CPU second | CPU per run | p50 | p95 | memory, MB | idle | errors |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for processes in (1, 2):
        for sessions in SESSIONS:
            with _servers(processes) as servers:
                rounds.append(measure(sessions, servers, seconds, PAUSE_SECONDS if sessions > 1 else IMPATIENT))
            _print(rounds[-1], rounds[0])
    print()
    for processes in (1, 2):
        by_sessions = {one.sessions: one for one in rounds if one.processes == processes}
        on = "one process" if processes == 1 else "two processes"
        one, hundred = by_sessions[1], by_sessions[100]
        cpu = hundred.cpu_per_run / one.cpu_per_run
        what = f"{on}: CPU per run at 100 sessions over that at 1, at most {BAR_CPU}"
        if min(one.runs, hundred.runs) < _FEWEST_RUNS:
            print(f"{what}: inte mätt: för få körningar, maskinen hade annat att göra")
        else:
            _bar(what, cpu, cpu <= BAR_CPU)
        # From ten sessions on: the first ones make the process grow by what all of them share.
        memory = statistics.mean(
            (by_sessions[upper].memory_mb - by_sessions[10].memory_mb) / (upper - 10) for upper in SESSIONS[-2:]
        )
        _bar(f"{on}: MB per further session, under {BAR_MEMORY_MB}", memory, memory < BAR_MEMORY_MB)
    errors = sum(len(one.tally.errors) for one in rounds)
    _bar("errors, none", errors, errors == 0)
    print()


def _print(one: Round, first: Round) -> None:
    p50 = first.percentile(0.5)
    print(
        f"| {one.sessions} | {one.processes} | {one.runs} | {1 / one.cpu_per_run:.1f} | "
        f"{one.cpu_per_run / first.cpu_per_run:.2f} | {one.percentile(0.5) / p50:.1f} | "
        f"{one.percentile(0.95) / p50:.1f} | {one.memory_mb:.0f} | {one.idle:.0%} | {len(one.tally.errors)} |",
        flush=True,
    )
    _errors(one)


def _errors(one: Round) -> None:
    for error in sorted(set(one.tally.errors)):
        print(f"    {error}", flush=True)


def _growth(seconds: float) -> None:
    print(
        f"Each process has {QUOTA} of a core at most; {HASTY_SESSIONS} sessions for each, without pauses, by HAProxy.\n"
    )
    print("| processes | runs a second | CPU per run, ms | of its quota, each | generator | machine idle | errors |")
    print("|---|---|---|---|---|---|---|")
    rounds: list[Round] = []
    with _servers(2) as servers, Proxy(servers[:1]) as before_one, Proxy(servers) as before_both:
        for _turn in range(TURNS):
            for used, proxy in ((servers[:1], before_one), (servers, before_both)):
                with Quota(QUOTA, [server.pid for server in used]):
                    rounds.append(measure(HASTY_SESSIONS * len(used), used, seconds, HASTY, proxy.port))
                _print_growth(rounds[-1])
    print()
    alone, both = ([one for one in rounds if one.processes == processes] for processes in (1, 2))
    two = _runs_a_second(both) / _runs_a_second(alone)
    what = f"two processes over one, runs a second, at least {BAR_TWO}"
    if why := growth_tells_nothing(rounds):
        print(f"{what}: inte mätt ({two:.2f}): {', '.join(why)}")
    else:
        _bar(what, two, two >= BAR_TWO)


def _print_growth(one: Round) -> None:
    shares = " ".join(f"{used / one.wall_seconds / QUOTA:.0%}" for used in one.cpu_by_process)
    print(
        f"| {one.processes} | {one.runs / one.wall_seconds:.1f} | {one.cpu_per_run * 1000:.0f} | {shares} | "
        f"{one.own_cpu / one.wall_seconds:.0%} | {one.idle:.0%} | {len(one.tally.errors)} |",
        flush=True,
    )
    _errors(one)


def _runs_a_second(rounds: Sequence[Round]) -> float:
    return sum(one.runs for one in rounds) / sum(one.wall_seconds for one in rounds)


def growth_tells_nothing(rounds: Sequence[Round]) -> list[str]:
    """Why these rounds tell nothing of growth, in the words of the table; nothing where they do.

    Two processes that stay below their quotas are no reason: that is what something shared would do.
    """
    alone = [one for one in rounds if one.processes == 1]
    reasons = {
        "en process nådde inte sin andel": min(sum(one.cpu_by_process) / one.wall_seconds for one in alone)
        < QUOTA * _AT_QUOTA,
        "maskinen hade annat att göra": min(one.idle for one in rounds) < _LEAST_IDLE,
        "generatorn hann inte fråga": max(one.own_cpu / one.wall_seconds for one in rounds) > _BUSIEST_GENERATOR,
        "det blev fel": any(one.tally.errors for one in rounds),
    }
    return [why for why, true in reasons.items() if true]


def _bar(what: str, reached: float, fine: bool) -> None:
    print(f"{what}: {reached:.2f}, {'ok' if fine else 'hålls inte'}")


if __name__ == "__main__":
    main()
