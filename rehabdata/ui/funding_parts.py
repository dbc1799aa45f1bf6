"""The tables and charts of "Statens pengar"."""

import pandas as pd

from rehabdata import rows, swedish
from rehabdata.funding import SEK_PER_MKR, Outcome, Settlement, is_settled
from rehabdata.ui import parts, source
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Column

_SETTLED_LATER = "avgörs på helår"


def chain(leading: Settlement, beside: Settlement, chosen: Choices) -> None:
    """The nation's steps, and the chosen landsting's, as picture and as tables that add up."""
    nation = leading.nation
    parts.pace_key(rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace))
    parts.chart(
        "funding_chain",
        rows.funding_chain(leading, beside),
        f"Hela landet: ramen {swedish.mkr(nation.allocation_sek)}, upparbetat {swedish.mkr(nation.earned_sek)} "
        f"({rows.pace_name(leading.scenario.pace)}) och {swedish.mkr(beside.nation.earned_sek)} "
        f"({rows.pace_name(beside.scenario.pace)}).",
    )
    _chain_table("Hela landet", "Ramen", leading, beside, rows.NATION)
    if chosen.county_code:
        _chain_table(chosen.county or "", "Fördelningen", leading, beside, chosen.county_code)
    frame = source.assumptions().find("frame", chosen.money_year)
    parts.sources(
        f"{frame.source}. {frame.note} Beräknat med reglerna i rapportens avsnitt om överenskommelsen (s. 6–7). "
        "Hur en pott som inte räcker delas står inte i dokumenten; här i förhållande till det som är över (antagande). "
        "Avräkning och omfördelning sker på helår: av ett halvår sägs därför inget vara betalt."
    )


def _chain_table(area: str, whole: str, leading: Settlement, beside: Settlement, code: str) -> None:
    steps = zip(rows.chain(leading.of(code), whole), rows.chain(beside.of(code), whole), strict=True)
    parts.table(
        f"{area}: från ram till vad landstingen får"
        if code == rows.NATION
        else f"{area}: från fördelning till vad landstinget får",
        [
            Column("Led", "text"),
            Column(f"{rows.pace_name(leading.scenario.pace)}, Mkr"),
            Column(f"{rows.pace_name(beside.scenario.pace)}, Mkr"),
            Column("Så räknas det", "text"),
        ],
        [
            (
                first.name,
                _amount(first, leading.scenario.pace),
                _amount(second, beside.scenario.pace),
                first.sum_of,
            )
            for first, second in steps
        ],
    )


def _amount(step: rows.Step, pace: float) -> str:
    """Mkr, but for what a half-year cannot say."""
    if not is_settled(pace) and step.name in rows.SETTLED_OVER_A_YEAR:
        return _SETTLED_LATER
    return swedish.number(step.sek / SEK_PER_MKR, 1)


def left_and_above(leading: Settlement, beside: Settlement, chosen: Choices) -> None:
    """Each landsting's earned money against its allocation, the largest allocation first."""
    name, other = rows.pace_name(leading.scenario.pace), rows.pace_name(beside.scenario.pace)
    above = [o.county for o in rows.by_share(leading) if o.excess_sek > 0]
    parts.subsection(f"Upparbetat mot fördelning, {name}")
    parts.chart(
        "allocation_and_earned",
        rows.allocation_and_earned(leading),
        f"Upparbetat mot fördelning per landsting, {name}. "
        + (f"Över sin fördelning: {swedish.listed(above)}." if above else "Inget landsting är över sin fördelning."),
    )
    ordered = sorted(leading.landsting, key=lambda o: (o.excess_sek <= 0, -o.excess_sek, -o.unused_sek))
    short, other_short = rows.pace_sign(leading.scenario.pace), rows.pace_sign(beside.scenario.pace)
    columns = [Column("Landsting", "text"), Column("Fördelning")]
    for sign in (short, other_short):
        columns += [Column(f"Upparbetat {sign}"), Column(f"Kvar {sign}"), Column(f"Över {sign}")]
    parts.table(
        f"Kvar av årets fördelning eller över den, Mkr: {name} först, {other} bredvid",
        columns,
        [_left_row(o, beside.of(o.county_code), chosen) for o in (*ordered, leading.nation)],
        marked=next((i for i, o in enumerate(ordered) if o.county_code == chosen.county_code), None),
        sums=1,
    )
    parts.sources(
        "beräknat ur rapportens tabell 1 och 2. I riksraden är kvar summan av vad vart och ett har kvar, och över "
        "summan av vad vart och ett har över."
    )


def _left_row(first: Outcome, second: Outcome, chosen: Choices) -> tuple[parts.Cell, ...]:
    amounts = [first.allocation_sek]
    for outcome in (first, second):
        amounts += [outcome.earned_sek, outcome.unused_sek, outcome.excess_sek]
    name = "Riket" if first.county_code == rows.NATION else parts.landsting_link(first.county_code, chosen)
    return (name, *(swedish.number(sek / SEK_PER_MKR, 1) if sek else "–" for sek in amounts))


def _printed(percent: int | None) -> str:
    return swedish.MISSING if percent is None else f"{percent}{swedish.NBSP}%"


def _agrees(printed: str, computed: str) -> str:
    return "–" if printed == swedish.MISSING else "ja" if printed == computed else "nej"


def printed_and_computed(half: Settlement, printed: pd.DataFrame, year: int, chosen: Choices) -> None:
    """The share that Table 3 prints beside the one that the rules give, all 21 and the nation."""
    percent_of = dict(zip(*[printed[printed.year == year][c] for c in ("county_code", "printed_percent")], strict=True))
    shown = (*half.landsting, half.nation)
    parts.table(
        f"Andel av avsatta medel, första halvåret {year}: tryckt och beräknad",
        [
            Column("Landsting", "text"),
            Column("Tryckt"),
            Column("Beräknad, avrundad"),
            Column("Beräknad, tre decimaler"),
            Column("Stämmer", "text"),
        ],
        [
            (
                "Riket" if o.county_code == rows.NATION else parts.landsting_link(o.county_code, chosen),
                _printed(percent_of.get(o.county_code)),
                swedish.percent(o.share),
                swedish.percent(o.share, 3),
                _agrees(_printed(percent_of.get(o.county_code)), swedish.percent(o.share)),
            )
            for o in shown
        ],
        marked=next((i for i, o in enumerate(shown) if o.county_code == chosen.county_code), None),
        sums=1,
    )
    parts.sources(f"Rehabiliteringsgarantin 2013 (SKL), tabell 3, s. 12 (tryckt). {parts.shares_source(year)}")
