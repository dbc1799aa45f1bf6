"""The picture and the table of the page of compared landsting."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode
from zlib import crc32

import streamlit as st

from rehabdata.assumptions import Assumptions
from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.compare_rows import Bar, Order
from rehabdata.compare.measures import MEASURES, NATION, Figures, Ground, Standing
from rehabdata.intake.reports import HALF_YEAR
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.ui import parts, picture_links, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.compare.compare_filters import ORDER, Picked
from rehabdata.ui.money import working_parts
from rehabdata.ui.parts import Column


def ground(chosen: Choices) -> Ground:
    """What the measures are computed from, of the chosen year and period."""
    year, period = chosen.year, chosen.period
    return Ground(
        year=year,
        treatments=source.treatments(period),
        gender=source.gender(period),
        sick_days=source.sick_days(),
        agreed=_settlement(year, period, 1.0),
        whole_year=_settlement(year, period, 2.0),
        year_before=_settlement(year - 1, period, 1.0),
        of_half_year=period == HALF_YEAR,
    )


def _settlement(year: int, period: str, pace: float) -> Settlement | None:
    ruled: Assumptions = source.assumptions()
    held = year in source.years_by_period()[period] and year in ruled.money_years()
    return source.settlement(year, period, pace) if held else None


def picture(picked: Picked, figures: Mapping[str, Figures], chosen: Choices) -> None:
    """Two measures against each other, each landsting with its name; its figures folded away below."""
    names, letters = source.county_by_code(), source.letter_by_code()
    x, y = MEASURES[picked.x], MEASURES[picked.y]
    rows = compare_rows.scatter(x, y, figures, picked.codes, names, letters, chosen.county_code)
    drawn = set(rows.county)
    if rows.empty:
        parts.text(_("Inget av landstingen har tal för båda måtten {year}.", year=chosen.year))
        return
    left_out = [names[code] for code in picked.codes if names[code] not in drawn]
    finding = compare_sentences.picture(x, y, chosen.year, len(rows), left_out)
    if chosen.county in drawn:
        parts.key([("diamond chosen", chosen.county or ""), ("disc other", _("övriga"))])
    parts.chart("two_measures", rows, finding)
    picture_links.show("two-measures", chosen.address() | picked.address())
    if left_out:
        parts.small(compare_sentences.left_out_of_it(left_out))
    parts.small(
        parts.joined(
            _(compare_sentences.NO_CAUSE),
            _("På en smal skärm står länets bokstav i stället för namnet; tabellen har båda."),
        )
    )
    parts.folded_table(
        _("{x} och {y}, {year}", x=_(x.label), y=_(y.label), year=chosen.year),
        [Column(_("Landsting"), "text"), Column(_("Bokstav"), "text"), Column(_(x.heading)), Column(_(y.heading))],
        [
            (names[code], letters[code], *(measures.shown(m, figures[m.measure_id][code]) for m in (x, y)))
            for code in picked.codes
        ],
        marked=picked.codes.index(chosen.county_code) if chosen.county_code in picked.codes else None,
    )
    _take((picked.x, picked.y), picked, chosen, part=_("bildens mått"))
    _sources((picked.x, picked.y), chosen)


def table(picked: Picked, figures: Mapping[str, Figures], standings: Mapping[str, Standing], chosen: Choices) -> None:
    """The landsting by the measures, with places and bars; every heading is a link that orders by it."""
    names = source.county_by_code()
    codes = compare_rows.ordered({code: names[code] for code in picked.codes}, picked.order, figures)
    bars = {name: compare_rows.bars(figures[name]) for name in picked.measure_ids}
    first = MEASURES[picked.first]
    caption = _("Landstingen {year}. Platsen gäller: {measure}", year=chosen.year, measure=_(first.label))
    head = "".join(
        [
            _head(_("Landsting"), Order(None), picked, chosen),
            f"<th scope='col' class='rd-num'>{parts.safe(_('Plats'))}</th>",
            *(_head(_(MEASURES[name].heading), Order(name), picked, chosen) for name in picked.measure_ids),
        ]
    )
    body = "".join(_row(code, picked, figures, bars, standings, chosen) for code in codes)
    nation = _nation(picked, figures)
    name = f"tabell-{crc32(caption.encode()):08x}"
    st.html(
        f"<p class='rd-caption' id='{name}'>{parts.safe(caption)}</p>"
        f"<div class='rd-scroll' tabindex='0' role='group' aria-labelledby='{name}'>"
        f"<table class='rd-table rd-compare' aria-labelledby='{name}'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}{nation}</tbody></table></div>"
    )


def _head(heading: str, order: Order, picked: Picked, chosen: Choices) -> str:
    """A column's heading as a link: it orders by the column, and by its lowest figures when it does already."""
    current = picked.order
    is_current = current.measure_id == order.measure_id
    wanted = Order(order.measure_id, is_current and order.measure_id is not None and not current.is_rising)
    rises = current.is_rising or current.measure_id is None
    sort = f" aria-sort='{'ascending' if rises else 'descending'}'" if is_current else ""
    address = urlencode(chosen.address() | picked.address() | {ORDER: str(wanted)})
    number = " class='rd-num'" if order.measure_id else ""
    return (
        f"<th scope='col'{number}{sort}>"
        f"<a href='jamfor?{escape(address, quote=True)}' target='_self'>{parts.safe(heading)}</a></th>"
    )


def _row(
    code: str,
    picked: Picked,
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
        for name in picked.measure_ids
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


def _nation(picked: Picked, figures: Mapping[str, Figures]) -> str:
    cells = "".join(
        f"<td class='rd-num'>{parts.safe(measures.shown(MEASURES[name], figures[name].get(NATION, measures.MISSING)))}"
        "</td>"
        for name in picked.measure_ids
    )
    return f"<tr class='rd-sum'><th scope='row'>{parts.safe(_('Riket'))}</th><td class='rd-num'></td>{cells}</tr>"


def take_away(picked: Picked, chosen: Choices) -> None:
    """The table's figures, unrounded, for programs and spreadsheets."""
    _take(picked.address()["matt"].split(","), picked, chosen)


def _take(measure_ids: Sequence[str], picked: Picked, chosen: Choices, part: str | None = None) -> None:
    named = ",".join(source.county_by_code()[code] for code in picked.codes) if picked.named else ""
    query = {"jamfor_med": named} if named else {}
    query |= {"matt": ",".join(measure_ids), "ar": str(chosen.year), "period": chosen.period}
    table_links.show("compare", query, part=part)


def notes(picked: Picked, figures: Mapping[str, Figures], ground: Ground, chosen: Choices) -> None:
    """What the places mean, why a figure is not there, how money is reckoned, and where the figures come from."""
    parts.small(_(compare_sentences.PLACES))
    whys = {figures[name][code].why for name in picked.measure_ids for code in picked.codes}
    for why, said in compare_sentences.DASHES.items():
        if why in whys:
            parts.small(_(said))
    if ground.agreed and any("money" in MEASURES[name].of for name in picked.measure_ids):
        working_parts.show(ground.agreed, chosen, chosen.county_code or NATION)
    _sources(picked.measure_ids, chosen)


def _sources(measure_ids: Sequence[str], chosen: Choices) -> None:
    """Where the measures come from; what is inferred of the money is said to be."""
    told = dict.fromkeys(measures.source_of(name, chosen.year) for name in measure_ids)
    in_money = chosen.year in source.assumptions().money_years()
    parts.sources(*told, *(parts.inferred(chosen.year) if in_money else []))
