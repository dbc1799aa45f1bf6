"""Sentences composed from figures: the answer that opens a page, and the name that says what a chart shows."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.assumptions import Assumptions
from rehabdata.language import _, later, one_or_more
from rehabdata.money.funding import Outcome, Settlement, is_settled, median_share, share_of_all_but
from rehabdata.money.ranking import ON_PACE, Place, margin_sek, on_the_edge
from rehabdata.money.shown import SAME_SEK, amount
from rehabdata.rows import by_share

_FAR = 0.05  # the nation is pulled up where it is this much of the frame above the landsting in the middle
_CEILING_YEAR = 2014  # whose published production passed the frame
_FEW = 8  # landsting that a sentence names


_FIRST_COMPARABLE = 2012  # 2011 counts treatments begun too


def on_pace(settlement: Settlement) -> list[Outcome]:
    """The landsting that have earned at least half of the year's allocation after half a year, highest first."""
    return [o for o in by_share(settlement) if (o.share or 0.0) >= ON_PACE]


def nation_share(settlement: Settlement, year: int) -> str:
    """How much of the year's frame the nation has earned in half a year."""
    return _(
        "Landstingen har jobbat in {share} av {year} års {frame} miljoner kronor på ett halvår; i fas vore {on_pace}.",
        share=swedish.percent(settlement.nation.share, 1),
        year=year,
        frame=swedish.exact(settlement.scenario.frame_mkr),
        on_pace=swedish.percent(ON_PACE),
    )


def who_is_on_pace(settlement: Settlement) -> str:
    """How many landsting are on pace, which when they are few, and who is at the edge of it."""
    return " ".join((_on_pace(settlement), *_at_the_edge(settlement)))


def who_is_on_pace_in_short(settlement: Settlement) -> str:
    """How many landsting are on pace, and how many of them at the edge: it is accounting, the edge no third class."""
    edge = on_the_edge(settlement)
    near = sum(o.county_code in edge for o in on_pace(settlement))
    if not near:
        return _on_pace(settlement)
    return _(
        "{count} av {all} landsting är i fas, varav {near} på gränsen (högst två MMR2-behandlingars marginal).",
        count=swedish.in_words(len(on_pace(settlement))).capitalize(),
        all=len(settlement.landsting),
        near=swedish.in_words(near),
    )


def _at_the_edge(settlement: Settlement) -> list[str]:
    near = [o for o in by_share(settlement) if o.county_code in on_the_edge(settlement)]
    within = [o.county for o in near if (o.share or 0.0) >= ON_PACE]
    below = [o.county for o in near if (o.share or 0.0) < ON_PACE]
    said = []
    if within:
        said.append(
            one_or_more(
                "På gränsen (högst två MMR2-behandlingars marginal) är ett: {names}.",
                "På gränsen (högst två MMR2-behandlingars marginal) är {count}: {names}.",
                len(within),
                count=swedish.in_words(len(within)),
                names=swedish.listed(within),
            )
        )
    if below:
        said.append(_("Strax under gränsen, högst två MMR2-behandlingar ifrån: {names}.", names=swedish.listed(below)))
    return said


def _on_pace(settlement: Settlement) -> str:
    names = [o.county for o in on_pace(settlement)]
    told = {"all": len(settlement.landsting), "names": swedish.listed(names)}
    if not names:
        return _("Inget av {all} landsting är i fas.", **told)
    if len(names) == 1:
        return _("Ett av {all} landsting är i fas: {names}.", **told)
    count = swedish.in_words(len(names)).capitalize()
    if len(names) <= _FEW:
        return _("{count} av {all} landsting är i fas: {names}.", count=count, **told)
    return _("{count} av {all} landsting är i fas.", count=count, **told)


def who_fell_back(lower: Sequence[str], before: int) -> str:
    """Which landsting have a lower share than in the same half of an earlier year."""
    if not lower:
        return _("Inget landsting har en lägre andel än första halvåret {year}.", year=before)
    return _("Lägre än första halvåret {year}: {names}.", year=before, names=swedish.listed(list(lower)))


def spread(settlement: Settlement) -> str:
    """The median, and what the nation is without the landsting with the highest share, where that pulls it up."""
    top = by_share(settlement)[0]
    if (settlement.nation.share or 0.0) - (median_share(settlement) or 0.0) < _FAR:
        return _(
            "Landstinget i mitten ligger på {median}; riket har {nation}.",
            median=swedish.percent(median_share(settlement), 1),
            nation=swedish.percent(settlement.nation.share, 1),
        )
    return _(
        "{county} drar upp riket: utan {county} är andelen {without}, och landstinget i mitten ligger på {median}.",
        county=top.county,
        without=swedish.percent(share_of_all_but(settlement, top.county_code), 1),
        median=swedish.percent(median_share(settlement), 1),
    )


def landsting_share(outcome: Outcome, settlement: Settlement, place: Place, year: int) -> str:
    """One landsting's share, place and distance to being on pace."""
    return f"{earned_so_far(outcome, settlement, year)} {place_among(settlement, place)}"


def earned_so_far(outcome: Outcome, settlement: Settlement, year: int) -> str:
    """How much one landsting has earned, in phase or not, and how near the line."""
    return " ".join((_earned(outcome, year), *_own_edge(outcome, settlement)))


def _own_edge(outcome: Outcome, settlement: Settlement) -> list[str]:
    """Where a landsting is at the edge of being on pace: that it is, and by how much."""
    if outcome.county_code not in on_the_edge(settlement):
        return []
    told = {"margin": swedish.kronor(abs(margin_sek(outcome))), "on_pace": swedish.percent(ON_PACE)}
    if (outcome.share or 0.0) >= ON_PACE:
        return [_("Det är på gränsen: {margin} över {on_pace}, högst två MMR2-behandlingar.", **told)]
    return [_("Det är på gränsen: {margin} under {on_pace}, högst två MMR2-behandlingar.", **told)]


def _earned(outcome: Outcome, year: int) -> str:
    told = {
        "county": outcome.county,
        "earned": swedish.mkr(outcome.earned_sek),
        "allocation": swedish.mkr(outcome.allocation_sek),
        "share": swedish.percent(outcome.share, 1),
        "year": year,
    }
    if (outcome.share or 0.0) > 1:
        return _(
            "{county} har jobbat in {earned} av {allocation}, {share} av sina avsatta medel för {year}, på ett "
            "halvår: mer än hela årets pengar.",
            **told,
        )
    if (outcome.share or 0.0) >= ON_PACE:
        return _(
            "{county} har jobbat in {earned} av {allocation}, {share} av sina avsatta medel för {year}, på ett "
            "halvår: i fas.",
            **told,
        )
    return _(
        "{county} har jobbat in {earned} av {allocation}, {share} av sina avsatta medel för {year}, på ett halvår: "
        "i fas vore {on_pace}.",
        on_pace=swedish.percent(ON_PACE),
        **told,
    )


def own_share_against(outcome: Outcome, settlement: Settlement) -> str:
    """One landsting's share beside the nation's."""
    told = {
        "county": outcome.county,
        "share": swedish.percent(outcome.share, 1),
        "nation": swedish.percent(settlement.nation.share, 1),
    }
    if outcome.share is None or settlement.nation.share is None:
        return _("{county} har jobbat in {share} av sina avsatta medel.", **told)
    if told["share"] == told["nation"]:
        return _("{county} har jobbat in {share}, lika mycket som riket.", **told)
    if outcome.share > settlement.nation.share:
        return _("{county} har jobbat in {share}, mer än riket ({nation}).", **told)
    return _("{county} har jobbat in {share}, mindre än riket ({nation}).", **told)


def place_among(settlement: Settlement, place: Place) -> str:
    """A landsting's place by share, beside the nation's share and the median."""
    told = {
        "place": place.place,
        "all": len(settlement.landsting),
        "nation": swedish.percent(settlement.nation.share, 1),
        "median": swedish.percent(median_share(settlement), 1),
    }
    if not place.shared_with:
        return _("Plats {place} av {all}; riket har {nation} och medianen är {median}.", **told)
    return _(
        "Plats {place} av {all}, delad med {sharing}; riket har {nation} och medianen är {median}.",
        sharing=swedish.listed([settlement.of(code).county for code in place.shared_with]),
        **told,
    )


def above_and_below(settlement: Settlement) -> str:
    """Who is above the allocation, and what is left: over a year settled, after half a year still to be earned."""
    if is_settled(settlement.scenario.pace):
        return over_the_year(settlement)
    above = _above(settlement)
    said = _(
        "Efter halvåret återstår {unused} av årets fördelning att jobba in; vad som blir över avgörs på helår.",
        unused=swedish.mkr(settlement.nation.unused_sek),
    )
    if not above:
        return said
    ahead = one_or_more(
        "{names} är redan {excess} över årets fördelning.",
        "{names} är redan {excess} över årets fördelning.",
        len(above),
        names=swedish.listed(above),
        excess=swedish.mkr(settlement.nation.excess_sek),
    )
    return f"{ahead} {said}"


def _above(settlement: Settlement) -> list[str]:
    return [o.county for o in by_share(settlement) if o.excess_sek > 0]


def over_the_year(settlement: Settlement) -> str:
    """Who is above the allocation, whether the pool suffices, and what is left or unpaid of a year."""
    nation, above = settlement.nation, _above(settlement)
    if not above:
        return _("Inget landsting går över sin fördelning; {unused} blir kvar.", unused=swedish.mkr(nation.unused_sek))
    told = {
        "names": swedish.listed(above),
        "excess": swedish.mkr(nation.excess_sek),
        "unpaid": swedish.mkr(nation.unpaid_sek),
        "left": swedish.mkr(nation.allocation_sek - nation.paid_sek),
    }
    if settlement.ceiling_bites:
        return one_or_more(
            "{names} går över sin fördelning med {excess} tillsammans; potten räcker inte, {unpaid} blir obetalt.",
            "{names} går över sin fördelning med {excess} tillsammans; potten räcker inte, {unpaid} blir obetalt.",
            len(above),
            **told,
        )
    return one_or_more(
        "{names} går över sin fördelning med {excess} tillsammans; det ryms i det andra lämnar, och {left} av ramen "
        "blir kvar.",
        "{names} går över sin fördelning med {excess} tillsammans; det ryms i det andra lämnar, och {left} av ramen "
        "blir kvar.",
        len(above),
        **told,
    )


def is_it_paid(at_same_pace: Outcome, assumptions: Assumptions, year: int) -> str:
    """Whether what a landsting has above its allocation at the same pace is paid, and on what condition."""
    if at_same_pace.excess_sek < SAME_SEK:
        return ""
    said = (
        _("Det betalas ur det andra lämnar.")
        if at_same_pace.unpaid_sek < SAME_SEK
        else _("Av det blir {unpaid} obetalt.", unpaid=amount(at_same_pace.unpaid_sek))
    )
    return f"{said} {if_the_pace_is_held(assumptions, year)}"


def are_we_paid(at_same_pace: Outcome, assumptions: Assumptions, year: int) -> str:
    """Whether all of the year at the same pace is paid. What is within the allocation is, whatever the others do."""
    if at_same_pace.excess_sek < SAME_SEK:
        return _(
            "Ja. I samma takt hela året (×2) ryms allt i den egna fördelningen, och det betalas vad de andra än gör."
        )
    if at_same_pace.unpaid_sek < SAME_SEK:
        said = _("Ja, också det som går över årets fördelning: det betalas ur det andra lämnar.")
    else:
        said = _(
            "Inte allt: av det som går över årets fördelning blir {unpaid} obetalt.",
            unpaid=amount(at_same_pace.unpaid_sek),
        )
    return f"{said} {if_the_pace_is_held(assumptions, year)}"


def if_the_pace_is_held(assumptions: Assumptions, year: int) -> str:
    """The condition of what is paid over a year at a pace; and what became of the year that passed the frame."""
    try:
        outcome = assumptions.find("production_of_frame", _CEILING_YEAR)
    except KeyError:
        outcome = None
    if outcome is None or year == _CEILING_YEAR:
        return _("Det gäller om alla håller takten hela {year}.", year=year)
    return _(
        "Det gäller om alla håller takten hela {year}; {later} blev produktionen {share} av ramen och pengarna räckte "
        "inte.",
        year=year,
        later=_CEILING_YEAR,
        share=swedish.percent(outcome.value / 100),
    )


def beside_the_year_before(what: str, by_year: pd.DataFrame, column: str) -> str:
    """KBT/IPT: 21 906 patienter 2013, 11 487 året före. Never across the break between 2011 and 2012."""
    comparable = by_year[by_year.year.astype(int) >= _FIRST_COMPARABLE]
    if comparable.empty:
        return years_in_words(by_year, column)
    last = comparable.iloc[-1]
    told = {"what": what, "now": last[column], "year": last["year"]}
    before = comparable[comparable.year.astype(int) == int(last["year"]) - 1]
    if before.empty:
        return _("{what}: {now} patienter {year}.", **told)
    return _("{what}: {now} patienter {year}, {before} året före.", before=before.iloc[0][column], **told)


def years_in_words(by_year: pd.DataFrame, column: str) -> str:
    """2011: 28 302, 2012: 11 487, 2013: 21 906; the rules changed between the first two."""
    listed = ", ".join(f"{year}: {text}" for year, text in zip(by_year.year, by_year[column], strict=True))
    return _("{years}. Reglerna ändrades mellan 2011 och 2012.", years=listed)


def landsting_same_pace(at_same_pace: Outcome, half: Outcome) -> str:
    """What is left of the year's allocation or above it, over the year at the same pace and after the half-year."""
    if at_same_pace.excess_sek <= 0:
        return _(
            "I samma takt hela året (×2) blir {left} kvar; efter halvåret (×1) återstår {unused}.",
            left=swedish.mkr(at_same_pace.unused_sek),
            unused=swedish.mkr(half.unused_sek),
        )
    over = swedish.mkr(at_same_pace.excess_sek)
    if half.excess_sek > 0:
        return _(
            "I samma takt hela året (×2) går {county} {over} över årets fördelning; redan efter halvåret (×1) är det "
            "{excess} över.",
            county=half.county,
            over=over,
            excess=swedish.mkr(half.excess_sek),
        )
    return _(
        "I samma takt hela året (×2) går {county} {over} över årets fördelning; efter halvåret (×1) återstår {unused}.",
        county=half.county,
        over=over,
        unused=swedish.mkr(half.unused_sek),
    )


def womens_part(by_sex: pd.DataFrame, county_code: str) -> str:
    """Women's part of all treated patients each year, beside the nation's in the last year."""
    women = by_sex[by_sex.sex == "K"]
    own, nation = women[women.county_code == county_code], women[women.county_code == "00"]
    years = [
        _("{share} {year}", share=swedish.percent(part, 1), year=year)
        for year, part in zip(own.year, own.part, strict=True)
    ]
    said = _("Kvinnornas andel av de behandlade: {years}.", years=swedish.listed(years))
    if county_code == "00":
        return said
    beside = _("Riket: {share} {year}.", share=swedish.percent(nation.part.iloc[-1], 1), year=nation.year.iloc[-1])
    return f"{said} {beside}"


def pace_in_nation(settlement: Settlement, year: int) -> str:
    """What the nation's production is worth at one pace, against the year's frame."""
    nation = settlement.nation
    pace = settlement.scenario.pace
    told = {
        "year": year,
        "earned": swedish.mkr(nation.earned_sek),
        "share": swedish.percent(nation.share, 1),
        "frame": swedish.mkr(nation.allocation_sek, 0),
    }
    if pace == 1:
        return _("Första halvåret {year} (×1) var produktionen värd {earned}, {share} av ramen på {frame}.", **told)
    if pace == 2:
        return _("I samma takt hela {year} (×2) blir produktionen värd {earned}, {share} av ramen på {frame}.", **told)
    return _(
        "Med {times} gånger första halvåret {year} blir produktionen värd {earned}, {share} av ramen på {frame}.",
        times=swedish.exact(pace),
        **told,
    )


def published_outcome(assumptions: Assumptions, year: int) -> str:
    """The published production over the whole year, where there is one, beside what doubling says."""
    try:
        outcome = assumptions.find("production_of_frame", year)
    except KeyError:
        return _("Dubblingen är räkning, inte prognos.")
    return _(
        "Dubblingen är räkning, inte prognos: det publicerade utfallet för hela {year} var {share} av ramen.",
        year=year,
        share=swedish.percent(outcome.value / 100),
    )


def shares_reproduced(half: Settlement, printed: pd.DataFrame, year: int) -> str:
    """How many of the year's printed shares the rules give back to the percent."""
    of_year = printed[(printed.year == year) & (printed.county_code != "00")]
    if of_year.empty:
        return _("För {year} finns inga tryckta andelar att jämföra med.", year=year)
    same = sum(
        _is_printed_as(half.of(code).share, percent)
        for code, percent in zip(of_year.county_code, of_year.printed_percent, strict=True)
    )
    return _(
        "Reglerna återger {same} av {all} tryckta andelar för {year} på procenten när.",
        same=same,
        all=len(of_year),
        year=year,
    )


def _is_printed_as(share: float | None, percent: int) -> bool:
    """Compared as figures: how a percent is written differs between languages."""
    return share is not None and swedish.rounded(swedish.hundredfold(share)) == int(percent)


PLACE_RULE = later(
    "Plats (vår regel): den som med högst två MMR2-behandlingar till når upp till gruppen ovanför delar dess plats."
)
