"""A picture to take away: the page's own chart on a white sheet, with title, key, notes, sources and link around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import accumulate
from typing import Any

from PIL import ImageFont

from rehabdata import charts
from rehabdata.drawing import Drawer
from rehabdata.drawing.worker import FONTS
from rehabdata.exhibits.exhibit import EXAMPLE, Exhibit, Mark
from rehabdata.language import _, current
from rehabdata.swedish import tied
from rehabdata.theme import LIGHT

SCALE = 2  # dots of a PNG to each pixel of the SVG
_MARGIN = 24
_LEAST_WIDTH = 560  # of the text, so that lines do not get short under a narrow chart
_TITLE, _TEXT, _SMALL = 20, 14, 12
_LINE = 1.35  # a line's height to its letters'
# A reader without the font sees another, broader one.
_ROOM_FOR_OTHER_FONTS = 1.1
_FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Source Sans', Arial, sans-serif"
_LONG = ("stroke", "dashes", "dots")  # marks that need a length to be told apart
_FILES = {"normal": "SourceSans3-Regular.ttf", "600": "SourceSans3-Semibold.ttf"}


@dataclass(frozen=True)
class Drawn:
    """A piece of SVG and the height that it takes."""

    markup: str
    height: float


def chart(exhibit: Exhibit, drawer: Drawer) -> str:
    """The figure's chart alone as SVG: the page's spec in the light look, with the rows in it."""
    spec = charts.spec(exhibit.chart, "light")
    return drawer.chart({**spec, "data": {"values": _plain_rows(exhibit)}, "width": exhibit.width})


def svg(exhibit: Exhibit, foot: Sequence[str], drawer: Drawer) -> str:
    """The whole sheet as SVG. `foot` says where it comes from: data version, link."""
    drawn = chart(exhibit, drawer)
    width, height = size(drawn)
    room = max(width, _LEAST_WIDTH)
    parts = [
        _paragraph(exhibit.finding, room, _TITLE, "600", LIGHT.text),
        _paragraph(exhibit.measure, room, _TEXT, "normal", LIGHT.muted),
        *([_example(room)] if _(EXAMPLE) in exhibit.notes else []),
        *([_gap(6), key(exhibit.key, room)] if exhibit.key else []),
        _gap(10),
        Drawn(_nested(drawn), height),
        _gap(10),
        *(_paragraph(note, room, _SMALL, "normal", LIGHT.text) for note in exhibit.notes if note != _(EXAMPLE)),
        _paragraph(_("Källa: {sentences}", sentences=" ".join(exhibit.sources)), room, _SMALL, "normal", LIGHT.muted),
        *(_paragraph(line, room, _SMALL, "normal", LIGHT.muted) for line in foot),
    ]
    total = sum(part.height for part in parts)
    tops = [0.0, *accumulate(part.height for part in parts)]
    body = "".join(
        f'<g transform="translate({_MARGIN},{_MARGIN + top:.1f})">{part.markup}</g>'
        for top, part in zip(tops, parts, strict=False)
        if part.markup
    )
    wide, tall = round(room + 2 * _MARGIN), round(total + 2 * _MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="{current()}" '
        f'width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}" role="img" aria-labelledby="title finding">'
        f'<title id="title">{escape(exhibit.measure)}</title><desc id="finding">{escape(exhibit.alt)}</desc>'
        f'<rect width="{wide}" height="{tall}" fill="{LIGHT.background}"/>{body}</svg>'
    )


def bare(exhibit: Exhibit, drawer: Drawer) -> str:
    """The key and the chart alone, for a report that sets title, notes and sources itself."""
    drawn = chart(exhibit, drawer)
    width, height = size(drawn)
    explained = key(exhibit.key, width) if exhibit.key else Drawn("", 0)
    top = explained.height + (6 if exhibit.key else 0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" '
        f'height="{height + top:g}" viewBox="0 0 {width:g} {height + top:g}">{explained.markup}'
        f'<g transform="translate(0,{top:g})">{_nested(drawn)}</g></svg>'
    )


def png(exhibit: Exhibit, foot: Sequence[str], drawer: Drawer) -> bytes:
    """The whole sheet as PNG."""
    return drawer.png(svg(exhibit, foot, drawer), SCALE)


def size(drawn: str) -> tuple[float, float]:
    """Width and height that an SVG says it has."""
    found = re.search(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"', drawn)
    if not found:
        raise ValueError("an SVG without width and height")
    return float(found[1]), float(found[2])


def key(marks: Sequence[Mark], room: float) -> Drawn:
    """A chart's key: marks with their words, beside each other as long as there is room."""
    placed, x, line = [], 0.0, 0
    tall = _TEXT * _LINE + 4
    for mark in marks:
        before = 34 if mark.shape in _LONG else 24
        wide = before + width_of(mark.words, _TEXT) + 18
        if x and x + wide > room:
            x, line = 0.0, line + 1
        top = line * tall
        words = _line(mark.words, before, _TEXT, _TEXT, "normal", LIGHT.text)
        placed.append(f'<g transform="translate({x:.1f},{top:.1f})">{_shape(mark)}{words}</g>')
        x += wide
    return Drawn("".join(placed), (line + 1) * tall)


def width_of(text: str, size: int, weight: str = "normal") -> float:
    """How wide a line of text is at most, in pixels."""
    return float(_font(weight, size).getlength(text)) * _ROOM_FOR_OTHER_FONTS


def wrapped(text: str, room: float, size: int, weight: str = "normal") -> list[str]:
    """Lines that find room. Figures are kept together; a word that is too long, such as a link, is broken."""
    lines: list[str] = []
    line = ""
    for word in _pieces(tied(text), room, size, weight):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, weight) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _pieces(text: str, room: float, size: int, weight: str) -> list[str]:
    pieces = []
    for word in text.split(" "):
        rest = word
        while width_of(rest, size, weight) > room and len(rest) > 1:
            fits = max((n for n in range(1, len(rest)) if width_of(rest[:n], size, weight) <= room), default=1)
            pieces.append(rest[:fits])
            rest = rest[fits:]
        pieces.append(rest)
    return pieces


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / _FILES[weight], size)


def _paragraph(text: str, room: float, size: int, weight: str, colour: str) -> Drawn:
    lines = wrapped(text, room, size, weight)
    markup = "".join(_line(line, 0, size + n * size * _LINE, size, weight, colour) for n, line in enumerate(lines))
    return Drawn(markup, len(lines) * size * _LINE + 3)


def _line(text: str, x: float, baseline: float, size: int, weight: str, colour: str) -> str:
    return (
        f'<text x="{x:g}" y="{baseline:.1f}" font-family="{_FAMILY}" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}">{escape(text)}</text>'
    )


def _example(room: float) -> Drawn:
    """A what-if says that it is one, before anything else is read off it."""
    told = _paragraph(_(EXAMPLE), room, _TEXT + 2, "600", LIGHT.nation)
    return Drawn(told.markup, told.height + 2)


def _gap(height: float) -> Drawn:
    return Drawn("", height)


def _nested(drawn: str) -> str:
    """Its marks' own descriptions are for a page that is walked through; the sheet has a name of its own."""
    return re.sub(r' aria-(?:label|roledescription|hidden)="[^"]*"| role="[^"]*"', "", drawn)


def _shape(mark: Mark) -> str:
    colour = _colour(mark.colour)
    edge = f' stroke="{LIGHT.class_border}" stroke-width="0.7"' if mark.colour.startswith("classes") else ""
    stroke = f'fill="none" stroke="{colour}" stroke-width="2.5"'
    shapes = {
        "rect": f'<rect x="0" y="2" width="16" height="14" fill="{colour}"{edge}/>',
        "line": f'<path d="M8 0V18" {stroke}/>',
        "dash": f'<path d="M8 0V18" {stroke} stroke-dasharray="5 4"/>',
        "tick": f'<path d="M8 0V18" {stroke}/>',
        "stroke": f'<path d="M0 9H27" {stroke}/>',
        "dashes": f'<path d="M0 9H27" {stroke} stroke-dasharray="7 4"/>',
        "dots": f'<path d="M0 9H27" {stroke} stroke-dasharray="2 3"/>',
        "disc": f'<circle cx="8" cy="9" r="5.5" fill="{colour}"/>',
        "diamond": f'<path d="M8 2.5L14.5 9L8 15.5L1.5 9Z" {stroke}/>',
        "filled-diamond": f'<path d="M8 2L15 9L8 16L1 9Z" fill="{colour}"/>',
        "triangle": f'<path d="M8 3L14 15H2Z" fill="{colour}"/>',
        "square": f'<rect x="2.5" y="3.5" width="11" height="11" {stroke}/>',
    }
    return shapes[mark.shape]


def _colour(name: str) -> str:
    group, _dash, place = name.partition("-")
    found: Any = getattr(LIGHT, group)
    return str(found[int(place)] if place else found)


def _plain_rows(exhibit: Exhibit) -> list[dict[str, Any]]:
    """The rows as JSON has them."""
    return [
        {str(name): value.item() if hasattr(value, "item") else value for name, value in row.items()}
        for row in exhibit.rows.to_dict("records")
    ]
