"""What a scenario changes, in words: the ceiling before anything else, then kronor, then who gets more and less."""

from collections.abc import Mapping, Sequence

from rehabdata import swedish
from rehabdata.funding import Scenario, Settlement, is_settled
from rehabdata.rows import pace_name
from rehabdata.scenario_rows import SAME_SEK, Compared

PICTURE = "Staplar: vad varje landsting får eller har jobbat in, före och efter ändringen."
_KEY_NAMES = {"excess": "i förhållande till det som är över", "population": "efter befolkning"}


def answer(before: Settlement, after: Settlement, year: int) -> list[str]:
    """The page's opening: the ceiling when production passes it, then what the country gets."""
    pace, nation = after.scenario.pace, after.nation
    said = []
    if after.ceiling_bites and is_settled(pace):
        said.append(
            f"Taket nås: produktionen är värd {swedish.mkr(nation.earned_sek)} men ramen är "
            f"{swedish.mkr(nation.allocation_sek)}, så {swedish.mkr(nation.unpaid_sek)} blir obetalt."
        )
    elif after.ceiling_bites:
        said.append(
            f"Redan halvårets produktion, {swedish.mkr(nation.earned_sek)}, är värd mer än årets ram på "
            f"{swedish.mkr(nation.allocation_sek)}."
        )
    amount = nation.paid_sek if is_settled(pace) else nation.earned_sek
    was = before.nation.paid_sek if is_settled(pace) else before.nation.earned_sek
    verb = "får landstingen" if is_settled(pace) else "har landstingen jobbat in"
    opening = f"{_capital(pace_name(pace))} {year} {verb} {swedish.mkr(amount)}"
    if abs(amount - was) < SAME_SEK:
        said.append(f"{opening}, lika mycket som med överenskommelsens regler.")
    else:
        less = "mer" if amount > was else "mindre"
        said.append(
            f"{opening}; med överenskommelsens regler {swedish.mkr(was)}, alltså {swedish.mkr(abs(amount - was))} "
            f"{less}."
        )
    return said


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def changed(agreed: Scenario, scenario: Scenario, county_by_code: Mapping[str, str]) -> str:
    """What differs from the year's agreement, lever by lever; nothing says so."""
    changes = [
        f"{name} {_amount(new, unit)} i stället för {_amount(old, unit)}"
        for name, unit, new, old in (
            ("KBT/IPT", "kr", scenario.kbt_sek, agreed.kbt_sek),
            ("MMR1", "kr", scenario.mmr1_sek, agreed.mmr1_sek),
            ("MMR2", "kr", scenario.mmr2_sek, agreed.mmr2_sek),
            ("tillägget", "kr", scenario.supplement_sek, agreed.supplement_sek),
            ("ramen", "Mkr", scenario.frame_mkr, agreed.frame_mkr),
        )
        if new != old
    ]
    where = f" i {county_by_code[scenario.volume_county_code]}" if scenario.volume_county_code else ""
    changes += [
        f"volymen {name}{where} {swedish.signed(change, 0 if change == int(change) else 1)}{swedish.NBSP}%"
        for name, change in (
            ("KBT/IPT", scenario.volume_kbt_percent),
            ("MMR1", scenario.volume_mmr1_percent),
            ("MMR2", scenario.volume_mmr2_percent),
        )
        if change
    ]
    if scenario.key != agreed.key:
        changes.append(f"en pott som inte räcker delas {_KEY_NAMES[scenario.key]}")
    if not changes:
        return "Inget är ändrat: ersättningar, tillägg och ram är överenskommelsens."
    return f"Ändrat: {swedish.listed(changes)}."


def _amount(value: float, unit: str) -> str:
    decimals = 0 if value == int(value) else 1
    return f"{swedish.number(value, decimals)}{swedish.NBSP}{unit}"


def more_and_less(rows: Sequence[Compared], pace: float) -> str:
    """How many get more and less, who most, and that the sums balance."""
    landsting = [row for row in rows if row.county_code != "00"]
    more = sorted((r for r in landsting if r.difference_sek >= SAME_SEK), key=lambda r: -r.difference_sek)
    less = sorted((r for r in landsting if r.difference_sek <= -SAME_SEK), key=lambda r: r.difference_sek)
    if not more and not less:
        return "Inget landsting får mer eller mindre."
    gained, lost = sum(r.difference_sek for r in more), -sum(r.difference_sek for r in less)
    said = []
    for names, verb, total in ((more, "mer", gained), (less, "mindre", lost)):
        if names:
            most = f"{names[0].county} {'mest' if len(names) > 1 else ''}".strip()
            said.append(
                f"{_capital(_count(len(names)))} landsting får {verb}, tillsammans {swedish.mkr(total)} ({most}: "
                f"{swedish.mkr(abs(names[0].difference_sek))})"
            )
    same = len(landsting) - len(more) - len(less)
    if same:
        said.append(f"{_capital(_count(same))} får lika mycket")
    balance = swedish.signed((gained - lost) / 1_000_000, 1)
    kind = "" if is_settled(pace) else " Halvåret jämförs i vad som är upparbetat, för avräkning sker på helår."
    return f"{'. '.join(said)}. Sammanlagt {balance}{swedish.NBSP}Mkr.{kind}"


def _count(number: int) -> str:
    return "ett" if number == 1 else swedish.in_words(number)


def own(rows: Sequence[Compared], county_code: str, pace: float) -> str:
    """What the scenario means for the chosen landsting."""
    row = next(r for r in rows if r.county_code == county_code)
    verb = "får" if is_settled(pace) else "har jobbat in"
    if abs(row.difference_sek) < SAME_SEK:
        return f"{row.county} {verb} {swedish.mkr(row.after_sek)}, lika mycket som med överenskommelsens regler."
    return (
        f"{row.county} {verb} {swedish.mkr(row.after_sek)} i stället för {swedish.mkr(row.before_sek)}: "
        f"{swedish.signed(row.difference_sek / 1_000_000, 1)}{swedish.NBSP}Mkr."
    )


def picture_name(rows: Sequence[Compared], pace: float) -> str:
    """What the chart shows and its main result."""
    what = "får" if is_settled(pace) else "har jobbat in"
    return f"Staplar: vad varje landsting {what}, {pace_name(pace)}, före och efter. {more_and_less(rows, pace)}"
