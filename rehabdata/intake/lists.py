"""Files in the form of a list: population, rates and frame, the LUP's measurements and activities, others' targets.

A column may be named in Swedish, as in the templates, or as in the extracts and the open data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import add, lt
from typing import Any

from rehabdata.assumptions import MOST, UNITS
from rehabdata.intake import cells, plans
from rehabdata.intake.cells import WRONG, Reading, Wrong
from rehabdata.intake.faults import Faults, nearest, quoted
from rehabdata.intake.held import KEYS, NATION, VALUES, Held
from rehabdata.intake.parts import Part, default_source
from rehabdata.intake.sheets import Sheet
from rehabdata.language import _, later
from rehabdata.swedish import listed


@dataclass(frozen=True)
class Column:
    """A column of a list: its heading in the templates, its name in the extracts, how its cells are read."""

    heading: str
    name: str
    kind: str
    required: bool = True  # a file without the column is refused
    may_be_empty: bool = False


@dataclass(frozen=True)
class Form:
    """A list that can be brought: the table it fills, its columns, its template's file ("" for what `fetch` writes)."""

    table: str
    title: str
    file: str
    columns: tuple[Column, ...]


_SOURCE = Column("Källa", "source", "words", required=False, may_be_empty=True)
# In what `fetch` writes: such a figure never takes the place of one that is held.
_FETCHED_ON = Column("Hämtad", "fetched_on", "date")

FORMS = (
    Form(
        "population",
        later("befolkning"),
        "befolkning",
        (
            Column("Län", "county_code", "area"),
            Column("Datum", "date", "last of december"),
            Column("Kön", "sex", "sex"),
            Column("Befolkning", "population", "inhabitants"),
            Column("Befolkning 15–64", "population_15_64", "inhabitants"),
            _SOURCE,
            replace(_FETCHED_ON, required=False, may_be_empty=True),
        ),
    ),
    Form(
        "sick_days",
        later("sjukpenningdagar"),
        "",
        (
            Column("Län", "county_code", "area"),
            Column("Månad", "rolling_12_months_to", "month"),
            Column("Kön", "sex", "sex"),
            Column("Dagar", "days_per_insured_16_64", "decimal", may_be_empty=True),
            _SOURCE,
            _FETCHED_ON,
        ),
    ),
    Form(
        "staff_sickness",
        later("regionernas sjukfrånvaro"),
        "",
        (
            Column("Län", "county_code", "area"),
            Column("År", "year", "year"),
            Column("Period", "period", "whole year"),
            Column("Sjukfrånvaro", "percent_of_ordinary_working_time", "decimal", may_be_empty=True),
            _SOURCE,
            _FETCHED_ON,
        ),
    ),
    Form(
        "money",
        later("ersättningar och ram"),
        "ersattningar-och-ram",
        (
            Column("Uppgift", "item", "item"),
            Column("År", "year", "year"),
            Column("Värde", "value", "decimal"),
            Column("Enhet", "unit", "words", required=False, may_be_empty=True),
            Column("Status", "status", "status"),
            Column("Källa", "source", "words"),
            Column("Anmärkning", "note", "words", required=False, may_be_empty=True),
        ),
    ),
    Form(
        "measurements",
        later("mätningar i LUP"),
        "lup-matningar",
        (
            Column("Mål", "target_id", "target"),
            Column("Datum", "date", "date"),
            Column("Period", "period", "period"),
            Column("Region", "region", "decimal"),
            Column("Jämförelse", "comparison", "decimal", may_be_empty=True),
            _SOURCE,
        ),
    ),
    Form(
        "activities",
        later("aktiviteter i LUP"),
        "lup-aktiviteter",
        (
            Column("Nr", "activity_id", "number"),
            Column("Rubrik", "heading", "words"),
            Column("Aktivitet", "activity", "words"),
            Column("Läge", "state", "words"),
            Column("Läsning", "reading", "reading"),
            Column("Skäl", "reason", "words"),
            Column("Tryckt status", "printed_status", "printed status", required=False, may_be_empty=True),
            Column("Datum", "dates", "words", required=False, may_be_empty=True),
            Column("Nämnda", "named", "words", required=False, may_be_empty=True),
            Column("Saknas", "lacks", "words", required=False, may_be_empty=True),
            _SOURCE,
        ),
    ),
    Form(
        "plan_targets",
        later("mål i andra planer"),
        "plan-mal",
        (
            Column("Mål", "target", "words"),
            Column("Plan", "plan", "words"),
            Column("Enhet", "unit", "words"),
            Column("Slag", "kind", "kind"),
            Column("Bättre", "better", "better"),
            Column("Önskad förändring", "wanted", "decimal"),
            Column("Period", "period", "period"),
            Column("Utgångsdatum", "baseline_date", "date"),
            Column("Utgångsvärde", "baseline_region", "decimal"),
            Column("Jämförelsens utgångsvärde", "baseline_comparison", "decimal", required=False, may_be_empty=True),
            Column("Slutdatum", "end_date", "date"),
            _SOURCE,
        ),
    ),
)
# The open data name the county twice; the code is enough.
_IGNORED = {"county"}
_OTHER_HEADINGS = {"Län": ("landsting", "county", "område")}
# Every folded word that a form's columns are known by; where two have one, the first column's.
_COLUMNS = {
    form.table: {
        word: column
        for column in reversed(form.columns)
        for heading in [column.heading.casefold()]
        for word in (heading, heading.replace("–", "-"), column.name, *_OTHER_HEADINGS.get(column.heading, ()))
    }
    for form in FORMS
}

SEXES = {"T": ("båda", "totalt", "alla"), "K": ("kvinnor", "kvinna"), "M": ("män", "man")}
ITEMS = {
    "frame": "Ram",
    "rate_kbt": "Ersättning KBT/IPT",
    "rate_mmr1": "Ersättning MMR nivå 1",
    "rate_mmr2": "Ersättning MMR nivå 2",
    "supplement": "Tillägg",
}
STATUSES = {"printed": "tryckt", "inferred": "härledd", "published": "publicerad"}
READINGS = {
    "done": ("genomförd", "genomfört"),
    "under way": ("pågår",),
    "not begun": ("ej gjord", "inte gjord", "ej påbörjad", "inte påbörjad"),
    "ended": ("ersatt eller avslutad", "ersatt", "avslutad", "upphörd"),
    "unclear": ("oklar", "oklart"),
}
KINDS = {"gap": "skillnad", "level": "nivå"}
DIRECTIONS = {"lower": "lägre", "higher": "högre"}


def form_of(header: Sequence[str]) -> tuple[Form, int]:
    """The list that most of the headings are of, and how many they are."""
    words = [*map(cells.folded, header)]
    counted = [(form, sum(word in _COLUMNS[form.table] for word in words)) for form in FORMS]
    return max(counted, key=lambda each: each[1])


def read(sheet: Sheet, form: Form, held: Held, faults: Faults) -> list[Part]:
    """The figures of the file as one part; what is wrong goes to `faults`."""
    place_of = _places(sheet, form, faults)
    count = len(sheet.row_numbers)
    if not count:
        faults.add(_("inga rader under rubriken"), _("minst en rad"), sheet.header_row)
    if not count or any(column.required and column.name not in place_of for column in form.columns):
        return []
    values: dict[str, Sequence[Any]] = {}
    wrong: set[int] = set()
    for column in form.columns:
        if column.name in place_of:
            texts = sheet.columns[place_of[column.name]]
            values[column.name], odd = _read_column(sheet, column, texts, held, faults)
            wrong.update(odd)
    numbers = sheet.row_numbers
    if wrong:  # told; what is left is checked further
        whole = [place for place in range(count) if place not in wrong]
        values = {name: [column[place] for place in whole] for name, column in values.items()}
        numbers = [numbers[place] for place in whole]
    if not numbers:
        return []
    key_columns = [values[name] for name in KEYS[form.table]]
    index = cells.key_index(key_columns)
    unique = len(set(index)) == len(index)
    if not unique:
        _tell_doubled(numbers, form, index, faults)
    if form.table in _CHECKS:
        _CHECKS[form.table](numbers, values, held, faults)
    nothing = [None] * len(numbers)
    part = Part(
        table=form.table,
        file=sheet.file,
        headings=tuple(column.heading for column in form.columns if column.name in VALUES[form.table]),
        header_row=sheet.header_row,
        key_columns=key_columns,
        value_columns=[values.get(name, nothing) for name in VALUES[form.table]],
        row_numbers=numbers,
        sources=values.get("source", nothing),
        default_source=_default_source(form, sheet.file),
        sums_hold=form.table == "population" and unique and _sums_hold(index, values, held),
        fetched_on=values.get("fetched_on", ()),
    )
    return plans.by_plan(part, held) if form.table == "measurements" else [part]


def _default_source(form: Form, file: str) -> str:
    source = default_source(file)
    # What begins with LUP is shown as the plan's own, which a follow-up of it is.
    return f"LUP, {source[0].lower()}{source[1:]}" if form.table in ("measurements", "activities") else source


def _sums_hold(index: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held) -> bool:
    """Whether a list of population has all of every day, and women and men are all, and the landsting the nation.

    `index` counts areas in ones, then days, then sexes; the nation's code is the first of the areas, T the last of the
    sexes.
    """
    areas, sexes = len(held.county_by_code) + 1, len(SEXES)
    if len(set(values["county_code"])) != areas or len(index) != areas * sexes * len(set(values["date"])):
        return False
    for name in VALUES["population"]:
        in_order = [0] * len(index)
        for place, value in zip(index, values[name], strict=True):
            in_order[place] = value
        of_sex = len(index) // sexes
        women, men, everyone = (in_order[start : start + of_sex] for start in range(0, len(index), of_sex))
        if list(map(add, women, men)) != everyone:
            return False
        if any(2 * in_order[start] != sum(in_order[start : start + areas]) for start in range(0, len(index), areas)):
            return False
    return True


def _column_of(form: Form, text: str) -> Column | None:
    return _COLUMNS[form.table].get(cells.folded(text))


def _places(sheet: Sheet, form: Form, faults: Faults) -> dict[str, int]:
    """Where each column stands, by its name in the extracts."""
    found: dict[str, int] = {}
    unknown: list[str] = []
    for place, text in enumerate(sheet.header):
        column = _column_of(form, text)
        if column is None:
            unknown.append(text)
        elif column.name not in found:
            found[column.name] = place
        elif text not in _IGNORED:
            faults.add(_("kolumnen en gång till"), _("varje kolumn en gång"), sheet.header_row, text.strip())
    missing = [column.heading for column in form.columns if column.name not in found]
    for text in unknown:
        shown = text.strip() or _("utan rubrik")
        expected = _("någon av {columns}", columns=", ".join(column.heading for column in form.columns))
        faults.add(_("en okänd kolumn"), expected, sheet.header_row, shown, nearest(cells.tidy(text), missing))
    for column in form.columns:
        if column.required and column.name not in found:
            expected = _("kolumnen ”{column}”", column=column.heading)
            faults.add(_("ingen sådan kolumn"), expected, sheet.header_row, column.heading)
    return found


def _read_column(
    sheet: Sheet, column: Column, texts: Sequence[str], held: Held, faults: Faults
) -> tuple[Sequence[Any], list[int]]:
    reading, expected, known = _reading(column.kind, held)
    read, wrong = cells.read_column(texts, reading, None if column.may_be_empty else WRONG)

    def tell(place: int) -> None:
        guess = nearest(cells.tidy(texts[place]), known)
        faults.add(quoted(texts[place]), expected, sheet.row_numbers[place], column.heading, guess)

    faults.add_each(wrong, tell)
    return read, wrong


def _reading(kind: str, held: Held) -> tuple[Reading, str, Sequence[str]]:
    """How a cell of a kind is read, what is expected of it, and the words that it may have been meant for."""
    match kind:
        case "area":
            return cells.one_of(held.code_by_name), _("ett landsting eller Riket"), [*held.county_by_code.values()]
        case "date":
            return cells.date, _("ett datum ÅÅÅÅ-MM-DD"), ()
        case "last of december":
            return _last_of_december, _("den 31 december ett år, ÅÅÅÅ-12-31"), ()
        case "month":
            return _month, _("en månad, ÅÅÅÅ-MM"), ()
        case "whole year":
            return _choice(dict.fromkeys(("helår", "helar"), "helår"))
        case "year":
            return _year, _("ett år, ÅÅÅÅ"), ()
        case "inhabitants":
            return cells.whole, _("ett helt tal, 1 eller mer"), ()
        case "decimal":
            return cells.decimal, _("ett tal, 0 eller mer, med högst tre decimaler"), ()
        case "number":
            return _activity_number, _("ett nummer, 1–99"), ()
        case "words":
            expected = _("text utan =, +, - eller @ först, högst {count} tecken", count=cells.LONGEST_CELL)
            return cells.words, expected, ()
        case "target":
            known = {word: target for target, name in held.targets.items() for word in (name, target)}
            return _choice(known | {name: name for (name,) in held.tables["plan_targets"]})
        case "kind":
            return _choice({word: kind for kind, name in KINDS.items() for word in (name, kind)})
        case "better":
            return _choice({word: way for way, name in DIRECTIONS.items() for word in (name, way)})
        case "sex":
            return _choice({word: sex for sex, words in SEXES.items() for word in (sex, *words)})
        case "item":
            return _choice({word: item for item, name in ITEMS.items() for word in (name, item)})
        case "status":
            return _choice({word: status for status, name in STATUSES.items() for word in (name, status)})
        case "period":
            return _choice(_period_words())
        case "reading":
            return _choice({word: reading for reading, words in READINGS.items() for word in (*words, reading)})
        case "printed status":
            return _choice({"okänd": "unknown", "unknown": "unknown"})
    raise ValueError(kind)


def _period_words() -> dict[str, str]:
    return {word: period for period in plans.PERIODS for word in (period, period.replace("–", "-"))}


def _choice(known: Mapping[str, str]) -> tuple[Reading, str, Sequence[str]]:
    first: dict[str, str] = {}
    for word, value in known.items():
        first.setdefault(value, word)
    words = list(first.values())
    expected = _("något av {words}", words=", ".join(words)) if len(words) > 1 else words[0]
    return cells.one_of({cells.folded(word): value for word, value in known.items()}), expected, [*known]


def _last_of_december(text: str) -> str | Wrong:
    day = cells.date(text)
    return day if isinstance(day, str) and day.endswith("-12-31") else WRONG


def _year(text: str) -> int | Wrong:
    year = cells.whole(text)
    return year if isinstance(year, int) and 1900 <= year <= 2100 and len(text.strip()) == 4 else WRONG


def _month(text: str) -> str | Wrong:
    return text.strip() if isinstance(cells.date(f"{text.strip()}-01"), str) else WRONG


def _activity_number(text: str) -> str | Wrong:
    number = cells.whole(text)
    return f"{number:02d}" if isinstance(number, int) and 1 <= number <= 99 else WRONG


def _tell_doubled(numbers: Sequence[int], form: Form, index: Sequence[int], faults: Faults) -> None:
    first: dict[int, int] = {}
    doubled = [place for place, key in enumerate(index) if first.setdefault(key, place) != place]
    headings = ", ".join(column.heading for column in form.columns if column.name in KEYS[form.table])

    def tell(place: int) -> None:
        expected = _("en enda rad: den står redan på rad {row}", row=numbers[first[index[place]]])
        faults.add(_("samma uppgifter en gång till"), expected, numbers[place], headings)

    faults.add_each(doubled, tell)


def _check_population(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], _held: Held, faults: Faults) -> None:
    """Nobody lives nowhere, and those aged 15-64 are a part of all."""
    part, everyone = values["population_15_64"], values["population"]
    if min(part) > 0 and all(map(lt, part, everyone)):
        return
    for number, some, all_ in zip(numbers, part, everyone, strict=True):
        if all_ == 0:
            faults.add(quoted("0"), _("ett helt tal, 1 eller mer"), number, "Befolkning")
        elif not 0 < some < all_:
            expected = _("1 eller mer, och färre än {count}, som är hela befolkningen", count=all_)
            faults.add(quoted(str(some)), expected, number, "Befolkning 15–64")


def _check_money(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], _held: Held, faults: Faults) -> None:
    """The unit is the item's own, and the value within what it may be: more is a slip of unit (kronor for Mkr)."""
    units = values.get("unit", [None] * len(numbers))
    for number, item, value, unit in zip(numbers, values["item"], values["value"], units, strict=True):
        largest, own_unit = MOST[item], UNITS[item]
        if value > largest:
            expected = _("högst {largest} {unit}", largest=largest, unit=own_unit)
            faults.add(quoted(str(value)), expected, number, "Värde")
        if unit and unit.casefold() != own_unit.casefold():
            faults.add(quoted(unit), own_unit, number, "Enhet")


def _check_series(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults) -> None:
    """Every time has all landsting and the nation, is over when it is fetched, and no figure is out of all reason."""
    name, time, part, largest, headings = (
        ("percent_of_ordinary_working_time", "year", "period", 99, ("Sjukfrånvaro", "År"))
        if "year" in values
        else ("days_per_insured_16_64", "rolling_12_months_to", "sex", 366, ("Dagar", "Månad"))
    )
    there: dict[tuple[Any, ...], set[str]] = {}
    for number, code, when, which, value, day in zip(
        numbers, values["county_code"], values[time], values[part], values[name], values["fetched_on"], strict=True
    ):
        there.setdefault((when, which), set()).add(code)
        if value is not None and value > largest:
            faults.add(quoted(str(value)), _("högst {largest}", largest=largest), number, headings[0])
        if str(when) >= day[: len(str(when))]:
            faults.add(quoted(str(when)), _("en tid som var slut den {day}", day=day), number, headings[1])
    for (when, which), codes in there.items():
        lacking = [name for code, name in (*held.county_by_code.items(), (NATION, "Riket")) if code not in codes]
        if lacking:
            expected = _(
                "alla {count} och riket för {when}, {which}", count=len(held.county_by_code), when=when, which=which
            )
            faults.add(_("ingen rad för {names}", names=listed(lacking)), expected)


_CHECKS = {
    "population": _check_population,
    "sick_days": _check_series,
    "staff_sickness": _check_series,
    "money": _check_money,
    "measurements": plans.check_measurements,
    "plan_targets": plans.check_targets,
}
