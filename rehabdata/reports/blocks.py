"""What a report is made of. The template (report.typ) has a look for each of these and knows no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Block = dict[str, Any]
Align = Literal["text", "number"]


@dataclass(frozen=True)
class Report:
    """A whole report.

    `kicker` stands over the title and says what it is about, `about` under it; `foot` at the bottom of every page.
    """

    kicker: str
    title: str
    about: str
    foot: str
    blocks: tuple[Block, ...]
    pictures: dict[str, bytes]  # file name -> SVG


def heading(text: str) -> Block:
    """A section's heading."""
    return {"kind": "heading", "text": text}


def lead(*sentences: str) -> Block:
    """The answer, in larger letters."""
    return {"kind": "lead", "text": " ".join(filter(None, sentences))}


def text(*sentences: str) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": " ".join(filter(None, sentences))}


def points(lines: Sequence[str]) -> Block:
    """A list of short statements."""
    return {"kind": "points", "lines": [line for line in lines if line]}


def notes(*paragraphs: str) -> Block:
    """Sources and limits, in small letters."""
    return {"kind": "notes", "paragraphs": [p for p in paragraphs if p]}


def link(words: str, address: str) -> Block:
    """Where the same can be seen, in small letters; it can be followed."""
    return {"kind": "link", "text": words, "address": address}


def key_figures(figures: Sequence[tuple[str, str, str]]) -> Block:
    """A few figures beside each other: what each is, its value, a note."""
    return {"kind": "key_figures", "figures": [{"name": n, "value": v, "note": note} for n, v, note in figures]}


def figure(file: str, caption: str, alternative: str, width: float = 100) -> Block:
    """A picture with its name above; `alternative` says what it shows to those who do not see it. Percent wide."""
    return {"kind": "figure", "file": file, "caption": caption, "alternative": alternative, "width": width}


def table(
    caption: str,
    columns: Sequence[tuple[str, Align]],
    rows: Sequence[Sequence[str]],
    marked: int | None = None,
    sums: int = 0,
    widths: Sequence[str] = (),
) -> Block:
    """A table with its name and a row of headings; `marked` is a row set off, the last `sums` rows are sums.

    A row of one cell, in a table of several columns, stands over the whole width and names the rows below it.

    `widths` of the columns are "auto" (the default) or a part of what is left, such as "1.5fr".
    """
    return {
        "kind": "table",
        "caption": caption,
        "columns": [{"heading": heading, "align": align} for heading, align in columns],
        "rows": [list(row) for row in rows],
        "marked": -1 if marked is None else marked,
        "first_sum": len(rows) - sums,
        "widths": [_part(width) for width in widths or ["auto"] * len(columns)],
    }


def _part(width: str) -> float:
    """1.5 of "1.5fr"; 0 of "auto"."""
    return 0 if width == "auto" else float(width.removesuffix("fr"))


def beside(left: Sequence[Block], right: Sequence[Block], parts: tuple[float, float] = (1, 1)) -> Block:
    """Two columns of blocks; `parts` is how wide each is to the other."""
    return {"kind": "beside", "left": list(left), "right": list(right), "parts": list(parts)}


def facts(title: str, lines: Sequence[str], note: str) -> Block:
    """A box of short facts."""
    return {"kind": "facts", "title": title, "lines": list(lines), "note": note}


def new_page() -> Block:
    """What follows begins on a new page."""
    return {"kind": "new_page"}
