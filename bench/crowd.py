"""Many visitors at once, without browsers: sessions over Streamlit's own websocket protocol, and what a round cost.

A move is a rerun with a changed address, which runs the whole page: a lever in the browser reruns its fragment first.
"""

import asyncio
import http.client
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.server import Server

PAGES = ("simulering", "", "finansiering", "jamtland")
ANSWER_SECONDS = 60
OPENING_SECONDS = 0.1  # between one visitor who comes to a server and the next
# What is larger is drawn, not judged: the end of a run and an exception are small, and the generator shall be light.
_JUDGED_BYTES = 4096


@dataclass
class Tally:
    """What all sessions of one round saw: how many are in, seconds of each run after the first, what went wrong."""

    opened: int = 0
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Round:
    """So many sessions on some processes: runs, what the processes used, times as visitors see them.

    `cpu_by_process` in seconds. `own_cpu` is what the generator used, `idle` the part of the machine that nobody did.
    """

    sessions: int
    runs: int
    wall_seconds: float
    cpu_by_process: tuple[float, ...]
    memory_mb: float
    own_cpu: float
    idle: float
    tally: Tally

    @property
    def processes(self) -> int:
        return len(self.cpu_by_process)

    @property
    def cpu_per_run(self) -> float:
        return sum(self.cpu_by_process) / max(self.runs, 1)

    def percentile(self, part: float) -> float:
        """Seconds that this part of the runs took at most."""
        ordered = sorted(self.tally.seconds) or [float("nan")]
        return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


class RunFailedError(Exception):
    """A run that ended otherwise than with a page."""


class Session:
    """One visitor on one page."""

    def __init__(self, port: int, page: str, chance: random.Random) -> None:
        self._port, self._page, self._chance = port, page, chance
        self._page_hash = ""

    async def stay(self, tally: Tally, begin: float, all_in: asyncio.Event, pause: Sequence[float]) -> None:
        """Come at `begin` by the loop's clock, open the page, move levers from when all are in until cancelled."""
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, begin - clock()))
        try:
            address = f"ws://127.0.0.1:{self._port}/_stcore/stream"
            async with connect(
                address,
                subprotocols=["streamlit"],  # type: ignore[list-item]  # a NewType of str
                additional_headers=await asyncio.to_thread(_brought_back, self._port, self._page),
                compression=None,
                max_size=None,
                proxy=None,
            ) as socket:
                await self._run(socket, "lan=J%C3%A4mtland")
                tally.opened += 1
                await all_in.wait()
                await asyncio.sleep(self._chance.uniform(0, pause[1]))
                while True:
                    start = time.perf_counter()
                    await self._run(socket, self._moved())
                    tally.seconds.append(time.perf_counter() - start)
                    await asyncio.sleep(self._chance.uniform(*pause))
        except (OSError, TimeoutError, http.client.HTTPException, WebSocketException, RunFailedError) as error:
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


def _brought_back(port: int, page: str) -> Mapping[str, str]:
    """The cookies that a browser has from asking for the page; a proxy names the visitor's replica in one."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        asked.request("GET", f"/{page}")
        answer = asked.getresponse()
        answer.read()
        if answer.status != 200:
            raise RunFailedError(f"the page answers {answer.status}")
        given = [said.partition(";")[0] for name, said in answer.getheaders() if name.lower() == "set-cookie"]
        return {"Cookie": "; ".join(given)} if given else {}
    finally:
        asked.close()


def measure(sessions: int, servers: Sequence[Server], seconds: float, pause: Sequence[float], *ports: int) -> Round:
    """So many sessions, moving levers for so many seconds after the last has opened its page.

    They are shared out over `ports`, the servers' own where none are given.
    """
    return asyncio.run(_measure(sessions, servers, seconds, pause, ports or tuple(server.port for server in servers)))


async def _measure(
    sessions: int, servers: Sequence[Server], seconds: float, pause: Sequence[float], ports: Sequence[int]
) -> Round:
    clock = asyncio.get_running_loop().time
    tally, all_in = Tally(), asyncio.Event()
    opening = sessions * OPENING_SECONDS / len(servers)
    latest = clock() + opening + ANSWER_SECONDS
    tasks = [
        asyncio.create_task(
            # Two and two on a page, so that each of two processes gets all pages.
            Session(ports[n % len(ports)], PAGES[n // 2 % len(PAGES)], random.Random(n)).stay(
                tally, clock() + opening * n / sessions, all_in, pause
            )
        )
        for n in range(sessions)
    ]
    while tally.opened + len(tally.errors) < sessions and clock() < latest:
        await asyncio.sleep(0.1)
    if missing := sessions - tally.opened - len(tally.errors):
        tally.errors += [f"not open in {ANSWER_SECONDS} s"] * missing
    await asyncio.sleep(1)
    cpu, wall, before = [s.cpu_now() for s in servers], time.perf_counter(), len(tally.seconds)
    own, (free, total) = time.process_time(), _machine()
    all_in.set()
    await asyncio.sleep(seconds)
    free_now, total_now = _machine()
    done = Round(
        sessions,
        len(tally.seconds) - before,
        time.perf_counter() - wall,
        tuple(server.cpu_now() - used for server, used in zip(servers, cpu, strict=True)),
        sum(_memory_mb(server.pid) for server in servers),
        time.process_time() - own,
        (free_now - free) / (total_now - total),
        tally,
    )
    for task in tasks:  # those that pause would pause on
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return done


def _memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _machine() -> tuple[int, int]:
    """How long the machine's cores have been idle, and in all, since it started; in its own ticks."""
    ticks = [int(tick) for tick in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)
