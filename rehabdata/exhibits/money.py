"""Pictures of the money: the nation's chain, each landsting against its allocation, before and after a change."""

from dataclasses import replace

from rehabdata import queries, rows, sources, swedish
from rehabdata.data import NATION, Data
from rehabdata.exhibits.exhibit import EXAMPLE, Column, Exhibit, Mark, Table, pace_key
from rehabdata.exhibits.working import workings
from rehabdata.language import _, later
from rehabdata.money import scenario_chain, scenario_rows, scenario_sentences, shown
from rehabdata.money.funding import Settlement, is_settled
from rehabdata.request import Request


def both_paces(data: Data, ask: Request) -> tuple[Settlement, Settlement]:
    """The leading pace, and the one beside it: the half-year, or beside the half-year the year at the same pace."""
    return data.settlement(ask.year, ask.period, ask.pace), data.settlement(ask.year, ask.period, beside(ask.pace))


def beside(pace: float) -> float:
    """The pace that stands beside a leading one."""
    return 2.0 if pace == 1.0 else 1.0


def funding_chain(data: Data, ask: Request) -> Exhibit:
    """The nation's money step by step at two paces; how each step is reckoned, and the chosen landsting's steps."""
    leading, beside = both_paces(data, ask)
    pace, other_pace = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    measure = _("Hela landet {year}: från ram till vad landstingen får, Mkr", year=ask.year)
    own = (_steps(leading, beside, ask.county_code, how=True),) if ask.county_code else ()
    areas = (NATION, *([ask.county_code] if ask.county_code else []))
    return Exhibit(
        name="funding-chain",
        chart="funding_chain",
        rows=rows.funding_chain(leading, beside),
        finding=_(
            "Ramen {frame}: upparbetat {earned} ({pace}) och {other_earned} ({other_pace}).",
            frame=swedish.mkr(leading.nation.allocation_sek),
            earned=swedish.mkr(leading.nation.earned_sek),
            pace=pace,
            other_earned=swedish.mkr(beside.nation.earned_sek),
            other_pace=other_pace,
        ),
        measure=measure,
        sources=sources.money(data, ask.year),
        method=(
            _steps(leading, beside, NATION, how=True),
            *own,
            *workings(data, ask.year, ask.period, leading.scenario, *areas),
        ),
        notes=(
            _no_forecast(),
            _("Avräkning och omfördelning sker på helår: av ett halvår är inget betalt."),
            _("Hur en pott som inte räcker delas står inte i dokumenten: nyckeln är ett antagande."),
        ),
        key=pace_key(leading.scenario.pace, beside.scenario.pace),
        table=_steps(leading, beside, NATION),
        files=_files(ask, leading.scenario.pace),
    )


def _steps(leading: Settlement, beside: Settlement, code: str, *, how: bool = False) -> Table:
    """An area's steps from frame, or allocation, to what is left: kronor at both paces, or how each is reckoned."""
    one = code != NATION
    whole = later("Fördelningen") if one else later("Ramen")
    steps = list(zip(rows.chain(leading.of(code), whole), rows.chain(beside.of(code), whole), strict=True))
    paces = (leading.scenario.pace, beside.scenario.pace)
    caption = (
        _("{county}: från fördelning till vad landstinget får", county=leading.of(code).county)
        if one
        else _("Hela landet: från ram till vad landstingen får")
    )
    columns = [Column(_("Led"), "text"), *(Column(_("{pace}, kr", pace=rows.pace_name(pace))) for pace in paces)]
    lines = [(_(first.name), *map(_amount, (first, second), paces)) for first, second in steps]
    if how:
        columns.append(Column(_("Så räknas det"), "text"))
        lines = [(*line, _(first.sum_of)) for line, (first, _second) in zip(lines, steps, strict=True)]
    return Table(caption, tuple(columns), tuple(lines))


def _amount(step: rows.Step, pace: float) -> str:
    """Kronor, but for what a half-year cannot say."""
    if not is_settled(pace) and step.name in rows.SETTLED_OVER_A_YEAR:
        return _("avgörs på helår")
    return swedish.number(step.sek)


def allocation_and_earned(data: Data, ask: Request) -> Exhibit:
    """Each landsting's earned money against its allocation, the largest allocation first."""
    leading = data.settlement(ask.year, ask.period, ask.pace)
    pace = rows.pace_name(ask.pace)
    above = [o.county for o in rows.by_share(leading) if o.excess_sek > 0]
    return Exhibit(
        name="allocation-and-earned",
        chart="allocation_and_earned",
        rows=rows.allocation_and_earned(leading),
        finding=_("Över sin fördelning: {counties}.", counties=swedish.listed(above))
        if above
        else _("Inget landsting är över sin fördelning."),
        measure=_("Upparbetat mot fördelning per landsting {year}, {pace}", year=ask.year, pace=pace),
        sources=sources.money(data, ask.year),
        method=workings(data, ask.year, ask.period, leading.scenario, ask.county_code or NATION),
        notes=(_no_forecast(),),
        key=(
            Mark("rect", "chosen", _("inom fördelningen")),
            Mark("rect", "nation", _("över fördelningen")),
            Mark("tick", "text", _("årets fördelning")),
        ),
        table=left_and_above(data, ask),
        files=_files(ask, ask.pace),
    )


def left_and_above(data: Data, ask: Request) -> Table:
    """What each landsting has left of its allocation or above it, kronor at both paces; the nation's sums last."""
    leading, beside = both_paces(data, ask)
    ordered = sorted(leading.landsting, key=lambda o: (o.excess_sek <= 0, -o.excess_sek, -o.unused_sek))
    columns = [Column(_("Landsting"), "text"), Column(_("Fördelning"))]
    for pace in (leading.scenario.pace, beside.scenario.pace):
        sign = rows.pace_sign(pace)
        headings = (_("Upparbetat {pace}", pace=sign), _("Kvar {pace}", pace=sign), _("Över {pace}", pace=sign))
        columns += map(Column, headings)
    lines = []
    for first in (*ordered, leading.nation):
        amounts = [first.allocation_sek]
        for outcome in (first, beside.of(first.county_code)):
            amounts += [outcome.earned_sek, outcome.unused_sek, outcome.excess_sek]
        name = _("Riket") if first.county_code == NATION else first.county
        lines.append((name, *(swedish.number(sek) if sek else "–" for sek in amounts)))
    codes = tuple(o.county_code for o in ordered)
    return Table(
        _(
            "Kvar av årets fördelning eller över den, kronor: {pace} först, {other} bredvid",
            pace=rows.pace_name(leading.scenario.pace),
            other=rows.pace_name(beside.scenario.pace),
        ),
        tuple(columns),
        tuple(lines),
        marked=codes.index(ask.county_code) if ask.county_code in codes else None,
        codes=(*codes, NATION),
        sums=1,
    )


def left_and_above_sources(data: Data, ask: Request) -> tuple[str, ...]:
    """Where `left_and_above` comes from."""
    return (
        _(
            "beräknat ur {counts}; {population}. Kvar = fördelning − upparbetat, över = upparbetat − fördelning. I "
            "riksraden är kvar summan av vad vart och ett har kvar, och över summan av vad vart och ett har över.",
            counts=sources.patients(ask.year),
            population=sources.population(data, ask.year),
        ),
        _(shown.RULE),
        *sources.inferred(data.assumptions, ask.year),
    )


def printed_and_computed(data: Data, ask: Request) -> Table:
    """The share that Table 3 prints beside the one that the rules give, all 21 and the nation."""
    half, printed = data.settlement(ask.year, ask.period, 1.0), data.printed_shares(ask.period)
    of_year = printed[printed.year == ask.year]
    percent_of = dict(zip(of_year.county_code, of_year.printed_percent, strict=True))
    areas = (*half.landsting, half.nation)
    lines = []
    for o in areas:
        percent = percent_of.get(o.county_code)
        told, computed = swedish.percent(None if percent is None else percent / 100), swedish.percent(o.share)
        agrees = "–" if percent is None else _("ja") if told == computed else _("nej")
        name = _("Riket") if o.county_code == NATION else o.county
        lines.append((name, told, computed, swedish.percent(o.share, 3), agrees))
    codes = tuple(o.county_code for o in areas)
    return Table(
        _("Andel av avsatta medel, första halvåret {year}: tryckt och beräknad", year=ask.year),
        (
            Column(_("Landsting"), "text"),
            Column(_("Tryckt")),
            Column(_("Beräknad, avrundad")),
            Column(_("Beräknad, tre decimaler")),
            Column(_("Stämmer"), "text"),
        ),
        tuple(lines),
        marked=codes.index(ask.county_code) if ask.county_code in codes else None,
        codes=codes,
        sums=1,
    )


def _files(ask: Request, pace: float) -> dict[str, dict[str, str]]:
    return {"funding": {"ar": str(ask.year), "period": ask.period, "takt": f"{pace:.2f}"}}


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
        sources=sources.money(data, ask.year),
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
        sources=sources.money(data, ask.year),
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
