"""The parts that pages are built of: sentences, key figures, charts with a name, tables with a caption, sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rehabdata import charts, theme
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import ENGLISH, _, current
from rehabdata.sources import inferred, submitted
from rehabdata.swedish import tied
from rehabdata.ui import passage, source
from rehabdata.ui.choices import Choices

_SHORT = 28  # letters: with its heading beside it a cell has room on a phone's line
_MANY = 5  # columns beside each other on a desk: more of them are narrower


class Markup(str):
    """Text that is markup already, made by this module: shown as it is."""


def safe(text: str) -> str:
    """Text for a page: escaped, its figures kept together; markup as it is."""
    return text if isinstance(text, Markup) else escape(tied(text))


def swedish_only(text: str) -> str:
    """A quotation, a source or another text that stays Swedish, marked as such among English."""
    return Markup(f'<span lang="sv">{safe(text)}</span>') if text and current() == ENGLISH else text


def retold(text: str) -> str:
    """A retelling of ours in the run's language; what was brought in has no twin: `swedish_only`."""
    told = _(text)
    return told if told != text else swedish_only(text)


def composed(template: str, **values: str) -> Markup:
    """A translated template whose {names} are filled in with texts of which some may stay Swedish."""
    return Markup(safe(template).format(**{name: safe(value) for name, value in values.items()}))


def joined(*sentences: str) -> Markup:
    """Sentences of a paragraph, of which some may stay Swedish."""
    return Markup(" ".join(map(safe, sentences)))


@dataclass(frozen=True)
class Link:
    """A cell that leads to another page of the app."""

    text: str
    href: str


@dataclass(frozen=True)
class Lines:
    """A cell of several lines. `anchors` are the names by which an address (#name) finds it."""

    lines: tuple[str, ...]
    anchors: tuple[str, ...] = ()


Cell = str | Link | Lines


def link(to: Link) -> Markup:
    """A link to another page of the app, or to a place on this one (#name)."""
    return Markup(f"<a href='{escape(to.href, quote=True)}' target='_self'>{safe(to.text)}</a>")


def where_from(source: str) -> Cell:
    """A public source as a link named after its site, remarks on it left out; a source in words as it is, Swedish."""
    address = source.split(" ")[0]
    if not address.startswith("http"):
        return swedish_only(source)
    return Link(urlsplit(address).netloc.removeprefix("www."), address)


def in_line(cell: Cell) -> Markup:
    """What a cell shows, within a sentence."""
    return Markup(_cell(cell))


def mode() -> theme.Mode:
    """Light or dark, as the visitor's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def base_url() -> str:
    """The app's own address without page and query, as the visitor's browser knows it."""
    url = st.context.url or ""
    scheme, _, rest = url.partition("://")
    host = rest.split("/", 1)[0]
    return f"{scheme}://{host}" if host else ""


def period_line(period: str, year: int) -> None:
    """The line that every page on the guarantee carries: what is counted, and that the guarantee has ended."""
    part = _("Januari–juni {year}.", year=year) if period == "kv1-2" else _("Helåret {year}.", year=year)
    counted = (
        _("Räknar påbörjade eller avslutade behandlingar, inte om någon återgick i arbete.")
        if year == 2011
        else _("Räknar avslutade behandlingar, inte om någon återgick i arbete.")
    )
    top_line(part, counted, _("Garantin upphörde efter 2015."), *submitted(source.data(), period))


def top_line(*sentences: str) -> None:
    """What the page's figures count, and of when, above all of them."""
    passage.say(f"<p class='rd-period'>{joined(*sentences)}</p>")


def inferred_line(year: int) -> None:
    """Says above all money of a year whose frame and rates are inferred that they are; nothing for another year."""
    for sentence in inferred(source.data().assumptions, year):
        passage.say(f"<p class='rd-inferred'>{safe(sentence)}</p>")


def heading(text: str) -> None:
    """The page's only h1."""
    passage.say(f"<h1>{safe(text)}</h1>")


def section(text: str) -> None:
    """A section's h2."""
    passage.say(f"<h2>{safe(text)}</h2>")


def subsection(text: str) -> None:
    """A subsection's h3."""
    passage.say(f"<h3>{safe(text)}</h3>")


def anchored(name: str, text: str) -> Markup:
    """A heading that an address (#name) finds."""
    return Markup(f"<span id='{escape(name, quote=True)}'>{safe(text)}</span>")


def contents(sections: Mapping[str, str]) -> None:
    """Links to the page's sections by their anchors' names, for who knows what to look for or reads on a phone."""
    links = "".join(f"<li>{link(Link(words, f'#{name}'))}</li>" for name, words in sections.items())
    passage.say(f"<nav aria-label='{safe(_('På sidan'))}'><ul class='rd-key rd-contents'>{links}</ul></nav>")


def lead(*sentences: str) -> None:
    """The answer, in a sentence or a few."""
    passage.say(f"<p class='rd-lead'>{joined(*sentences)}</p>")


def text(*sentences: str) -> None:
    """A paragraph."""
    passage.say(f"<p class='rd-text'>{joined(*sentences)}</p>")


def bullets(items: Sequence[str]) -> None:
    """A list of short statements."""
    passage.say(listed(items))


def listed(items: Sequence[str]) -> Markup:
    """Short statements as a list."""
    return Markup(f"<ul class='rd-text'>{''.join(f'<li>{safe(item)}</li>' for item in items)}</ul>")


def fold(name: str, heading: str, within: Markup) -> None:
    """Markup folded away under a heading. By its name, the page's own, it stays open over reruns."""
    passage.say(f"<details class='rd-fold' data-fold='{name}'><summary>{safe(heading)}</summary>{within}</details>")


@contextmanager
def folded(name: str, heading: str) -> Iterator[None]:
    """What is said within is folded away under a heading, as `fold`. Within a passage."""
    passage.say(f"<details class='rd-fold' data-fold='{name}'><summary>{safe(heading)}</summary>")
    yield
    passage.say("</details>")


def small(sentence: str) -> None:
    """A quiet line beside a control."""
    passage.say(f"<p class='rd-small'>{safe(sentence)}</p>")


def to_copy(text: str) -> None:
    """A text with a button that copies it, and the line where page.js says whether that went well."""
    passage.say(copied(text))


def copied(text: str) -> Markup:
    """The markup of `to_copy`."""
    copy = _("Kopiera")
    return Markup(
        f"<div class='rd-copy'><pre tabindex='0'><code>{escape(text)}</code></pre><button type='button'>{copy}"
        "</button><p class='rd-small' role='status'></p></div>"
    )


def lead_small(sentence: str) -> None:
    """A section's own answer."""
    passage.say(f"<p class='rd-text'><strong>{safe(sentence)}</strong></p>")


def notice(sentence: str) -> None:
    """One line that says what was not as asked for."""
    passage.say(f"<p class='rd-notice' role='status'>{safe(sentence)}</p>")


def sources(*sentences: str) -> None:
    """Where the figures above come from."""
    said = composed(_("Källa: {sentences}"), sentences=joined(*sentences))
    passage.say(f"<p class='rd-source'>{said}</p>")


def sources_at_the_end(*sentences: str) -> None:
    """Where figures come from that have no foot of their own, folded at the end of a page."""
    with passage.together(), folded("kallor", _("Källor och filer")):
        sources(*sentences)
        to = f"data?{urlencode({'sprak': current()})}"
        text(composed(_("Alla tabeller som filer: {link}."), link=link(Link(_("Data"), to))))


def foot(*sentences: str) -> None:
    """The last line of a page."""
    passage.say(f"<p class='rd-foot'>{joined(*sentences)}</p>")


def key_figures(figures: Sequence[tuple[str, str, str]]) -> None:
    """A few figures, each with what it is and a note (may be empty)."""
    items = "".join(
        f"<div><dt>{safe(name)}</dt><dd>{safe(value)}</dd>{f'<dd>{safe(note)}</dd>' if note else ''}</div>"
        for name, value, note in figures
    )
    passage.say(f"<dl class='rd-figures'>{items}</dl>")


def chart(name: str, rows: pd.DataFrame, finding: str, of: str = "") -> None:
    """One of charts.NAMES with its rows. `finding` says what it shows and its main result; it is the chart's name.

    `of` tells it from another of the same name on the page.
    """
    passage.closed(name)
    spec, key = charts.spec(name, mode()), f"chart_{name}{of}"
    st.vega_lite_chart(rows, spec, theme=None, alt=finding, width="stretch", height=_height(spec), key=key)


def _height(spec: Mapping[str, Any]) -> int | Literal["content"]:
    """A chart of one height keeps its place before the browser has drawn it; one with a step a row knows it then."""
    height = spec.get("height")
    return height if isinstance(height, int) else "content"


def chart_selection(name: str, rows: pd.DataFrame, finding: str, parameter: str) -> dict[str, str] | None:
    """As `chart`, for one whose marks can be picked: the picked mark's fields, or None."""
    passage.closed(name)
    spec = charts.spec(name, mode())
    event = st.vega_lite_chart(
        rows,
        spec,
        theme=None,
        alt=finding,
        width="stretch",
        height=_height(spec),
        key=f"chart_{name}",
        on_select="rerun",
    )
    picked: list[dict[str, str]] = event.get("selection", {}).get(parameter) or []
    return picked[0] if picked else None


def pace_key(leading: str, beside: str) -> None:
    """Which bar is which pace."""
    key([("rect chosen", leading), ("rect other", beside)])


def key(marks: Sequence[tuple[str, str]]) -> None:
    """A chart's key: each mark as "<shape> <colour of the palette>", and its words."""
    items = "".join(
        f"<li><span class='{' '.join(f'rd-mark-{part}' for part in mark.split())}'></span>{safe(words)}</li>"
        for mark, words in marks
    )
    passage.say(f"<ul class='rd-key'>{items}</ul>")


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    marked: int | None = None,
    sums: int = 0,
) -> None:
    """A table that keyboard and screen reader reach: named, row headings in the first column.

    The name stands above what scrolls sideways on a phone, so that it is read whole.
    `marked` is the row of the chosen landsting; the last `sums` rows are sums.
    """
    head = "".join(f"<th scope='col'{_align(c)}>{safe(c.heading)}</th>" for c in columns)
    body = "".join(
        f"<tr{_row_class(number, marked, len(rows) - sums)}>{_cells(columns, row)}</tr>"
        for number, row in enumerate(rows)
    )
    name = _table_name(caption)
    passage.say(
        f"<p class='rd-caption' id='{name}'>{safe(caption)}</p>"
        f"<div class='rd-scroll' tabindex='0' role='group' aria-labelledby='{name}'>"
        f"<table class='rd-table' aria-labelledby='{name}'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def records(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """A table of wordy cells, of which a phone shows each row as a card, every cell under its column's heading.

    The roles are spelled out: what is laid out as something else is no table to a screen reader otherwise.
    """
    head = "".join(f"<th scope='col' role='columnheader'{_align(c)}>{safe(c.heading)}</th>" for c in columns)
    lined = " rd-lined" if any(isinstance(cell, Lines) for row in rows for cell in row) else ""
    many = " rd-many" if len(columns) > _MANY else ""
    body = "".join(f"<tr role='row'>{_named_cells(columns, row)}</tr>" for row in rows)
    name = _table_name(caption)
    passage.say(
        f"<p class='rd-caption' id='{name}'>{safe(caption)}</p>"
        f"<div class='rd-scroll' tabindex='0' role='group' aria-labelledby='{name}'>"
        f"<table class='rd-table rd-records{lined}{many}' role='table' aria-labelledby='{name}'>"
        f"<thead role='rowgroup'><tr role='row'>{head}</tr></thead><tbody role='rowgroup'>{body}</tbody></table></div>"
    )


def _named_cells(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    """Cells that know their heading; the first is the row's own."""
    first, *rest = zip(columns, row, strict=True)
    return f"<th scope='row' role='rowheader'{_align(first[0])}>{_cell(first[1])}</th>" + "".join(
        f"<td role='cell' data-heading='{escape(column.heading, quote=True)}'{_card_line(column, cell)}>"
        f"{_cell(cell)}</td>"
        for column, cell in rest
    )


def _card_line(column: Column, cell: Cell) -> str:
    """On a card a short cell stands on its heading's line."""
    said = cell.text if isinstance(cell, Link) else cell
    short = isinstance(said, str) and len(re.sub("<[^>]*>", "", said)) <= _SHORT
    classes = [name for name, holds in (("rd-num", column.align == "number"), ("rd-short", short)) if holds]
    return f" class='{' '.join(classes)}'" if classes else ""


def _table_name(caption: str) -> str:
    return f"tabell-{crc32(caption.encode()):08x}"


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    first, *rest = zip(columns, row, strict=True)
    return f"<th scope='row'{_align(first[0])}>{_cell(first[1])}</th>" + "".join(
        f"<td{_align(column)}>{_cell(cell)}</td>" for column, cell in rest
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, Link):
        return link(cell)
    if isinstance(cell, Lines):
        anchors = "".join(f"<span id='{escape(name, quote=True)}'></span>" for name in cell.anchors)
        return anchors + "".join(f"<span class='rd-line'>{safe(line)}</span>" for line in cell.lines)
    return safe(cell)


def _align(column: Column) -> str:
    return " class='rd-num'" if column.align == "number" else ""


def _row_class(number: int, marked: int | None, first_sum: int) -> str:
    if number == marked:
        return " class='rd-marked'"
    return " class='rd-sum'" if number >= first_sum else ""


def folded_table(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], marked: int | None = None
) -> DeltaGenerator:
    """The figures of the chart above as a table, folded away where no open table has them; what it is folded in."""
    passage.closed(caption)
    folded = st.expander(_("Visa som tabell"))
    with folded:
        table(caption, columns, rows, marked)
    return folded


def landsting_link(county_code: str, chosen: Choices) -> Link:
    """A link to a landsting's page that keeps the other choices."""
    address = {name: value for name, value in chosen.address().items() if name != "lan"}
    return Link(
        source.data().county_by_code[county_code], f"{source.data().slug_by_code[county_code]}?{urlencode(address)}"
    )


def row_of(county_code: str | None) -> int | None:
    """The chosen landsting's row in a table that lists all 21 in Swedish order."""
    codes = list(source.data().counties.county_code)
    return codes.index(county_code) if county_code else None
