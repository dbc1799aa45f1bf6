"""Pictures of the money: the nation's chain, each landsting against its allocation, before and after a change."""

from dataclasses import replace

from rehabdata import queries, rows, sources, swedish
from rehabdata.data import Data
from rehabdata.exhibits.exhibit import EXAMPLE, Exhibit, Mark, pace_key
from rehabdata.language import _
from rehabdata.money import scenario_chain, scenario_rows, scenario_sentences
from rehabdata.money.funding import Settlement, is_settled
from rehabdata.request import Request


def both_paces(data: Data, ask: Request) -> tuple[Settlement, Settlement]:
    """The leading pace, and the one beside it: the half-year, or beside the half-year the year at the same pace."""
    return data.settlement(ask.year, ask.period, ask.pace), data.settlement(
        ask.year, ask.period, 2.0 if ask.pace == 1.0 else 1.0
    )


def funding_chain(data: Data, ask: Request) -> Exhibit:
    """The nation's money step by step at two paces."""
    leading, beside = both_paces(data, ask)
    pace, other_pace = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    return Exhibit(
        name="funding-chain",
        chart="funding_chain",
        rows=rows.funding_chain(leading, beside),
        measure=_("Hela landet {year}: från ram till vad landstingen får", year=ask.year),
        finding=_(
            "Hela landet: ramen {frame}, upparbetat {earned} ({pace}) och {other_earned} ({other_pace}).",
            frame=swedish.mkr(leading.nation.allocation_sek),
            earned=swedish.mkr(leading.nation.earned_sek),
            pace=pace,
            other_earned=swedish.mkr(beside.nation.earned_sek),
            other_pace=other_pace,
        ),
        sources=sources.money(data.assumptions, ask.year),
        notes=(_no_forecast(), _("Avräkning och omfördelning sker på helår: av ett halvår är inget betalt.")),
        key=pace_key(leading.scenario.pace, beside.scenario.pace),
    )


def allocation_and_earned(data: Data, ask: Request) -> Exhibit:
    """Each landsting's earned money against its allocation, the largest allocation first."""
    leading = data.settlement(ask.year, ask.period, ask.pace)
    pace = rows.pace_name(ask.pace)
    above = [o.county for o in rows.by_share(leading) if o.excess_sek > 0]
    who = (
        _("Över sin fördelning: {counties}.", counties=swedish.listed(above))
        if above
        else _("Inget landsting är över sin fördelning.")
    )
    return Exhibit(
        name="allocation-and-earned",
        chart="allocation_and_earned",
        rows=rows.allocation_and_earned(leading),
        measure=_("Upparbetat mot fördelning per landsting {year}, {pace}", year=ask.year, pace=pace),
        finding=who,
        sources=sources.money(data.assumptions, ask.year),
        notes=(_no_forecast(),),
        key=(
            Mark("rect", "chosen", _("inom fördelningen")),
            Mark("rect", "nation", _("över fördelningen")),
            Mark("tick", "text", _("årets fördelning")),
        ),
    )


def before_and_after(data: Data, ask: Request) -> Exhibit:
    """What each landsting gets, or has earned, under the agreement and with what is changed in it."""
    before, after = data.settlement(ask.year, ask.period, ask.pace), data.settled(ask.year, ask.period, ask.scenario)
    compared = scenario_rows.compared(before, after)
    told = {"year": ask.year, "pace": rows.pace_name(ask.pace)}
    title = (
        _("Vad varje landsting får {year}, {pace}, före och efter ändringen", **told)
        if is_settled(ask.pace)
        else _("Vad varje landsting har jobbat in {year}, {pace}, före och efter ändringen", **told)
    )
    unchanged = queries.agreement(data.assumptions, ask.year, ask.pace)
    return Exhibit(
        name="before-and-after",
        chart="before_and_after",
        rows=scenario_rows.picture(compared),
        measure=title,
        finding=scenario_sentences.picture_name(compared, ask.pace),
        sources=sources.money(data.assumptions, ask.year),
        notes=(
            _(EXAMPLE),
            scenario_sentences.changed(unchanged, ask.scenario, data.county_by_code),
            _no_forecast(),
            _("Hur en pott som inte räcker delas står inte i dokumenten: nyckeln är ett antagande."),
        ),
        key=(
            Mark("rect", "chosen", _("med ändringen: mer")),
            Mark("rect", "nation", _("mindre")),
            Mark("rect", "other", _("lika")),
            Mark("tick", "text", _("före")),
        ),
    )


def waterfall(data: Data, ask: Request) -> Exhibit:
    """The money's chain of a landsting, or the nation, with what is changed, at two paces."""
    other = replace(ask.scenario, pace=rows.beside_pace(ask.pace))
    after, beside = data.settled(ask.year, ask.period, ask.scenario), data.settled(ask.year, ask.period, other)
    code = ask.county_code or rows.NATION
    told = {
        "name": data.county_by_code[code] if ask.county_code else _("Hela landet"),
        "year": ask.year,
    }
    title = (
        _("{name} {year}: från upparbetat till vad landstinget får", **told)
        if ask.county_code
        else _("{name} {year}: från upparbetat till vad landstingen får", **told)
    )
    unchanged = queries.agreement(data.assumptions, ask.year, ask.pace)
    unpaid = (Mark("rect", "nation", _("obetalt")),) if is_settled(ask.pace) else ()
    return Exhibit(
        name="waterfall",
        chart="waterfall",
        rows=scenario_chain.waterfall((after, beside), code),
        measure=title,
        finding=scenario_chain.finding(after, beside, code, str(told["name"])),
        sources=sources.money(data.assumptions, ask.year),
        notes=(
            _(EXAMPLE),
            scenario_sentences.changed(unchanged, ask.scenario, data.county_by_code),
            _no_forecast(),
            _("Avräkning och omfördelning sker på helår: av ett halvår är inget betalt."),
        ),
        key=(
            Mark("rect", "chosen", rows.pace_name(ask.pace)),
            *unpaid,
            Mark("rect", "other", rows.pace_name(other.pace)),
            Mark("dash", "text", _("fördelningen") if ask.county_code else _("ramen")),
        ),
    )


def _no_forecast() -> str:
    return _("Helåret i samma takt är räkning, inte prognos.")
