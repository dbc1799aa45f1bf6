"""The reports as PDF: two pages each, readable by machines that read aloud, with the figures of the report in them."""

import io
import re
from functools import cache

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from rehabdata import language, theme
from rehabdata.drawing import DRAWER, FaultyDrawing
from rehabdata.reports import blocks, landsting, setting
from rehabdata.reports.blocks import Report
from rehabdata.ui import source
from tests.published import NATION_PERCENT, SHARES_2012, SHARES_2013
from tests.test_api import call, v1

CODES = tuple(source.county_by_code())
SHARES = {2012: SHARES_2012, 2013: SHARES_2013}


@cache
def read(name: str, **query: object) -> PdfReader:
    answer = v1(f"report/{name}.pdf", **query)
    assert (answer.status, answer.type) == (200, "application/pdf"), answer.body[:300]
    return PdfReader(io.BytesIO(answer.body))


def text(pdf: PdfReader) -> str:
    """The words in order, however they were broken into lines."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\u00a0", " ").split())


def structure(node: DictionaryObject) -> list[str]:
    """The tags of a document, in reading order."""
    found = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            found += [str(kid["/S"]), *structure(kid)]
    return found


# Every landsting in 2013; in 2012 the nation, the longest names and the smallest.
@pytest.mark.parametrize(
    ("code", "year"), [*((code, 2013) for code in ("00", *CODES)), *((code, 2012) for code in ("00", "12", "14", "23"))]
)
def test_every_report_has_two_pages_and_the_printed_share(code: str, year: int):
    pdf = read(code, ar=year)
    assert len(pdf.pages) == 2
    assert all(
        (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842) for page in pdf.pages
    )
    said = text(pdf)
    printed = NATION_PERCENT[year] if code == "00" else SHARES[year][code]
    shown = re.search(r"(\d+),(\d) %", said)
    assert shown
    assert abs(float(f"{shown[1]}.{shown[2]}") - printed) <= 0.55
    assert f"Januari–juni {year}. Räknar avslutade behandlingar, inte om någon återgick i arbete." in said
    assert "Garantin upphörde efter 2015." in said
    assert "Sida 2 av 2" in said
    assert source.data_version() in said
    assert ("härledda, inte tryckta" in said) == (year == 2012)


@pytest.mark.parametrize("name", ["00", "23"])
def test_a_report_can_be_read_aloud(name: str):
    pdf = read(name, ar=2013)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata
    assert pdf.metadata.title in ("Hela landet, första halvåret 2013", "Jämtlands läns landsting, första halvåret 2013")
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r"<pdfuaid:part>\s*1\s*</pdfuaid:part>|pdfuaid:part=\"1\"", xmp)
    tags = structure(root["/StructTreeRoot"])
    assert {"/Title", "/H1", "/P", "/Figure", "/Table", "/TH", "/TD", "/Link"} <= set(tags), sorted(set(tags))
    assert tags.count("/Figure") >= 2
    assert tags.count("/TH") >= 5


def test_the_nations_report_says_the_years_money_before_the_half_years():
    """Typed from the rules: 254.039 and 457.664 of 900 and 948 Mkr, 915.3 at the same pace, 99 % published."""
    said = text(read("00", ar=2013))
    for figure in ("457,7 Mkr", "48,3 %", "37,4 %", "40,0 %", "915,3", "96,6 %", "99 % av ramen", "26 407"):
        assert figure in said, figure
    assert said.index("helår i samma takt (×2)") < said.index("första halvåret (×1)")
    assert said.count("avgörs på helår") == 4
    assert "254,0 Mkr" in text(read("00", ar=2012))
    for county in source.county_by_code().values():
        assert county in said


def test_a_landstings_report_has_its_patients_money_and_facts():
    said = text(read("23", ar=2013))
    for figure in ("40,4 %", "5,1 Mkr", "12,5 Mkr", "203", "202", "164", "80,8 %", "Plats 9 av 21, delad"):
        assert figure in said, figure
    assert "Ur landstingets eget kapitel i rapporten" in said
    assert "Behovet hos kvinnor och män är okänt." in said
    assert "ingen redovisad" in text(read("12", ar=2013))  # Skåne's MMR1 is zero


@pytest.mark.parametrize("name", ["00", "23"])
def test_every_letter_has_a_glyph(name: str):
    """Glyph 0 is the box that stands for a letter that the font lacks; only our own font is used."""
    for page in read(name, ar=2013).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert fonts
        assert all("SourceSans3" in str(font["/BaseFont"]) for font in fonts)
    assert "\ufffd" not in text(read(name, ar=2013))


@pytest.mark.parametrize(("name", "query", "status"), [
    ("99", "", 404), ("2", "", 404), ("jamtland", "", 404), ("00", "ar=2011", 400), ("23", "ar=", 400),
    ("23", "period=helar", 400), ("23", "lan=Atlantis&sprak=fi", 200),
])  # fmt: skip
def test_what_cannot_be_had_is_a_problem(name: str, query: str, status: int):
    answer = call(f"/api/v1/report/{name}.pdf", query)
    assert answer.status == status
    assert (answer.type == "application/problem+json") == (status != 200)


def test_a_report_is_swedish_whoever_asks():
    with language.speaking("en"):
        assert "Landstingen har jobbat in" in text(PdfReader(io.BytesIO(v1("report/00.pdf", sprak="en").body)))
        assert language.current() == "en"


def test_the_same_report_is_the_same_file():
    first, again = v1("report/23.pdf"), v1("report/23.pdf")
    assert first.body == again.body
    assert call("/api/v1/report/23.pdf", "", if_none_match=first.headers["etag"]).status == 304
    assert first.headers["content-disposition"] == 'attachment; filename="rehabdata-jamtland-2013.pdf"'


def of_blocks(*made: blocks.Block) -> Report:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    return Report("Prov", "Prov", "Om.", "Fot", made, {"a.svg": picture})


def test_a_picture_without_words_stops_the_report():
    setting.pdf(of_blocks(blocks.figure("a.svg", "Namn", "Vad den visar")), None, DRAWER)
    with pytest.raises(FaultyDrawing, match="alt"):
        setting.pdf(of_blocks(blocks.figure("a.svg", "Namn", None)), None, DRAWER)  # type: ignore[arg-type]


def test_a_block_that_the_template_does_not_know_stops_the_report():
    with pytest.raises(FaultyDrawing, match="does not know"):
        setting.pdf(of_blocks({"kind": "poem"}), None, DRAWER)


def test_texts_are_never_markup():
    """A typst sign in a name or a fact stays what it is."""
    said = "a *b* #panic() $x$ @y [z] \\ <q>"
    made = setting.pdf(of_blocks(blocks.text(said), blocks.facts(said, [said], said)), None, DRAWER)
    assert text(PdfReader(io.BytesIO(made))).count(said) == 4


def test_the_template_writes_no_colour_of_its_own():
    template = setting.TEMPLATE.read_text(encoding="utf-8")
    assert not re.search(r'rgb\("|#[0-9a-fA-F]{6}', template)
    named = set(re.findall(r'colour\("([a-z_]+)"\)', template))
    assert named
    assert named <= set(theme.LIGHT.__dataclass_fields__)


def test_six_lines_take_one_of_each_theme_first_and_keep_the_chapters_order():
    told = [("kbt-access", "a"), ("kbt-access", "b"), ("units", "c"), ("kbt-access", "d"), ("waiting", "e")]
    assert landsting.six_lines(told) == ["a", "b", "c", "d", "e"]
    themes = [("quality", f"q{n}") for n in range(6)] + [("kbt-access", "k"), ("doubts", "t")]
    assert landsting.six_lines(themes) == ["q0", "q1", "q2", "q3", "k", "t"]
    assert landsting.six_lines([]) == []
