"""Pictures of the money: the nation's chain, each landsting against its allocation, before and after a change."""

from dataclasses import replace

from rehabdata import queries, rows, swedish
from rehabdata.language import _
from rehabdata.money import scenario_chain, scenario_rows, scenario_sentences
from rehabdata.money.funding import Settlement, is_settled
from rehabdata.pictures.asked import Asked
from rehabdata.pictures.figure import EXAMPLE, Figure, Mark, money_sources, pace_key
from rehabdata.pictures.ground import Ground, agreed, settled


def both_paces(ground: Ground, asked: Asked) -> tuple[Settlement, Settlement]:
    """The leading pace, and the one beside it: the half-year, or beside the half-year the year at the same pace."""
    return agreed(ground, asked.year, asked.pace), agreed(ground, asked.year, 2.0 if asked.pace == 1.0 else 1.0)


def funding_chain(ground: Ground, asked: Asked) -> Figure:
    """The nation's money step by step at two paces."""
    leading, beside = both_paces(ground, asked)
    pace, other_pace = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    return Figure(
        chart="funding_chain",
        rows=rows.funding_chain(leading, beside),
        title=_("Hela landet {year}: från ram till vad landstingen får", year=asked.year),
        finding=_(
            "Hela landet: ramen {frame}, upparbetat {earned} ({pace}) och {other_earned} ({other_pace}).",
            frame=swedish.mkr(leading.nation.allocation_sek),
            earned=swedish.mkr(leading.nation.earned_sek),
            pace=pace,
            other_earned=swedish.mkr(beside.nation.earned_sek),
            other_pace=other_pace,
        ),
        sources=_sources(ground, asked.year),
        notes=(_no_forecast(), _("Avräkning och omfördelning sker på helår: av ett halvår är inget betalt.")),
        key=pace_key(leading.scenario.pace, beside.scenario.pace),
    )


def allocation_and_earned(ground: Ground, asked: Asked) -> Figure:
    """Each landsting's earned money against its allocation, the largest allocation first."""
    leading = agreed(ground, asked.year, asked.pace)
    pace = rows.pace_name(asked.pace)
    above = [o.county for o in rows.by_share(leading) if o.excess_sek > 0]
    finding = _("Upparbetat mot fördelning per landsting, {pace}.", pace=pace)
    who = (
        _("Över sin fördelning: {counties}.", counties=swedish.listed(above))
        if above
        else _("Inget landsting är över sin fördelning.")
    )
    return Figure(
        chart="allocation_and_earned",
        rows=rows.allocation_and_earned(leading),
        title=_("Upparbetat mot fördelning per landsting {year}, {pace}", year=asked.year, pace=pace),
        finding=f"{finding} {who}",
        sources=_sources(ground, asked.year),
        notes=(_no_forecast(),),
        key=(
            Mark("rect", "chosen", _("inom fördelningen")),
            Mark("rect", "nation", _("över fördelningen")),
            Mark("tick", "text", _("årets fördelning")),
        ),
    )


def before_and_after(ground: Ground, asked: Asked) -> Figure:
    """What each landsting gets, or has earned, under the agreement and with what is changed in it."""
    before, after = agreed(ground, asked.year, asked.pace), settled(ground, asked.year, asked.scenario)
    compared = scenario_rows.compared(before, after)
    told = {"year": asked.year, "pace": rows.pace_name(asked.pace)}
    title = (
        _("Vad varje landsting får {year}, {pace}, före och efter ändringen", **told)
        if is_settled(asked.pace)
        else _("Vad varje landsting har jobbat in {year}, {pace}, före och efter ändringen", **told)
    )
    unchanged = queries.agreement(ground.assumptions, asked.year, asked.pace)
    return Figure(
        chart="before_and_after",
        rows=scenario_rows.picture(compared),
        title=title,
        finding=scenario_sentences.picture_name(compared, asked.pace),
        sources=_sources(ground, asked.year),
        notes=(
            _(EXAMPLE),
            scenario_sentences.changed(unchanged, asked.scenario, ground.county_by_code),
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


def waterfall(ground: Ground, asked: Asked) -> Figure:
    """The money's chain of a landsting, or the nation, with what is changed, at two paces."""
    other = replace(asked.scenario, pace=rows.beside_pace(asked.pace))
    after, beside = settled(ground, asked.year, asked.scenario), settled(ground, asked.year, other)
    code = asked.county_code or rows.NATION
    told = {
        "name": ground.county_by_code[code] if asked.county_code else _("Hela landet"),
        "year": asked.year,
    }
    title = (
        _("{name} {year}: från upparbetat till vad landstinget får", **told)
        if asked.county_code
        else _("{name} {year}: från upparbetat till vad landstingen får", **told)
    )
    unchanged = queries.agreement(ground.assumptions, asked.year, asked.pace)
    unpaid = (Mark("rect", "nation", _("obetalt")),) if is_settled(asked.pace) else ()
    return Figure(
        chart="waterfall",
        rows=scenario_chain.waterfall((after, beside), code),
        title=title,
        finding=scenario_chain.finding(after, beside, code, str(told["name"])),
        sources=_sources(ground, asked.year),
        notes=(
            _(EXAMPLE),
            scenario_sentences.changed(unchanged, asked.scenario, ground.county_by_code),
            _no_forecast(),
            _("Avräkning och omfördelning sker på helår: av ett halvår är inget betalt."),
        ),
        key=(
            Mark("rect", "chosen", rows.pace_name(asked.pace)),
            *unpaid,
            Mark("rect", "other", rows.pace_name(other.pace)),
            Mark("dash", "text", _("fördelningen") if asked.county_code else _("ramen")),
        ),
    )


def _no_forecast() -> str:
    return _("Helåret i samma takt är räkning, inte prognos.")


def _sources(ground: Ground, year: int) -> tuple[str, ...]:
    said = _(
        "Rehabiliteringsgarantin 2013 (SKL, oktober 2013), s. 6–7 och tabell 1 och 2, s. 10–11; befolkning "
        "31 december {year}, Eurostat. Beräknat med rapportens regler.",
        year=year - 1,
    )
    return money_sources(ground.assumptions, year, said)
