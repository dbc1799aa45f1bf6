"""A visitor's own figures: data of their own, found again by a key that the visitor's browser alone has.

The key stands in a cookie, not in the address: a link that is copied never hands the figures on, and they are still
there after a reload, which to Streamlit is a new session. Page.js writes the cookie. The figures live in this process'
memory only, so few at a time, and not for long after their last use: a database takes some 50 MB.
"""

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

import streamlit as st

from rehabdata.data import Data, kept
from rehabdata.intake.held import KEYS, Held, read_held
from rehabdata.intake.merge import open_merged
from rehabdata.intake.parts import Figures
from rehabdata.ui import source

COOKIE = "rehabdata_egna"
MOST_AT_ONCE = 8
IDLE_SECONDS = 3600
_KEY = "own_figures"  # in the session: the key, "" when the visitor has ended it, absent before the first run
_A_KEY = re.compile(r"[\w-]{43}", re.ASCII)


@dataclass(frozen=True, eq=False)
class Own:
    """One visitor's figures: the data with them in it, what was brought, its files, and all of it as a zip."""

    data: Data
    figures: Figures
    files: tuple[str, ...]
    packed: bytes


class Shelf:
    """Whose figures are kept: the ones used last, up to a number, for a time."""

    def __init__(self, most: int, idle_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._idle_seconds, self._clock = most, idle_seconds, clock
        self._kept: OrderedDict[str, tuple[Own, float]] = OrderedDict()  # the one used longest ago first
        self._lock = Lock()

    def put(self, own: Own) -> str:
        """Keep the figures; returns the key to them, which nobody can guess."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._kept[key] = own, self._clock()
            self._let_go()
        return key

    def take(self, key: str) -> Own | None:
        """The figures, which count as used now; None where they are not kept any more."""
        with self._lock:
            self._let_go()
            if key not in self._kept:
                return None
            own, _used = self._kept.pop(key)
            self._kept[key] = own, self._clock()
            return own

    def drop(self, key: str) -> None:
        """Keep them no longer."""
        with self._lock:
            self._kept.pop(key, None)

    def _let_go(self) -> None:
        oldest = self._clock() - self._idle_seconds
        while self._kept and (len(self._kept) > self._most or next(iter(self._kept.values()))[1] < oldest):
            self._kept.popitem(last=False)


_shelf = Shelf(MOST_AT_ONCE, IDLE_SECONDS)


def use() -> None:
    """Let this run show the visitor's own figures, where there are any: by the frame, and by each fragment."""
    own = current()
    source.use(own.data if own else None)


def current() -> Own | None:
    """The visitor's own figures; None where none are shown."""
    key = _key()
    return _shelf.take(key) if key else None


def are_lost() -> bool:
    """Whether the browser remembers figures that are not kept here: the server was restarted, or much time went."""
    key = _key()
    return bool(key) and _shelf.take(key) is None


def show(figures: Figures, files: tuple[str, ...]) -> None:
    """Show figures that were found good, with those shown before. Raises ExtractError where they cannot be merged."""
    before = current()
    known = before.figures if before else {}
    together = {table: {**known.get(table, {}), **figures.get(table, {})} for table in KEYS}
    shared = source.shared()
    merged = open_merged(source.folder(), together, held(shared))
    data = Data(merged.connection, merged.assumptions, merged.description, merged.version)
    names = tuple(dict.fromkeys([*(before.files if before else ()), *files]))
    stop()
    st.session_state[_KEY] = _shelf.put(Own(data, together, names, merged.packed))


@kept
def held(data: Data) -> Held:
    """What data hold, as submitted figures are compared with it."""
    return read_held(data.connection, data.assumptions)


def stop() -> None:
    """Show the shared figures again, and forget the visitor's own."""
    if key := _key():
        _shelf.drop(key)
    st.session_state[_KEY] = ""
    source.use(None)


def cookie() -> str | None:
    """What the browser is to remember: the key, "" to forget it, None to leave it as it is."""
    found: str | None = st.session_state.get(_KEY)
    return found


def _key() -> str:
    if _KEY not in st.session_state:
        remembered = str(st.context.cookies.get(COOKIE, ""))
        if not _A_KEY.fullmatch(remembered):
            return ""
        st.session_state[_KEY] = remembered
    found: str = st.session_state[_KEY]
    return found
