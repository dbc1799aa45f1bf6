"""What those who run the site see of each script run and each API call: a log line, and sums for a metrics collector.

Named are page, milliseconds and how it ended. No visitor is in them: no network address, no query, no text that
somebody typed; an address that is none of ours is "okänd".
"""

import logging
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

UNKNOWN = "okänd"
# Upper ends in seconds; the last bucket of a histogram has none.
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

_LOGGER = logging.getLogger("rehabdata")


@dataclass
class Run:
    """One run of a script, or one call of the API, while it goes on. `page` is known a moment after it has begun."""

    page: str = UNKNOWN
    result: str = "ok"


@dataclass
class _Sums:
    """What a page's runs came to: how many in each bucket, seconds by the clock and of the processor, failures."""

    buckets: list[int] = field(default_factory=lambda: [0] * (len(_BUCKETS) + 1))
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    failures: int = 0


class Sums:
    """Sums by page, safe to add to from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_page: dict[str, _Sums] = defaultdict(_Sums)

    def add(self, run: Run, seconds: float, cpu_seconds: float) -> None:
        """Count one run. Both times in seconds."""
        bucket = next((place for place, end in enumerate(_BUCKETS) if seconds <= end), len(_BUCKETS))
        with self._lock:
            sums = self._by_page[run.page]
            sums.buckets[bucket] += 1
            sums.seconds += seconds
            sums.cpu_seconds += cpu_seconds
            sums.failures += run.result == "failed"

    def openmetrics(self) -> str:
        """The sums as OpenMetrics 1.0 text: a histogram of seconds, processor seconds and failures, by page."""
        name = "rehabdata_script_seconds"
        lines = [
            f"# TYPE {name} histogram",
            f"# UNIT {name} seconds",
            f"# HELP {name} Time of a script run or API call.",
        ]
        with self._lock:
            pages = sorted(self._by_page.items())
            for page, sums in pages:
                count = 0
                for end, found in zip((*map(str, _BUCKETS), "+Inf"), sums.buckets, strict=True):
                    count += found
                    lines.append(f'{name}_bucket{{page="{page}",le="{end}"}} {count}')
                lines += [f'{name}_count{{page="{page}"}} {count}', f'{name}_sum{{page="{page}"}} {sums.seconds:.6f}']
            name = "rehabdata_script_cpu_seconds"
            lines += [f"# TYPE {name} counter", f"# UNIT {name} seconds", f"# HELP {name} Processor time of the same."]
            lines += [f'{name}_total{{page="{page}"}} {sums.cpu_seconds:.6f}' for page, sums in pages]
            name = "rehabdata_script_failures"
            lines += [f"# TYPE {name} counter", f"# HELP {name} Those that ended in an error."]
            lines += [f'{name}_total{{page="{page}"}} {sums.failures}' for page, sums in pages]
        return "\n".join([*lines, "# EOF", ""])


SUMS = Sums()
_within = threading.local()


@contextmanager
def run(page: str = UNKNOWN, sums: Sums = SUMS) -> Iterator[Run]:
    """Times the block in this thread, adds it to the sums and logs it. A run within a run is part of that one.

    What is raised goes on: an Exception is a failure, anything else is Streamlit's way to stop or restart.
    """
    if getattr(_within, "run", None) is not None:
        yield _within.run
        return
    going_on = _within.run = Run(page)
    clock, cpu = time.perf_counter(), time.thread_time()
    try:
        yield going_on
    except Exception:
        going_on.result = "failed"
        raise
    except BaseException:
        going_on.result = "stopped"
        raise
    finally:
        _within.run = None
        tell(going_on, time.perf_counter() - clock, time.thread_time() - cpu, sums)


def tell(run: Run, seconds: float, cpu_seconds: float, sums: Sums = SUMS) -> None:
    """Add one run to the sums and write its line: page, milliseconds by clock and processor, how it ended."""
    sums.add(run, seconds, cpu_seconds)
    _LOGGER.info("page=%s ms=%.0f cpu_ms=%.0f result=%s", run.page, seconds * 1000, cpu_seconds * 1000, run.result)


# What Streamlit and its server log with a traceback when a caller sends what is no message: theirs is the fault.
_MALFORMED = ("Error deserializing back message", "Invalid UTF-8 sequence received from client.")
_WHO_TELLS = ("streamlit.web.server.starlette.starlette_websocket", "uvicorn.error")


def refused_frame() -> None:
    """Write the line of a websocket frame that is none of Streamlit's, and was not handed on."""
    _LOGGER.warning("websocket frame refused: it is text")


def _in_one_line(record: logging.LogRecord) -> bool:
    if record.msg in _MALFORMED:
        record.exc_info = None
    return True


def log_to_stderr() -> None:
    """Let the lines out, each with its time in UTC; a malformed frame is one of them. Called once, by the app."""
    for name in _WHO_TELLS:
        logging.getLogger(name).addFilter(_in_one_line)
    writer = logging.StreamHandler(sys.stderr)
    form = logging.Formatter("%(asctime)s.%(msecs)03dZ %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    form.converter = time.gmtime
    writer.setFormatter(form)
    _LOGGER.handlers = [writer]
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
