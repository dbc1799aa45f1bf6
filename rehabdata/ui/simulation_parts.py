"""The layout, picture and tables of the what-if page."""

import time
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rehabdata import observed, rows, scenario_rows, scenario_sentences, swedish
from rehabdata.funding import SEK_PER_MKR, Production, Scenario, Settlement, is_settled, settle
from rehabdata.language import _, later, use
from rehabdata.scenario_rows import Compared
from rehabdata.ui import levers, parts, source, working_parts
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Column

_BROWSER_DRAWS_SECONDS = 0.1  # before the rest of the page is sent, the browser has drawn the picture


def places() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Where the answer stands, the levers under it, and the picture under them, in whatever order they are filled."""
    return st.container(), st.container(), st.container(key=levers.PICTURE)


def picture_heading(pace: float) -> None:
    """What the picture shows, and its key."""
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
@observed.run("/simulering#reglage")
def levers_and_picture(shown: Scenario, start: Scenario, chosen: Choices, picture: DeltaGenerator) -> None:
    """The levers, and every landsting before and after in a fixed order on an axis that holds still.

    A lever that moves reruns this alone: the picture is what the eye waits for. The address, and the rest of the page,
    which shows `shown`, follow when the browser has drawn it.
    """
    use(chosen.language)  # a fragment runs without the frame, which says it otherwise
    scenario = levers.moved(start)
    before = source.settlement(chosen.money_year, chosen.period, scenario.pace)
    compared = scenario_rows.compared(before, settle(source.production(chosen.money_year, chosen.period), scenario))
    with picture:
        parts.chart("before_and_after", scenario_rows.picture(compared), _(scenario_sentences.PICTURE))
    levers.show(scenario, start, scenario_sentences.picture_name(compared, scenario.pace))
    if scenario != shown:
        time.sleep(_BROWSER_DRAWS_SECONDS)
        levers.write_moves(start)
        st.rerun()


def nation(before: Settlement, after: Settlement, year: int) -> None:
    """The nation's chain before and after, at the leading pace."""
    pace = after.scenario.pace
    steps = zip(*(rows.chain(one.nation, later("Ramen")) for one in (before, after)), strict=True)
    parts.section(_("Hela landet"))
    parts.table(
        _("Hela landet, {pace}, Mkr", pace=rows.pace_name(pace)),
        [Column(_("Led"), "text"), Column(_("Före")), Column(_("Efter")), Column(_("Skillnad"))],
        [
            (_(one.name), _mkr(one.sek), _mkr(other.sek), _mkr(other.sek - one.sek, signed=True))
            for one, other in steps
            if is_settled(pace) or one.name not in rows.SETTLED_OVER_A_YEAR
        ]
        + [(_("Andel av ramen"), swedish.percent(before.nation.share, 1), swedish.percent(after.nation.share, 1), "")],
    )
    parts.sources(
        _(
            "beräknat med rapportens regler ur tabell 1 och 2. En andel stiger när ramen sänks: läs därför kronorna "
            "först."
        ),
        *parts.inferred(year),
    )


def working(after: Settlement, chosen: Choices) -> None:
    """How earned, allocation and share of the chosen landsting, or the nation, come about with what was changed."""
    parts.section(_("Uträkningen med ändringen"))
    working_parts.show(after, chosen, chosen.county_code or rows.NATION)
    parts.sources(_("står vid varje led i uträkningen."), parts.shares_source(chosen.money_year))


def landsting(
    after: Settlement,
    compared: Sequence[Compared],
    produced: Sequence[Production],
    chosen: Choices,
) -> None:
    """The 21 and the nation: before and after at the leading pace, the half-year's earned money beside."""
    pace = after.scenario.pace
    half_before = source.settlement(chosen.money_year, chosen.period, 1.0)
    half_after = settle(produced, replace(after.scenario, pace=1.0))
    sign = rows.pace_sign(pace)
    was, becomes = (
        (_("Får före {pace}", pace=sign), _("Får efter {pace}", pace=sign))
        if is_settled(pace)
        else (_("Upparbetat före {pace}", pace=sign), _("Upparbetat efter {pace}", pace=sign))
    )
    parts.subsection(_("Landsting för landsting"))
    parts.table(
        _("Före och efter, Mkr: {pace} först, första halvåret (×1) bredvid", pace=rows.pace_name(pace)),
        [
            Column(_("Landsting"), "text"),
            Column(was),
            Column(becomes),
            Column(_("Skillnad")),
            Column(_("Andel efter {pace}", pace=sign)),
            Column(_("Upparbetat före {pace}", pace=rows.pace_sign(1.0))),
            Column(_("Upparbetat efter {pace}", pace=rows.pace_sign(1.0))),
            Column(_("Andel efter {pace}", pace=rows.pace_sign(1.0))),
        ],
        [
            (
                _("Riket") if row.county_code == rows.NATION else parts.landsting_link(row.county_code, chosen),
                _mkr(row.before_sek),
                _mkr(row.after_sek),
                _mkr(row.difference_sek, signed=True),
                swedish.percent(row.share_after, 1),
                _mkr(half_before.of(row.county_code).earned_sek),
                _mkr(half_after.of(row.county_code).earned_sek),
                swedish.percent(half_after.of(row.county_code).share, 1),
            )
            for row in compared
        ],
        marked=parts.row_of(chosen.county_code),
        sums=1,
    )
    parts.sources(
        _(
            "beräknat med rapportens regler ur tabell 1 och 2, s. 10–11, och befolkningen 31 december {year}.",
            year=chosen.money_year - 1,
        ),
        *parts.inferred(chosen.money_year),
        _(
            "Helåret i samma takt är räkning, inte prognos. Hur en pott som inte räcker delas står inte i dokumenten: "
            "nyckeln är ett antagande."
        ),
    )


def _mkr(sek: float, signed: bool = False) -> str:
    return (swedish.signed if signed else swedish.number)(sek / SEK_PER_MKR, 1)
