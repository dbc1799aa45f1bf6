"""The what-if page's layout, picture, and who gets more and less."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rehabdata import parameters, rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.hosting import metrics
from rehabdata.language import _, later, use
from rehabdata.money import scenario_rows, scenario_sentences, shown
from rehabdata.money.funding import SEK_PER_MKR, Key, Production, Scenario, Settlement, is_settled, settle
from rehabdata.money.scenario_rows import Compared
from rehabdata.ui import parts, passage, picture_links, source, table_links, terms
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import levers
from rehabdata.ui.own import own_figures

_BROWSER_DRAWS_SECONDS = 0.1  # before the rest of the page is sent, the browser has drawn the picture

_SOURCE = later("beräknat med rapportens regler (s. 6–7) ur {counts}; {population}.")


def places() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Where the answer stands, the levers under it, and the picture under them, in whatever order they are filled."""
    return st.container(), st.container(), st.container(key=levers.PICTURE)


@passage.together()
def picture_heading(pace: float) -> None:
    """What the levers' treatments are; what the picture below them shows, and its key."""
    parts.small(_(terms.TREATMENTS))
    name = rows.pace_name(pace)
    parts.section(
        _("Vad varje landsting får, {pace}", pace=name)
        if is_settled(pace)
        else _("Vad varje landsting har jobbat in, {pace}", pace=name)
    )
    parts.key(
        [
            ("rect chosen", _("med ändringen: mer")),
            ("rect nation", _("mindre")),
            ("rect other", _("lika")),
            ("tick", _("före")),
        ]
    )


@st.fragment
@metrics.run("/simulering#reglage")
def levers_and_picture(told: Scenario, start: Scenario, chosen: Choices, picture: DeltaGenerator) -> None:
    """The levers, and every landsting before and after in a fixed order on an axis that holds still.

    A lever that moves reruns this alone: the picture is what the eye waits for. The address, and the rest of the page,
    which tells of `told`, follow when the browser has drawn it.
    """
    use(chosen.language)  # a fragment runs without the frame, which says both otherwise
    own_figures.use()
    scenario = levers.moved(start)
    before = source.data().settlement(chosen.money_year, chosen.period, scenario.pace)
    compared = scenario_rows.compared(
        before, settle(source.data().production(chosen.money_year, chosen.period), scenario)
    )
    with picture:
        parts.chart("before_and_after", scenario_rows.picture(compared), _(scenario_sentences.PICTURE))
    name = scenario_sentences.picture_name(compared, scenario.pace)
    levers.show(scenario, start, name, inferred=bool(sources.inferred(source.data().assumptions, chosen.money_year)))
    if scenario != told:
        time.sleep(_BROWSER_DRAWS_SECONDS)
        levers.write_moves(start)
        st.rerun()


def who_gets_more(
    after: Settlement, compared: Sequence[Compared], produced: Sequence[Production], chosen: Choices
) -> None:
    """The 21 and the nation in whole kronor at the leading pace, another beside (see beside_pace); the key."""
    pace, year = after.scenario.pace, chosen.money_year
    other_pace = rows.beside_pace(pace)
    inhabitants = source.data().inhabitants(year, chosen.period)
    other_before = source.data().settlement(year, chosen.period, other_pace)
    other_compared = scenario_rows.compared(other_before, settle(produced, replace(after.scenario, pace=other_pace)))
    with passage.together():
        picture_links.show("before-and-after", {**taken_along(after.scenario, chosen), "sprak": chosen.language})
        parts.sources(_source(year), *sources.inferred(source.data().assumptions, year))
        parts.subsection(_("Vem får mer, och vem mindre?"))
        by_key = by_either_key(produced, after.scenario)
        effect = scenario_sentences.key_effect(*by_key, chosen.county_code)
        parts.text(scenario_sentences.more_and_less(compared, pace), effect)
        was, becomes = _headings(pace)
        parts.table(
            _("Före och efter i kronor: {pace} först, {other} bredvid", **_paces(pace)),
            [
                Column(_("Landsting"), "text"),
                Column(was),
                Column(becomes),
                Column(_("Skillnad")),
                Column(_("Skillnad i %")),
                Column(_("Skillnad per invånare")),
                Column(_difference_heading(other_pace)),
            ],
            [
                (
                    _who(row.county_code, chosen),
                    *scenario_rows.kronor_cells(row, inhabitants[row.county_code]),
                    swedish.signed(other.difference_sek),
                )
                for row, other in zip(compared, other_compared, strict=True)
            ],
            marked=parts.row_of(chosen.county_code),
            sums=1,
        )
        parts.sources(
            _source(year),
            *sources.inferred(source.data().assumptions, year),
            _(
                "Helåret i samma takt är räkning, inte prognos. Hur en pott som inte räcker delas står inte i "
                "dokumenten: nyckeln är ett antagande."
            ),
            _(shown.RULE),
        )
        table_links.show("funding", taken_along(after.scenario, chosen))
    with (
        st.expander(
            _("Visa i Mkr och som andel, med halvåret bredvid")
            if is_settled(pace)
            else _("Visa i Mkr och som andel, med helåret bredvid")
        ),
        passage.together(),
    ):
        _in_mkr(compared, other_compared, pace, chosen)
        at_other_pace = replace(after.scenario, pace=other_pace)
        table_links.show("funding", taken_along(after.scenario, chosen))
        table_links.show("funding", taken_along(at_other_pace, chosen), part=rows.pace_name(other_pace))
        parts.sources(
            _("beräknat som tabellen ovan. En andel stiger när ramen sänks: läs därför kronorna först."),
            *sources.inferred(source.data().assumptions, year),
        )
    with st.container():  # of its own, so that what stands below keeps its place and is not built anew
        if is_settled(pace):
            _each_key(*by_key, chosen)


def _source(year: int) -> str:
    return _(_SOURCE, counts=sources.patients(year), population=sources.population(source.data(), year))


def taken_along(scenario: Scenario, chosen: Choices) -> dict[str, str]:
    """The parameters by which the open data give the page's figures and picture."""
    levers_spelled_out = parameters.scenario_address(scenario, source.data().county_by_code)
    return {"ar": str(chosen.money_year), "period": chosen.period, **levers_spelled_out}


def by_either_key(produced: Sequence[Production], scenario: Scenario) -> tuple[Settlement, Settlement]:
    """Settled by excess and by population, all else as in the scenario."""
    by_excess, by_population = (settle(produced, replace(scenario, key=key)) for key in get_args(Key))
    return by_excess, by_population


def by_other_key(produced: Sequence[Production], scenario: Scenario) -> Settlement:
    """Settled by the key that the scenario does not have."""
    return settle(produced, replace(scenario, key=next(key for key in get_args(Key) if key != scenario.key)))


def _each_key(by_excess: Settlement, by_population: Settlement, chosen: Choices) -> None:
    """What the keys give each landsting, where they differ."""
    if not scenario_rows.largest_difference(by_excess, by_population):
        return
    with st.expander(_("Visa vad nyckeln ger varje landsting")):
        parts.table(
            _("Vad varje landsting får med den ena och den andra nyckeln, kronor"),
            [
                Column(_("Landsting"), "text"),
                Column(_("Efter det som är över")),
                Column(_("Efter befolkning")),
                Column(_("Skillnad")),
            ],
            [
                (
                    _who(row.county_code, chosen),
                    swedish.number(row.before_sek),
                    swedish.number(row.after_sek),
                    swedish.signed(row.difference_sek),
                )
                for row in scenario_rows.compared(by_excess, by_population)
            ],
            marked=parts.row_of(chosen.county_code),
            sums=1,
        )
        parts.sources(
            _source(chosen.money_year),
            *sources.inferred(source.data().assumptions, chosen.money_year),
            _("Ingen av nycklarna står i dokumenten."),
            _(shown.RULE),
        )


def _headings(pace: float) -> tuple[str, str]:
    sign = rows.pace_sign(pace)
    if is_settled(pace):
        return _("Får före {pace}", pace=sign), _("Får efter {pace}", pace=sign)
    return _("Upparbetat före {pace}", pace=sign), _("Upparbetat efter {pace}", pace=sign)


def _difference_heading(pace: float) -> str:
    sign = rows.pace_sign(pace)
    return _("Skillnad {pace}", pace=sign) if is_settled(pace) else _("Skillnad i upparbetat {pace}", pace=sign)


def _paces(pace: float) -> dict[str, str]:
    return {"pace": rows.pace_name(pace), "other": rows.pace_name(rows.beside_pace(pace))}


def _who(county_code: str, chosen: Choices) -> parts.Cell:
    return _("Riket") if county_code == rows.NATION else parts.landsting_link(county_code, chosen)


def _in_mkr(compared: Sequence[Compared], beside: Sequence[Compared], pace: float, chosen: Choices) -> None:
    other_pace = rows.beside_pace(pace)
    sign, other_sign = rows.pace_sign(pace), rows.pace_sign(other_pace)
    was, becomes = _headings(pace)
    other_was, other_becomes = _headings(other_pace)
    parts.table(
        _("Före och efter, Mkr: {pace} först, {other} bredvid", **_paces(pace)),
        [
            Column(_("Landsting"), "text"),
            Column(was),
            Column(becomes),
            Column(_("Andel efter {pace}", pace=sign)),
            Column(other_was),
            Column(other_becomes),
            Column(_("Andel efter {pace}", pace=other_sign)),
        ],
        [
            (
                _who(row.county_code, chosen),
                _mkr(row.before_sek),
                _mkr(row.after_sek),
                shown.share(row.share_after),
                _mkr(other.before_sek),
                _mkr(other.after_sek),
                shown.share(other.share_after),
            )
            for row, other in zip(compared, beside, strict=True)
        ],
        marked=parts.row_of(chosen.county_code),
        sums=1,
    )


def _mkr(sek: float) -> str:
    return swedish.number(sek / SEK_PER_MKR, 1)
