"""Files gone wrong in every way that a seeded generator thinks of: told or taken, never a crash, a hang or a flood.

Each number is a file, the same one every time; what fails is named by its number.
"""

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.faults import MOST_FAULTS_TOLD
from rehabdata.intake.check import check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.merge import compare, merged_files
from rehabdata.intake.templates import templates
from tests import workbooks
from tests.test_intake_check import GOOD

MOST_SECONDS, MOST_BYTES = 2.0, 200_000_000
BATCH, SHORT, LONG = 50, 600, 5_000

# fmt: off
CELLS = [
    "", " ", "0", "-1", "3,5", "1e308", "9" * 400, "9" * 6000, "=1+1", '=HYPERLINK("http://x")', "+", "NaN", "∞", "٣",
    "½", "\u200b", "\ud7ff", "😀", "A" * 40_000, "Summa", "Riket", "Blekinge", "2014-02-30", "2014-12-31",
    "';DROP TABLE", "\\",
    "%s{0}{file}", "<b>", "T", "Ram", "sick-days", "åäö", "1\u00a0708", "1 2 3", "0,00", "00",
    "1_000", "0x10", "²", "１２",
]
HEADINGS = ["2014 Man", "KBT/IPT 2099", "2014 2013 MMR", "helår helår 2014 MMR", "Län", "", "År", "Datum"]
RUBBISH = [b'"', b"\x00", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\xff\xfe", b'""""', b"\x1a", b";;;;", b"\x85", b"\x0c"]
# fmt: on

Table = list[list[str]]


@pytest.fixture(scope="module")
def held(connection: Connection, assumptions: Assumptions) -> Held:
    return read_held(connection, assumptions)


@pytest.fixture(scope="module")
def tables(held: Held) -> list[Table]:
    """Good files to begin with: the new half-year, and the templates as held."""
    texts = [*GOOD.values(), *(template.as_csv().decode("utf-8-sig") for template in templates(held, 2013).values())]
    return [[line.split(";") for line in text.splitlines()] for text in texts]


def cells(table: Table, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(table)
        if row:
            row[chance.randrange(len(row))] = chance.choice(CELLS)


def drop_column(table: Table, chance: random.Random) -> None:
    place = chance.randrange(len(table[0]) or 1)
    for row in table:
        del row[place : place + 1]


def double_column(table: Table, chance: random.Random) -> None:
    place = chance.randrange(len(table[0]) or 1)
    for row in table:
        row[place:place] = row[place : place + 1]


def drop_rows(table: Table, chance: random.Random) -> None:
    del table[chance.randrange(len(table)) :: chance.randint(1, 5)]
    table.append(["x"])


def repeat_rows(table: Table, chance: random.Random) -> None:
    table += [list(row) for row in table[1:]] * chance.choice([1, 2, 40])


def shuffle(table: Table, chance: random.Random) -> None:
    chance.shuffle(table)


def ragged(table: Table, chance: random.Random) -> None:
    for row in table:
        if chance.random() < 0.2:
            row += chance.choices(CELLS[:5], k=chance.randint(1, 130))


def headings(table: Table, chance: random.Random) -> None:
    heading = chance.choice(HEADINGS)
    table[0][chance.randrange(len(table[0]) or 1) :][:1] = [heading]
    if table[0]:
        table[0][chance.randrange(len(table[0]))] = heading


BY_CELL: list[Callable[[Table, random.Random], None]] = [
    cells, cells, cells, drop_column, double_column, drop_rows, repeat_rows, shuffle, ragged, headings,
]  # fmt: skip


def flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def insert(content: bytes, chance: random.Random) -> bytes:
    put = chance.choice(RUBBISH)
    places = sorted(chance.choices(range(len(content) + 1), k=chance.randint(1, 6)), reverse=True)
    for place in places:
        content = content[:place] + put + content[place:]
    return content


def encoded(content: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-16", "utf-16-le", "utf-32", "cp437", "latin-1", "utf-7", "cp500"])
    return content.decode("utf-8", "replace").encode(encoding, "replace")


BY_BYTE: list[Callable[[bytes, random.Random], bytes]] = [flip, cut, insert, encoded]


def as_csv(table: Table, chance: random.Random) -> bytes:
    delimiter, quote = chance.choice(";;,\t"), chance.choice(["", "", '"'])
    lines = (delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in table)
    return chance.choice(["\n", "\r\n", "\r"]).join(lines).encode(chance.choice(["utf-8", "utf-8-sig"]), "replace")


def as_xlsx(table: Table, chance: random.Random) -> bytes:
    """A workbook, sometimes with one of its parts gone wrong or gone."""
    parts = workbooks.parts_of([[_typed(cell, chance) for cell in row] for row in table])
    if chance.random() < 0.5:
        name = chance.choice(list(parts))
        part = parts.pop(name)
        if chance.random() < 0.8:
            content = part.encode("utf-8", "replace") if isinstance(part, str) else part
            parts[name] = chance.choice([flip, cut, insert])(content, chance)
    return workbooks.packed(parts)


def _typed(cell: str, chance: random.Random) -> object:
    if cell.isdecimal() and cell.isascii() and len(cell) < 10 and chance.random() < 0.9:
        return (int(cell), chance.randint(0, 4))
    return "".join(c for c in cell if c.isprintable())


def mutated(number: int, tables: list[Table]) -> tuple[str, bytes]:
    """File number `number`."""
    chance = random.Random(number)
    table = [list(row) for row in chance.choice(tables)]
    for _ in range(chance.randint(0, 3)):
        if table and table[0]:
            chance.choice(BY_CELL)(table, chance)
    is_workbook = chance.random() < 0.3
    content = as_xlsx(table, chance) if is_workbook else as_csv(table, chance)
    for _ in range(chance.choice([0, 0, 1, 2])):
        content = chance.choice(BY_BYTE)(content, chance)
    return chance.choice(["fil.csv", "fil.xlsx" if is_workbook else "fil.txt"]), content


def run(numbers: range, tables: list[Table], held: Held, data_folder) -> dict[str, int]:
    """Check each file; what came of them, counted."""
    counted = {"refused": 0, "faults": 0, "taken": 0}
    for number in numbers:
        name, content = mutated(number, tables)
        start = time.process_time()  # a check waits for nothing, and a busy machine is no hang
        checked = check_files([(name, content)], held)
        seconds = time.process_time() - start
        assert seconds < MOST_SECONDS, f"file {number} took {seconds:.1f} s"
        (file,) = checked.files
        lines = file.faults.lines()
        assert len(lines) <= MOST_FAULTS_TOLD + 1, f"file {number}"
        assert all(line.startswith(("Rad ", "Hittade ", "… och ")) and len(line) < 1000 for line in lines), (
            f"file {number}"
        )
        assert (file.faults.count == 0) == (lines == []), f"file {number}"
        if not lines:
            # What is taken is taken all the way: it can be compared and written.
            compare(checked.figures, held)
            merged_files(data_folder, checked.figures, held)
        counted["refused" if file.title is None else "faults" if lines else "taken"] += 1
    return counted


def run_within_memory(numbers: range, tables: list[Table], held: Held, data_folder) -> dict[str, int]:
    before = {table: dict(known) for table, known in held.tables.items()}
    tracemalloc.start()
    try:
        counted = run(numbers, tables, held, data_folder)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES
    assert held.tables == before, "what was loaded before stays"
    return counted


@pytest.mark.parametrize("start", range(0, SHORT, BATCH))
def test_files_gone_wrong(start: int, tables: list[Table], held: Held, data_folder):
    counted = run_within_memory(range(start, start + BATCH), tables, held, data_folder)
    # All three ends are reached: a generator of nothing but rubbish would prove little.
    assert all(counted.values()), counted


@pytest.mark.long
@pytest.mark.parametrize("start", range(SHORT, SHORT + LONG, 10 * BATCH))
def test_thousands_of_files_gone_wrong(start: int, tables: list[Table], held: Held, data_folder):
    assert all(run_within_memory(range(start, start + 10 * BATCH), tables, held, data_folder).values())


def test_random_bytes_in_the_zip_of_a_workbook(held: Held):
    """The container rather than the parts: its directory, its names, its sizes."""
    whole = workbooks.xlsx([["Län", "KBT/IPT 2013"], ["Jämtland", 115]])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        directory = archive.start_dir
    for number in range(300):
        chance = random.Random(number)
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(directory, len(content))] = chance.randrange(256)
        checked = check_files([("fil.xlsx", bytes(content))], held)
        assert checked.fault_count or checked.figures["patients"], f"file {number}"
