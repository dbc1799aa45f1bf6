"""Files in the form of a list: population, rates and frame, the LUP's measurements and activities, others' targets.

A column may be named in Swedish, as in the templates, or as in the extracts and the open data.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rehabdata import validator
from rehabdata.assumptions import MOST, UNITS
from rehabdata.extracts import known_resources
from rehabdata.faults import Faults, nearest, quoted
from rehabdata.intake import cells
from rehabdata.intake.held import KEYS, NATION, VALUES, Held
from rehabdata.intake.parts import Part, default_source
from rehabdata.intake.sheets import Sheet
from rehabdata.language import _, later
from rehabdata.swedish import listed
from rehabdata.validator import TYPES, WRONG, Reading, Table, Wrong


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

    @property
    def own_columns(self) -> list[Column]:
        """Those that somebody fills in."""
        return [column for column in self.columns if column.name != _FETCHED_ON.name or not self.file]


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

SEXES = {"T": ("T", "båda", "totalt", "alla"), "K": ("K", "kvinnor", "kvinna"), "M": ("M", "män", "man")}
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
# The part of a year that a measurement covers. Figures of other parts are never compared.
PERIODS = ("vid datumet", "helår", "januari–oktober")
KINDS = {"gap": "skillnad", "level": "nivå"}
DIRECTIONS = {"lower": "lägre", "higher": "högre"}


# What a file of measurements calls the columns of the targets that its rows lead to, and what they say.
_HEADINGS = {**{f"plan_targets.{column.name}": column.heading for column in FORMS[-1].columns}, **KINDS}


def form_of(header: Sequence[str]) -> tuple[Form, int]:
    """The list that most of the headings are of, and how many they are."""
    words = [*map(cells.folded, header)]
    fetched = {cells.folded(_FETCHED_ON.heading), _FETCHED_ON.name} & {*words}
    forms = [form for form in FORMS if form.file or fetched]
    counted = [(form, sum(word in _COLUMNS[form.table] for word in words)) for form in forms]
    return max(counted, key=lambda each: each[1])


def read(sheet: Sheet, form: Form, held: Held, faults: Faults) -> list[Part]:
    """The figures of the file, measurements of the LUP and of other plans apart; what is wrong goes to `faults`."""
    place_of = _places(sheet, form, faults)
    if not sheet.row_numbers:
        faults.add(_("inga rader under rubriken"), _("minst en rad"), sheet.header_row)
    if not sheet.row_numbers or any(column.required and column.name not in place_of for column in form.columns):
        return []
    columns = [column for column in form.columns if column.name in place_of]
    described = {field["name"]: field.get("constraints", {}) for field in _schema(form.table)["fields"]}
    fields = [
        {"name": c.name, "constraints": {**described.get(c.name, {}), "required": not c.may_be_empty}} for c in columns
    ]
    texts = {name: sheet.columns[place] for name, place in place_of.items()}
    headings = {**_HEADINGS, **held.targets, **{column.name: column.heading for column in form.columns}}
    table = Table(sheet.file, texts, sheet.row_numbers, headings=headings)
    table, wrong = validator.read(table, fields, faults, {c.name: _reading(c.kind, held) for c in columns})
    table = table.without(wrong)
    parts = [
        _part(name, rows, sheet, held, faults)
        for name, rows in (_by_plan(table, held) if form.table == "measurements" else ((form.table, table),))
        if rows.row_numbers
    ]
    if form.table in _CHECKS:
        _CHECKS[form.table](table.row_numbers, table.values, held, faults)
    return parts


def _schema(table: str) -> Mapping[str, Any]:
    """What datapackage.json asks of the extract that a form fills; of rates and frame assumptions.py asks."""
    for name in (f"fetched_{table}", table, f"lup_{table}"):
        if name in known_resources():
            schema: Mapping[str, Any] = known_resources()[name]["schema"]
            return schema
    return {"fields": [], "primaryKey": KEYS[table]}


def _part(name: str, table: Table, sheet: Sheet, held: Held, faults: Faults) -> Part:
    schema = _schema(name)
    validator.check_keys(table, schema, faults)
    described = held.tables["plan_targets"].items()
    targets = {name: dict(zip(VALUES["plan_targets"], row, strict=True)) for (name,), row in described}
    validator.check_rules(table, schema, faults, {"plan_targets": targets})
    nothing: Sequence[Any] = [None] * len(table.row_numbers)
    default = default_source(sheet.file)
    # What begins with LUP is shown as the plan's own, which a follow-up of it is, whoever gave it.
    if name in ("measurements", "activities"):
        default = f"LUP, {default[0].lower()}{default[1:]}"
    sources = [source or default for source in table.values.get("source", nothing)]
    if name == "measurements":
        sources = [source if source.startswith("LUP") else f"LUP, {source}" for source in sources]
    return Part(
        table=name,
        file=sheet.file,
        headings=tuple(table.heading(column) for column in VALUES[name] if column in table.headings),
        header_row=sheet.header_row,
        keys=list(table.rows(KEYS[name])),
        in_order=list(zip(*(table.values.get(column, nothing) for column in VALUES[name]), strict=True)),
        row_numbers=table.row_numbers,
        sources=sources,
        fetched_on=table.values.get("fetched_on", nothing),
    )


def _by_plan(table: Table, held: Held) -> Iterator[tuple[str, Table]]:
    """Measurements, parted into the LUP's and those of other plans' targets."""
    ours = [target in held.targets for target in table.values["target_id"]]
    yield "measurements", table.at([place for place, is_ours in enumerate(ours) if is_ours])
    others = table.at([place for place, is_ours in enumerate(ours) if not is_ours])
    yield (
        "plan_measurements",
        replace(
            others,
            texts={**others.texts, "target": others.texts["target_id"]},
            values={**others.values, "target": others.values["target_id"]},
            headings={**others.headings, "target": others.headings["target_id"]},
        ),
    )


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
        expected = _("någon av {columns}", columns=", ".join(column.heading for column in form.own_columns))
        faults.add(_("en okänd kolumn"), expected, sheet.header_row, shown, nearest(cells.tidy(text), missing))
    for column in form.columns:
        if column.required and column.name not in found:
            expected = _("kolumnen ”{column}”", column=column.heading)
            faults.add(_("ingen sådan kolumn"), expected, sheet.header_row, column.heading)
    return found


def _reading(kind: str, held: Held) -> Reading:
    """How a cell of a kind is read, what is expected of it, and the words that it may have been meant for."""
    match kind:
        case "area":
            return cells.one_of(held.code_by_name), _("ett landsting eller Riket"), [*held.county_by_code.values()]
        case "date":
            return cells.date, _("ett datum ÅÅÅÅ-MM-DD"), ()
        case "last of december":
            return _last_of_december, _("den 31 december ett år, ÅÅÅÅ-12-31"), ()
        case "month":
            return TYPES["yearmonth"]
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
    choices: Mapping[str, Mapping[str, str | tuple[str, ...]]] = {
        "kind": KINDS,
        "better": DIRECTIONS,
        "sex": SEXES,
        "item": ITEMS,
        "status": STATUSES,
        "period": {period: (period, period.replace("–", "-")) for period in PERIODS},
        "reading": READINGS,
        "printed status": {"unknown": "okänd"},
    }
    return _choice(
        {
            word: value
            for value, words in choices[kind].items()
            for word in (*((words,) if isinstance(words, str) else words), value)
        }
    )


def _choice(known: Mapping[str, str]) -> Reading:
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


def _activity_number(text: str) -> str | Wrong:
    number = cells.whole(text)
    return f"{number:02d}" if isinstance(number, int) and 1 <= number <= 99 else WRONG


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


def _check_series(_numbers: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults) -> None:
    """Every time has all landsting and the nation."""
    there: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    time, part = ("year", "period") if "year" in values else ("rolling_12_months_to", "sex")
    for code, *when in zip(values["county_code"], values[time], values[part], strict=True):
        there[*when].add(code)
    for (when, which), codes in there.items():
        lacking = [name for code, name in (*held.county_by_code.items(), (NATION, "Riket")) if code not in codes]
        if lacking:
            count = len(held.county_by_code)
            expected = _("alla {count} och riket för {when}, {which}", count=count, when=when, which=which)
            faults.add(_("ingen rad för {names}", names=listed(lacking)), expected)


def _check_targets(numbers: Sequence[int], values: Mapping[str, Sequence[Any]], held: Held, faults: Faults) -> None:
    """A name of its own, whatever its case."""
    taken = {word.casefold() for target in held.targets.items() for word in target}
    seen: dict[str, tuple[str, int]] = {}
    for name, number in zip(values["target"], numbers, strict=True):
        if name.casefold() in taken:
            faults.add(quoted(name), _("ett annat namn: så heter ett av LUP:s egna mål"), number, "Mål")
        first, row = seen.setdefault(name.casefold(), (name, number))
        if first != name:
            faults.add(quoted(name), _("en enda rad: målet står redan på rad {row}", row=row), number, "Mål")


# What datapackage.json does not say.
_CHECKS = {
    "sick_days": _check_series,
    "staff_sickness": _check_series,
    "money": _check_money,
    "plan_targets": _check_targets,
}
