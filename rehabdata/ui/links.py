"""Links within the app, which page.js opens without a load. A choice among a few is a row of them, no widget."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from rehabdata.ui import parts


def href(url_path: str, query: Mapping[str, str]) -> str:
    """The address of a page with its parameters."""
    return f"/{url_path}" + (f"?{urlencode(query)}" if query else "")


def link(words: str, to: str, current: str = "", icon: str = "", kind: str = "") -> str:
    """A link; `current` is what it is where it is the one that is shown: "page", "true". Focus finds it again."""
    shown = f"<span class='rd-icon' aria-hidden='true' translate='no'>{icon}</span>" if icon else ""
    told = f" aria-current='{current}'" if current else ""
    name = escape(f"{kind} {words}", quote=True)
    return f"<a href='{escape(to, quote=True)}' data-focus='{name}'{told}>{shown}{parts.safe(words)}</a>"


def choice(label: str, options: Iterable[tuple[str, str, bool]]) -> str:
    """One of a few, each its words, address, and whether it is the chosen one: marked by more than a colour."""
    row = "".join(link(words, to, "true" if chosen else "", kind=label) for words, to, chosen in options)
    name = escape(label, quote=True)
    return f"<div class='rd-choose' role='group' aria-label='{name}'><p>{parts.safe(label)}</p><div>{row}</div></div>"
