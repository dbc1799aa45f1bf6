"""Files in the form of the report's tables 1-3: a row for each landsting, headings that name year and quantity.

A file may hold any of the columns, in any order: one table, or all three side by side.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rehabdata.intake import cells
from rehabdata.intake.cells import WRONG
from rehabdata.intake.faults import Faults, nearest, quoted
from rehabdata.intake.held import NATION, Held, Key
from rehabdata.intake.parts import Part, default_source
from rehabdata.intake.sheets import Sheet
from rehabdata.language import _, later
from rehabdata.swedish import listed

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
TREATMENTS = ("KBT/IPT", "MMR", "MMR1", "MMR2")
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
    names = sheet.columns[area]
    codes, unknown = cells.read_column(names, cells.one_of(held.code_by_name))
    _tell_names(sheet, names, unknown, held, faults)
    last_first = range(len(codes) - 1, -1, -1)
    first: dict[Any, int] = dict(zip(reversed(codes), last_first, strict=True))
    doubled = [] if len(first) == len(codes) else [p for p, c in enumerate(codes) if first[c] != p and c is not WRONG]
    first.pop(WRONG, None)
    _tell_doubled(sheet, names, codes, first, doubled, faults)
    all_told = not doubled and not unknown
    of_heading = {each: _figures(sheet, place, each, first, all_told, faults) for place, each in columns}
    first.pop(NATION, None)
    parts = list(_parts(sheet, of_heading))
    _tell_left_out(parts, first, held, faults)
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


def _tell_names(sheet: Sheet, names: Sequence[str], unknown: Sequence[int], held: Held, faults: Faults) -> None:
    def tell(place: int) -> None:
        guess = nearest(cells.tidy(names[place]), held.code_by_name)
        guessed = held.county_by_code.get(held.code_by_name[guess], "Summa") if guess else None
        faults.add(quoted(names[place]), _("ett landsting eller Summa"), sheet.row_numbers[place], AREA, guessed)

    faults.add_each(unknown, tell)


def _tell_doubled(
    sheet: Sheet, names: Sequence[str], codes: Sequence[str], first: dict[str, int], doubled: list[int], faults: Faults
) -> None:
    def tell(place: int) -> None:
        earlier = sheet.row_numbers[first[codes[place]]]
        found = _("{name} en gång till", name=quoted(names[place]))
        faults.add(found, _("en enda rad: den står redan på rad {row}", row=earlier), sheet.row_numbers[place], AREA)

    faults.add_each(doubled, tell)


def _figures(
    sheet: Sheet, column: int, of: Heading, first: dict[str, int], all_told: bool, faults: Faults
) -> dict[str, tuple[int, int]]:
    """County code to the row's place and its figure; the Summa row checked and left out, but for a printed share."""
    texts = sheet.columns[column]
    is_share = of.quantity == "share"
    reading = cells.percent if is_share else cells.whole
    expected = _("hela procent, 0 eller mer") if is_share else _("ett helt tal, 0 eller mer")
    read = {code: (place, reading(texts[place])) for code, place in first.items() if texts[place].strip()}
    wrong: list[int] = []
    if not cells.only_digits(texts) or any(value is WRONG for _place, value in read.values()):
        # A share is not told for every landsting and year, and a Summa row may be left empty; patients may not be:
        # missing is not zero.
        values, wrong = cells.read_column(texts, reading, None)
        if not is_share and None in values:
            empty = {place for place, value in enumerate(values) if value is None}
            wrong = sorted({*wrong, *empty} - ({first[NATION]} & empty if NATION in first else set()))

    def tell(place: int) -> None:
        faults.add(quoted(texts[place]), expected, sheet.row_numbers[place], str(of))

    faults.add_each(wrong, tell)
    found = {code: (place, value) for code, (place, value) in read.items() if isinstance(value, int)}
    if is_share:
        return found
    total = found.pop(NATION, None)
    if total and all_told and not wrong:
        place, told = total
        reckoned = sum(value for _place, value in found.values())
        if told != reckoned:
            expected = _("{sum}, som raderna blir tillsammans", sum=reckoned)
            faults.add(quoted(texts[place]), expected, sheet.row_numbers[place], str(of))
    return found


def _parts(sheet: Sheet, of_heading: dict[Heading, dict[str, tuple[int, int]]]) -> Iterator[Part]:
    for each, found in of_heading.items():
        figures: dict[Key, tuple[int, ...]] = {}
        if each.quantity in TREATMENTS:
            figures = {(code, each.year, each.period, each.quantity): (value,) for code, (_p, value) in found.items()}
            yield _part(sheet, "patients", (each,), figures, found)
        elif each.quantity == "share":
            figures = {(code, each.year, each.period): (value,) for code, (_p, value) in found.items()}
            yield _part(sheet, "shares", (each,), figures, found)
        elif each.quantity == "men":
            women = Heading("women", each.year, each.period)
            of_women = of_heading.get(women, {})
            for code, (_place, men) in found.items():
                if code in of_women:
                    figures[(code, each.year, each.period)] = (men, of_women[code][1])
            yield _part(sheet, "gender", (each, women), figures, found)


def _part(
    sheet: Sheet,
    table: str,
    headings: tuple[Heading, ...],
    figures: dict[Key, tuple[int, ...]],
    found: dict[str, tuple[int, int]],
) -> Part:
    return Part(
        table=table,
        file=sheet.file,
        headings=tuple(map(str, headings)),
        header_row=sheet.header_row,
        key_columns=list(zip(*figures, strict=True)),
        value_columns=list(zip(*figures.values(), strict=True)),
        row_numbers=[sheet.row_numbers[found[key[0]][0]] for key in figures],
        sources=[None] * len(figures),
        default_source=default_source(sheet.file),
    )


def _tell_left_out(parts: Sequence[Part], first: dict[str, int], held: Held, faults: Faults) -> None:
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
