"""Sentences composed from figures: the answer that opens a page, and the name that says what a chart shows."""

import pandas as pd

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.funding import Outcome, Settlement, is_settled, median_share, share_of_all_but
from rehabdata.language import _
from rehabdata.ranking import Place
from rehabdata.rows import by_share

ON_PACE = 0.5  # of the year's frame, after half a year


def on_pace(settlement: Settlement) -> list[Outcome]:
    """The landsting that have earned at least half of the year's allocation after half a year, highest first."""
    return [o for o in by_share(settlement) if (o.share or 0.0) >= ON_PACE]


def nation_share(settlement: Settlement, year: int) -> str:
    """How much of the year's frame the nation has earned in half a year."""
    frame = swedish.number(settlement.scenario.frame_mkr)
    return (
        f"Landstingen har jobbat in {swedish.percent(settlement.nation.share, 1)} av {year} års {frame} miljoner "
        f"kronor på ett halvår; i fas vore {swedish.percent(ON_PACE)}."
    )


def who_is_on_pace(settlement: Settlement) -> str:
    """How many landsting are on pace, and which when they are few."""
    names = [o.county for o in on_pace(settlement)]
    counts = {0: "Inget", 1: "Ett"}  # landsting is a neuter
    count = counts.get(len(names)) or swedish.in_words(len(names)).capitalize()
    named = f": {swedish.listed(names)}" if 0 < len(names) <= 8 else ""
    return f"{count} av {len(settlement.landsting)} landsting är i fas{named}."


def spread(settlement: Settlement) -> str:
    """The median, and what the nation is without the landsting that pulls it most (the highest share)."""
    top = by_share(settlement)[0]
    without = share_of_all_but(settlement, top.county_code)
    return (
        f"{top.county} drar upp riket: utan {top.county} är andelen {swedish.percent(without, 1)}, och landstinget "
        f"i mitten ligger på {swedish.percent(median_share(settlement), 1)}."
    )


def landsting_share(outcome: Outcome, settlement: Settlement, place: Place, year: int) -> str:
    """One landsting's share, place and distance to being on pace."""
    of_year = f"{swedish.mkr(outcome.earned_sek)} av {swedish.mkr(outcome.allocation_sek)}"
    standing = (
        "mer än hela årets pengar"
        if (outcome.share or 0.0) > 1
        else "i fas"
        if (outcome.share or 0.0) >= ON_PACE
        else f"i fas vore {swedish.percent(ON_PACE)}"
    )
    sharing = [settlement.of(code).county for code in place.shared_with]
    shared = f", delad med {swedish.listed(sharing)}" if sharing else ""
    return (
        f"{outcome.county} har jobbat in {of_year}, {swedish.percent(outcome.share, 1)} av sina avsatta medel för "
        f"{year}, på ett halvår: {standing}. Plats {place.place} av {len(settlement.landsting)}{shared}; riket har "
        f"{swedish.percent(settlement.nation.share, 1)} och medianen är {swedish.percent(median_share(settlement), 1)}."
    )


def above_and_below(settlement: Settlement) -> str:
    """Who is above the allocation, and what is left: over a year settled, after half a year still to be earned."""
    above = [o.county for o in by_share(settlement) if o.excess_sek > 0]
    nation = settlement.nation
    if not is_settled(settlement.scenario.pace):
        ahead = (
            f"{swedish.listed(above)} är redan {swedish.mkr(nation.excess_sek)} över årets fördelning. "
            if above
            else ""
        )
        return (
            f"{ahead}Efter halvåret återstår {swedish.mkr(nation.unused_sek)} av årets fördelning att jobba in; "
            "vad som blir över avgörs på helår."
        )
    if not above:
        return f"Inget landsting går över sin fördelning; {swedish.mkr(nation.unused_sek)} blir kvar."
    left = nation.allocation_sek - nation.paid_sek
    words = f"{swedish.listed(above)} går över sin fördelning med {swedish.mkr(nation.excess_sek)} tillsammans"
    if settlement.ceiling_bites:
        return f"{words}; potten räcker inte, {swedish.mkr(nation.unpaid_sek)} blir obetalt."
    return f"{words}; det ryms i det andra lämnar, och {swedish.mkr(left)} av ramen blir kvar."


def years_in_words(by_year: pd.DataFrame, column: str) -> str:
    """2011: 28 302, 2012: 11 487, 2013: 21 906; the rules changed between the first two."""
    listed = ", ".join(f"{year}: {text}" for year, text in zip(by_year.year, by_year[column], strict=True))
    return f"{listed}. Reglerna ändrades mellan 2011 och 2012."


def landsting_same_pace(at_same_pace: Outcome, half: Outcome) -> str:
    """What is left of the year's allocation or above it, over the year at the same pace and after the half-year."""
    if at_same_pace.excess_sek > 0:
        over = swedish.mkr(at_same_pace.excess_sek)
        above = f"I samma takt hela året (×2) går {half.county} {over} över årets fördelning"
        if half.excess_sek > 0:
            return f"{above}; redan efter halvåret (×1) är det {swedish.mkr(half.excess_sek)} över."
        return f"{above}; efter halvåret (×1) återstår {swedish.mkr(half.unused_sek)}."
    return (
        f"I samma takt hela året (×2) blir {swedish.mkr(at_same_pace.unused_sek)} kvar; efter halvåret (×1) återstår "
        f"{swedish.mkr(half.unused_sek)}."
    )


def womens_part(by_sex: pd.DataFrame, county_code: str) -> str:
    """Women's part of all treated patients each year, beside the nation's in the last year."""
    women = by_sex[by_sex.sex == "K"]
    own, nation = women[women.county_code == county_code], women[women.county_code == "00"]
    years = swedish.listed(
        [f"{swedish.percent(part, 1)} {year}" for year, part in zip(own.year, own.part, strict=True)]
    )
    compared = (
        "" if county_code == "00" else f" Riket: {swedish.percent(nation.part.iloc[-1], 1)} {nation.year.iloc[-1]}."
    )
    return f"Kvinnornas andel av de behandlade: {years}.{compared}"


def pace_in_nation(settlement: Settlement, year: int) -> str:
    """What the nation's production is worth at one pace, against the year's frame."""
    nation = settlement.nation
    pace = settlement.scenario.pace
    of_frame = f"{swedish.percent(nation.share, 1)} av ramen på {swedish.mkr(nation.allocation_sek, 0)}"
    value = f"{swedish.mkr(nation.earned_sek)}, {of_frame}"
    if pace == 1:
        return f"Första halvåret {year} (×1) var produktionen värd {value}."
    if pace == 2:
        return f"I samma takt hela {year} (×2) blir den värd {value}."
    return f"Med {swedish.number(pace, 2)} gånger första halvåret {year} blir produktionen värd {value}."


def published_outcome(assumptions: Assumptions, year: int) -> str:
    """The published production over the whole year, where there is one, beside what doubling says."""
    try:
        outcome = assumptions.find("production_of_frame", year)
    except KeyError:
        return "Dubblingen är räkning, inte prognos."
    return (
        f"Dubblingen är räkning, inte prognos: det publicerade utfallet för hela {year} var "
        f"{swedish.number(outcome.value)}{swedish.NBSP}% av ramen."
    )


def shares_reproduced(half: Settlement, printed: pd.DataFrame, year: int) -> str:
    """How many of the year's printed shares the rules give back to the percent."""
    of_year = printed[(printed.year == year) & (printed.county_code != "00")]
    if of_year.empty:
        return _("För {year} finns inga tryckta andelar att jämföra med.", year=year)
    same = sum(
        swedish.percent(half.of(code).share) == f"{percent}{swedish.NBSP}%"
        for code, percent in zip(of_year.county_code, of_year.printed_percent, strict=True)
    )
    return f"Reglerna återger {same} av {len(of_year)} tryckta andelar för {year} på procenten när."
