"""Small XLSX files written by hand: the parts that a spreadsheet program writes, and no more."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<workbook {NAMESPACE} xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
# Style 0: as it is; 1: a date; 2: percent; 3: a date of one's own.
STYLES = (
    f'<styleSheet {NAMESPACE}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def relations(*related: tuple[str, str]) -> str:
    """The relations rId1, rId2 … of a part, given as kind and target."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


PACKAGE = relations(("officeDocument", "xl/workbook.xml"))
RELATIONS = relations(
    ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(rows: Sequence[Sequence[object]]) -> dict[str, str | bytes]:
    """A workbook's parts: texts shared, numbers as numbers, (number, style) styled, "=…" a formula with its value 7."""
    texts: dict[str, int] = {}
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{letter(place)}{number}", value, texts) for place, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": PACKAGE,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f"<sst {NAMESPACE}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {NAMESPACE}><sheetData>{''.join(lines)}</sheetData></worksheet>",
    }


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    return packed(parts_of(rows))


def letter(place: int) -> str:
    """The letters of a column, from 0."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _cell(reference: str, value: object, texts: dict[str, int]) -> str:
    match value:
        case None | "":
            return ""
        case (number, style):
            return f'<c r="{reference}" s="{style}"><v>{number}</v></c>'
        case str() if value.startswith("="):
            return f'<c r="{reference}"><f>{escape(value[1:])}</f><v>7</v></c>'
        case str():
            return f'<c r="{reference}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'
