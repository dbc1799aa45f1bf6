"""Everything that can be taken away, on one page: the tables in all their forms, the extracts, what describes them."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from rehabdata import sources, swedish
from rehabdata.api import catalogue, tables
from rehabdata.exhibits.exhibit import Column
from rehabdata.extracts import DESCRIPTION
from rehabdata.language import _
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Markup, swedish_only

_FIRST = ("patients", "gender", "shares", "population", "targets", "activities", "sick_days")


def show(chosen: Choices) -> None:
    """The tables with what a row is, how many there are and links, then the files that they are made of.

    The tables are whole; the money is that of the chosen year, by its own rules.
    """
    columns = [
        Column(_("Tabell"), "text"),
        Column(_("En rad är"), "text"),
        Column(_("Rader")),
        Column(_("Hämta"), "text"),
    ]
    others = [name for name in tables.TABLES if name not in _FIRST]
    with passage.together():
        parts.records(_("Tabeller att ta med"), columns, [_money(chosen), *map(_table, _FIRST)])
        with parts.folded("fler-tabeller", _("Fler tabeller ({count})", count=len(others))):
            parts.records(_("Fler tabeller att ta med"), columns, [_table(name) for name in others])
    parts.text(
        _(
            "Excelfilen har ett blad till, Om uppgifterna, med källa, dataversion, urval och vad varje kolumn är. "
            "JSON-stat finns för de statistiska tabellerna."
        )
    )
    with st.expander(_("Filerna som tabellerna är gjorda av")):
        parts.records(
            _("Filerna som tabellerna är gjorda av"),
            [Column(_("Innehåll"), "text"), Column(_("Källa"), "text"), Column(_("Hämta"), "text")],
            [_file(resource) for resource in source.shared().description["resources"]],
        )
    parts.sources(
        _("data/datapackage.json, där varje fils källa står."),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )
    parts.text(
        parts.composed(
            _("För program: {package} beskriver filerna, {description} beskriver adresserna."),
            package=_link(DESCRIPTION, DESCRIPTION),
            description=_link("openapi.json", "openapi.json"),
        )
    )


def _money(chosen: Choices) -> tuple[Cell, ...]:
    title = _(catalogue.TITLES[catalogue.FUNDING])
    held = source.shared().money_years.get(chosen.period, ())
    year, period = (chosen.money_year, chosen.period) if chosen.money_year in held else _latest()
    return (
        _("{title} ({year})", title=title, year=year),
        _(catalogue.FUNDING_GRAIN),
        swedish.number(len(source.data().counties) + 1),
        _links(catalogue.FUNDING, title, {"ar": str(year), "period": period}),
    )


def _latest() -> tuple[int, str]:
    """What the shared data have last, where the visitor looks at a time that they alone have."""
    period, years = next((each, held) for each, held in source.shared().money_years.items() if held)
    return max(years), period


def _table(name: str) -> tuple[Cell, ...]:
    table = tables.TABLES[name]
    title = _(table.title)
    rows = swedish.number(len(tables.rows(source.shared(), name)))
    return title, _(table.grain), rows, _links(f"tables/{name}", title, {}, statistical=table.cube is not None)


def _links(name: str, title: str, query: Mapping[str, str], *, statistical: bool = False) -> Markup:
    kinds = (*table_links.USUAL, "jsonstat") if statistical else table_links.USUAL
    return Markup(
        f"<span class='rd-take'>{' · '.join(table_links.link(name, kind, title, query) for kind in kinds)}</span>"
    )


def _file(resource: Mapping[str, object]) -> tuple[Cell, ...]:
    origins = resource.get("sources", [])
    assert isinstance(origins, list)
    path = str(resource["path"])
    return (
        swedish_only(str(resource["title"])),
        swedish_only("; ".join(str(origin["title"]) for origin in origins)),
        _link(path, path),
    )


def _link(path: str, words: str) -> Markup:
    href = escape(f"{catalogue.PLACE}/{path}", quote=True)
    return Markup(f"<span class='rd-take'><a href='{href}' download>{escape(words)}</a></span>")
