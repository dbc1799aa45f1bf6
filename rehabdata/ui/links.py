"""Links within the app, which page.js opens without a load. A choice among a few is a row of them, no widget."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from rehabdata.ui import parts


def href(url_path: str, query: Mapping[str, str]) -> str:
    """The address of a page with its parameters."""
    return f"/{url_path}" + (f"?{urlencode(query)}" if query else "")


def link(words: str, to: str, key: str, current: str = "", icon: str = "") -> str:
    """A link. By `key` focus finds it again; `current` is "page" or "true" where it is the one that is shown."""
    shown = f"<span class='rd-icon' aria-hidden='true' translate='no'>{icon}</span>" if icon else ""
    told = f" aria-current='{current}'" if current else ""
    return f"<a href='{escape(to, quote=True)}' data-focus='{key}'{told}>{shown}{parts.safe(words)}</a>"


def choice(name: str, label: str, options: Iterable[tuple[str, str, bool]]) -> str:
    """One of a few, each its words, address, and whether it is the chosen one: marked by more than a colour."""
    row = "".join(
        link(words, to, f"{name}-{place}", "true" if chosen else "")
        for place, (words, to, chosen) in enumerate(options)
    )
    group = escape(label, quote=True)
    return f"<div class='rd-choose' role='group' aria-label='{group}'><p>{parts.safe(label)}</p><div>{row}</div></div>"
