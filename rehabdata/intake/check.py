"""Files as brought -> figures and faults: each by itself, then together with each other and with what is held."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from rehabdata.assumptions import MONEY_ITEMS
from rehabdata.faults import Faults, RefusedFileError, nearest, quoted
from rehabdata.intake import cells, lists, reports
from rehabdata.intake.held import NATION, NOISE_FROM, Held, Key, Value
from rehabdata.intake.parts import Figure, Figures, Part
from rehabdata.intake.sheets import Sheet, read_sheet
from rehabdata.language import _, later
from rehabdata.swedish import listed, number

MOST_FILES = 20
LARGEST_TOGETHER = 10_000_000  # bytes of all files: what is read of them is held in memory at the same time
_LONGEST_NAME = 80
Together = Callable[[str], Mapping[Key, Value]]
_NEEDED = ("KBT/IPT", "MMR1", "MMR2")  # of a year that the rules of the money know


@dataclass(frozen=True)
class CheckedFile:
    """One file: what it was taken for (None where that cannot be told), its rows, its faults."""

    file: str
    title: str | None
    row_count: int
    faults: Faults


@dataclass(frozen=True)
class Checked:
    """What came of a check.

    `lacking` says what else is needed before a new half-year or year can be shown, and is no fault of the files that
    are there.
    """

    files: tuple[CheckedFile, ...]
    parts: tuple[Part, ...]
    lacking: tuple[str, ...]

    @cached_property
    def figures(self) -> Figures:
        """What could be read, by table and key; also where there are faults."""
        found: dict[str, dict[Key, Figure]] = defaultdict(dict)
        for part in self.parts:
            found[part.table] |= part.figures
        return found

    @property
    def fault_count(self) -> int:
        """All faults of all files, told or only counted."""
        return sum(each.faults.count for each in self.files)


def check_files(brought: Sequence[tuple[str, bytes]], held: Held) -> Checked:
    """Check files, given as name and content, against the forms, each other and what is held. Never raises."""
    opened = _open_all(brought[:MOST_FILES])
    read: dict[int, tuple[CheckedFile, list[Part]]] = {}
    known = held
    # A target that one file describes may be measured in another, whichever is named first.
    for place in sorted(range(len(opened)), key=lambda place: not opened[place].describes_targets):
        read[place] = _check_one(opened[place], known)
        for part in read[place][1]:
            if part.table == "plan_targets":
                targets = {**known.tables["plan_targets"], **part.values}
                known = replace(known, tables={**known.tables, "plan_targets": targets})
    files = [read[place][0] for place in range(len(opened))]
    parts = [part for place in range(len(opened)) for part in read[place][1]]
    if len(brought) > MOST_FILES:
        files[-1].faults.add(
            _("fler än {count} filer", count=MOST_FILES), _("högst {count} filer på en gång", count=MOST_FILES)
        )
    faults = {each.file: each.faults for each in files}
    _tell_doubled(parts, faults)
    together = _together(parts, held)
    _tell_money_and_population(parts, together, held, faults)
    _tell_sexes(parts, together, faults)
    _tell_population(parts, held, faults)
    return Checked(tuple(files), tuple(parts), tuple(_lacking(parts, together)))


def _shown_name(name: str) -> str:
    """A file's name as it can be told and kept: its last part, in printable characters, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in cells.tidy(last) if c.isprintable())[-_LONGEST_NAME:] or _("fil utan namn")


@dataclass(frozen=True)
class _Opened:
    """A file as a sheet with the list that it is most like; None, with its fault told, where it cannot be read."""

    file: str
    faults: Faults
    sheet: Sheet | None
    form: lists.Form | None = None
    of_form: int = 0

    @property
    def describes_targets(self) -> bool:
        return self.form is not None and self.form.table == "plan_targets"


def _open_all(brought: Sequence[tuple[str, bytes]]) -> list[_Opened]:
    """Each file as a sheet, until they are too large together."""
    opened: list[_Opened] = []
    size = 0
    for name, content in brought:
        size += len(content)
        file = _shown_name(name)
        opened.append(_open(file, content) if size <= LARGEST_TOGETHER else _too_much(file))
    return opened


def _too_much(file: str) -> _Opened:
    faults, most = Faults(file), number(LARGEST_TOGETHER / 1e6)
    faults.add(_("mer än {size} MB i filerna tillsammans", size=most), _("högst {size} MB tillsammans", size=most))
    return _Opened(file, faults, None)


def _open(file: str, content: bytes) -> _Opened:
    faults = Faults(file)
    try:
        sheet = read_sheet(file, content, _is_header)
    except RefusedFileError as refused:
        faults.told.append(refused.fault)
        faults.count += 1
        return _Opened(file, faults, None)
    return _Opened(file, faults, sheet, *lists.form_of(sheet.header))


def _is_header(header: Sequence[str]) -> bool:
    """Whether enough headings are of one of the forms: one of tables 1-3, or two of a list."""
    return reports.recognised(header) > 0 or lists.form_of(header)[1] > 1


def _check_one(opened: _Opened, held: Held) -> tuple[CheckedFile, list[Part]]:
    file, faults, sheet, form, of_form = (
        opened.file, opened.faults, opened.sheet, opened.form, opened.of_form,
    )  # fmt: skip
    if sheet is None or form is None:
        return CheckedFile(file, None, 0, faults), []
    if not _is_header(sheet.header):
        _tell_no_form(sheet, faults)
        return CheckedFile(file, None, len(sheet.row_numbers), faults), []
    if reports.recognised(sheet.header) >= of_form:
        parts = reports.read(sheet, held, faults)
        return CheckedFile(file, _(reports.TITLE), len(sheet.row_numbers), faults), parts
    return CheckedFile(file, _(form.title), len(sheet.row_numbers), faults), lists.read(sheet, form, held, faults)


def _tell_no_form(sheet: Sheet, faults: Faults) -> None:
    shown = ", ".join(text for text in sheet.header[:8] if text) or _("ingen rubrik")
    titles = [_(reports.TITLE), *(_(form.title) for form in lists.FORMS if form.file)]
    columns = [column.heading for form in lists.FORMS for column in form.columns]
    guess = next(filter(None, (nearest(cells.tidy(text), columns) for text in sheet.header)), None)
    faults.add(
        _("rubrikerna {headings}", headings=quoted(shown)),
        _("rubrikerna i någon av mallarna: {titles}", titles=listed(titles)),
        sheet.header_row,
        guess=guess,
    )


def _together(parts: Sequence[Part], held: Held) -> Together:
    """What is held of each table, with what is brought before it; put together when first asked for."""

    @cache
    def of_table(table: str) -> Mapping[Key, Value]:
        figures = dict(held.tables[table])
        for part in parts:
            if part.table == table:
                figures |= part.values
        return figures

    return of_table


def _tell_doubled(parts: Sequence[Part], faults: Mapping[str, Faults]) -> None:
    """The same figure in two files. (Twice in one file is told where that file is read.)"""
    for table in {part.table for part in parts}:
        of_table = [part for part in parts if part.table == table]
        if len(of_table) < 2:
            continue
        seen: dict[Key, tuple[Part, int]] = {}
        for part in of_table:
            for key, row in part.rows.items():
                earlier, earlier_row = seen.setdefault(key, (part, row))
                if earlier is not part:
                    expected = _("en enda: den står redan i {file}, rad {row}", file=earlier.file, row=earlier_row)
                    faults[part.file].add(_("samma uppgift en gång till"), expected, row, ", ".join(part.headings))


def _tell_money_and_population(
    parts: Sequence[Part], together: Together, held: Held, faults: Mapping[str, Faults]
) -> None:
    """A year of patients without a rate, a frame or a population: told once a year, at the first column of it."""
    told: set[int] = set()
    for part in parts:
        if part.table not in ("patients", "gender") or not part.values:
            continue
        year = next(iter(part.values))[1]
        if year in told:
            continue
        told.add(year)
        add, row = faults[part.file].add, part.header_row
        without = [item for item in MONEY_ITEMS if (item, year) not in together("money")]
        if without and year >= reports.FIRST_YEAR_OF_LEVELS:
            names = listed(
                [lists.ITEMS[item].lower().replace("kbt/ipt", "KBT/IPT").replace("mmr", "MMR") for item in without]
            )
            expected = _("ram och ersättningar i underlaget eller i en fil som lämnas samtidigt")
            add(_("år {year} utan {names}", year=year, names=names), expected, row, part.headings[0])
        day = f"{year - 1}-12-31"
        uncounted = [c for code, c in held.county_by_code.items() if (code, day, "T") not in together("population")]
        if uncounted:
            names = listed(uncounted) if len(uncounted) < len(held.county_by_code) else _("alla landsting")
            expected = _("befolkningen den {day} i underlaget eller i en fil som lämnas samtidigt", day=day)
            add(_("år {year} utan befolkning för {names}", year=year, names=names), expected, row, part.headings[0])


def _tell_sexes(parts: Sequence[Part], together: Together, faults: Mapping[str, Faults]) -> None:
    """Men and women are all treatments together; where a figure of either is brought, the sum must hold."""
    told: set[Key] = set()
    # A file with men and women first: there the row is told if both sides are brought.
    for part in sorted(parts, key=lambda part: part.table != "gender"):
        if part.table not in ("patients", "gender"):
            continue
        for key, row in part.rows.items():
            area = key[:3]
            patients = [together("patients").get((*area, treatment)) for treatment in _NEEDED]
            sexes = together("gender").get(area)
            if sexes is None or None in patients or area in told:
                continue
            treated = sum(value[0] for value in patients if value)
            men, women = sexes
            if men + women != treated:
                told.add(area)
                faults[part.file].add(
                    _("{men} män + {women} kvinnor = {sum}", men=men, women=women, sum=men + women),
                    _("{count}, som KBT/IPT, MMR nivå 1 och MMR nivå 2 blir tillsammans", count=treated),
                    row,
                    ", ".join(part.headings),
                )


def _tell_population(parts: Sequence[Part], held: Held, faults: Mapping[str, Faults]) -> None:
    """Women and men are all; the 21 are the nation; nobody is left out."""
    at: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    times: list[tuple[Part, str, str]] = []
    for part in parts:
        if part.table == "population":
            own: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
            for (code, day, sex), value in zip(part.keys, part.in_order, strict=True):
                own[day, sex][code] = value
            for time, of_time in own.items():
                at[time] |= of_time
                times.append((part, *time))
    for (code, day, sex), value in held.tables["population"].items() if times else ():
        at[day, sex].setdefault(code, value)

    def tell(part: Part, key: Key, sums: Sequence[int], expected: str) -> None:
        row = part.rows.get(key)
        columns = ("Befolkning", "Befolkning 15–64")
        for column, count, reckoned in zip(columns, at[key[1:]][key[0]], sums, strict=True):
            if row is not None and not _agree(reckoned, count, key[1]):
                faults[part.file].add(quoted(str(count)), _(expected, sum=reckoned), row, column)

    codes = [*held.county_by_code]
    for part, day, sex in times:
        there, women, men = at[day, sex], at.get((day, "K"), {}), at.get((day, "M"), {})
        for code, both in there.items() if sex == "T" else ():
            if code in women and code in men:
                (k, k_of_age), (m, m_of_age) = women[code], men[code]
                if both != (k + m, k_of_age + m_of_age):
                    expected = later("{sum}, som kvinnor och män blir tillsammans")
                    tell(part, (code, day, sex), (k + m, k_of_age + m_of_age), expected)
        counted = [*map(there.get, codes)]
        if None in counted:
            left_out = [held.county_by_code[code] for code in codes if code not in there]
            expected = _("alla {count} landsting den {day}, kön {sex}", count=len(codes), day=day, sex=sex)
            faults[part.file].add(_("ingen rad för {names}", names=listed(left_out)), expected)
        elif NATION in there:
            sums = tuple(map(sum, zip(*filter(None, counted), strict=True)))
            if sums != there[NATION]:
                tell(part, (NATION, day, sex), sums, later("{sum}, som landstingen blir tillsammans"))


def _agree(parts: int, whole: int, day: str) -> bool:
    """Whether parts make up a whole: to the last one; where SCB has added noise, within one per cent (our limit)."""
    return parts == whole or (day >= NOISE_FROM and abs(parts - whole) * 100 <= whole)


def _lacking(parts: Sequence[Part], together: Together) -> Iterable[str]:
    """What a brought time needs besides, before pages can show it."""
    times = dict.fromkeys(key[1:3] for part in parts if part.table in ("patients", "gender") for key in part.values)
    for year, period in times:
        needed = ["KBT/IPT", "MMR"] if year < reports.FIRST_YEAR_OF_LEVELS else [*_NEEDED, "men", "women"]
        there = {key[3] for key in together("patients") if key[1:3] == (year, period)}
        if any(key[1:] == (year, period) for key in together("gender")):
            there |= {"men", "women"}
        missing = [str(reports.Heading(each, year, period)) for each in needed if each not in there]
        if missing:
            yield _("För {year} behövs också {columns}.", year=year, columns=listed([f"”{m}”" for m in missing]))
