"""What a scenario changes, in words: the ceiling before anything else, then kronor, then who gets more and less."""

from collections.abc import Mapping, Sequence

from rehabdata import swedish
from rehabdata.language import _, later, one_or_more
from rehabdata.money import shown
from rehabdata.money.funding import Key, Outcome, Scenario, Settlement, is_settled
from rehabdata.money.scenario_rows import Compared, largest_difference
from rehabdata.rows import opening_pace, pace_name, pace_sign

PICTURE = later("Staplar: vad varje landsting får eller har jobbat in, före och efter ändringen.")
ISLAND = "09"  # Gotland: what is there is "på", elsewhere "i"
_KEY_CHANGED: Mapping[Key, str] = {
    "excess": later("en pott som inte räcker delas i förhållande till det som är över"),
    "population": later("en pott som inte räcker delas efter befolkning"),
}


def answer(before: Settlement, after: Settlement, year: int) -> list[str]:
    """The page's opening: the ceiling when production passes it, then what the country gets."""
    ceiling = [_ceiling(after)] if after.ceiling_bites else []
    country = _paid(before, after, year) if is_settled(after.scenario.pace) else _earned(before, after, year)
    return [*ceiling, country]


def _ceiling(after: Settlement) -> str:
    earned = shown.amount(after.nation.earned_sek)
    if is_settled(after.scenario.pace):
        return _(
            "Taket nås: av produktionens {earned} blir {unpaid} obetalt.",
            earned=earned,
            unpaid=shown.amount(after.nation.unpaid_sek),
        )
    frame = _frame(after.scenario.frame_mkr)
    return _("Redan halvårets produktion, {earned}, är värd mer än årets ram på {frame}.", earned=earned, frame=frame)


def _paid(before: Settlement, after: Settlement, year: int) -> str:
    """Over a year: what the landsting get, and how that differs from what they get under the agreement."""
    difference_sek = after.nation.paid_sek - before.nation.paid_sek
    told = _told(after.nation.paid_sek, difference_sek, after.scenario.pace, year)
    if abs(difference_sek) < shown.SAME_SEK:
        return _("{pace} {year} får landstingen {amount}, lika mycket som med överenskommelsens regler.", **told)
    if difference_sek > 0:
        return _(
            "{pace} {year} får landstingen {amount}, {difference} mer än med överenskommelsens regler.",
            **told,
        )
    return _(
        "{pace} {year} får landstingen {amount}, {difference} mindre än med överenskommelsens regler.",
        **told,
    )


def _earned(before: Settlement, after: Settlement, year: int) -> str:
    """Of a half-year: what the landsting have earned, and how that differs from what they have under the agreement."""
    difference_sek = after.nation.earned_sek - before.nation.earned_sek
    told = _told(after.nation.earned_sek, difference_sek, after.scenario.pace, year)
    if abs(difference_sek) < shown.SAME_SEK:
        return _(
            "{pace} {year} har landstingen jobbat in {amount}, lika mycket som med överenskommelsens regler.", **told
        )
    if difference_sek > 0:
        return _(
            "{pace} {year} har landstingen jobbat in {amount}, {difference} mer än med överenskommelsens regler.",
            **told,
        )
    return _(
        "{pace} {year} har landstingen jobbat in {amount}, {difference} mindre än med överenskommelsens regler.",
        **told,
    )


def _told(amount_sek: float, difference_sek: float, pace: float, year: int) -> dict[str, object]:
    return {
        "pace": opening_pace(pace),
        "year": year,
        "amount": shown.amount(amount_sek),
        "difference": shown.amount(abs(difference_sek)),
    }


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def changed(agreed: Scenario, scenario: Scenario, county_by_code: Mapping[str, str]) -> str:
    """What differs from the year's agreement, and from its pace, lever by lever; nothing says so."""
    changes = [*_changed_money(agreed, scenario), *_changed_volumes(scenario, county_by_code)]
    if scenario.key != agreed.key:
        changes.append(_(_KEY_CHANGED[scenario.key]))
    if not changes:
        return _("Inget är ändrat: ersättningar, tillägg och ram är överenskommelsens.")
    return _("Ändrat: {changes}.", changes=swedish.listed(changes))


def _changed_money(agreed: Scenario, scenario: Scenario) -> list[str]:
    rates = [
        (name, _kronor(new), _kronor(old))
        for name, new, old in (
            (_("KBT/IPT"), scenario.kbt_sek, agreed.kbt_sek),
            ("MMR1", scenario.mmr1_sek, agreed.mmr1_sek),
            ("MMR2", scenario.mmr2_sek, agreed.mmr2_sek),
            (_("tillägget"), scenario.supplement_sek, agreed.supplement_sek),
        )
        if new != old
    ]
    frame = (
        [(_("ramen"), _frame(scenario.frame_mkr), _frame(agreed.frame_mkr))]
        if scenario.frame_mkr != agreed.frame_mkr
        else []
    )
    pace = [(_("takten"), pace_sign(scenario.pace), pace_sign(agreed.pace))] if scenario.pace != agreed.pace else []
    return [
        _("{name} {new} i stället för {old}", name=name, new=new, old=old) for name, new, old in (*rates, *frame, *pace)
    ]


def _changed_volumes(scenario: Scenario, county_by_code: Mapping[str, str]) -> list[str]:
    changes = [
        (name, swedish.signed(change, swedish.needed(change)))
        for name, change in (
            (_("KBT/IPT"), scenario.volume_kbt_percent),
            ("MMR1", scenario.volume_mmr1_percent),
            ("MMR2", scenario.volume_mmr2_percent),
        )
        if change
    ]
    if not scenario.volume_county_code:
        return [_("volymen {treatment} {change}\u00a0%", treatment=name, change=change) for name, change in changes]
    county = county_by_code[scenario.volume_county_code]
    if scenario.volume_county_code == ISLAND:
        return [
            _("volymen {treatment} på {county} {change}\u00a0%", treatment=name, county=county, change=change)
            for name, change in changes
        ]
    return [
        _("volymen {treatment} i {county} {change}\u00a0%", treatment=name, county=county, change=change)
        for name, change in changes
    ]


def _kronor(sek: float) -> str:
    return _("{figure}\u00a0kr", figure=swedish.exact(sek))


def _frame(mkr: float) -> str:
    return _("{figure}\u00a0Mkr", figure=swedish.exact(mkr))


def how_many(rows: Sequence[Compared], pace: float) -> str:
    """In the opening: how many landsting get more, less and the same over a year; nothing where none differs."""
    ways = [row.way for row in rows if row.county_code != "00"]
    if not is_settled(pace) or not any(ways):
        return ""
    more, less, same = (ways.count(way) for way in (1, -1, 0))
    told = [
        one_or_more("ett mer", "{count} mer", more, count=swedish.in_words(more)) if more else "",
        one_or_more("ett mindre", "{count} mindre", less, count=swedish.in_words(less)) if less else "",
        one_or_more("ett lika mycket", "{count} lika mycket", same, count=swedish.in_words(same)) if same else "",
    ]
    return _("Av {count} landsting får {parts}.", count=len(ways), parts=swedish.listed(list(filter(None, told))))


def more_and_less(rows: Sequence[Compared], pace: float) -> str:
    """How many get more and less (of a half-year: have earned), and who most; whole kronor."""
    landsting = [row for row in rows if row.county_code != "00"]
    more = sorted((r for r in landsting if r.way > 0), key=lambda r: -r.difference_sek)
    less = sorted((r for r in landsting if r.way < 0), key=lambda r: r.difference_sek)
    if not is_settled(pace):
        return _earned_more_and_less(more, less, len(landsting) - len(more) - len(less))
    if not more and not less:
        return _("Inget landsting får mer eller mindre.")
    same = len(landsting) - len(more) - len(less)
    said = [
        _more(more) if more else "",
        _less(less) if less else "",
        one_or_more("Ett får lika mycket.", "{count} får lika mycket.", same, count=_count(same)) if same else "",
    ]
    return " ".join(filter(None, said))


def _earned_more_and_less(more: Sequence[Compared], less: Sequence[Compared], same: int) -> str:
    """Of a half-year, or less: what is earned. Nobody is said to get more or less, for nothing is settled."""
    later_on = _("Vem som får mer eller mindre avgörs på helår.")
    if not more and not less:
        return " ".join((_("Alla har jobbat in lika mycket som med överenskommelsens regler."), later_on))
    said = [
        _earned_more(more) if more else "",
        _earned_less(less) if less else "",
        one_or_more("Ett har jobbat in lika mycket.", "{count} har jobbat in lika mycket.", same, count=_count(same))
        if same
        else "",
        later_on,
    ]
    return " ".join(filter(None, said))


def _more(rows: Sequence[Compared]) -> str:
    return one_or_more(
        "Ett landsting får mer, {county}: {most}.",
        "{count} landsting får mer, tillsammans {total} ({county} mest: {most}).",
        len(rows),
        **_totals(rows),
    )


def _less(rows: Sequence[Compared]) -> str:
    return one_or_more(
        "Ett landsting får mindre, {county}: {most}.",
        "{count} landsting får mindre, tillsammans {total} ({county} mest: {most}).",
        len(rows),
        **_totals(rows),
    )


def _earned_more(rows: Sequence[Compared]) -> str:
    return one_or_more(
        "Ett landsting har jobbat in mer, {county}: {most}.",
        "{count} landsting har jobbat in mer, tillsammans {total} ({county} mest: {most}).",
        len(rows),
        **_totals(rows),
    )


def _earned_less(rows: Sequence[Compared]) -> str:
    return one_or_more(
        "Ett landsting har jobbat in mindre, {county}: {most}.",
        "{count} landsting har jobbat in mindre, tillsammans {total} ({county} mest: {most}).",
        len(rows),
        **_totals(rows),
    )


def _totals(rows: Sequence[Compared]) -> dict[str, object]:
    """Of rows that begin with the largest difference."""
    return {
        "count": _count(len(rows)),
        "total": swedish.kronor(abs(sum(r.difference_sek for r in rows))),
        "county": rows[0].county,
        "most": swedish.kronor(abs(rows[0].difference_sek)),
    }


def _count(number: int) -> str:
    return _capital(swedish.in_words(number))


def own(rows: Sequence[Compared], county_code: str, pace: float) -> str:
    """What the scenario means for the chosen landsting."""
    row = next(r for r in rows if r.county_code == county_code)
    told = {
        "county": row.county,
        "after": shown.amount(row.after_sek),
        "difference": shown.signed(row.difference_sek),
    }
    if is_settled(pace):
        if not row.way:
            return _("{county} får {after}, lika mycket som med överenskommelsens regler.", **told)
        return _("{county} får {after}: {difference} mot överenskommelsens regler.", **told)
    if not row.way:
        return _("{county} har jobbat in {after}, lika mycket som med överenskommelsens regler.", **told)
    return _("{county} har jobbat in {after}: {difference} mot överenskommelsens regler.", **told)


def own_by_other_key(rows: Sequence[Compared], by_other: Sequence[Compared], county_code: str, key: Key) -> str:
    """What the other key would make of a landsting's difference, where a pool falls short; else nothing."""
    row, other = (next(r for r in each if r.county_code == county_code) for each in (rows, by_other))
    if abs(row.after_sek - other.after_sek) < shown.SAME_SEK:
        return ""
    said = f"{shown.signed(other.difference_sek)}." if other.way else _("ingen skillnad.")
    return _("Om potten i stället delas {key}: {said}", key=_(shown.KEYS[key]), said=said)


def picture_name(rows: Sequence[Compared], pace: float) -> str:
    """What the chart shows and its main result."""
    told = (
        _("Staplar: vad varje landsting får, {pace}, före och efter.", pace=pace_name(pace))
        if is_settled(pace)
        else _("Staplar: vad varje landsting har jobbat in, {pace}, före och efter.", pace=pace_name(pace))
    )
    return f"{told} {more_and_less(rows, pace)}"


def payout(outcome: Outcome, pace: float) -> str:
    """How much of what is earned is paid, where the ceiling bites over a year, or that a landsting above its
    allocation is paid all; else nothing.
    """
    if not is_settled(pace):
        return ""
    if outcome.unpaid_sek < shown.SAME_SEK:
        return "" if outcome.county_code == "00" or outcome.excess_sek < shown.SAME_SEK else _paid_all(outcome)
    told = {
        "factor": swedish.percent(outcome.paid_sek / outcome.earned_sek, 1),
        "unpaid": shown.amount(outcome.unpaid_sek),
    }
    if outcome.county_code == "00":
        return _("I landet betalas {factor} av det upparbetade (utbetalningsgrad); {unpaid} blir obetalt.", **told)
    return _(
        "{county} får betalt för {factor} av det upparbetade (utbetalningsgrad); {unpaid} blir obetalt.",
        county=outcome.county,
        **told,
    )


def _paid_all(outcome: Outcome) -> str:
    return _(
        "{county} får betalt för allt: de {above} som är över fördelningen kommer ur potten.",
        county=outcome.county,
        above=shown.amount(outcome.excess_sek),
    )


def key_effect(by_excess: Settlement, by_population: Settlement, county_code: str | None) -> str:
    """What the keys give a landsting: the one for whom they differ most, and the chosen one."""
    pair = largest_difference(by_excess, by_population)
    if not is_settled(by_excess.scenario.pace):
        return _("Nyckeln gäller hur en pott delas, och det avgörs på helår.")
    if pair is None:
        if not by_excess.ceiling_bites:
            return _("Nyckeln spelar ingen roll här: potten räcker till allt som är över.")
        return _("Nyckeln spelar ingen roll här: båda ger varje landsting lika mycket.")
    most = _(
        "Nyckeln avgör här, mest för {county}: {by_excess} efter det som är över, {by_population} efter befolkning.",
        **_by_key(*pair),
    )
    if county_code in (None, pair[0].county_code):
        return most
    own = by_excess.of(county_code), by_population.of(county_code)
    if abs(own[0].paid_sek - own[1].paid_sek) < shown.SAME_SEK:
        same = _("{county} får lika mycket med båda.", county=own[0].county)
        return f"{most} {same}"
    told = _("{county} får {by_excess} efter det som är över, {by_population} efter befolkning.", **_by_key(*own))
    return f"{most} {told}"


def _by_key(by_excess: Outcome, by_population: Outcome) -> dict[str, object]:
    return {
        "county": by_excess.county,
        "by_excess": swedish.kronor(by_excess.paid_sek),
        "by_population": swedish.kronor(by_population.paid_sek),
    }
