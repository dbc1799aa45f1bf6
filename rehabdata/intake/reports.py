"""Files in the form of the report's tables 1-3: a row for each landsting, headings that name year and quantity.

A file may hold any of the columns, in any order: one table, or all three side by side.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehabdata import validator
from rehabdata.extracts import known_resources
from rehabdata.faults import Faults, nearest, quoted
from rehabdata.intake import cells
from rehabdata.intake.held import NATION, Held, Key
from rehabdata.intake.parts import Part, default_source
from rehabdata.intake.sheets import Sheet
from rehabdata.language import _, later
from rehabdata.swedish import listed
from rehabdata.validator import Table

YEARS = range(2009, 2016)  # while the guarantee lasted
FIRST_YEAR_OF_LEVELS = 2012  # MMR1 and MMR2 apart, sex told, and rules of the money
HALF_YEAR, WHOLE_YEAR = "kv1-2", "helar"

TITLE = later("tabell 1–3")
AREA = "Län"
_AREAS = ("", "län", "landsting", "region", "county", "county_code")

# quantity -> the printed words, and others that are taken for them
_WORDS = {
    "MMR1": ("MMR nivå 1", "mmr niva 1", "mmr 1", "mmr1"),
    "MMR2": ("MMR nivå 2", "mmr niva 2", "mmr 2", "mmr2"),
    "MMR": ("MMR",),
    "KBT/IPT": ("KBT/IPT", "kbt", "kbt-ipt", "kbt och ipt"),
    "men": ("Man", "män"),
    "women": ("Kvinna", "kvinnor"),
    "share": ("Andel ansökt", "andel"),
}
_QUANTITY = {cells.folded(word): quantity for quantity, words in _WORDS.items() for word in words}
_YEAR_FIRST = ("MMR1", "MMR2", "MMR", "men", "women")
# quantity -> the submitted extract that has it, and its column there
_EXTRACT = {
    **dict.fromkeys(("KBT/IPT", "MMR", "MMR1", "MMR2"), ("patients", "patients")),
    "men": ("gender", "men"),
    "women": ("gender", "women"),
    "share": ("shares", "printed_percent"),
}
_TOGETHER = (("MMR1", "MMR2"), ("men", "women"))  # one is not brought without the other

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PERIOD = re.compile(r"\b(?:(helår|helar)|kv ?1 ?[-–] ?2|kvartal 1 ?[-–] ?2|jan(?:uari)? ?[-–] ?juni)\b")


@dataclass(frozen=True)
class Heading:
    """What a heading of tables 1-3 says."""

    quantity: str
    year: int
    period: str

    def __str__(self) -> str:
        """As printed: 2013 MMR nivå 1, KBT/IPT 2013, Andel ansökt 2013; a whole year with its "helår"."""
        year = f"{self.year} helår" if self.period == WHOLE_YEAR else str(self.year)
        words = _WORDS[self.quantity][0]
        return f"{year} {words}" if self.quantity in _YEAR_FIRST else f"{words} {year}"


def heading(text: str) -> Heading | None:
    """The heading, or None for a text that is none of tables 1-3."""
    plain = cells.folded(text)
    years = _YEAR.findall(plain)
    if len(years) != 1:
        return None
    periods = list(_PERIOD.finditer(plain))
    words = cells.tidy(_PERIOD.sub(" ", _YEAR.sub(" ", plain)))
    if words not in _QUANTITY or len(periods) > 1:
        return None
    whole_year = bool(periods) and periods[0][1] is not None
    return Heading(_QUANTITY[words], int(years[0]), WHOLE_YEAR if whole_year else HALF_YEAR)


def recognised(header: Sequence[str]) -> int:
    """How many of the headings are of tables 1-3."""
    return sum(heading(text) is not None for text in header)


def read(sheet: Sheet, held: Held, faults: Faults) -> list[Part]:
    """The figures of the file, one part a column (the two sexes together); what is wrong goes to `faults`."""
    area, columns = _columns(sheet, faults)
    if area is None:
        return []
    texts = {AREA: sheet.columns[area], **{str(each): sheet.columns[place] for place, each in columns}}
    table = Table(sheet.file, texts, sheet.row_numbers)
    known = [*held.county_by_code.values(), "Summa"]
    reading = (cells.one_of(held.code_by_name), _("ett landsting eller Summa"), known)
    schema: dict[str, Any] = {"fields": [{"name": AREA, "constraints": {"required": True}}], "primaryKey": [AREA]}
    table, unknown = validator.read(table, schema["fields"], faults, {AREA: reading})
    count = faults.count
    validator.check_keys(table.without(unknown), schema, faults)
    codes = table.values[AREA]
    last_first = range(len(codes) - 1, -1, -1)
    place_of: dict[Any, int] = dict(zip(reversed(codes), last_first, strict=True))
    for code in {codes[place] for place in unknown}:
        place_of.pop(code)
    all_known = not unknown and faults.count == count
    of_heading = {each: _figures(table, each, place_of, all_known, faults) for _place, each in columns}
    parts = list(_parts(sheet, of_heading, place_of))
    _tell_left_out(parts, place_of, held, faults)
    return parts


def _columns(sheet: Sheet, faults: Faults) -> tuple[int | None, list[tuple[int, Heading]]]:
    """Where the landsting stand, and which columns are figures of which kind."""
    area: int | None = None
    columns: list[tuple[int, Heading]] = []
    unknown: list[str] = []
    for place, text in enumerate(sheet.header):
        found = heading(text)
        if area is None and cells.folded(text) in _AREAS:
            area = place
        elif found is None:
            unknown.append(text)
        elif found in [each for _place, each in columns]:
            faults.add(_("kolumnen en gång till"), _("varje kolumn en gång"), sheet.header_row, str(found))
        else:
            columns.append((place, found))
    if area is None:
        faults.add(_("ingen sådan kolumn"), _("en kolumn med landstingens namn"), sheet.header_row, AREA)
    usable = [(place, each) for place, each in columns if _is_of_its_time(sheet, each, faults)]
    missing = _missing([each for _place, each in columns])
    for text in unknown:
        _tell_unknown(sheet, text, columns, missing, faults)
    for each in missing:
        pair = next(pair for pair in _TOGETHER if each.quantity in pair)
        one, other = (str(Heading(quantity, each.year, each.period)) for quantity in pair)
        expected = _("både ”{one}” och ”{other}”", one=one, other=other)
        faults.add(_("ingen sådan kolumn"), expected, sheet.header_row, str(each))
    return area, usable


def _is_of_its_time(sheet: Sheet, each: Heading, faults: Faults) -> bool:
    expected = ""
    if each.year not in YEARS:
        expected = _("ett år {first}–{last}, då garantin fanns", first=YEARS[0], last=YEARS[-1])
    elif each.quantity == "MMR" and each.year >= FIRST_YEAR_OF_LEVELS:
        expected = _("MMR nivå 1 och MMR nivå 2 var för sig, som de redovisas från {year}", year=FIRST_YEAR_OF_LEVELS)
    elif each.quantity in ("MMR1", "MMR2") and each.year < FIRST_YEAR_OF_LEVELS:
        expected = _("MMR i en enda kolumn, som det redovisades före {year}", year=FIRST_YEAR_OF_LEVELS)
    if expected:
        faults.add(quoted(str(each)), expected, sheet.header_row, str(each))
    return not expected


def _missing(headings: Sequence[Heading]) -> list[Heading]:
    """What belongs together with a column that is there, and is not there itself."""
    there = {(each.quantity, each.year, each.period) for each in headings}
    times = dict.fromkeys((each.year, each.period) for each in headings)
    return [
        Heading(quantity, year, period)
        for year, period in times
        for pair in _TOGETHER
        for quantity in pair
        if (quantity, year, period) not in there and any((other, year, period) in there for other in pair)
    ]


def _tell_unknown(
    sheet: Sheet, text: str, columns: Sequence[tuple[int, Heading]], missing: Sequence[Heading], faults: Faults
) -> None:
    times = {(each.year, each.period) for _place, each in columns}
    times |= {(int(year), HALF_YEAR) for year in _YEAR.findall(text)[:1]}
    known = [str(each) for each in missing]
    known += [str(Heading(quantity, year, period)) for year, period in sorted(times) for quantity in _WORDS]
    expected = _("ett år och något av {words}", words=", ".join(words[0] for words in _WORDS.values()))
    shown = text.strip() or _("utan rubrik")
    faults.add(_("en okänd kolumn"), expected, sheet.header_row, shown, nearest(cells.tidy(text), known))


def _figures(table: Table, of: Heading, place_of: Mapping[str, int], all_known: bool, faults: Faults) -> dict[str, int]:
    """County code to figure; the Summa row checked and left out, but for a printed share."""
    column, is_share = str(of), of.quantity == "share"
    table_name, value = _EXTRACT[of.quantity]
    described = {field["name"]: field for field in known_resources()[f"brought_{table_name}"]["schema"]["fields"]}
    reading = cells.percent if is_share else cells.whole
    expected = _("hela procent, 0 eller mer") if is_share else _("ett helt tal, 0 eller mer")
    constraints = {**described[value]["constraints"], "required": False}
    fields = [{"name": column, "constraints": constraints}]
    read, wrong = validator.read(table, fields, faults, {column: (reading, expected, ())})
    values = read.values[column]
    if not is_share and None in values:
        # A share is not told for every landsting and year, and a Summa row may be left empty; patients may not be:
        # missing is not zero.
        empty = [p for p, each in enumerate(values) if each is None and p != place_of.get(NATION)]
        faults.add_each(empty, lambda place: faults.add(quoted(""), expected, table.row_numbers[place], column))
        wrong |= {*empty}
    found = {code: values[p] for code, p in place_of.items() if p not in wrong and values[p] is not None}
    if is_share:
        return found
    total = found.pop(NATION, None)
    if total is not None and all_known and not wrong and total != sum(found.values()):
        place = place_of[NATION]
        expected = _("{sum}, som raderna blir tillsammans", sum=sum(found.values()))
        faults.add(quoted(table.texts[column][place]), expected, table.row_numbers[place], column)
    return found


def _parts(
    sheet: Sheet, of_heading: Mapping[Heading, Mapping[str, int]], place_of: Mapping[str, int]
) -> Iterator[Part]:
    for each, found in of_heading.items():
        headings: tuple[Heading, ...] = (each,)
        time = (each.year, each.period)
        if each.quantity == "women":
            continue
        table, _value = _EXTRACT[each.quantity]
        rest = (each.quantity,) if table == "patients" else ()
        figures: dict[Key, tuple[int, ...]] = {(code, *time, *rest): (value,) for code, value in found.items()}
        if each.quantity == "men":
            women = Heading("women", *time)
            headings, of_women = (each, women), of_heading.get(women, {})
            figures = {(code, *time): (men, of_women[code]) for code, men in found.items() if code in of_women}
        yield Part(
            table=table,
            file=sheet.file,
            headings=tuple(map(str, headings)),
            header_row=sheet.header_row,
            keys=list(figures),
            in_order=list(figures.values()),
            row_numbers=[sheet.row_numbers[place_of[key[0]]] for key in figures],
            sources=[default_source(sheet.file)] * len(figures),
            fetched_on=[None] * len(figures),
        )


def _tell_left_out(parts: Sequence[Part], first: Mapping[str, int], held: Held, faults: Faults) -> None:
    """A landsting without a row, where its figures are not held either: missing is not zero."""
    asked = {key[1:] for part in parts if part.table in ("patients", "gender") for key in part.values}
    left_out = [
        county
        for code, county in held.county_by_code.items()
        if code not in first
        and any((code, *rest) not in held.tables["patients" if len(rest) == 3 else "gender"] for rest in asked)
    ]
    if left_out:
        expected = _("alla {count} landsting för en ny tid", count=len(held.county_by_code))
        faults.add(_("ingen rad för {names}", names=listed(left_out)), expected)
