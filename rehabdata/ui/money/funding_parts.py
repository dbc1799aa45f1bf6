"""The tables and charts of "Statens pengar"."""

import pandas as pd

from rehabdata import rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.money import shown
from rehabdata.money.funding import Outcome, Settlement, is_settled
from rehabdata.ui import parts, picture_links, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import working_parts

_SETTLED_LATER = later("avgörs på helår")


def chain(leading: Settlement, beside: Settlement, chosen: Choices) -> None:
    """The nation's steps, and the chosen landsting's, as picture and as tables."""
    nation = leading.nation
    pace, other_pace = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    parts.pace_key(pace, other_pace)
    parts.chart(
        "funding_chain",
        rows.funding_chain(leading, beside),
        _(
            "Hela landet: ramen {frame}, upparbetat {earned} ({pace}) och {other_earned} ({other_pace}).",
            frame=swedish.mkr(nation.allocation_sek),
            earned=swedish.mkr(nation.earned_sek),
            pace=pace,
            other_earned=swedish.mkr(beside.nation.earned_sek),
            other_pace=other_pace,
        ),
    )
    picture_links.show("funding-chain", _query(leading, chosen))
    caption = _("Hela landet: från ram till vad landstingen får")
    _chain_table(caption, later("Ramen"), leading, beside, rows.NATION)
    if chosen.county_code:
        caption = _("{county}: från fördelning till vad landstinget får", county=chosen.county)
        _chain_table(caption, later("Fördelningen"), leading, beside, chosen.county_code)
    table_links.money(chosen, leading.scenario.pace, beside.scenario.pace)
    working_parts.show(leading, chosen, rows.NATION, *([chosen.county_code] if chosen.county_code else []))
    frame = source.data().assumptions.find("frame", chosen.money_year)
    parts.sources(
        parts.swedish_only(f"{frame.source}. {frame.note}"),
        _(
            "Beräknat med reglerna i rapportens avsnitt om överenskommelsen (s. 6–7). Hur en pott som inte räcker "
            "delas står inte i dokumenten; här i förhållande till det som är över (antagande). Avräkning och "
            "omfördelning sker på helår: av ett halvår sägs därför inget vara betalt."
        ),
        _(shown.RULE),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )


def _query(leading: Settlement, chosen: Choices) -> dict[str, str]:
    return chosen.address() | {"ar": str(chosen.money_year), "takt": f"{leading.scenario.pace:.2f}"}


def _chain_table(caption: str, whole: str, leading: Settlement, beside: Settlement, code: str) -> None:
    steps = zip(rows.chain(leading.of(code), whole), rows.chain(beside.of(code), whole), strict=True)
    parts.records(
        caption,
        [
            Column(_("Led"), "text"),
            Column(_("{pace}, kr", pace=rows.pace_name(leading.scenario.pace))),
            Column(_("{pace}, kr", pace=rows.pace_name(beside.scenario.pace))),
            Column(_("Så räknas det"), "text"),
        ],
        [
            (
                _(first.name),
                _amount(first, leading.scenario.pace),
                _amount(second, beside.scenario.pace),
                _(first.sum_of),
            )
            for first, second in steps
        ],
    )


def _amount(step: rows.Step, pace: float) -> str:
    """Kronor, but for what a half-year cannot say."""
    if not is_settled(pace) and step.name in rows.SETTLED_OVER_A_YEAR:
        return _(_SETTLED_LATER)
    return swedish.number(step.sek)


def left_and_above(leading: Settlement, beside: Settlement, chosen: Choices) -> None:
    """Each landsting's earned money against its allocation, the largest allocation first."""
    name, other = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    above = [o.county for o in rows.by_share(leading) if o.excess_sek > 0]
    parts.subsection(_("Upparbetat mot fördelning, {pace}", pace=name))
    finding = _("Upparbetat mot fördelning per landsting, {pace}.", pace=name)
    who = (
        _("Över sin fördelning: {counties}.", counties=swedish.listed(above))
        if above
        else _("Inget landsting är över sin fördelning.")
    )
    parts.key(
        [
            ("rect chosen", _("inom fördelningen")),
            ("rect nation", _("över fördelningen")),
            ("tick text", _("årets fördelning")),
        ]
    )
    parts.chart("allocation_and_earned", rows.allocation_and_earned(leading), f"{finding} {who}")
    picture_links.show("allocation-and-earned", _query(leading, chosen))
    ordered = sorted(leading.landsting, key=lambda o: (o.excess_sek <= 0, -o.excess_sek, -o.unused_sek))
    short, other_short = rows.pace_sign(leading.scenario.pace), rows.pace_sign(beside.scenario.pace)
    columns = [Column(_("Landsting"), "text"), Column(_("Fördelning"))]
    for sign in (short, other_short):
        headings = (_("Upparbetat {pace}", pace=sign), _("Kvar {pace}", pace=sign), _("Över {pace}", pace=sign))
        columns += map(Column, headings)
    parts.table(
        _("Kvar av årets fördelning eller över den, kronor: {pace} först, {other} bredvid", pace=name, other=other),
        columns,
        [_left_row(o, beside.of(o.county_code), chosen) for o in (*ordered, leading.nation)],
        marked=next((i for i, o in enumerate(ordered) if o.county_code == chosen.county_code), None),
        sums=1,
    )
    table_links.money(chosen, leading.scenario.pace, beside.scenario.pace)
    parts.sources(
        _(
            "beräknat som i uträkningen ovan ur {counts}; {population}. Kvar = fördelning − upparbetat, över = "
            "upparbetat − fördelning. I riksraden är kvar summan av vad vart och ett har kvar, och över summan av vad "
            "vart och ett har över.",
            counts=sources.patients(chosen.money_year),
            population=sources.population(chosen.money_year),
        ),
        _(shown.RULE),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )


def _left_row(first: Outcome, second: Outcome, chosen: Choices) -> tuple[parts.Cell, ...]:
    amounts = [first.allocation_sek]
    for outcome in (first, second):
        amounts += [outcome.earned_sek, outcome.unused_sek, outcome.excess_sek]
    name = _("Riket") if first.county_code == rows.NATION else parts.landsting_link(first.county_code, chosen)
    return (name, *(swedish.number(sek) if sek else "–" for sek in amounts))


def _printed(percent: int | None) -> str:
    return swedish.percent(None if percent is None else percent / 100)


def _agrees(printed: str, computed: str) -> str:
    if printed == swedish.percent(None):
        return "–"
    return _("ja") if printed == computed else _("nej")


def printed_and_computed(half: Settlement, printed: pd.DataFrame, year: int, chosen: Choices) -> None:
    """The share that Table 3 prints beside the one that the rules give, all 21 and the nation."""
    percent_of = dict(zip(*[printed[printed.year == year][c] for c in ("county_code", "printed_percent")], strict=True))
    areas = (*half.landsting, half.nation)
    parts.table(
        _("Andel av avsatta medel, första halvåret {year}: tryckt och beräknad", year=year),
        [
            Column(_("Landsting"), "text"),
            Column(_("Tryckt")),
            Column(_("Beräknad, avrundad")),
            Column(_("Beräknad, tre decimaler")),
            Column(_("Stämmer"), "text"),
        ],
        [
            (
                _("Riket") if o.county_code == rows.NATION else parts.landsting_link(o.county_code, chosen),
                _printed(percent_of.get(o.county_code)),
                swedish.percent(o.share),
                swedish.percent(o.share, 3),
                _agrees(_printed(percent_of.get(o.county_code)), swedish.percent(o.share)),
            )
            for o in areas
        ],
        marked=next((i for i, o in enumerate(areas) if o.county_code == chosen.county_code), None),
        sums=1,
    )
    table_links.show("tables/shares_compared", {"ar": str(year), "period": chosen.period})
    printed_in = _("Tryckt: {table}.", table=sources.women_and_men(year))
    parts.sources(printed_in, *sources.shares(source.data().assumptions, year))
