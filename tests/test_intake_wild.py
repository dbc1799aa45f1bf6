"""Spreadsheets and text files as people have them: read as their reader sees them, or refused with what to do."""

import time
from collections.abc import Sequence
from decimal import Decimal

import pytest

from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection
from rehabdata.intake.check import Checked, check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.sheets import read_sheet
from tests import workbooks
from tests.workbooks import NAMESPACE, packed, parts_of, relations, xlsx
from tests.workbooks import STYLES as STYLES_PART

HEADER = ("Län", "KBT/IPT 2013")
TABLE: Sequence[Sequence[object]] = [HEADER, ["Jämtland", 115], ["Gotland", 157]]
READ = {"23": 115, "09": 157}
SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.fixture(scope="module")
def held(connection: Connection, assumptions: Assumptions) -> Held:
    return read_held(connection, assumptions)


def patients(content: bytes, held: Held, name: str = "fil.xlsx") -> dict[str, int]:
    """The county codes and their patients in a file that has no fault."""
    checked = check_files([(name, content)], held)
    assert told_of(checked) == []
    return {key[0]: figure.value[0] for key, figure in checked.figures["patients"].items()}


def told(content: bytes, held: Held, name: str = "fil.xlsx") -> list[str]:
    return told_of(check_files([(name, content)], held))


def told_of(checked: Checked) -> list[str]:
    return [line.replace(NBSP, " ") for line in checked.files[0].faults.lines()]


def table_with(old: str, new: str, part: str = SHEET) -> bytes:
    """The workbook of TABLE with something else in one of its parts."""
    parts = parts_of(TABLE)
    text = str(parts[part])
    assert old in text
    return packed(parts | {part: text.replace(old, new)})


# Rows and parts


@pytest.mark.parametrize(
    "empty",
    [
        '<row r="1048576" ht="12.8"/>',
        '<row r="30000" ht="40" customHeight="1"><c r="ZZ30000" s="1"/></row>',
    ],
)
def test_empty_rows_to_the_end_of_the_sheet_are_nothing(empty: str, held: Held):
    assert patients(table_with("</sheetData>", f"{empty}</sheetData>"), held) == READ


def test_a_cell_beyond_the_limit_is_told_by_row_and_column(held: Held):
    far = '<row r="1048576"><c r="AB1048576"><v>7</v></c></row></sheetData>'
    expected = "Rad 1048576, kolumn ”AB”: hittade ”7”, väntade högst 20 000 rader och 100 kolumner."
    assert told(table_with("</sheetData>", far), held) == [expected]


def test_parts_are_found_by_their_relations(held: Held):
    parts = parts_of(TABLE)
    moved = {
        "_rels/.rels": relations(("officeDocument", "/bok/min%20bok.xml")),
        "bok/min bok.xml": parts["xl/workbook.xml"],
        "bok/_rels/min bok.xml.rels": relations(
            ("worksheet", "../ark/ett.xml"),
            ("styles", "/stil.xml"),
            ("sharedStrings", "ord/alla.xml"),
        ),
        "ark/ett.xml": parts[SHEET],
        "stil.xml": parts[STYLES],
        "bok/ord/alla.xml": parts[TEXTS],
        # What is not related to is not read, whatever it is called.
        SHEET: "<worksheet/>",
        TEXTS: "<sst/>",
    }
    assert patients(packed(moved), held) == READ


def test_case_and_backslashes_in_the_names_of_parts_mean_nothing(held: Held):
    parts = parts_of(TABLE)
    assert patients(packed({name.upper(): part for name, part in parts.items()}), held) == READ
    backslashes = {name.replace("/", "\\"): part for name, part in parts.items()}
    backslashes["xl\\_rels\\workbook.xml.rels"] = workbooks.RELATIONS.replace("worksheets/", "worksheets\\")
    assert patients(packed(backslashes), held) == READ


def test_the_strict_form_is_read(held: Held):
    parts = parts_of(TABLE)
    strict = {name: str(part).replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org")
              for name, part in parts.items()}  # fmt: skip
    strict[SHEET] = strict[SHEET].replace(NAMESPACE, 'xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"')
    for element in ("worksheet", "sheetData", "row", "c", "v"):
        strict[SHEET] = strict[SHEET].replace(f"<{element}", f"<x:{element}").replace(f"</{element}", f"</x:{element}")
    strict[SHEET] = strict[SHEET].replace("<x:x:", "<x:")
    assert patients(packed(strict), held) == READ


# Which sheet


def book(*sheets: tuple[str, Sequence[Sequence[object]] | None], state: str = "visible") -> bytes:
    """A workbook of several sheets, the first in a state of its own; None for one that is a chart."""
    parts: dict[str, str | bytes] = dict(parts_of(TABLE))
    listed, related = [], []
    for number, (name, rows) in enumerate(sheets, start=1):
        shown = f' state="{state}"' if number == 1 else ""
        listed.append(f'<sheet name="{name}" sheetId="{number}"{shown} r:id="rId{number}"/>')
        related.append(("chartsheet" if rows is None else "worksheet", f"blad{number}.xml"))
        # Texts within the cells: the table of shared ones is another sheet's.
        cells = (
            f'<row r="{row_number}">'
            + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
            + "</row>"
            for row_number, row in enumerate(rows or (), start=1)
        )
        parts[f"xl/blad{number}.xml"] = f"<worksheet {NAMESPACE}><sheetData>{''.join(cells)}</sheetData></worksheet>"
    parts["xl/workbook.xml"] = (
        f'<workbook {NAMESPACE} xmlns:r="{workbooks.OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
    )
    parts[RELATIONS] = relations(*related)
    return packed(parts)


READ_ME = ("Läs mig", [["Så fyller du i"], ["En rad per landsting", "2013"]])
WIDE = ("Rådata", [[str(n) for n in range(300)]] * 30)


@pytest.mark.parametrize(
    "others",
    [[("Diagram", None)], [READ_ME], [("Diagram", None), READ_ME, WIDE], [("Tom", [])]],
    ids=len,
)
def test_the_sheet_with_a_templates_header_is_read_wherever_it_stands(others: list, held: Held):
    assert patients(book(*others, ("Blad2", TABLE)), held) == READ
    assert patients(book(("Blad2", TABLE), *others), held) == READ


def test_a_hidden_sheet_is_not_read(held: Held):
    assert patients(book(("Förra", [HEADER, ["Jämtland", 7]]), ("Blad2", TABLE), state="hidden"), held) == READ


def test_without_a_header_the_sheets_are_named(held: Held):
    assert told(book(READ_ME, ("Utkast", [["Lan", "Antal"], ["Jämtland", 115]])), held) == [
        "Hittade flikarna ”Läs mig” och ”Utkast”, "
        "väntade en flik som har rubrikerna i någon av mallarna på sina första 20 rader."
    ]


def test_two_sheets_with_a_header_are_not_chosen_between(held: Held):
    other = [HEADER, ["Jämtland", 7]]
    expected = "Hittade tabeller på flikarna ”Blad1” och ”Blad2”, väntade en fil för varje tabell."
    assert told(book(("Blad1", TABLE), ("Blad2", other)), held) == [expected]


def test_the_only_sheet_with_anything_in_it_has_its_headings_told(held: Held):
    (line,) = told(book(("Tom", []), ("Blad2", [["Lann", "KBT 13"], ["Jämtland", 115]])), held)
    assert line.startswith("Rad 1: hittade rubrikerna ”Lann, KBT 13”, väntade")


def test_the_header_is_looked_for_in_many_sheets_of_words_in_time(held: Held):
    words = [[f"2013 ord {column}" for column in range(100)]] * 20
    content = book(*((f"Blad{number}", words) for number in range(20)))
    start = time.process_time()
    (line,) = told(content, held)
    assert line.startswith("Hittade flikarna ”Blad0”")
    assert "”Blad7” och …, väntade" in line
    assert time.process_time() - start < 2, "some 40 000 cells"


def test_a_workbook_of_charts_alone(held: Held):
    (line,) = told(book(("Diagram", None)), held)
    assert line.startswith("Hittade ett kalkylblad utan synlig flik med celler")


# The header


TITLES = [
    ["Tabell 2. Patienter i KBT/IPT, kvartal 1–2"],
    [],
    ["Region:", "Jämtland"],
    ["Skickat", "2013-09-01"],
    [],
]


def test_titles_and_notes_above_the_header_are_left_out_and_rows_keep_their_numbers(held: Held):
    assert patients(xlsx([*TITLES, *TABLE]), held) == READ
    (line,) = told(xlsx([*TITLES, *TABLE, ["Atlantis", 7]]), held)
    assert line.startswith("Rad 9, kolumn ”Län”: hittade ”Atlantis”")


def test_a_heading_that_stands_alone_is_a_title(held: Held):
    assert patients(xlsx([["KBT/IPT 2013"], *TABLE]), held) == READ


@pytest.mark.parametrize("figure", [100, "1 708", "12,5", "52 %"])
def test_figures_above_a_header_are_not_left_out_without_a_word(figure: object, held: Held):
    """Under a header with a slip in it: what follows a second header is not all there is."""
    (line,) = told(xlsx([["Lan", "KTB 2013"], ["Blekinge", figure], *TABLE]), held)
    assert line.startswith("Rad 1: hittade rubrikerna ”Lan, KTB 2013”")


def test_empty_columns_before_and_between_are_left_out(held: Held):
    offset = [[None, name, None, figure, None] for name, figure in TABLE]
    assert patients(xlsx(offset), held) == READ
    assert patients("\n".join(f";{name};;{figure};" for name, figure in TABLE).encode(), held, "fil.csv") == READ


# Cells


def test_the_escapes_of_control_characters_are_what_they_stand_for(held: Held):
    parts = parts_of([*TABLE, ["Summa_x000D_", 272]])
    parts[TEXTS] = (
        str(parts[TEXTS]).replace("KBT/IPT 2013", "KBT/IPT_x000D_\n2013").replace("Jämtland", "J_x00E4_mtland")
    )
    assert patients(packed(parts), held) == READ
    parts[TEXTS] = str(parts[TEXTS]).replace("Gotland", "Got_x005F_x000D_land")
    (line,) = told(packed(parts), held)
    assert line.startswith("Rad 3, kolumn ”Län”: hittade ”Got_x000D_land”, väntade ett landsting")
    parts[TEXTS] = str(parts[TEXTS]).replace("_x005F_x000D_", "_xD800__x0000_")
    (line,) = told(packed(parts), held)
    assert line.startswith("Rad 3, kolumn ”Län”: hittade ”Got\ufffd\ufffdland”"), "no half of a letter gets further"


def cell(inner: str, *, styles: str = STYLES_PART, first: str = "") -> str:
    """What the cell B2 says: `inner` is its XML, style 3 a format of one's own."""
    parts = parts_of([["A", "B"], ["x", "y"]]) | {STYLES: styles}
    parts[SHEET] = str(parts[SHEET]).replace('<c r="B2" t="s"><v>3</v></c>', inner)
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("<sheets>", f"{first}<sheets>")
    return read_sheet("fil.xlsx", packed(parts)).columns[1][0].replace(NBSP, " ")


def styled(code: str, value: object, first: str = "") -> str:
    escaped = code.replace('"', "&quot;")
    return cell(
        f'<c r="B2" s="3"><v>{value}</v></c>',
        styles=STYLES_PART.replace("yyyy\\-mm\\-dd", escaped),
        first=first,
    )


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("yyyy\\-mm\\-dd", 41639, "2013-12-31"),
        ("[$-41D]d\\ mmmm\\ yyyy;@", 41639, "2013-12-31"),
        ("d/m;@", 41639, "2013-12-31"),
        ("mmm", 41639, "2013-12-31"),
        ("ÅÅÅÅ-MM-DD", 41639, "2013-12-31"),
        ('"den "d mmmm', 41639, "2013-12-31"),
        ("yyyy\\-mm\\-dd hh:mm", 41639.5, "2013-12-31 12:00:00"),
        ("hh:mm", 0.5, "12:00:00"),
        ("[h]:mm", 1.0625, "25:30:00"),
        ("mm:ss.0", 0.0625, "01:30:00"),
        # What Excel makes of "9" in a cell that was a date before is no 9 to who reads the sheet.
        ("yyyy\\-mm\\-dd", 9, "dag nr 9"),
        ("yyyy\\-mm\\-dd", 2_994_626, "dag nr 2994626"),
        # Figures whose format has letters that dates have, too.
        ('0" dagar"', 12, "12"),
        ("0 dagar", 12, "12"),
        ("#,##0 [$kr-41D]", 1708, "1708"),
        ("[Red]0;[Black]0", 12, "12"),
        ("_-* #,##0\\ _k_r_-", 1708, "1708"),
        ("General", 12, "12"),
        ("Standard", 12, "12"),
        ("0.0%", 0.525, "52.5"),
        ('0"%"', 52, "52"),
    ],
)
def test_a_number_is_a_date_a_time_or_percent_by_its_format(code: str, value: object, shown: str):
    assert styled(code, value) == shown


def test_a_workbook_may_count_its_days_from_1904():
    first = '<workbookPr date1904="1"/>'
    assert styled("yyyy\\-mm\\-dd", 40177, first) == "2013-12-31"
    assert styled("yyyy\\-mm\\-dd", 9, first) == "1904-01-10"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ('<c r="B2" t="d"><v>2013-12-31T00:00:00</v></c>', "2013-12-31"),
        ('<c r="B2" t="d"><v>2013-12-31T12:00:00</v></c>', "2013-12-31 12:00:00"),
        ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="B2" t="b"><v>1</v></c>', "SANT"),
        (
            '<c r="B2" t="inlineStr"><is><r><t>0</t></r><r><t>7</t></r><rPh><t>sju</t></rPh></is></c>',
            "07",
        ),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B2"><f>3+4</f><v>7</v></c>', "7"),
        ('<c r="B2" s="99"><v>7</v></c>', "7"),
    ],
)
def test_other_cells_are_what_their_reader_sees(inner: str, shown: str):
    assert cell(inner) == shown


@pytest.mark.parametrize("saved", ["", "<v/>", "<v></v>"])
def test_a_formula_without_a_saved_value_is_not_an_empty_cell(saved: str, held: Held):
    content = table_with("<v>157</v>", f"<f>150+7</f>{saved}")
    assert told(content, held) == [
        "Rad 3, kolumn ”B”: hittade formeln ”=150+7” utan sparat värde, "
        "väntade filen öppnad och sparad i ett kalkylprogram, som räknar ut den."
    ]


MONEY = "Uppgift;År;Värde;Enhet;Status;Källa\nRam;2014;{};Mkr;publicerad;{}\n"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#SAKNAS!", "#DIVISION/0!", "#VÄRDEFEL!"])
def test_an_error_is_neither_a_figure_nor_a_text(error: str, held: Held):
    (line,) = told(MONEY.format(error, "påhittad").encode(), held, "fil.csv")
    assert line.startswith(f"Rad 2, kolumn ”Värde”: hittade felvärdet ”{error}”, väntade ett tal")
    (line,) = told(MONEY.format(800, error).encode(), held, "fil.csv")
    assert line.startswith(f"Rad 2, kolumn ”Källa”: hittade felvärdet ”{error}”, väntade text")


# What is neither


SAVE = "väntade filen sparad som .xlsx i ett kalkylprogram."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
FODS = '<?xml version="1.0"?>\n<office:document xmlns:office="x" office:mimetype="application/x">'
HTML = "<html><body><table><tr><td>Län</td></tr></table>"
CSV = "Län;KBT/IPT 2013\nJämtland;115\n"
OTHER_KINDS = [
    (
        "fil.xls",
        OLE + "Workbook".encode("utf-16-le"),
        f"ett kalkylblad i Excels äldre form (.xls), {SAVE}",
    ),
    ("fil.xlsx", OLE, f"ett kalkylblad i Excels äldre form (.xls), {SAVE}"),
    (
        "fil.xlsx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "ett kalkylblad låst med lösenord, väntade filen sparad utan lösenord.",
    ),
    (
        "fil.xlsb",
        packed({"xl/workbook.bin": b""}),
        f"ett kalkylblad i Excels binära form (.xlsb), {SAVE}",
    ),
    (
        "fil.xlsx",
        packed({"XL\\Workbook.bin": b""}),
        f"ett kalkylblad i Excels binära form (.xlsb), {SAVE}",
    ),
    (
        "fil.ods",
        packed({"mimetype": "", "content.xml": ""}),
        f"en fil i OpenDocument-form (.ods), {SAVE}",
    ),
    (
        "fil.csv",
        packed({"mimetype": "", "content.xml": ""}),
        f"en fil i OpenDocument-form (.ods), {SAVE}",
    ),
    ("fil.fods", FODS.encode(), f"en fil i OpenDocument-form (.fods), {SAVE}"),
    (
        "fil.numbers",
        packed({"Index/Document.iwa": b""}),
        f"ett kalkylblad från Numbers (.numbers), {SAVE}",
    ),
    ("fil.xlsx", packed({"word/document.xml": ""}), f"ett Word-dokument (.docx), {SAVE}"),
    ("fil.xlsx", HTML.encode("utf-8-sig"), f"en webbsida (HTML), {SAVE}"),
    ("fil.xls", HTML.encode("utf-16"), f"en webbsida (HTML), {SAVE}"),
    (
        "fil.xls",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
        f"en XML-fil, {SAVE}",
    ),
    *(
        (
            f"FIL{ending.upper()}",
            content,
            f"en fil som heter {ending} men inte är ett kalkylblad, "
            "väntade namnet .csv på en CSV-fil, eller filen sparad som .xlsx i ett kalkylprogram.",
        )
        for ending, content in [
            (".xlsx", CSV.encode()),
            (".xls", CSV.encode("utf-16")),
            (".ods", CSV.encode("cp1252")),
            (".xlsm", b"\x00\x01\x02"),
        ]
    ),
]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    OTHER_KINDS,
    ids=lambda each: "" if isinstance(each, bytes) else None,
)
def test_what_is_no_xlsx_is_told_for_what_it_is_and_what_to_do(name: str, content: bytes, line: str, held: Held):
    assert told(content, held, name) == [f"Hittade {line}"]


def test_a_workbook_is_known_by_its_content_whatever_its_name(held: Held):
    for name in ("fil.xls", "fil.csv", "fil"):
        assert patients(xlsx(TABLE), held, name) == READ


# CSV


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nLän;KBT/IPT 2013\nJämtland;115\nGotland;157",
        "SEP=,\r\nLän,KBT/IPT 2013\r\nJämtland,115\r\nGotland,157\r\n",
        "sep=\t\nLän\tKBT/IPT 2013\nJämtland\t115\nGotland\t157",
        "Tabell 2, patienter, kvartal 1–2\n\nLän;KBT/IPT 2013\nJämtland;115\nGotland;157",
        "Tabell 2; patienter\nLän,KBT/IPT 2013\nJämtland,115\nGotland,157",
        "Tabell 2;;\n;;\nLän;KBT/IPT 2013;\nJämtland;115;\nGotland;157;\n;;\n",
        # As many cells in every row, so that nothing but the words tells the header.
        "Region;Alla\nLän;KBT/IPT 2013\nJämtland;115\nGotland;157",
        'Tabell 2\nLän;"KBT/IPT\n2013"\n"Jämtland";"115"\nGotland;157',
        f"Län;KBT/IPT 2013\nJämtland;115\nGotland;157\n{';' * 20}" + ";\n" * 30_000,
        "Län\tKBT/IPT 2013\r\nJämtland\t115\r\nGotland\t157\r\n\t\r\n",
        "Län;KBT/IPT 2013\rJämtland;115\rGotland;157\r",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_as_people_have_them(text: str, encoding: str, held: Held):
    assert patients(text.encode(encoding), held, "fil.txt") == READ


@pytest.mark.parametrize("space", [" ", NBSP, NARROW, THIN])
def test_figures_with_any_space_and_a_decimal_comma(space: str, held: Held):
    day = "2018-09-30;vid datumet;10,1;9,95"
    text = f"Mål;Datum;Period;Region;Jämförelse\nsick-days;{day}\n"
    figures = check_files([("a.csv", text.encode())], held).figures["measurements"]
    assert [figure.value for figure in figures.values()] == [(Decimal("10.1"), Decimal("9.95"))]
    text = f"Län;2013 MMR nivå 1\nGotland;1{space}708,0\n"
    figures = check_files([("b.csv", text.encode())], held).figures["patients"]
    assert [figure.value for figure in figures.values()] == [(1708,)]
