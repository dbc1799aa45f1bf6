"""The measures by which landsting are set side by side: what each is called, its unit and source, and its figures.

One place for page, picture and open data. A figure that does not exist says why, so that nothing missing looks like
nothing done: Figure.why. No percent is taken on a base under 20, and no change from 2011, whose rules of counting were
others.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

import pandas as pd

from rehabdata import sources, swedish
from rehabdata.compare import measure_names as names
from rehabdata.data import HALF_YEAR, NATION, Data
from rehabdata.language import _, later
from rehabdata.money import ranking
from rehabdata.money.funding import Settlement

FIRST_COMPARABLE_YEAR = 2012  # from then on only finished treatments are counted
SMALLEST_BASE = 20  # patients of the year before, for a change in percent
SICK_DAYS_TO = "2015-12"  # the one date for which all 21 have both sexes together

Kind = Literal["percent", "mkr", "kronor", "count", "rate", "change", "change in percent", "change in points", "days"]
Why = Literal["", "missing", "none reported", "other rules", "small base"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A landsting's figure by one measure, unrounded; `why` says why there is none, or that zero was reported."""

    value: float | None
    why: Why = ""


MISSING = Figure(None, "missing")
Figures = Mapping[str, Figure]  # by county code, "00" the nation


@dataclass(frozen=True)
class Basis:
    """What the measures of one year and period are computed from."""

    data: Data
    year: int
    period: str

    @cached_property
    def treatments(self) -> pd.DataFrame:
        """Data.treatments."""
        return self.data.treatments(self.period)

    @property
    def agreed(self) -> Settlement | None:
        """The year's own rules at x1; None for a year that they do not reach."""
        return self.data.settlement_or_none(self.year, self.period, 1.0)

    @property
    def year_before(self) -> Settlement | None:
        """The year before at x1."""
        return self.data.settlement_or_none(self.year - 1, self.period, 1.0)

    @property
    def whole_year(self) -> Settlement | None:
        """At the pace that makes a year of a half-year."""
        return self.data.settlement_or_none(self.year, self.period, 2.0) if self.of_half_year else None

    @property
    def of_half_year(self) -> bool:
        """A whole year has neither a half nor a pace."""
        return self.period == HALF_YEAR

    @cached_property
    def patients(self) -> Mapping[tuple[int, str], Mapping[str, int]]:
        """Year and treatment to patients by area."""
        table = self.treatments
        found: dict[tuple[int, str], dict[str, int]] = {}
        for code, year, treatment, patients in zip(
            table.county_code, table.year.to_list(), table.treatment, table.patients.to_list(), strict=True
        ):
            found.setdefault((year, treatment), {})[code] = patients
        return found

    @cached_property
    def inhabitants(self) -> Mapping[str, float]:
        """Inhabitants aged 15-64 by area on 31 December of the year before, where they are known."""
        table = self.treatments
        columns = zip(table.county_code, table.year.to_list(), table.population_15_64.to_list(), strict=True)
        return {code: float(count) for code, year, count in columns if year == self.year and count == count}

    @cached_property
    def areas(self) -> Sequence[str]:
        """The codes of the 21 and the nation."""
        return list(dict.fromkeys(self.treatments.county_code))


@dataclass(frozen=True)
class Measure:
    """One measure. `measure_id` is its name in addresses; `figures` gives every area's, the nation's too.

    `of` is what is measured: two measures of the same say the same thing twice. `grows` is true where the figure grows
    with the number of inhabitants.
    """

    measure_id: str
    label: str  # in lists and sentences
    heading: str  # in a table, with the unit
    kind: Kind
    of: str
    grows: bool
    source: str  # with {counts} or {women_and_men}, which `source_of` fills in
    figures: Callable[[Basis], Figures]

    @property
    def decimals(self) -> int:
        """How many it is shown with."""
        return _DECIMALS[self.kind]

    @property
    def is_of_the_year(self) -> bool:
        """Whether it is a figure of the year that is asked for: no change, and no measure with a time of its own."""
        return not self.kind.startswith("change") and self.measure_id != SICK_DAYS


_DECIMALS: Mapping[Kind, int] = {
    "percent": 1, "mkr": 1, "kronor": 1, "count": 0, "rate": 1, "change": 0, "change in percent": 0,
    "change in points": 1, "days": 1,
}  # fmt: skip
_HUNDREDFOLD: tuple[Kind, ...] = ("percent", "change in percent", "change in points")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "kbt": ("KBT/IPT",),
    "mmr": ("MMR", "MMR1", "MMR2"),
    "mmr1": ("MMR1",),
    "mmr2": ("MMR2",),
    "alla": ("KBT/IPT", "MMR", "MMR1", "MMR2"),
}
# What is counted -> what it is a part of.
_PART_OF: Mapping[str, tuple[str, ...]] = {
    "mmr1": ("mmr", "alla"), "mmr2": ("mmr", "alla"), "mmr": ("alla",), "kbt": ("alla",),
}  # fmt: skip


def in_unit(measure: Measure, value: float) -> Decimal:
    """A figure in the unit that it is shown in: percent, Mkr, else as it is."""
    exact = Decimal(repr(float(value)))
    return exact * 100 if measure.kind in _HUNDREDFOLD else exact / 1_000_000 if measure.kind == "mkr" else exact


def rounded(measure: Measure, value: float) -> Decimal:
    """The value as it is printed: in the unit shown, rounded half up."""
    return swedish.rounded(float(in_unit(measure, value)), _DECIMALS[measure.kind])


def shown(measure: Measure, figure: Figure) -> str:
    """A figure as a reader sees it, in the run's language; "–" where the rules above allow none."""
    if figure.value is None:
        return _(swedish.MISSING) if figure.why == "missing" else "–"
    if figure.why == "none reported":
        return _(swedish.NONE_REPORTED)
    decimals = _DECIMALS[measure.kind]
    match measure.kind:
        case "percent":
            return swedish.percent(figure.value, decimals)
        case "mkr":
            return swedish.mkr(figure.value, decimals)
        case "kronor":
            return _("{figure}\u00a0kr", figure=swedish.number(figure.value, decimals))
        case "change":
            return swedish.signed(figure.value)
        case "change in percent":
            return swedish.with_percent_sign(swedish.signed(float(rounded(measure, figure.value))))
        case "change in points":
            return swedish.signed(float(rounded(measure, figure.value)), decimals)
        case _:
            return swedish.number(figure.value, decimals)


def _counts(basis: Basis, stem: str, year: int) -> dict[str, int]:
    """Patients by area; an area without one of the year's treatments is left out."""
    parts = [basis.patients[year, name] for name in _PARTS[stem] if (year, name) in basis.patients]
    if not parts:
        return {}
    return {code: sum(part[code] for part in parts) for code in basis.areas if all(code in part for part in parts)}


def _reported(value: float) -> Figure:
    return Figure(value, "" if value else "none reported")


def _count(stem: str) -> Callable[[Basis], Figures]:
    def figures(basis: Basis) -> Figures:
        counted = _counts(basis, stem, basis.year)
        return {code: _reported(counted[code]) if code in counted else MISSING for code in basis.areas}

    return figures


def _rate(stem: str) -> Callable[[Basis], Figures]:
    def figures(basis: Basis) -> Figures:
        counted, inhabitants = _counts(basis, stem, basis.year), basis.inhabitants
        return {
            code: _reported(10_000 * counted[code] / inhabitants[code])
            if code in counted and code in inhabitants
            else MISSING
            for code in basis.areas
        }

    return figures


def _change(stem: str, *, in_percent: bool) -> Callable[[Basis], Figures]:
    def of_area(now: int | None, before: int | None) -> Figure:
        if now is None or before is None:
            return MISSING
        if not in_percent:
            return Figure(now - before) if now or before else Figure(0, "none reported")
        return Figure(None, "small base") if before < SMALLEST_BASE else Figure((now - before) / before)

    def figures(basis: Basis) -> Figures:
        if basis.year == FIRST_COMPARABLE_YEAR:
            return dict.fromkeys(basis.areas, Figure(None, "other rules"))
        now, before = (_counts(basis, stem, year) for year in (basis.year, basis.year - 1))
        return {code: of_area(now.get(code), before.get(code)) for code in basis.areas}

    return figures


def _womens_part(basis: Basis) -> Figures:
    table = basis.data.gender(basis.period)
    women = table[(table.year == basis.year) & (table.sex == "K")]
    told = dict(zip(women.county_code, women.part, strict=True))
    return {code: Figure(float(told[code])) if code in told else MISSING for code in basis.areas}


def _sick_days(basis: Basis) -> Figures:
    table = basis.data.sick_days
    both = table[(table.rolling_12_months_to == SICK_DAYS_TO) & (table.sex == "T") & table.of_series]
    told = dict(zip(both.county_code, both.days_per_insured_16_64, strict=True))
    return {code: Figure(float(told[code])) if code in told else MISSING for code in basis.areas}


def _settled(settlement: Settlement | None, field: str) -> dict[str, float]:
    """One amount by area of a settlement; empty without one."""
    if settlement is None:
        return {}
    amounts = {o.county_code: getattr(o, field) for o in (*settlement.landsting, settlement.nation)}
    return {code: amount for code, amount in amounts.items() if amount is not None}


def _money(field: str) -> Callable[[Basis], Figures]:
    return lambda basis: _amounts(basis, basis.agreed, field)


def _left_over_the_year(basis: Basis) -> Figures:
    return _amounts(basis, basis.whole_year, "unused_sek")


def _left_after_the_half_year(basis: Basis) -> Figures:
    return _amounts(basis, basis.agreed if basis.of_half_year else None, "unused_sek")


def _amounts(basis: Basis, settlement: Settlement | None, field: str) -> Figures:
    found = _settled(settlement, field)
    return {code: Figure(found[code]) if code in found else MISSING for code in basis.areas}


def _earned_per_inhabitant(basis: Basis) -> Figures:
    earned, inhabitants = _settled(basis.agreed, "earned_sek"), basis.inhabitants
    return {
        code: Figure(earned[code] / inhabitants[code]) if code in earned and code in inhabitants else MISSING
        for code in basis.areas
    }


def _change_of_share(basis: Basis) -> Figures:
    now, before = (_settled(settled, "share") for settled in (basis.agreed, basis.year_before))
    return {
        code: Figure(now[code] - before[code]) if code in now and code in before else MISSING for code in basis.areas
    }


_TABLES = later("{counts}.")
_RATES = later(
    "Beräknat ur {counts}: patienter × 10\u00a0000 / invånare 15–64 år den 31 december året före (Eurostat). "
    "Garantin gäller 16–67 år."
)
_CHANGES = later(
    "Beräknat ur {counts}: mot samma del av året före. Ingen ändring räknas från 2011, då andra regler gällde, och "
    "ingen procent på färre än 20 patienter."
)
_EARNED = later(
    "Beräknat ur {counts}: upparbetat är patienter × (ersättning + tillägg), fördelningen är ramen efter befolkningen "
    "31 december året före (Eurostat), andel är upparbetat / fördelning och kvar är fördelning − upparbetat."
)


def _of_treatment(stem: str) -> list[Measure]:
    """Patients by one treatment: counted, per inhabitant, and changed since the year before."""
    changed = f"change of {stem}"
    return [
        Measure(
            f"{stem}-10000", names.PER_10000[stem], names.PER_10000_SHORT[stem], "rate", stem, False, _RATES,
            _rate(stem),
        ),
        Measure(stem, names.COUNTED[stem], names.COUNTED_SHORT[stem], "count", stem, True, _TABLES, _count(stem)),
        Measure(
            f"{stem}-andring", names.CHANGED[stem], names.CHANGED_SHORT[stem], "change", changed, True, _CHANGES,
            _change(stem, in_percent=False),
        ),
        Measure(
            f"{stem}-andring-procent", names.CHANGED_PERCENT[stem], names.CHANGED_PERCENT_SHORT[stem],
            "change in percent", changed, False, _CHANGES, _change(stem, in_percent=True),
        ),
    ]  # fmt: skip


SHARE, SICK_DAYS, LEFT = "andel", "sjukpenningdagar", "kvar"
MEASURES: Mapping[str, Measure] = {
    measure.measure_id: measure
    for measure in (
        Measure(
            SHARE, later("Upparbetat av avsatta medel"), later("Andel"), "percent", "money", False, _EARNED,
            _money("share"),
        ),
        Measure(
            "andel-andring", later("Ändring av andelen sedan året före, i procentenheter"),
            later("Andel, ändring i procentenheter"), "change in points", "change of money", False, _EARNED,
            _change_of_share,
        ),
        Measure(
            "upparbetat", later("Upparbetat"), later("Upparbetat"), "mkr", "money", True, _EARNED,
            _money("earned_sek"),
        ),
        Measure(
            "upparbetat-invanare", later("Upparbetat per invånare 15–64 år"), later("Upparbetat per invånare 15–64"),
            "kronor", "money", False, _EARNED, _earned_per_inhabitant,
        ),
        Measure(
            LEFT, later("Kvar av årets fördelning, helår i samma takt (×2)"), later("Kvar, helår i samma takt (×2)"),
            "mkr", "money", True, _EARNED, _left_over_the_year,
        ),
        Measure(
            "kvar-halvar", later("Kvar av årets fördelning, första halvåret (×1)"), later("Kvar, första halvåret (×1)"),
            "mkr", "money", True, _EARNED, _left_after_the_half_year,
        ),
        *(measure for stem in _PARTS for measure in _of_treatment(stem)),
        Measure(
            "kvinnor", later("Kvinnors andel av patienterna"), later("Kvinnors andel"), "percent", "kvinnor", False,
            later("{women_and_men}: alla behandlingar tillsammans."), _womens_part,
        ),
        Measure(
            SICK_DAYS, later("Sjukpenningdagar per försäkrad, december 2015"),
            later("Sjukpenningdagar dec. 2015"), "days", "sjukpenningdagar", False,
            later(
                "Sjukpenningdagar: tolv månader till december 2015, båda könen (Försäkringskassan, sjukpenningtal 1.0, "
                "via Analys-Region-Halland/hosrapport-utkast, 2026-07). De är från en senare tid än behandlingarna och "
                "säger inget om vad de gav."
            ),
            _sick_days,
        ),
    )
}  # fmt: skip


def source_of(measure_id: str, year: int) -> str:
    """Where a measure's figures of a year come from."""
    measure = MEASURES[measure_id]
    years = (year - 1, year) if measure.kind.startswith("change") else (year,)
    counts = {"counts": sources.patients(*years), "women_and_men": sources.women_and_men(*years)}
    return _(measure.source, **counts)


USUAL = (SHARE, "upparbetat-invanare", "kbt-10000", "mmr-10000", "kvinnor")
USUAL_PAIR = ("kbt-10000", "mmr-10000")
DRAWN = tuple(name for name in MEASURES if name != SICK_DAYS)  # against each other


def measured(basis: Basis, measure_ids: Sequence[str]) -> dict[str, Figures]:
    """Each measure's figures by area."""
    return {name: MEASURES[name].figures(basis) for name in measure_ids}


def usual(basis: Basis) -> tuple[str, ...]:
    """The measures to begin with: those of USUAL that the year has any figure of."""
    found = measured(basis, USUAL)
    return tuple(name for name, figures in found.items() if any(f.value is not None for f in figures.values()))


def with_beside(measure_ids: Sequence[str]) -> tuple[str, ...]:
    """The measures with what must stand beside them: what is left of a year is never shown at x2 or x1 alone."""
    pair = (LEFT, "kvar-halvar")
    first = next((name for name in measure_ids if name in pair), None)
    return tuple(dict.fromkeys(n for name in measure_ids for n in (pair if name == first else (name,))))


Unfit = Literal["", "same", "sick-days", "both grow", "part of the other"]


def unfit_pair(x: str, y: str) -> Unfit:
    """Why two measures are not drawn against each other; "" where they are."""
    one, other = MEASURES[x], MEASURES[y]
    if SICK_DAYS in (x, y):
        return "sick-days"
    if one.of == other.of:
        return "same"
    if one.grows and other.grows:
        return "both grow"
    whole = other.of in _PART_OF.get(one.of, ()) or one.of in _PART_OF.get(other.of, ())
    return "part of the other" if whole else ""


def fitting(x: str) -> list[str]:
    """What can be drawn against a measure, the usual ones first."""
    usual = [name for name in (*reversed(USUAL_PAIR), *USUAL) if name in DRAWN]
    return [name for name in dict.fromkeys((*usual, *DRAWN)) if not unfit_pair(x, name)]


@dataclass(frozen=True, slots=True)
class Standing:
    """A landsting's place among the 21 by one measure, 1 the highest, and whether others have the same."""

    place: int
    is_shared: bool


def standings(basis: Basis, measure: Measure, figures: Figures) -> dict[str, Standing]:
    """Places by one measure, highest first; who has no figure, or reported none, has none.

    By share as ranking.places has them; by the others, who print the same figure share a place.
    """
    if measure.measure_id == SHARE and basis.agreed:
        found = ranking.places(basis.agreed)
        return {code: Standing(place.place, bool(place.shared_with)) for code, place in found.items()}
    printed = {
        code: rounded(measure, figure.value)
        for code, figure in figures.items()
        if code != NATION and figure.value is not None and not figure.why
    }
    values = list(printed.values())
    return {
        code: Standing(1 + sum(other > value for other in values), values.count(value) > 1)
        for code, value in printed.items()
    }
