"""Many visitors at once: sessions that open a page and move levers with human pauses, on one process and on two.

`python -m bench.load` (about six minutes; --short: two). Sessions speak Streamlit's own websocket protocol. A move is a
rerun with a changed address, which runs the whole page: a lever in the browser reruns its fragment first.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.server import Server

SESSIONS = (1, 10, 50, 100, 200)
PAUSE_SECONDS = (5.0, 15.0)  # reading what came, then moving a lever
HASTY = (0.0, 0.0)
HASTY_SESSIONS = 24
PAGES = ("simulering", "", "finansiering", "jamtland")
ANSWER_SECONDS = 60
# What is larger is drawn, not judged: the end of a run and an exception are small, and the generator shall be light.
_JUDGED_BYTES = 4096

BAR_CPU = 1.3
BAR_MEMORY_MB = 0.5
BAR_TWO = 1.6


@dataclass
class Tally:
    """What all sessions of one round saw: seconds of each run after the first, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """One number of sessions on some processes: runs, CPU and memory of the processes, times as visitors see them."""

    sessions: int
    processes: int
    runs: int
    wall_seconds: float
    cpu_seconds: float
    memory_mb: float
    tally: Tally

    @property
    def cpu_per_run(self) -> float:
        return self.cpu_seconds / max(self.runs, 1)

    def percentile(self, part: float) -> float:
        """Seconds that this part of the runs took at most."""
        ordered = sorted(self.tally.seconds) or [float("nan")]
        return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


class Session:
    """One visitor on one page."""

    def __init__(self, port: int, page: str, chance: random.Random) -> None:
        self._port, self._page, self._chance = port, page, chance
        self._page_hash = ""

    async def stay(
        self, tally: Tally, begin: float, opened: asyncio.Event, until: float, pause: Sequence[float]
    ) -> None:
        """Come at `begin`, open the page, move levers from when all have opened to `until`, by the loop's clock."""
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, begin - clock()))
        try:
            address = f"ws://127.0.0.1:{self._port}/_stcore/stream"
            async with connect(
                address,
                subprotocols=["streamlit"],
                compression=None,
                max_size=None,
                proxy=None,  # type: ignore[list-item]  # the subprotocol above: a NewType of str
            ) as socket:
                await self._run(socket, "lan=J%C3%A4mtland")
                await opened.wait()
                await asyncio.sleep(self._chance.uniform(0, pause[1]))
                while clock() < until:
                    start = time.perf_counter()
                    await self._run(socket, self._moved())
                    tally.seconds.append(time.perf_counter() - start)
                    await asyncio.sleep(self._chance.uniform(*pause))
        except (OSError, TimeoutError, WebSocketException, RunFailedError) as error:
            tally.errors.append(f"{type(error).__name__}: {error}")

    def _moved(self) -> str:
        rate, frame = self._chance.randrange(6_000, 18_000, 500), self._chance.randrange(400, 1_200, 10)
        return f"lan=J%C3%A4mtland&kbt={rate}&ram={frame}&takt={self._chance.choice(['1', '2'])}"

    async def _run(self, socket: ClientConnection, query: str) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = query
        if self._page_hash:
            state.page_script_hash = self._page_hash
        else:
            state.page_name = self._page
        await socket.send(message.SerializeToString())
        async with asyncio.timeout(ANSWER_SECONDS):
            while True:
                told = await socket.recv(decode=False)
                if self._page_hash and len(told) > _JUDGED_BYTES:
                    continue
                kind = (answer := ForwardMsg.FromString(told)).WhichOneof("type")
                if kind == "navigation":
                    self._page_hash = answer.navigation.page_script_hash
                elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                    raise RunFailedError("the page shows an exception")
                elif kind == "script_finished":
                    return


class RunFailedError(Exception):
    """A run that ended otherwise than with a page."""


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def measure(sessions: int, servers: Sequence[Server], seconds: float, pause: Sequence[float] = PAUSE_SECONDS) -> Round:
    """So many sessions, shared out over the servers, for so many seconds after the last has opened its page."""
    return asyncio.run(_measure(sessions, servers, seconds, pause))


async def _measure(sessions: int, servers: Sequence[Server], seconds: float, pause: Sequence[float]) -> Round:
    clock = asyncio.get_running_loop().time
    tally, opened = Tally(), asyncio.Event()
    opening = sessions * 0.1 / len(servers)
    start = clock() + opening + 2
    tasks = [
        asyncio.create_task(
            Session(servers[n % len(servers)].port, PAGES[n % len(PAGES)], random.Random(n)).stay(
                tally, clock() + opening * n / sessions, opened, start + seconds, pause
            )
        )
        for n in range(sessions)
    ]
    await asyncio.sleep(start - clock())
    cpu, wall, before = sum(s.cpu_now() for s in servers), time.perf_counter(), len(tally.seconds)
    opened.set()
    await asyncio.sleep(seconds)
    done = Round(
        sessions,
        len(servers),
        len(tally.seconds) - before,
        time.perf_counter() - wall,
        sum(s.cpu_now() for s in servers) - cpu,
        sum(memory_mb(s.pid) for s in servers),
        tally,
    )
    for task in tasks:  # those that pause would pause on
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return done


def main() -> None:
    """Measure and print: a table, then each bar with what was reached."""
    arguments = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    arguments.add_argument("--short", action="store_true", help="a third of the time")
    seconds = 12.0 if arguments.parse_args().short else 40.0
    rounds: list[Round] = []
    print("| sessions | processes | runs | runs per CPU second | CPU per run | p50 | p95 | memory, MB | errors |")
    print("|---|---|---|---|---|---|---|---|---|")
    for processes, counts in ((1, SESSIONS), (2, SESSIONS[-2:])):
        for sessions in counts:
            # One visitor with human pauses would give three runs: the first one has no patience.
            pause = PAUSE_SECONDS if sessions > 1 else (0.3, 0.6)
            rounds.append(_with_servers(processes, sessions, seconds, pause))
            _print(rounds[-1], rounds[0])
    hasty = [_with_servers(processes, HASTY_SESSIONS, seconds / 2, HASTY) for processes in (1, 2)]
    for one in hasty:
        _print(one, rounds[0])
    _bars(rounds, hasty)


def _with_servers(processes: int, sessions: int, seconds: float, pause: Sequence[float]) -> Round:
    servers = [Server("dashboard.py") for _ in range(processes)]
    try:
        for server in servers:
            server.__enter__()
        measure(4 * processes, servers, 2, (0.1, 0.2))  # warm: every page has been run
        return measure(sessions, servers, seconds, pause)
    finally:
        for server in servers:
            server.__exit__(None, None, None)


def _print(one: Round, first: Round) -> None:
    p50 = first.percentile(0.5)
    print(
        f"| {one.sessions} | {one.processes} | {one.runs} | {1 / one.cpu_per_run:.1f} | "
        f"{one.cpu_per_run / first.cpu_per_run:.2f} | {one.percentile(0.5) / p50:.1f} | "
        f"{one.percentile(0.95) / p50:.1f} | {one.memory_mb:.0f} | {len(one.tally.errors)} |",
        flush=True,
    )
    for error in sorted(set(one.tally.errors)):
        print(f"    {error}")


def _bars(rounds: Sequence[Round], hasty: Sequence[Round]) -> None:
    alone = {one.sessions: one for one in rounds if one.processes == 1}
    most = max(alone)
    cpu = alone[100].cpu_per_run / alone[1].cpu_per_run
    # From ten sessions on: the first ones make the process grow by what all of them share.
    memory = statistics.mean((alone[upper].memory_mb - alone[10].memory_mb) / (upper - 10) for upper in (100, most))
    errors = sum(len(one.tally.errors) for one in rounds)
    two = (hasty[1].runs / hasty[1].wall_seconds) / (hasty[0].runs / hasty[0].wall_seconds)
    print()
    for what, reached, bar, fine in (
        ("CPU per run at 100 sessions over that at 1, at most", cpu, BAR_CPU, cpu <= BAR_CPU),
        ("MB per further session, under", memory, BAR_MEMORY_MB, memory < BAR_MEMORY_MB),
        ("errors, none", errors, 0, errors == 0),
        ("runs per second without pauses, two processes over one, at least", two, BAR_TWO, two >= BAR_TWO),
    ):
        print(f"{what} {bar}: {reached:.2f}, {'ok' if fine else 'över' if bar != BAR_TWO else 'under'}")


if __name__ == "__main__":
    main()
