"""Markup of the page, sent to the browser: what stands together as one element.

The browser works for each element at each run, also for those that did not change; a page of sentences, tables and
source lines is therefore sent as a few passages rather than as ten times as many pieces.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

_pieces: ContextVar[list[str] | None] = ContextVar("pieces", default=None)


@contextmanager
def together() -> Iterator[None]:
    """What is said within becomes one element when it ends. Within another passage it is part of that.

    Nothing but markup may stand within: Streamlit's own elements would come before it (see `closed`).
    """
    if _pieces.get() is not None:
        yield
        return
    pieces: list[str] = []
    token = _pieces.set(pieces)
    try:
        yield
    finally:  # also when something fails within: what was said stands
        _pieces.reset(token)
        if len(pieces) == 1:
            st.html(pieces[0])
        elif pieces:
            st.html("<div class='rd-passage'>" + "\n".join(pieces) + "</div>")


def say(markup: str) -> None:
    """Send a piece of markup, or add it to the passage that is open."""
    pieces = _pieces.get()
    if pieces is None:
        st.html(markup)
    else:
        pieces.append(markup)


def closed(what: str) -> None:
    """Raises RuntimeError within a passage: `what` is no markup, and would stand above the passage."""
    if _pieces.get() is not None:
        raise RuntimeError(f"{what} stands within a passage, which holds markup only.")
