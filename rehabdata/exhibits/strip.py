"""A landsting among the 21 in five rows: share, treatments per inhabitant, women's part; and the play of chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from rehabdata import rows, sentences, sources, swedish
from rehabdata.data import HALF_YEAR, NATION, Data, kept, kept_in_language
from rehabdata.exhibits.exhibit import PERIOD, Column, Exhibit, Mark, Table
from rehabdata.exhibits.working import workings
from rehabdata.landsting import intervals, landsting_rows, landsting_sentences
from rehabdata.landsting.landsting_rows import Interval
from rehabdata.language import _, later
from rehabdata.money.chance import PlayOfChance, play_of_chance
from rehabdata.money.ranking import ON_PACE, places
from rehabdata.request import Request

FIRST_COMPARABLE = 2012  # 2011 counts treatments begun too
CHANCE = later(
    "Detta är alla behandlingar, inget stickprov; grupper, nya team och rapportering gör verklig variation större. Det "
    "är ett minsta spelrum, inget test mellan landsting, och ändrar inte vad som betalas."
)


@dataclass(frozen=True)
class Row:
    """One row of the strip. Values are in the unit shown (percent, or patients per 10 000); a missing one is None."""

    name: str
    values: Mapping[str, float]  # county code to value, of those who have one
    own: float | None
    text: str  # the own value as shown
    interval: Interval | None
    interval_text: str
    nation: float | None
    nation_text: str
    before: float | None
    place: str = ""
    lowest: float = 0.0  # the scale's beginning

    @property
    def median(self) -> float | None:
        """That of all landsting with a value."""
        return median(self.values.values()) if self.values else None

    @property
    def highest(self) -> float:
        """The scale's end."""
        ends = [self.interval[1]] if self.interval else []
        return max([*self.values.values(), self.nation or 0.0, self.before or 0.0, *ends, 1.0])


@kept
def chance(data: Data, year: int, period: str) -> Mapping[str, PlayOfChance]:
    """money.chance.play_of_chance of a half-year under the year's own rules."""
    return play_of_chance(data.settlement(year, period, 1.0))


@kept_in_language
def landsting_strip(data: Data, ask: Request) -> Exhibit:
    """The five rows as a table; the page draws them by `strip_rows`. Raises KeyError without a landsting."""
    code, half = ask.county_code or "", data.settlement(ask.year, ask.period, 1.0)
    shown = strip_rows(data, ask)
    told = {"county": data.county_by_code[code], "year": ask.year}
    if ask.period == HALF_YEAR:
        measure = _(
            "{county} bland de 21, första halvåret {year}. Per 10 000: patienter på invånare 15–64 år",
            **told,
        )
    else:
        measure = _("{county} bland de 21, helåret {year}. Per 10 000: patienter på invånare 15–64 år", **told)
    return Exhibit(
        name="landsting-strip",
        chart="",
        rows=rows.differences((), {}, {}, None),
        finding=sentences.own_share_against(half.of(code), half),
        measure=measure,
        sources=(
            *sources.shares(data, ask.year),
            f"{sources.women_and_men(ask.year)}.",
            _(sentences.PLACE_RULE),
            _(
                "95 %-intervall: antal som Poissonutfall (Byar), andelar med Wilsons formel, andelen pengar dragen ur "
                "antalen."
            ),
        ),
        method=workings(data, ask.year, ask.period, half.scenario, code) if ask.period == HALF_YEAR else (),
        notes=(_("Antalet säger inget om behovet."), _(PERIOD)),
        key=(
            Mark("disc", "chosen", data.county_by_code[code]),
            Mark("reach", "chosen", _("95 %-intervall")),
            Mark("ring", "chosen", _("året före")),
            Mark("disc", "other", _("övriga")),
            Mark("line", "nation", _("riket")),
            Mark("dash", "nation", _("medianen")),
        ),
        table=Table(
            measure,
            (
                Column(_("Mått"), "text"),
                Column(data.county_by_code[code]),
                Column(_("95 %-intervall")),
                Column(_("Riket")),
                Column(_("Medianen")),
                Column(_("Året före")),
                Column(_("Plats")),
            ),
            tuple(
                (
                    row.name,
                    row.text,
                    row.interval_text,
                    row.nation_text,
                    _number(row, row.median),
                    _number(row, row.before),
                    row.place or "–",
                )
                for row in shown
            ),
        ),
        files={
            "compare": {
                "matt": "andel,kbt-10000,mmr1-10000,mmr2-10000,kvinnor",
                "ar": str(ask.year),
                "period": ask.period,
            }
        },
    )


def by_luck(data: Data, ask: Request) -> str:
    """The landsting's place and where chance alone would have put it, in words; empty without an allocation."""
    luck = chance(data, ask.year, ask.period).get(ask.county_code or "")
    if luck is None:
        return ""
    half = data.settlement(ask.year, ask.period, 1.0)
    place = places(half)[ask.county_code or ""]
    sharing = swedish.listed([half.of(code).county for code in place.shared_with])
    told = {"place": place.place, "all": len(half.landsting), "sharing": sharing}
    if sharing:
        said = [_("Plats {place} av {all}, delad med {sharing}.", **told)]
    else:
        said = [_("Plats {place} av {all}.", **told)]
    lowest, highest = luck.places
    if lowest == highest:
        said.append(
            _(
                "Slumpens spelrum: om bara slumpen flyttade antalen hade platsen varit {place} i 95 fall av 100.",
                place=lowest,
            )
        )
    else:
        said.append(
            _(
                "Slumpens spelrum: om bara slumpen flyttade antalen hade platsen hamnat mellan {lowest} och {highest} "
                "i 95 fall av 100.",
                lowest=lowest,
                highest=highest,
            )
        )
    if luck.reaches(ON_PACE):
        said.append(_("{on_pace} ligger inom slumpens spelrum.", on_pace=swedish.percent(ON_PACE)))
    return " ".join((*said, _(CHANCE)))


@kept_in_language
def strip_rows(data: Data, ask: Request) -> tuple[Row, ...]:
    """Share, KBT/IPT, MMR1 and MMR2 per 10 000 inhabitants 15-64, women's part; what the year lacks is left out."""
    found = (_share(data, ask), *_rates(data, ask), _women(data, ask))
    return tuple(row for row in found if row is not None)


def _share(data: Data, ask: Request) -> Row:
    code, half = ask.county_code or "", data.settlement(ask.year, ask.period, 1.0)
    before = data.settlement_or_none(ask.year - 1, ask.period, 1.0)
    luck = chance(data, ask.year, ask.period).get(code)
    own = half.of(code).share
    return Row(
        name=_("Andel av avsatta medel"),
        values={o.county_code: 100 * o.share for o in half.landsting if o.share is not None},
        own=None if own is None else 100 * own,
        text=swedish.percent(own, 1),
        interval=(100 * luck.share[0], 100 * luck.share[1]) if luck else None,
        interval_text=landsting_sentences.percent_interval(luck.share if luck else None),
        nation=100 * (half.nation.share or 0.0),
        nation_text=swedish.percent(half.nation.share, 1),
        before=100 * (before.of(code).share or 0.0) if before else None,
        place=_("plats {place}", place=rows.place_text(places(half)[code])) if own is not None else "",
    )


def _rates(data: Data, ask: Request) -> list[Row]:
    code, counted = ask.county_code or "", landsting_rows.counted(data.treatments(ask.period))
    found = []
    for treatment in ("KBT/IPT", "MMR", "MMR1", "MMR2"):
        of = {c: count for (c, year, name), count in counted.items() if (year, name) == (ask.year, treatment)}
        if code not in of:
            continue
        own = of[code]
        earlier = counted.get((code, ask.year - 1, treatment)) if ask.year > FIRST_COMPARABLE else None
        interval = intervals.of_rate(own.patients, own.inhabitants) if own.inhabitants else None
        nation = of[NATION].per_10000 if NATION in of else None
        found.append(
            Row(
                name=_("{treatment} per 10 000", treatment=_(treatment)),
                values={c: n.per_10000 for c, n in of.items() if c != NATION and n.per_10000 is not None},
                own=own.per_10000,
                text=swedish.number(own.per_10000, 1) if own.patients else _(swedish.NONE_REPORTED),
                interval=interval,
                interval_text=landsting_sentences.number_interval(interval),
                nation=nation,
                nation_text=swedish.number(nation, 1),
                before=earlier.per_10000 if earlier else None,
            )
        )
    return found


def _women(data: Data, ask: Request) -> Row | None:
    table = data.gender(ask.period)
    women = table[(table.sex == "K") & (table.year == ask.year)]
    parts = dict(zip(women.county_code, women.part, strict=True))
    code = ask.county_code or ""
    if code not in parts:
        return None
    mine = [one for one in landsting_rows.by_sex(table, code) if one.sex == "K"]
    own = next(one for one in mine if one.year == ask.year)
    before = next((one.part for one in mine if one.year == ask.year - 1 >= FIRST_COMPARABLE), None)
    return Row(
        name=_("Kvinnors andel"),
        values={c: 100 * float(part) for c, part in parts.items() if c != NATION and part == part},
        own=None if own.part is None else 100 * own.part,
        text=swedish.percent(own.part, 1),
        interval=(100 * own.part_interval[0], 100 * own.part_interval[1]) if own.part_interval else None,
        interval_text=landsting_sentences.percent_interval(own.part_interval),
        nation=None if own.nation_part is None else 100 * own.nation_part,
        nation_text=swedish.percent(own.nation_part, 1),
        before=None if before is None else 100 * before,
        lowest=50.0,  # no landsting's is near it
    )


def _number(row: Row, value: float | None) -> str:
    """In the row's unit."""
    told = swedish.number(value, 1)
    return swedish.with_percent_sign(told) if "%" in row.nation_text and value is not None else told


def in_a_sentence(row: Row, county: str) -> str:
    """What the row shows, for who does not see it."""
    said = [_("{name}: {county} {own}", name=row.name, county=county, own=row.text)]
    if row.place:
        said.append(row.place)
    said += [
        _("95 %-intervall {interval}", interval=row.interval_text),
        _("riket {nation}", nation=row.nation_text),
        _("medianen {median}", median=_number(row, row.median)),
    ]
    if row.before is not None:
        said.append(_("året före {before}", before=_number(row, row.before)))
    return ", ".join(said) + "."
