"""An exhibit on a page: its finding as a heading, what is measured, picture or table, and one foot line."""

import re
from collections.abc import Mapping
from html import escape
from typing import Literal

import streamlit as st

from rehabdata.api import catalogue
from rehabdata.data import HALF_YEAR
from rehabdata.exhibits.catalogue import FIGURES
from rehabdata.exhibits.exhibit import Exhibit, Table
from rehabdata.language import _
from rehabdata.ui import choices, links, parts, passage, picture_links, source, table_links
from rehabdata.ui.parts import Markup, composed, safe


def show(
    exhibit: Exhibit,
    query: Mapping[str, str],
    level: Literal[2, 3] = 2,
    switches: str = "",
    pick: str = "",
    drawn: str = "",
) -> dict[str, str] | None:
    """The figure frame, the same everywhere. `query`: the page's choices, which pictures and files take along;
    `switches`: markup of the choices that are the figure's own; `pick`: the chart's parameter by which a mark is
    picked, whose fields are returned; `drawn`: markup of a figure that is no chart.
    """
    picked = None
    with st.container(key=f"figure-{exhibit.name}", gap="small"):
        measured = f"<p class='rd-measure'>{safe(exhibit.measure)}</p>"
        only_table = not (exhibit.chart or drawn)
        as_table = exhibit.table is not None and (only_table or choices.view() == choices.AS_TABLE)
        with passage.together():
            passage.say(
                f"<h{level} class='rd-finding' id='figur-{exhibit.name}'>{safe(exhibit.finding)}</h{level}>"
                f"{'' if only_table else measured}{switches}"  # a table's caption is its measure
            )
            if as_table and exhibit.table:
                table(exhibit.table)
            else:
                if exhibit.key:
                    parts.key([(f"{mark.shape} {mark.colour}", mark.words) for mark in exhibit.key])
                if drawn:
                    passage.say(drawn)
        if pick and not as_table:
            picked = parts.chart_selection(exhibit.chart, exhibit.rows, exhibit.alt, pick)
        elif exhibit.chart and not as_table:
            parts.chart(exhibit.chart, exhibit.rows, exhibit.alt)
        foot(exhibit, query)
    return picked


def table(shown: Table) -> None:
    """A table whose rows lead to the landsting that they are of."""
    chosen = choices.current()
    cells = [
        (parts.landsting_link(code, chosen) if code in source.data().county_by_code else row[0], *row[1:])
        for row, code in zip(shown.rows, shown.codes or [""] * len(shown.rows), strict=True)
    ]
    parts.table(shown.caption, shown.columns, cells, shown.marked, shown.sums)


def foot(exhibit: Exhibit, query: Mapping[str, str]) -> None:
    """Short source, how it is reckoned with caveats and all sources, and the ways to take it along."""
    with passage.together():
        passage.say(f"<div class='rd-figure-foot'><p>{safe(short(exhibit.sources))}</p>")
        passage.say(_opened(f"metod-{exhibit.name}", _("Så räknas det")))
        for working in exhibit.method:
            table(working)
        for note in exhibit.notes:
            parts.small(note)
        parts.sources(*exhibit.sources)
        passage.say(f"</details>{_taken(exhibit, query)}</div>")


def short(sources: tuple[str, ...]) -> str:
    """The first source without its pages."""
    first = sources[0] if sources else ""
    found = re.match(r"[^(;]*\([^)]*\)|[^;.]*", first)
    return _("Källa: {sentences}", sentences=found[0].rstrip() if found else first)


def _opened(name: str, words: str) -> str:
    return f"<details class='rd-fold' data-fold='{name}'><summary>{safe(words)}</summary>"


def _taken(exhibit: Exhibit, query: Mapping[str, str]) -> str:
    """Picture, table and the figure's own link, of the shared figures; a half-year's, as pictures are."""
    if not source.are_shared():
        return ""
    lines = []
    if exhibit.name in FIGURES and query.get("period", HALF_YEAR) == HALF_YEAR:
        drawn = " · ".join(picture_links.link(exhibit.name, kind, query) for kind in picture_links.KINDS)
        lines.append(composed(_("Bilden: {links}"), links=Markup(drawn)))
    for address, parameters in exhibit.files.items():
        named = f"{_(catalogue.TITLES[address])}: {exhibit.measure}"
        files = " · ".join(table_links.link(address, kind, named, parameters) for kind in table_links.USUAL)
        lines.append(composed(_("Ta med tabellen: {links}"), links=Markup(files)))
    if exhibit.name in FIGURES:
        taken = {name: value for name, value in query.items() if name in (*FIGURES[exhibit.name].takes, "sprak")}
        to = links.href(f"figur/{exhibit.name}", taken)
        words = _("Länk till figuren")
        lines.append(Markup(f"<a href='{escape(to, quote=True)}' target='_blank'>{safe(words)}</a>"))
    said = "".join(f"<p class='rd-take'>{line}</p>" for line in lines)
    opened = _opened(f"ta-med-{exhibit.name}", _("Ta med"))
    return f"{opened}{said}</details>" if said else ""
