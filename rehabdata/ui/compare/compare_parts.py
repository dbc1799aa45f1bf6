"""The picture and the table of the page of compared landsting."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import urlencode
from zlib import crc32

import streamlit as st

from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.compare_rows import Bar, Order
from rehabdata.compare.measures import MEASURES, Figures, Standing
from rehabdata.data import NATION
from rehabdata.exhibits.compare import compared, measure_ranking, two_measures
from rehabdata.language import _
from rehabdata.request import ORDER, Request
from rehabdata.ui import choices, figures, parts, sections, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.compare.compare_filters import address_of, first
from rehabdata.ui.money import working_parts


def ranking(ask: Request, chosen: Choices) -> None:
    """The landsting by the measure that orders them."""
    ask = replace(ask, measure_ids=(first(ask),))
    figures.show(measure_ranking(source.data(), ask), chosen.address() | address_of(ask))


def picture(ask: Request, chosen: Choices) -> None:
    """Two measures against each other, each landsting with its name."""
    exhibit = two_measures(source.data(), ask)
    if exhibit.rows.empty:
        parts.text(_("Inget av landstingen har tal för båda måtten {year}.", year=ask.year))
        return
    figures.show(exhibit, chosen.address() | address_of(ask))
    parts.small(_("På en smal skärm står länets bokstav i stället för namnet; tabellen har båda."))
    parts.small(_(compare_sentences.NOT_OFFERED))


def table(ask: Request, figures: Mapping[str, Figures], standings: Mapping[str, Standing], chosen: Choices) -> None:
    """The landsting by the measures, with places and bars; every heading is a link that orders by it."""
    names = source.data().county_by_code
    compared = ask.side_by_side(source.data())
    codes = compare_rows.ordered({code: names[code] for code in compared}, ask.order, figures)
    bars = {name: compare_rows.bars(figures[name]) for name in ask.measure_ids}
    ordering = MEASURES[first(ask)]
    caption = _("Landstingen {year}. Platsen gäller: {measure}", year=chosen.year, measure=_(ordering.label))
    head = "".join(
        [
            _head(_("Landsting"), Order(None), ask, chosen),
            f"<th scope='col' class='rd-num'>{parts.safe(_('Plats'))}</th>",
            *(_head(_(MEASURES[name].heading), Order(name), ask, chosen) for name in ask.measure_ids),
        ]
    )
    body = "".join(_row(code, ask, figures, bars, standings, chosen) for code in codes)
    nation = _nation(ask, figures)
    name = f"tabell-{crc32(caption.encode()):08x}"
    st.html(
        f"<p class='rd-caption' id='{name}'>{parts.safe(caption)}</p>"
        f"<div class='rd-scroll' tabindex='0' role='group' aria-labelledby='{name}'>"
        f"<table class='rd-table rd-compare' aria-labelledby='{name}'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}{nation}</tbody></table></div>"
    )


def _head(heading: str, order: Order, ask: Request, chosen: Choices) -> str:
    """A column's heading as a link: it orders by the column, and by its lowest figures when it does already."""
    current = ask.order
    is_current = current.measure_id == order.measure_id
    wanted = Order(order.measure_id, is_current and order.measure_id is not None and not current.is_rising)
    rises = current.is_rising or current.measure_id is None
    sort = f" aria-sort='{'ascending' if rises else 'descending'}'" if is_current else ""
    here = {sections.NAME: choices.given()[sections.NAME]} if sections.NAME in choices.given() else {}
    address = urlencode(chosen.address() | address_of(ask) | here | {ORDER: str(wanted)})
    number = " class='rd-num'" if order.measure_id else ""
    return (
        f"<th scope='col'{number}{sort}>"
        f"<a href='jamfor?{escape(address, quote=True)}' target='_self'>{parts.safe(heading)}</a></th>"
    )


def _row(
    code: str,
    ask: Request,
    figures: Mapping[str, Figures],
    bars: Mapping[str, Mapping[str, Bar]],
    standings: Mapping[str, Standing],
    chosen: Choices,
) -> str:
    link = parts.landsting_link(code, chosen)
    standing = standings.get(code)
    cells = "".join(
        f"<td class='rd-num'>{parts.safe(measures.shown(MEASURES[name], figures[name][code]))}"
        f"{_bar(bars[name].get(code))}</td>"
        for name in ask.measure_ids
    )
    marked = " class='rd-marked'" if code == chosen.county_code else ""
    return (
        f"<tr{marked}><th scope='row'><a href='{escape(link.href, quote=True)}' target='_self'>"
        f"{parts.safe(link.text)}</a></th>"
        f"<td class='rd-num'>{compare_sentences.place_text(standing) if standing else '–'}</td>{cells}</tr>"
    )


def _bar(bar: Bar | None) -> str:
    """For the eye alone: the figure above it says the same."""
    drawn = f"<span style='margin-left:{bar.start:.1f}%;width:{bar.length:.1f}%'></span>" if bar else ""
    return f"<span class='rd-bar' aria-hidden='true'>{drawn}</span>"


def _nation(ask: Request, figures: Mapping[str, Figures]) -> str:
    cells = "".join(
        f"<td class='rd-num'>{parts.safe(measures.shown(MEASURES[name], figures[name].get(NATION, measures.MISSING)))}"
        "</td>"
        for name in ask.measure_ids
    )
    return f"<tr class='rd-sum'><th scope='row'>{parts.safe(_('Riket'))}</th><td class='rd-num'></td>{cells}</tr>"


def take_away(ask: Request) -> None:
    """The table's figures, unrounded, for programs and spreadsheets."""
    named = {"jamfor_med": ",".join(map(source.data().area, ask.side_by_side(source.data())))} if ask.compared else {}
    query = {**named, "matt": ",".join(ask.measure_ids), "ar": str(ask.year), "period": ask.period}
    table_links.show("compare", query)


def notes(ask: Request, figures: Mapping[str, Figures], chosen: Choices) -> None:
    """What the places mean, why a figure is not there, how money is reckoned, and where the figures come from."""
    parts.small(_(compare_sentences.PLACES))
    whys = {figures[name][code].why for name in ask.measure_ids for code in ask.side_by_side(source.data())}
    for why, said in compare_sentences.DASHES.items():
        if why in whys:
            parts.small(_(said))
    agreed = source.data().settlement_or_none(ask.year, ask.period, 1.0)
    if agreed and any("money" in MEASURES[name].of for name in ask.measure_ids):
        working_parts.show(agreed, chosen, chosen.county_code or NATION)
    parts.sources(*compared(source.data(), ask.measure_ids, ask.year, ask.period))
