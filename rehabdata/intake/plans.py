"""What is checked of a plan's targets and measurements, the LUP's and those of other plans that are described here."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from rehabdata.intake.cells import shown
from rehabdata.intake.faults import Faults, quoted
from rehabdata.intake.held import VALUES, Held
from rehabdata.intake.parts import Part, default_source
from rehabdata.language import _

# The part of a year that a measurement covers -> how its last day ends. Figures of other parts are never compared.
PERIODS = {"vid datumet": "", "helår": "12-31", "januari–oktober": "10-31"}
_PERIODS_OF = {"sick-days": ("vid datumet",), "staff-sickness": ("helår", "januari–oktober")}
# The others' figures come after the whole year, so the LUP gives the region's own alone.
_OWN_ALONE = ("staff-sickness", "januari–oktober")
# More than these in the unit of the target is a slip of unit.
_LARGEST_MEASURED = {"sick-days": 366, "staff-sickness": 99}
_LARGEST = 99_999
_LUP_DECIMALS = 2


def with_targets(held: Held, parts: Iterable[Part]) -> Held:
    """What is held, with the targets that the parts describe: a measurement beside them may be of those."""
    described = dict(held.tables["plan_targets"])
    for part in parts:
        if part.table == "plan_targets":
            described |= part.values
    return replace(held, tables={**held.tables, "plan_targets": described})


def by_plan(part: Part, held: Held) -> list[Part]:
    """Measurements, parted into the LUP's and those of other plans' targets."""
    ours = [target in held.targets for target in part.key_columns[0]]

    def taken(of_lup: bool) -> Part:
        places = [place for place, is_ours in enumerate(ours) if is_ours == of_lup]
        return replace(
            part,
            table="measurements" if of_lup else "plan_measurements",
            key_columns=[[column[place] for place in places] for column in part.key_columns],
            value_columns=[[column[place] for place in places] for column in part.value_columns],
            row_numbers=[part.row_numbers[place] for place in places],
            sources=[_of_lup(part.sources[place]) if of_lup else part.sources[place] for place in places],
            default_source=part.default_source if of_lup else default_source(part.file),
        )

    return [taken(of_lup) for of_lup in (True, False) if of_lup in ours]


def _of_lup(source: str | None) -> str | None:
    """A source that says that the figure is one of the LUP's own series, whoever gave it."""
    return f"LUP, {source}" if source and not source.startswith("LUP") else source


def check_targets(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults) -> None:
    """A name of its own, a change above 0, a comparison where the target is a gap, an end after the baseline."""
    taken = {word.casefold() for target in held.targets.items() for word in target}
    seen: dict[str, int] = {}
    for place, number in enumerate(numbers):
        row = {name: column[place] for name, column in values.items()}
        name = row["target"]
        if name.casefold() in taken:
            faults.add(quoted(name), _("ett annat namn: så heter ett av LUP:s egna mål"), number, "Mål")
        first = seen.setdefault(name.casefold(), number)
        if first != number and name not in values["target"][:place]:
            faults.add(quoted(name), _("en enda rad: målet står redan på rad {row}", row=first), number, "Mål")
        if row["wanted"] <= 0:
            faults.add(quoted(shown(row["wanted"])), _("ett tal över 0"), number, "Önskad förändring")
        if row["kind"] == "gap" and row.get("baseline_comparison") is None:
            expected = _("ett tal: målet gäller en skillnad")
            faults.add(_("en tom cell"), expected, number, "Jämförelsens utgångsvärde")
        if row["end_date"] <= row["baseline_date"]:
            expected = _("ett datum efter utgångsdatumet {date}", date=row["baseline_date"])
            faults.add(quoted(row["end_date"]), expected, number, "Slutdatum")
        ends = PERIODS[row["period"]]
        if ends and not row["baseline_date"].endswith(ends):
            expected = _("ett datum som slutar på {end}", end=ends)
            faults.add(quoted(row["baseline_date"]), expected, number, "Utgångsdatum")
        sizes = (
            ("Önskad förändring", "wanted"),
            ("Utgångsvärde", "baseline_region"),
            ("Jämförelsens utgångsvärde", "baseline_comparison"),
        )
        for heading, column in sizes:
            value = row.get(column)
            if value is not None and value > _LARGEST:
                faults.add(quoted(shown(value)), _("ett tal, högst {largest}", largest=_LARGEST), number, heading)


def check_measurements(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults) -> None:
    """The period is one of the target's, the day the last of what it covers, a gap has its comparison."""
    rows = zip(
        numbers,
        *(values[name] for name in ("target_id", "date", "period", "region", "comparison")),
        strict=True,
    )
    for number, target, date, period, region, comparison in rows:
        described = held.tables["plan_targets"].get((target,))
        if described is None:
            is_gap = (target, period) != _OWN_ALONE
            _check_lup(number, target, date, period, faults)
        else:
            known = dict(zip(VALUES["plan_targets"], described, strict=True))
            is_gap = known["kind"] == "gap"
            _check_described(number, date, period, known, faults)
        if is_gap and comparison is None:
            expected = _("ett tal: målet gäller skillnaden mot jämförelsen")
            faults.add(_("en tom cell"), expected, number, "Jämförelse")
        for heading, value in (("Region", region), ("Jämförelse", comparison)):
            if value is not None:
                _check_size(number, target, heading, value, faults, of_lup=described is None)


def _check_lup(number: int, target: str, date: str, period: str, faults: Faults) -> None:
    periods = _PERIODS_OF.get(target, ())
    if period not in periods:
        faults.add(quoted(period), ", ".join(periods) or _("ett mål med siffror"), number, "Period")
    elif not date.endswith(PERIODS[period] or _last_of_its_month(date)):
        ends = PERIODS[period]
        expected = _("ett datum som slutar på {end}", end=ends) if ends else _("den sista dagen i en månad")
        faults.add(quoted(date), expected, number, "Datum")


def _check_described(number: int, date: str, period: str, known: Mapping[str, Any], faults: Faults) -> None:
    """A measurement of another plan's target: of the same part of the year as its baseline, and after it."""
    if period != known["period"]:
        faults.add(quoted(period), _("{period}, som målet följs upp", period=known["period"]), number, "Period")
    elif PERIODS[period] and not date.endswith(PERIODS[period]):
        faults.add(quoted(date), _("ett datum som slutar på {end}", end=PERIODS[period]), number, "Datum")
    if date <= known["baseline_date"]:
        expected = _("ett datum efter utgångsdatumet {date}", date=known["baseline_date"])
        faults.add(quoted(date), expected, number, "Datum")


def _check_size(number: int, target: str, heading: str, value: Decimal, faults: Faults, *, of_lup: bool) -> None:
    largest = _LARGEST_MEASURED.get(target, _LARGEST)
    if of_lup and (value > largest or value != round(value, _LUP_DECIMALS)):
        expected = _("ett tal, högst {largest}, med högst två decimaler", largest=largest)
        faults.add(quoted(shown(value)), expected, number, heading)
    elif value > largest:
        faults.add(quoted(shown(value)), _("ett tal, högst {largest}", largest=largest), number, heading)


def _last_of_its_month(date: str) -> str:
    year, month, _day = map(int, date.split("-"))
    return f"{date[5:7]}-{calendar.monthrange(year, month)[1]:02d}"
