"""Statens pengar: frame, allocation, earned, redistributed, paid; the year at the same pace, the half-year beside."""

import streamlit as st

from rehabdata import sentences, sources
from rehabdata.exhibits import money
from rehabdata.language import _
from rehabdata.money.funding import is_settled
from rehabdata.ui import choices, figures, filters, head, parts, passage, source, table_links

data, chosen = source.data(), choices.current()
year = chosen.money_year

head.show(_("Statens pengar"))
ask = filters.asked(chosen, "takt")
leading, beside = money.both_paces(data, ask)
half = data.settlement(year, chosen.period, 1.0)
with passage.together():
    if year != chosen.year:
        parts.notice(_("Pengarnas regler börjar 2012: sidan visar {year}.", year=year))
    filters.leading_pace(ask)
    said = [sentences.pace_in_nation(leading, year), sentences.pace_in_nation(beside, year)]
    if chosen.county_code:
        own = data.settlement(year, chosen.period, 2.0).of(chosen.county_code)
        said.insert(0, f"{chosen.county}: {sentences.landsting_same_pace(own, half.of(chosen.county_code))}")
    parts.lead(*said)
    condition = [sentences.if_the_pace_is_held(data.assumptions, year)] if is_settled(ask.pace) else []
    parts.text(sentences.above_and_below(leading), *condition, sentences.published_outcome(data.assumptions, year))
query = chosen.address() | choices.spelled_out() | {"ar": str(year)}
for column, figure in zip(
    st.columns([2, 3], gap="large"), (money.funding_chain, money.allocation_and_earned), strict=True
):
    with column:
        figures.show(figure(data, ask), query)
with passage.together():
    if chosen.view == choices.AS_PICTURE:
        figures.table(money.left_and_above(data, ask))
        table_links.money(chosen, ask.pace, money.beside(ask.pace))
        with parts.folded("metod-alla", _("Så räknas det")):
            frame = data.assumptions.find("frame", year)
            parts.sources(*money.left_and_above_sources(data, ask), parts.swedish_only(f"{frame.source}. {frame.note}"))
    with parts.folded("tryckt", _("Tryckt och beräknad andel")):
        parts.text(sentences.shares_reproduced(half, data.printed_shares(chosen.period), year))
        figures.table(money.printed_and_computed(data, ask))
        table_links.show("tables/shares_compared", {"ar": str(year), "period": chosen.period})
        printed_in = _("Tryckt: {table}.", table=sources.women_and_men(year))
        parts.sources(printed_in, *sources.shares(data, year))
