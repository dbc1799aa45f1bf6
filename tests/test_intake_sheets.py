"""A file's bytes as rows of text: what is met in the wild is read, what cannot be read is refused with a message."""

import csv
import io
import time
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabdata.faults import RefusedFileError
from rehabdata.intake.sheets import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Sheet, read_sheet
from tests import workbooks
from tests.workbooks import xlsx

HEADER = ("Län", "KBT/IPT 2014")
NARROW, THIN, NBSP = "\u202f", "\u2009", "\u00a0"
MOST_SECONDS, MOST_BYTES = 2.0, 200_000_000


def rows(sheet: Sheet) -> list[tuple[str, ...]]:
    return list(zip(*sheet.columns, strict=True))


def refused(content: bytes, name: str = "fil.csv") -> str:
    with pytest.raises(RefusedFileError) as found:
        read_sheet(name, content)
    return str(found.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_the_same_table_in_many_dresses(delimiter: str, encoding: str, end: str, quote: str):
    lines = (["Län", "KBT/IPT 2014"], ["Västra Götaland", "1 708"], ["Örebro", "0"])
    text = "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in line) + end for line in lines)
    sheet = read_sheet("fil.csv", text.encode(encoding))
    assert sheet.header == HEADER
    assert rows(sheet) == [("Västra Götaland", "1 708"), ("Örebro", "0")]
    assert list(sheet.row_numbers) == [2, 3]


def test_a_comma_in_a_figure_does_not_part_cells_of_a_semicolon_file():
    sheet = read_sheet("fil.csv", "Mål;Region;Jämförelse\nsick-days;12,4;9,4\n".encode())
    assert rows(sheet) == [("sick-days", "12,4", "9,4")]


def test_empty_rows_and_columns_are_left_out_and_rows_keep_their_numbers():
    sheet = read_sheet("fil.csv", b"\n;;\nA;B;;\n1;2;;\n;;;\n\n3;;\n")
    assert (sheet.header, sheet.header_row) == (("A", "B"), 3)
    assert rows(sheet) == [("1", "2"), ("3", "")]
    assert list(sheet.row_numbers) == [4, 7]


def test_excels_own_first_line_is_not_a_row():
    sheet = read_sheet("fil.csv", b"sep=;\nA;B\n1,5;2\n")
    assert (sheet.header, rows(sheet), list(sheet.row_numbers)) == (("A", "B"), [("1,5", "2")], [2])


cell = st.text(alphabet=st.sampled_from('aå1 ;,"\n\r'), max_size=4)


@given(st.lists(st.lists(cell, min_size=1, max_size=4), min_size=1, max_size=6), st.sampled_from(",;"))
def test_reading_agrees_with_the_csv_module(table: list[list[str]], delimiter: str):
    """The way that splits and the way of the csv module say the same of every text that both can read."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([["Län", "x", "y", "z"], *table])
    sheet = read_sheet("fil.csv", text.getvalue().encode())
    plain = list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter))
    expected = [(n, (*row, "", "", "")[:4]) for n, row in enumerate(plain, start=1) if any(map(str.strip, row))]
    assert list(zip(sheet.row_numbers, rows(sheet), strict=True)) == expected[1:]


@given(st.lists(st.lists(st.text(alphabet="aå1 ;,\n", max_size=5), min_size=1, max_size=4), min_size=1, max_size=6))
def test_unquoted_rubbish_is_read_as_the_csv_module_reads_it_or_refused(table: list[list[str]]):
    text = "Län;x;y;z\n" + "\n".join(";".join(row) for row in table)
    plain = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    expected = [tuple((*row, "", "", "")[:4]) for row in plain if any(map(str.strip, row))]
    if any(any(map(str.strip, row[4:])) for row in plain):
        assert "celler, väntade högst 4 celler" in refused(text.encode())
    else:
        assert rows(read_sheet("fil.csv", text.encode())) == expected[1:]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "fil.csv", "hittade en tom fil"),
        (b" \n\n", "fil.csv", "hittade en tom fil"),
        (b";;\n;;\n", "fil.csv", "hittade inget annat än tomma celler"),
        (b"Lan;x\nBlekinge;\x00\n", "fil.csv", "hittade styrtecken"),
        (b"\xff\xfeL\x00\xe4", "fil.csv", "hittade tecken som inte går att läsa"),
        (b'Lan;x\n"Blekinge;1\n', "fil.csv", "hittade citattecken som inte går ihop"),
        (b"A;B\n1;2;3\n", "fil.csv", "Rad 2: hittade 3 celler, väntade högst 2 celler"),
        (b"A;B\n" + b"1;2\n" * (MOST_ROWS + 1), "fil.csv", "hittade fler än 20 000 rader"),
        (b";".join([b"A"] * (MOST_COLUMNS + 1)), "fil.csv", "hittade fler än 100 kolumner"),
        (b"x" * (LARGEST_FILE + 1), "fil.csv", "hittade en fil på mer än 5 MB, väntade högst 5 MB"),
        (b"Lan;x\nBlekinge;1\n", "fil.xlsx", "hittade en fil som heter .xlsx men inte är ett kalkylblad"),
        (b"PK\x03\x04 and no more", "fil.xlsx", "hittade ett kalkylblad som är skadat"),
        (workbooks.packed({"a.txt": "hej"}), "fil.xlsx", "hittade ett zip-arkiv som inte är ett kalkylblad"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_message(content: bytes, name: str, told: str):
    assert told.casefold() in refused(content, name).replace(NBSP, " ").casefold()


def test_a_workbook_is_read_as_its_reader_sees_it():
    sheet = read_sheet(
        "fil.xlsx",
        xlsx(
            [
                ["Län", "2014 MMR nivå 1", "Datum", "Andel", "Eget", "Summa"],
                ["Västra Götaland", 1708, (41639, 1), (0.52, 2), (41639, 3), "=SUM(B2:B2)"],
                [],
                ["Örebro", "5.5999999999999996", None, (0.07, 2), "2013-12-31", -3],
            ]
        ),
    )
    assert rows(sheet) == [
        ("Västra Götaland", "1708", "2013-12-31", "52", "2013-12-31", "7"),
        ("Örebro", "5.5999999999999996", "", "7", "2013-12-31", "-3"),
    ]
    assert list(sheet.row_numbers) == [2, 4]


def test_a_number_that_the_spreadsheet_could_not_write_exactly_is_what_was_typed():
    sheet = read_sheet("fil.xlsx", xlsx([["A", "B"], [(5.5999999999999996, 0), ("1.7080000000000000E3", 0)]]))
    assert rows(sheet) == [("5.6", "1708")]


def test_the_first_sheet_that_is_shown_is_read_and_a_text_in_pieces_is_whole():
    parts = workbooks.parts_of([["A", "B"], ["x", "y"]])
    hidden = '<sheets><sheet name="Gömd" sheetId="2" state="hidden" r:id="rId2"/>'
    parts["xl/workbook.xml"] = workbooks.WORKBOOK.replace("<sheets>", hidden)
    pieces = "<si><r><t>Gäv</t></r><r><t>leborg</t></r><rPh><t>ljud</t></rPh></si>"
    parts["xl/sharedStrings.xml"] = str(parts["xl/sharedStrings.xml"]).replace("<si><t>x</t></si>", pieces)
    sheet = read_sheet("fil.xlsx", workbooks.packed(parts))
    assert (sheet.header, rows(sheet)) == (("A", "B"), [("Gävleborg", "y")])


def with_part(name: str, part: str | bytes) -> bytes:
    return workbooks.packed(workbooks.parts_of([["A", "B"], ["1", "2"]]) | {name: part})


SHEET = "xl/worksheets/sheet1.xml"
BOMB_XML = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (with_part("xl/media/big.bin", bytes(60_000_000)), "hittade ett kalkylblad som packas upp till 60 MB"),
        (with_part(SHEET, b"<worksheet>" + b" " * 25_000_000), "packas upp till 25 MB, väntade högst 20 MB"),
        (with_part("xl/sharedStrings.xml", BOMB_XML + "]><sst><si><t>&j;</t></si></sst>"), "hittade en dokumenttyp"),
        (with_part(SHEET, '<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>'), "hittade en dokumenttyp"),
        (with_part(SHEET, "<worksheet><sheetData>" + "<c/>" * 700_000), "hittade fler än 600 000 celler"),
        (with_part(SHEET, '<worksheet><row r="30000000"><c r="A1"><v>1</v></c></row></worksheet>'), "20 000 rader"),
        (with_part(SHEET, '<worksheet><row><c r="ZZZ1"><v>1</v></c></row></worksheet>'), "100 kolumner"),
        (with_part(SHEET, f'<worksheet><row><c r="{"A" * 100_000}1"/></row></worksheet>'), "delar inte går ihop"),
        (with_part(SHEET, '<worksheet><row><c t="s"><v>99</v></c></row></worksheet>'), "delar inte går ihop"),
        (with_part(SHEET, '<worksheet><row r="2"/><row r="1"/></worksheet>'), "hittade celler i oordning"),
        (with_part(SHEET, "<worksheet><row>"), "hittade ett kalkylblad som är skadat"),
        (with_part("xl/sharedStrings.xml", f"<sst><si><t>{'x' * 40_000}</t></si></sst>"), "en cell med fler än"),
        (with_part("xl/workbook.xml", "<workbook/>"), "hittade ett kalkylblad utan synlig flik"),
        (with_part("xl/_rels/workbook.xml.rels", "<Relationships/>"), "delar inte går ihop"),
    ],
)
def test_a_bad_workbook_is_refused_in_time_and_memory(content: bytes, told: str):
    start = time.process_time()
    assert told.casefold() in refused(content, "fil.xlsx").replace(NBSP, " ").casefold()
    assert time.process_time() - start < MOST_SECONDS
    assert memory(content, "fil.xlsx") < MOST_BYTES


LARGE = {
    "line feeds": b"\n" * LARGEST_FILE,
    "semicolons": b"A;B\n" + b";" * (LARGEST_FILE - 4),
    "one line": b"A;B\n" + b"x" * (LARGEST_FILE - 4),
    "cells of two letters": b"aa;" * (LARGEST_FILE // 3),
    "lines of two letters": b"A;B\n" + b"aa\n" * (LARGEST_FILE // 3 - 2),
    "quotes": b'"' * LARGEST_FILE,
    "quoted line feeds": b'A;B\n"' + b"\n" * (LARGEST_FILE - 6) + b'"',
    "wide letters": b"A;B\n" + "😀;å\n".encode() * (LARGEST_FILE // 9),
    "figures": b"A;B\n" + (b"9" * 4998 + b"\n") * 990,
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
def test_a_file_of_the_largest_size_takes_its_time_and_no_more(content: bytes):
    start = time.process_time()
    with suppress(RefusedFileError):
        read_sheet("fil.csv", content)
    assert time.process_time() - start < MOST_SECONDS
    assert memory(content, "fil.csv") < MOST_BYTES


def memory(content: bytes, name: str) -> int:
    """The most bytes in use while the file is read."""
    tracemalloc.start()
    try:
        with suppress(RefusedFileError):
            read_sheet(name, content)
    finally:
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak
