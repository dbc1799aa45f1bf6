"""Two hundred visitors at once lose nothing, and what they are measured with does what it says."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bench.crowd import Round, Tally, measure
from bench.load import growth_tells_nothing
from bench.quota import Quota
from bench.server import Server, cpu_clock

SHARE = 0.2


@pytest.fixture
def spinning() -> Iterator[int]:
    """A process that takes all the CPU that it gets."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    yield process.pid
    process.kill()
    process.wait()


def used(pid: int, seconds: float) -> float:
    """The part of a core that a process used for so long."""
    cpu, clock = cpu_clock(pid), time.monotonic()
    time.sleep(seconds)
    return (cpu_clock(pid) - cpu) / (time.monotonic() - clock)


def test_a_quota_holds_and_ends(spinning: int):
    with Quota(SHARE, [spinning]):
        used(spinning, 1.0)  # the quota's own start
        assert used(spinning, 3.0) < SHARE * 1.25
    before = cpu_clock(spinning)
    deadline = time.monotonic() + 30
    while cpu_clock(spinning) - before < 0.5:  # it goes on
        assert time.monotonic() < deadline
        time.sleep(0.05)


def a_round(shares: tuple[float, ...], idle: float = 0.5, generator: float = 0.1) -> Round:
    return Round(12, 100, 10.0, tuple(share * 10.0 for share in shares), 300.0, generator * 10.0, idle, Tally())


@pytest.mark.parametrize(
    ("rounds", "count"),
    [
        ([a_round((0.4,)), a_round((0.4, 0.4))], 0),
        ([a_round((0.4,)), a_round((0.2, 0.2))], 0),  # two that wait for each other are what is looked for
        ([a_round((0.3,)), a_round((0.4, 0.4))], 1),
        ([a_round((0.4,)), a_round((0.4, 0.4), idle=0.01)], 1),
        ([a_round((0.4,), generator=0.9), a_round((0.4, 0.4))], 1),
    ],
)
def test_when_growth_is_not_measured(rounds: list[Round], count: int):
    assert len(growth_tells_nothing(rounds)) == count


@pytest.mark.long
def test_two_hundred_sessions_see_no_error_and_cost_little_memory():
    with Server("dashboard.py") as server:
        measure(8, [server], 2, (0.1, 0.2))
        few = measure(10, [server], 8, (1.0, 3.0))
        many = measure(200, [server], 20, (5.0, 15.0))
    assert few.tally.errors + many.tally.errors == []
    assert few.runs > 10
    assert many.runs > 50
    assert (many.memory_mb - few.memory_mb) / 190 < 0.5
