"""Files in the form of a list: population, rates and frame, the LUP's measurements and activities.

A column may be named in Swedish, as in the templates, or as in the extracts and the open data.
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rehabdata.intake import cells
from rehabdata.intake.cells import WRONG, Reading, Wrong
from rehabdata.intake.faults import Faults, nearest, quoted
from rehabdata.intake.held import KEYS, VALUES, Held, Key, Value
from rehabdata.intake.parts import Part, default_source
from rehabdata.intake.sheets import Sheet
from rehabdata.language import _, later


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
    """A list that can be brought: the table it fills and its columns."""

    table: str
    title: str
    file: str
    columns: tuple[Column, ...]


_SOURCE = Column("Källa", "source", "words", required=False, may_be_empty=True)

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
)
# The open data name the county twice; the code is enough.
_IGNORED = {"county"}
_OTHER_HEADINGS = {"landsting": "Län", "county": "Län", "område": "Län", "region": "Region"}

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
    "not begun": ("ej påbörjad", "inte påbörjad"),
    "ended": ("upphörd", "avslutad"),
    "unclear": ("oklar", "oklart"),
}
# The part of a year that a measurement covers -> how its last day ends. Figures of other parts are never compared.
PERIODS = {
    "sick-days": {"vid datumet": ""},
    "staff-sickness": {"helår": "12-31", "januari–oktober": "10-31"},
}
# More than these in the unit of the item is a slip of unit (kronor for Mkr).
_LARGEST = {"frame": 5000}
_LARGEST_RATE = 200_000


def form_of(header: Sequence[str]) -> tuple[Form, int]:
    """The list that most of the headings are of, and how many they are."""
    counted = [(form, sum(_column_of(form, text) is not None for text in header)) for form in FORMS]
    return max(counted, key=lambda each: each[1])


def read(sheet: Sheet, form: Form, held: Held, faults: Faults) -> list[Part]:
    """The figures of the file as one part; what is wrong goes to `faults`."""
    place_of = _places(sheet, form, faults)
    by_column = list(zip(*sheet.rows, strict=True)) if sheet.rows else [()] * len(sheet.header)
    if not sheet.rows:
        faults.add(_("inga rader under rubriken"), _("minst en rad"), sheet.header_row)
    values: dict[str, Sequence[Any]] = {}
    for column in form.columns:
        if column.name in place_of:
            values[column.name] = _read_column(sheet, column, by_column[place_of[column.name]], held, faults)
        elif column.required:
            return []
    count = len(sheet.rows)
    nothing = [None] * count
    keys: list[Key] = list(zip(*(values[name] for name in KEYS[form.table]), strict=True))
    figures: list[Value] = list(zip(*(values.get(name, nothing) for name in VALUES[form.table]), strict=True))
    sources = [source or default_source(sheet.file) for source in values.get("source", nothing)]
    whole = list(range(count))
    if any(WRONG in column for column in values.values()):
        whole = [place for place in whole if WRONG not in keys[place] + figures[place]]
    _tell_doubled(sheet, form, keys, faults)
    if form.table in _CHECKS:
        _CHECKS[form.table](sheet, keys, values, held, faults)
    if len(whole) < count:
        keys, figures = [keys[place] for place in whole], [figures[place] for place in whole]
        sources = [sources[place] for place in whole]
    numbers = sheet.row_numbers if len(whole) == count else [sheet.row_numbers[place] for place in whole]
    headings = tuple(column.heading for column in form.columns if column.name in VALUES[form.table])
    return [Part(form.table, sheet.file, headings, sheet.header_row, keys, figures, numbers, sources)]


def _column_of(form: Form, text: str) -> Column | None:
    plain = cells.folded(text)
    for column in form.columns:
        if plain in (column.heading.casefold(), column.name, column.heading.casefold().replace("–", "-")):
            return column
    other = _OTHER_HEADINGS.get(plain)
    return next((column for column in form.columns if column.heading == other), None)


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


def _read_column(sheet: Sheet, column: Column, texts: Sequence[str], held: Held, faults: Faults) -> list[Any]:
    reading, expected, known = _reading(column.kind, held)
    read = cells.read_column(texts, reading, None if column.may_be_empty else WRONG)

    def tell(place: int) -> None:
        guess = nearest(cells.tidy(texts[place]), known)
        faults.add(quoted(texts[place]), expected, sheet.row_numbers[place], column.heading, guess)

    faults.add_each(cells.places(read), tell)
    return read


def _reading(kind: str, held: Held) -> tuple[Reading, str, Sequence[str]]:
    """How a cell of a kind is read, what is expected of it, and the words that it may have been meant for."""
    match kind:
        case "area":
            return cells.one_of(held.code_by_name), _("ett landsting eller Riket"), [*held.county_by_code.values()]
        case "date":
            return cells.date, _("ett datum ÅÅÅÅ-MM-DD"), ()
        case "last of december":
            return _last_of_december, _("den 31 december ett år, ÅÅÅÅ-12-31"), ()
        case "year":
            return _year, _("ett år, ÅÅÅÅ"), ()
        case "inhabitants":
            return _inhabitants, _("ett helt tal, 1 eller mer"), ()
        case "decimal":
            return cells.decimal, _("ett tal, 0 eller mer, med högst tre decimaler"), ()
        case "number":
            return _activity_number, _("ett nummer, 1–99"), ()
        case "words":
            return cells.words, _("text, högst {count} tecken", count=cells.LONGEST_CELL), ()
        case "target":
            targets = {**{name: name for name in held.targets}, **{name: id_ for id_, name in held.targets.items()}}
            return _choice(targets)
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
    periods = [period for of_target in PERIODS.values() for period in of_target]
    return {period: period for period in periods} | {period.replace("–", "-"): period for period in periods}


def _choice(known: Mapping[str, str]) -> tuple[Reading, str, Sequence[str]]:
    first: dict[str, str] = {}
    for word, value in known.items():
        first.setdefault(value, word)
    expected = _("något av {words}", words=", ".join(first.values()))
    return cells.one_of({cells.folded(word): value for word, value in known.items()}), expected, [*known]


def _last_of_december(text: str) -> str | Wrong:
    day = cells.date(text)
    return day if isinstance(day, str) and day.endswith("-12-31") else WRONG


def _year(text: str) -> int | Wrong:
    year = cells.whole(text)
    return year if isinstance(year, int) and 1900 <= year <= 2100 and len(text.strip()) == 4 else WRONG


def _inhabitants(text: str) -> int | Wrong:
    return cells.whole(text) or WRONG


def _activity_number(text: str) -> str | Wrong:
    number = cells.whole(text)
    return f"{number:02d}" if isinstance(number, int) and 1 <= number <= 99 else WRONG


def _tell_doubled(sheet: Sheet, form: Form, keys: Sequence[Key], faults: Faults) -> None:
    if len(set(keys)) == len(keys):
        return
    first: dict[Key, int] = {}
    doubled = [place for place, key in enumerate(keys) if first.setdefault(key, place) != place and WRONG not in key]
    key_headings = ", ".join(column.heading for column in form.columns if column.name in KEYS[form.table])

    def tell(place: int) -> None:
        earlier = sheet.row_numbers[first[keys[place]]]
        expected = _("en enda rad: den står redan på rad {row}", row=earlier)
        faults.add(_("samma uppgifter en gång till"), expected, sheet.row_numbers[place], key_headings)

    faults.add_each(doubled, tell)


def _check_population(
    sheet: Sheet, _keys: Sequence[Key], values: Mapping[str, Sequence[Any]], _held: Held, faults: Faults
) -> None:
    """Those aged 15-64 are a part of all."""
    try:
        if all(map(int.__lt__, values["population_15_64"], values["population"])):
            return
    except TypeError:  # one is WRONG, and told already
        pass
    for place, (part, everyone) in enumerate(zip(values["population_15_64"], values["population"], strict=True)):
        if WRONG not in (part, everyone) and part >= everyone:
            expected = _("färre än {count}, som är hela befolkningen", count=everyone)
            faults.add(quoted(str(part)), expected, sheet.row_numbers[place], "Befolkning 15–64")


def _check_money(
    sheet: Sheet, keys: Sequence[Key], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults
) -> None:
    """The unit is the item's own, and the value within what it may be."""
    units = values.get("unit", [None] * len(keys))
    for number, key, value, unit in zip(sheet.row_numbers, keys, values["value"], units, strict=True):
        if WRONG in (key[0], value, unit):
            continue
        largest = _LARGEST.get(key[0], _LARGEST_RATE)
        own_unit = held.units.get(key[0], unit)
        if value > largest:
            expected = _("högst {largest} {unit}", largest=largest, unit=own_unit)
            faults.add(quoted(str(value)), expected, number, "Värde")
        if unit and own_unit and unit.casefold() != own_unit.casefold():
            faults.add(quoted(unit), own_unit, number, "Enhet")


def _check_measurements(
    sheet: Sheet, keys: Sequence[Key], _values: Mapping[str, Sequence[Any]], _held: Held, faults: Faults
) -> None:
    """The period is one of the target's, and the day the last of what it covers."""
    for number, (target, date, period) in zip(sheet.row_numbers, keys, strict=True):
        if WRONG in (target, date, period):
            continue
        ends = PERIODS.get(target, {})
        if period not in ends:
            faults.add(quoted(period), ", ".join(ends) or _("ett mål med siffror"), number, "Period")
        elif not date.endswith(ends[period] or _last_of_its_month(date)):
            expected = ends[period] and _("ett datum som slutar på {end}", end=ends[period])
            faults.add(quoted(date), expected or _("den sista dagen i en månad"), number, "Datum")


def _last_of_its_month(date: str) -> str:
    year, month, _day = map(int, date.split("-"))
    return f"{date[5:7]}-{calendar.monthrange(year, month)[1]:02d}"


_CHECKS = {"population": _check_population, "money": _check_money, "measurements": _check_measurements}


def shown(value: object) -> str:
    """A value as a template holds it: decimal comma, nothing for None."""
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
