"""The strip as markup: rows of 21 dots, the own one in front with its interval; each told in a sentence too."""

from collections.abc import Mapping
from html import escape

from rehabdata.exhibits import strip
from rehabdata.exhibits.strip import Row, in_a_sentence
from rehabdata.language import _
from rehabdata.request import Request
from rehabdata.ui import figures, parts, source
from rehabdata.ui.parts import Markup, safe


def show(ask: Request, query: Mapping[str, str]) -> None:
    """A landsting among the 21, its place, and what chance alone could have made of it."""
    data, own = source.data(), ask.county_code or ""
    drawn = _markup(strip.strip_rows(data, ask), own, data.county_by_code[own])
    figures.show(strip.landsting_strip(data, ask), query, drawn=drawn)
    parts.small(strip.by_luck(data, ask))


def _markup(rows: tuple[Row, ...], own: str, county: str) -> Markup:
    return Markup(f"<div class='rd-strip'><div>{''.join(_row(row, own, county) for row in rows)}</div></div>")


def _row(row: Row, own: str, county: str) -> str:
    lowest = min([row.lowest, *row.values.values()])
    scale = 96 / (row.highest - lowest)

    def at(value: float) -> str:
        return f"left:{2 + max(0.0, value - lowest) * scale:.2f}%"

    marks = [f"<i style='{at(value)}'></i>" for code, value in row.values.items() if code != own]
    if row.nation is not None:
        marks.append(f"<b class='rd-nation' style='{at(row.nation)}'></b>")
    if row.median is not None:
        marks.append(f"<b class='rd-median' style='{at(row.median)}'></b>")
    if row.interval:
        start, end = row.interval
        marks.append(f"<b class='rd-reach' style='{at(start)};width:{(end - max(start, lowest)) * scale:.2f}%'></b>")
    if row.before is not None:
        marks.append(f"<i class='rd-before' style='{at(row.before)}'></i>")
    if row.own is not None:
        marks.append(f"<i class='rd-own' style='{at(row.own)}'></i>")
    told = escape(in_a_sentence(row, county), quote=True)
    beside = ", ".join(filter(None, [row.place, _("riket {nation}", nation=row.nation_text)]))
    return (
        f"<p>{safe(row.name)}</p><div role='img' aria-label='{told}'>{''.join(marks)}</div>"
        f"<p><strong>{safe(row.text)}</strong> <span>{safe(beside)}</span></p>"
    )
