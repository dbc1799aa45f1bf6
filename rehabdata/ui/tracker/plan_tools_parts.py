"""What the plan asks for, as tools: rehabilitation coordinators by inhabitants, the value of fewer sick-days."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from rehabdata import parameters, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.parameters import Problem
from rehabdata.tracker import plan_rows, plan_sentences
from rehabdata.tracker.plan import REGION, JudgedTarget
from rehabdata.tracker.plan_tools import Reckoned
from rehabdata.ui import address, choices, parts, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.tracker import plan_source

DAYS, COST = "dagar", "dagkostnad"
COORDINATORS, VALUE = "rehabkoordinatorer", "varde"
DAYS_RANGE, COST_RANGE_SEK = (0.0, 366.0), (0.0, 100_000.0)
_EXAMPLE = later("Räkneexempel, inte beslut.")
_NO_CAUSE = later(
    "Beloppet säger inte varför dagarna har blivit färre, och inte att planen har orsakat det. Vad en dag kostar står "
    "inte i dokumenten: fyll i ett eget tal."
)
_STAND_IN = later(
    "Planen räknar listade invånare 16–67 år. De finns inte i underlaget, så invånare 15–64 år får stå i deras ställe."
)


def show(target: JudgedTarget, chosen: Choices) -> None:
    """Both tools, the region of the plan first, the reader's county marked."""
    own_days = max(target.own_part or Decimal(0), Decimal(0))
    days, cost, problems = _read(own_days)
    parts.section(_("Räkna på det planen efterfrågar"))
    address.tell(*problems)
    figures = plan_source.reckoned(source.data(), days, cost)
    region = plan_source.of_region(figures)
    if region is None:
        return
    day = swedish.date(dt.date.fromisoformat(plan_source.inhabitants(source.data())[0]))
    _coordinators(region, figures, day, chosen)
    _value(region, days, cost, own_days, target)
    _table(figures, day, chosen, days)


def _coordinators(region: Reckoned, figures: Sequence[Reckoned], day: str, chosen: Choices) -> None:
    parts.subsection(parts.anchored(COORDINATORS, _("Hur många rehabkoordinatorer ska vi ha?")))
    parts.lead_small(
        _(
            "{county}: {count} i primärvården, med planens 1,0 per 10 000 från 2018 och {inhabitants} invånare "
            "15–64 år {day}.",
            county=region.county,
            count=_tenths(region.coordinators),
            inhabitants=swedish.number(region.inhabitants),
            day=day,
        )
    )
    marked = next((one for one in figures if one.county_code == chosen.county_code != REGION), None)
    parts.text(
        _(_STAND_IN),
        _(
            "Samma mått ger {count} i {county}, som inte har något i planen.",
            count=_tenths(marked.coordinators),
            county=marked.county,
        )
        if marked
        else "",
    )


def _value(region: Reckoned, days: Decimal, cost: Decimal | None, own_days: Decimal, target: JudgedTarget) -> None:
    parts.subsection(parts.anchored(VALUE, _("Vad är färre sjukpenningdagar värda?")))
    parts.text(_("Dagar per invånare × invånare 15–64 år × kostnad per dag."), _chosen_days(own_days, target))
    with st.container(key="plan_tools"):
        left, right = st.columns(2)
        with left:
            address.number(DAYS, _("Dagar färre per invånare"), float(days), DAYS_RANGE)
        with right:
            address.number(
                COST,
                _("Kostnad per dag, kr"),
                None if cost is None else float(cost),
                COST_RANGE_SEK,
                placeholder=_("Fyll i ett eget tal"),
            )
    values = {
        "county": region.county,
        "days": _written(days),
        "inhabitants": swedish.number(region.inhabitants),
        "all_days": swedish.number(float(region.days)),
    }
    if cost is None or region.value_sek is None:
        said = _(
            "{county}: {days} × {inhabitants} = {all_days} dagar om året. Utan kostnad per dag blir det inget belopp.",
            **values,
        )
    else:
        said = _(
            "{county}: {days} × {inhabitants} = {all_days} dagar om året, och med {cost} om dagen {value}.",
            **values,
            cost=_kronor(cost),
            value=swedish.mkr(float(region.value_sek)),
        )
    parts.lead_small(said)
    parts.text(_(_EXAMPLE), _(_NO_CAUSE), _(plan_sentences.PAID_DAYS))


def _chosen_days(own_days: Decimal, target: JudgedTarget) -> str:
    """Why so many days stand in the field until others are typed."""
    achieved = target.achieved or Decimal(0)
    if not own_days:
        return _("Länet har inte fått färre dagar, så 0 dagar är förvalt.")
    if achieved <= own_days:
        return _("Förvalt är länets egen förändring, {own} dagar.", own=_tenths(own_days))
    return _(
        "Förvalt är länets egen förändring, {own} dagar, inte hela den krympta skillnaden på {achieved}: resten är "
        "övriga landets förändring.",
        own=_tenths(own_days),
        achieved=_tenths(achieved),
    )


def _table(figures: Sequence[Reckoned], day: str, chosen: Choices, days: Decimal) -> None:
    folded = parts.folded_table(
        _("Per län: invånare {day}, rehabkoordinatorer, {days} dagar färre per invånare", day=day, days=_written(days)),
        [
            Column(_("Län"), "text"),
            Column(_("Invånare 15–64 år")),
            Column(_("Rehabkoordinatorer")),
            Column(_("Dagar om året")),
            Column(_("Värde")),
        ],
        [
            (
                one.county,
                swedish.number(one.inhabitants),
                _tenths(one.coordinators),
                swedish.number(float(one.days)),
                _("kostnad saknas") if one.value_sek is None else swedish.mkr(float(one.value_sek)),
            )
            for one in figures
        ],
        next((n for n, one in enumerate(figures) if one.county_code == (chosen.county_code or REGION)), None),
    )
    with folded:
        table_links.show("tables/population", part=_(table_links.GROUND))
    parts.sources(
        _("LUP, aktivitet 10 (1,0 per 10 000); befolkning {day}, Eurostat. Beräknat här.", day=day),
        _("Sjukpenningdagarna gäller försäkrade 16–64 år; här räknas de på invånare 15–64 år."),
    )


def _read(own_days: Decimal) -> tuple[Decimal, Decimal | None, list[Problem]]:
    """The tools' figures of the address; without a cost there is none, and without days the region's own."""
    given = choices.given()
    days, of_days = parameters.number(DAYS, given, float(own_days), DAYS_RANGE)
    cost, of_cost = parameters.number(COST, given, 0.0, COST_RANGE_SEK)
    has_cost = bool(given.get(COST)) and of_cost is None
    choices.spell_out({DAYS: parameters.plain(days)} | ({COST: parameters.plain(cost)} if has_cost else {}))
    of_cost = of_cost and replace(of_cost, used=_("ingen kostnad"))
    problems = [problem for problem in (of_days, of_cost) if problem]
    return plan_rows.decimal(days), plan_rows.decimal(cost) if has_cost else None, problems


def _tenths(value: Decimal) -> str:
    return swedish.number(float(value), 1)


def _written(value: Decimal) -> str:
    """With the decimals that it needs: 1,4, 2,25, 3."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return swedish.number(float(value), decimals)


def _kronor(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return swedish.kronor(float(value)) if whole else _("{figure}\u00a0kr", figure=_written(value))
