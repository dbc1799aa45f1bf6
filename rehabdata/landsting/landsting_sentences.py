"""The answer that opens a landsting's page, and the sentences of its sections: tables in, sentences out.

Each sentence is whole, in the run's language, and right for rises and falls, shared places, zero and one, first and
last.
"""

from collections.abc import Mapping, Sequence

from rehabdata import swedish
from rehabdata.landsting.landsting_rows import HEALTHCARE_REGION, Compared, Group, Interval, OneSex, Rate
from rehabdata.language import _, later, one_or_more
from rehabdata.money.backwards import Reason, further_in_mix
from rehabdata.money.chance import PlayOfChance
from rehabdata.money.funding import TREATMENTS, Outcome, Settlement, median_share, one_more_of_each_sek

FIRST_COMPARABLE = 2012  # 2011 counts treatments begun too
SMALLEST_BASE = 20  # of a change in percent, and of a count that says something of a level


def change(settlements: Mapping[int, Settlement], county_code: str, year: int) -> str:
    """The share and the patients beside those of the year before; nothing across the break of 2011 and 2012."""
    before = year - 1
    if year == FIRST_COMPARABLE:
        return _("{year} går inte att jämföra med {before}: då gällde andra regler.", year=year, before=before)
    if before not in settlements:
        return _("För {before} finns ingen uppgift att jämföra med.", before=before)
    then, now = settlements[before].of(county_code), settlements[year].of(county_code)
    told = [_change_of_share(then, now, before), _change_of_patients(then, now, before, year)]
    if _part_ways(then, now):
        told.append(_("Andelen beror också på blandningen av behandlingar och på hur stor fördelningen är."))
    return " ".join(told)


def up_or_down(
    settlements: Mapping[int, Settlement], county_code: str, year: int, luck: PlayOfChance | None = None
) -> str:
    """The share beside that of the half-year before; empty where there is none that it compares with."""
    if year - 1 not in settlements or year <= FIRST_COMPARABLE:
        return ""
    then, now = (settlements[each].of(county_code).share for each in (year - 1, year))
    if then is None or now is None:
        return ""
    told = {"year": year - 1, "share": swedish.percent(then, 1)}
    if told["share"] == swedish.percent(now, 1):
        return _("Avrundat densamma som första halvåret {year}.", **told)
    if luck and luck.reaches(then):
        if now > then:
            return _("Upp från {share} första halvåret {year}, inom slumpens spelrum.", **told)
        return _("Ned från {share} första halvåret {year}, inom slumpens spelrum.", **told)
    if now > then:
        return _("Upp från {share} första halvåret {year}.", **told)
    return _("Ned från {share} första halvåret {year}.", **told)


def _part_ways(then: Outcome, now: Outcome) -> bool:
    """Whether the share rose where the patients fell, or the other way round, and is not shown as the same."""
    if then.share is None or now.share is None or swedish.percent(then.share, 1) == swedish.percent(now.share, 1):
        return False
    return (now.share - then.share) * (patients_of(now) - patients_of(then)) < 0


def _change_of_share(then: Outcome, now: Outcome, before: int) -> str:
    if then.share is None or now.share is None:
        return _("Hur andelen har ändrats sedan {before} går inte att säga: uppgift saknas.", before=before)
    told = {"before": before, "old": swedish.percent(then.share, 1), "new": swedish.percent(now.share, 1)}
    if told["new"] == told["old"]:
        return _("Andelen är avrundat densamma som {before}, {new}.", **told)
    if now.share > then.share:
        return _("Sedan {before} har andelen stigit från {old} till {new}.", **told)
    return _("Sedan {before} har andelen sjunkit från {old} till {new}.", **told)


def _change_of_patients(then: Outcome, now: Outcome, before: int, year: int) -> str:
    old, new = patients_of(then), patients_of(now)
    told = {"before": before, "year": year, "old": swedish.number(old), "new": swedish.number(new)}
    if not old and not new:
        return _("Inga behandlade är redovisade för {before} eller {year}.", **told)
    if not old:
        return _("Antalet behandlade var {new}; för {before} är inga redovisade.", **told)
    if not new:
        return _("Inga behandlade är redovisade för {year}; {before} var de {old}.", **told)
    if new == old:
        return _("Antalet behandlade var {new} båda åren.", **told)
    if old < SMALLEST_BASE:
        if new > old:
            return _("Antalet behandlade ökade från {old} till {new}.", **told)
        return _("Antalet behandlade minskade från {old} till {new}.", **told)
    told["percent"] = swedish.percent(abs(new - old) / old)
    if new > old:
        return _("Antalet behandlade ökade med {percent}, från {old} till {new}.", **told)
    return _("Antalet behandlade minskade med {percent}, från {old} till {new}.", **told)


def patients_of(outcome: Outcome) -> float:
    """All treated patients of an outcome."""
    return outcome.kbt + outcome.mmr1 + outcome.mmr2


def largest_distance(rates: Sequence[Rate], settlement: Settlement, year: int) -> str:
    """The treatment whose rate lies furthest from the nation's, counted in kronor, and the median beside it."""
    worth = one_more_of_each_sek(settlement.scenario)
    apart = [
        (abs(rate.per_10000 - rate.nation_per_10000) * worth[rate.treatment], rate)
        for rate in rates
        if rate.year == year
        and rate.treatment in worth
        and rate.per_10000 is not None
        and rate.nation_per_10000 is not None
    ]
    if not apart:
        return _("Hur många behandlade det är per invånare går inte att säga: uppgift saknas.")
    _sek, furthest = max(apart, key=lambda pair: pair[0])
    own, nation = furthest.per_10000 or 0.0, furthest.nation_per_10000 or 0.0
    told = {
        "treatment": _(furthest.treatment),
        "own": swedish.number(own, 1),
        "nation": swedish.number(nation, 1),
        "median": swedish.number(furthest.median_per_10000, 1),
        "apart": swedish.number(abs(own - nation), 1),
    }
    if not furthest.patients and nation:
        return _(
            "Störst skillnad mot riket, räknat i kronor, är det i {treatment}: ingen redovisad, mot rikets {nation} "
            "per 10 000 invånare 15–64 år (medianen {median}).",
            **told,
        )
    if not swedish.rounded(own - nation, 1):
        return _(
            "Per invånare skiljer sig inte behandlingarna från riket: i {treatment} är det {own} per 10 000 invånare "
            "15–64 år (medianen {median}).",
            **told,
        )
    if own < nation:
        return _(
            "Störst skillnad mot riket, räknat i kronor, är det i {treatment}: {own} per 10 000 invånare 15–64 år, "
            "{apart} färre än i riket (medianen {median}).",
            **told,
        )
    return _(
        "Störst skillnad mot riket, räknat i kronor, är det i {treatment}: {own} per 10 000 invånare 15–64 år, "
        "{apart} fler än i riket (medianen {median}).",
        **told,
    )


def fewer_or_more(rates: Sequence[Rate], year: int) -> str:
    """Which treatments are fewer than the nation's per inhabitant, and which more: about as many where the nation's
    rate lies in the interval. None reported is said as that.
    """
    of_year = [rate for rate in rates if rate.year == year and None not in (rate.per_10000, rate.nation_per_10000)]
    if not of_year:
        return _("Hur många behandlade det är per invånare går inte att säga: uppgift saknas.")
    groups: dict[str, list[str]] = {"fewer": [], "more": [], "alike": [], "none": []}
    for rate in of_year:
        own, nation = rate.per_10000 or 0.0, rate.nation_per_10000 or 0.0
        lowest, highest = rate.interval or (own, own)
        told = {
            "treatment": _(rate.treatment),
            "own": swedish.number(own, 1),
            "nation": swedish.number(nation, 1),
        }
        if not rate.patients:
            groups["none"].append(_("{treatment} (riket {nation})", **told))
            continue
        group = "alike" if lowest <= nation <= highest else "fewer" if own < nation else "more"
        groups[group].append(_("{treatment} ({own} mot {nation})", **told))
    told = {name: swedish.listed(found) for name, found in groups.items() if found}
    said = [
        *([_("färre än i riket i {fewer}", **told)] if "fewer" in told else []),
        *([_("fler än i riket i {more}", **told)] if "more" in told else []),
        *([_("ungefär som i riket i {alike}", **told)] if "alike" in told else []),
        *([_("ingen redovisad i {none}", **told)] if "none" in told else []),
    ]
    return _("Per 10 000 invånare 15–64 år är det {said}.", said=", ".join(said))


def women(sexes: Sequence[OneSex], year: int) -> str:
    """Women's part of all treated in a year, with its interval, beside the nation's."""
    of_year = next((one for one in sexes if one.year == year and one.sex == "K"), None)
    if of_year is None or of_year.part is None or of_year.part_interval is None:
        return _("Hur många av de behandlade {year} som var kvinnor går inte att säga: uppgift saknas.", year=year)
    told = {
        "year": year,
        "part": swedish.percent(of_year.part, 1),
        "interval": percent_interval(of_year.part_interval),
        "nation": swedish.percent(of_year.nation_part, 1),
    }
    lowest, highest = of_year.part_interval
    if of_year.nation_part is None or lowest <= of_year.nation_part <= highest:
        return _(
            "Av de behandlade {year} var {part} kvinnor (95 %-intervall {interval}). Rikets {nation} ligger i "
            "intervallet; behovet är okänt.",
            **told,
        )
    return _(
        "Av de behandlade {year} var {part} kvinnor (95 %-intervall {interval}). Rikets {nation} ligger utanför "
        "intervallet; behovet är okänt.",
        **told,
    )


def to_full_allocation(at_same_pace: Settlement, county_code: str) -> str:
    """The treatments that it takes to earn the year's allocation, beyond the year at the same pace."""
    own = at_same_pace.of(county_code)
    if own.earned_sek >= at_same_pace.scenario.pace * own.allocation_sek > 0:
        return _("Hela fördelningen är redan nådd.")
    if own.excess_sek > 0:
        return _("Det behövs inga fler behandlingar än samma takt ger för att nå hela fördelningen.")
    mix = further_in_mix(at_same_pace, county_code)
    if isinstance(mix, Reason):
        return _("Utan redovisade behandlingar går det inte att räkna fram hur många som behövs.")
    if not mix.total:
        return _("Samma takt ger precis hela fördelningen.")
    return one_or_more(
        "Till hela fördelningen behövs en behandling till under året utöver samma takt: {mix}.",
        "Till hela fördelningen behövs {count} behandlingar till under året utöver samma takt, i samma blandning som "
        "hittills: {mix}.",
        mix.total,
        count=swedish.number(mix.total),
        mix=swedish.listed(
            [
                f"{swedish.number(count)}{swedish.NBSP}{_(treatment)}"
                for treatment, count in zip(TREATMENTS, (mix.kbt, mix.mmr1, mix.mmr2), strict=True)
                if count
            ]
        ),
    )


def of_2011(rates: Sequence[Rate], county: str) -> str:
    """What 2011 counts, which has no money and no later year to stand beside; empty where it is not in the tables."""
    counts = {rate.treatment: rate.patients for rate in rates if rate.year == FIRST_COMPARABLE - 1}
    if not counts:
        return ""
    kbt, mmr = counts.get("KBT/IPT"), counts.get("MMR")
    told = {
        "county": county,
        "year": FIRST_COMPARABLE - 1,
        "kbt": swedish.patients(kbt),
        "mmr": swedish.patients(mmr),
    }
    return _(
        "{year} redovisade {county} påbörjade eller avslutade behandlingar, KBT/IPT: {kbt}, MMR: {mmr}. De går inte "
        "att jämföra med åren efter.",
        **told,
    )


def against_whom(lines: Sequence[Compared], year: int) -> str:
    """The share's distance to the nation, the median and the healthcare region, in percentage points."""
    share = next(line for line in lines if line.kind == "own").shares[year]
    told = [
        _points(share - other, _(_WHOM[line.kind]) if line.kind in _WHOM else line.name)
        for line in lines
        if line.kind in (*_WHOM, HEALTHCARE_REGION) and share is not None and (other := line.shares[year]) is not None
    ]
    if not told:
        return _("Andelen {year}: uppgift saknas.", year=year)
    return _("Andelen {year} ligger {told}.", year=year, told=swedish.listed(told))


_WHOM = {"nation": later("riket"), "median": later("medianen")}


def _points(apart: float, whom: str) -> str:
    points = swedish.percentage_points(abs(apart)).lstrip("+")
    if not swedish.rounded(swedish.hundredfold(apart), 1):
        return _("i nivå med {whom}", whom=whom)
    if apart > 0:
        return _("{points} över {whom}", whom=whom, points=points)
    return _("{points} under {whom}", whom=whom, points=points)


def who_they_are(beside: Sequence[Group], county_code: str, names: Mapping[str, str]) -> list[str]:
    """The members of each group, a line a group; of a landsting without a healthcare region, or alone in it, that."""
    told = []
    if not any(group.kind == HEALTHCARE_REGION for group in beside):
        told.append(
            _(
                "{county} ligger i två sjukvårdsregioner och räknas inte i någon av dem.",
                county=names[county_code],
            )
        )
    for group in beside:
        members = swedish.listed([names[code] for code in group.county_codes])
        if group.county_codes == (county_code,):
            told.append(
                _(
                    "{group}: här {county} ensamt, eftersom Halland ligger i två sjukvårdsregioner och inte räknas i "
                    "någon av dem.",
                    group=group.name,
                    county=names[county_code],
                )
            )
        else:
            told.append(_("{group}: {members}.", group=group.name, members=members))
    return told


def one_more(outcome: Outcome, settlement: Settlement) -> list[tuple[str, float, float | None]]:
    """What one more of each treatment adds: its name, kronor, and the part of the landsting's allocation."""
    return [
        (treatment, sek, sek / outcome.allocation_sek if outcome.allocation_sek else None)
        for treatment, sek in one_more_of_each_sek(settlement.scenario).items()
    ]


def strip_finding(settlements: Mapping[int, Settlement], county_code: str | None) -> str:
    """The strip of all landsting for who does not see it: one landsting's share, nation and median a year."""
    told = [_("Alla landstings andelar av sina avsatta medel.")]
    for year, settlement in settlements.items():
        figures = {
            "year": year,
            "nation": swedish.percent(settlement.nation.share, 1),
            "median": swedish.percent(median_share(settlement), 1),
        }
        if county_code is None:
            told.append(_("{year}: riket {nation}, medianen {median}.", **figures))
        else:
            own = settlement.of(county_code)
            share = swedish.percent(own.share, 1)
            told.append(
                _(
                    "{year}: {county} {share}, riket {nation}, medianen {median}.",
                    county=own.county,
                    share=share,
                    **figures,
                )
            )
    return " ".join(told)


def small_numbers(rates: Sequence[Rate]) -> str:
    """That chance alone moves small figures, with how many of the landsting's own are small; no verdict on a trend."""
    small = sum(0 < rate.patients < SMALLEST_BASE for rate in rates)
    no_trend = _(
        "{count} år med ändrade regler räcker inte för att säga något om en trend.",
        count=swedish.in_words(len({rate.year for rate in rates})).capitalize(),
    )
    if not small:
        by_chance = _("Intervallet visar hur långt slumpen ensam kan flytta siffran.")
        return f"{by_chance} {no_trend}"
    few = one_or_more(
        "Intervallet visar hur långt slumpen ensam kan flytta siffran; ett av antalen är under {few} och säger lite "
        "om nivån.",
        "Intervallet visar hur långt slumpen ensam kan flytta siffran; {count} av antalen är under {few} och säger "
        "lite om nivån.",
        small,
        count=swedish.in_words(small),
        few=SMALLEST_BASE,
    )
    return f"{few} {no_trend}"


def percent_interval(interval: Interval | None) -> str:
    """An interval of a part: 74,3–85,2 %; "uppgift saknas" for None."""
    if interval is None:
        return swedish.percent(None)
    lowest, highest = (swedish.number(swedish.hundredfold(end), 1) for end in interval)
    return swedish.with_percent_sign(f"{lowest}–{highest}")


def number_interval(interval: Interval | None) -> str:
    """An interval of a rate: 12,1–17,6; "under 0,1" where both ends are 0,0 as shown; "uppgift saknas" for None."""
    if interval is None:
        return swedish.number(None)
    if not swedish.rounded(interval[1], 1):
        return _("under {figure}", figure=swedish.number(0.1, 1))
    return "–".join(swedish.number(end, 1) for end in interval)
