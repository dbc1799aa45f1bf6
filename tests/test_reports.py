"""The reports as PDF: two pages each, readable by machines that read aloud, with the figures of the report in them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from rehabdata import language, theme
from rehabdata.__main__ import main
from rehabdata.data import open_data
from rehabdata.drawing import DRAWER, FaultyDrawing
from rehabdata.landsting import landsting_rows
from rehabdata.landsting.landsting_opening import opening
from rehabdata.reports import blocks, lup, setting
from rehabdata.reports.blocks import Report
from rehabdata.ui import source
from tests.published import NATION_PERCENT, SHARES_2012, SHARES_2013
from tests.test_api import call, v1

CODES = tuple(source.data().county_by_code)
SHARES = {2012: SHARES_2012, 2013: SHARES_2013}


@cache
def read(name: str, **query: object) -> PdfReader:
    answer = v1(f"report/{name}.pdf", **query)
    assert (answer.status, answer.type) == (200, "application/pdf"), answer.body[:300]
    return PdfReader(io.BytesIO(answer.body))


def text(pdf: PdfReader) -> str:
    """The words in order, however they were broken into lines."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\u00a0", " ").split())


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(folder: Path) -> dict[str, dict[str, int]]:
    """County code -> printed heading -> figure, all three tables."""
    code_of = {row["name"]: row["county_code"] for row in rows_of(folder, "county_names.csv")}
    found: dict[str, dict[str, int]] = {}
    for name in ("report_table_1_mmr", "report_table_2_kbt_ipt", "report_table_3_gender_and_share"):
        for row in rows_of(folder, f"{name}.csv"):
            county = row.pop("Län")
            found.setdefault(code_of[county], {}).update({heading: int(cell) for heading, cell in row.items()})
    return found


def inhabitants(folder: Path, year: int, column: str = "population_15_64") -> dict[tuple[str, str], int]:
    """(county code, sex) -> inhabitants on the last day of a year."""
    return {
        (row["county_code"], row["sex"]): int(row[column])
        for row in rows_of(folder, "population.csv")
        if row["date"] == f"{year}-12-31" and row[column]
    }


def swedish_number(value: float | Fraction, decimals: int = 1) -> str:
    """Half up, by another way than the app's."""
    exact = Fraction(value) if isinstance(value, Fraction) else Fraction(str(value))
    whole = floor(exact * 10**decimals + Fraction(1, 2))
    shown = f"{Decimal(whole).scaleb(-decimals):,}" if decimals else f"{whole:,}"
    return shown.replace(",", " ").replace(".", ",")


FRAMES_MKR = {2012: 900, 2013: 948}
WORTH_KR = {"KBT/IPT {}": 13_000, "{} MMR nivå 1": 26_000, "{} MMR nivå 2": 46_000}  # rates with the supplement


def earned_kr(of: Mapping[str, int], year: int) -> int:
    """Half a year's patients by their worth."""
    return sum(of[heading.format(year)] * worth for heading, worth in WORTH_KR.items())


def letters(said: str) -> str:
    """What is left however words are broken: no spaces, no hyphens."""
    return re.sub(r"[\s\u00ad-]", "", said)


def structure(node: DictionaryObject) -> list[str]:
    """The tags of a document, in reading order."""
    found = []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            found += [str(kid["/S"]), *structure(kid)]
    return found


REPORTS = [(code, year) for code in ("00", *CODES) for year in (2012, 2013)]


@pytest.mark.parametrize(("code", "year"), REPORTS)
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
    assert source.data().version in said
    # A landsting's report of 2013 has its share of 2012 too.
    assert ("härledda, inte tryckta" in said) == (year == 2012 or code != "00")


def test_the_plans_report_tells_the_two_changes_and_invents_no_status():
    """Typed from the plan: +3.0 to +0.7 days, of which 1.4 is its own; +1.2 to +0.4 points, of which 0.2."""
    pdf = read("lup")
    assert 2 <= len(pdf.pages) <= 4
    said = text(pdf)
    for told in (
        "Sjukpenningdagar: målet är uppfyllt",
        "Medarbetarnas sjukfrånvaro: målet är delvis uppfyllt",
        "2,3 av 1,0 dag; länets egen förändring 1,4",
        "0,8 av 1,0 procentenhet; regionens egen förändring 0,2",
        "Jämtland − riket: 12,4 − 9,4",
        "Av 2,3 dagar är 1,4 länets egen förändring och 0,9 övriga landets förändring.",
        "Av 0,8",
        "är 0,2 regionens",
        "Senaste siffror: sjukpenningdagar 30 september 2017, medarbetarnas sjukfrånvaro 31 december 2016.",
    ):
        assert told in said, told
    assert "allt från 0,6 till strax under 1,0" in said
    assert said.count("Kan inte bedömas utan mått i planen") == 4
    assert said.count("tryckt status: okänd") == 2  # of the two with figures
    assert "läget i november 2017" not in said, "its figures are older than the document"
    assert letters(said).count(letters("Talet räknar utbetalda dagar.")) == 2, (
        "below the answer, and in the target's section"
    )
    assert letters("Tryckt status: okänd för alla sex.") in letters(said)
    assert call("/api/v1/report/lup.pdf").headers["content-disposition"].endswith('"rehabdata-lup.pdf"')


def test_the_plans_report_says_where_the_straight_path_lies_and_how_firm_the_status_is():
    """1 004 of 1 461 days gone on 30 September 2017: 3.0 - 1004/1461 = 2.31; 731 gone on 31 December 2016: 0.70."""
    said = letters(text(read("lup")))
    for told in (
        "vore skillnaden på vägen +2,3; uppmätt är +0,7. Det är 1,6 dagar före vägen. Inget återstår",
        "vore skillnaden på vägen +0,7; uppmätt är +0,4. Det är 0,3 procentenheter före vägen. 0,2 procentenheter",
        "alltså 0,10 om året",
        "Framskrivning: för få mätningar.",
        "Hade förändringen varit 1,4 dagar mindre vore målet delvis uppfyllt.",
        "Hade förändringen varit 0,2 procentenheter större vore målet uppfyllt.",
    ):
        assert letters(told) in said, told
    assert said.count(letters("Den raka vägen är vår jämförelse, inte planens")) == 1
    assert letters("i december 2015 stod Jämtland på 13,8 och riket på 10,5") in said


def test_the_plans_report_has_every_activity_under_its_heading(data_folder: Path):
    words = {
        "done": "genomförd",
        "under way": "pågår",
        "not begun": "ej gjord",
        "ended": "ersatt eller avslutad",
        "unclear": "oklar",
    }
    said = letters(text(read("lup")))
    listed = rows_of(data_folder, "lup_activities.csv")
    assert len(listed) == 30
    for row in listed:
        whole = f"{int(row['activity_id'])}{row['activity']}{words[row['reading']]}{row['reason']}"
        assert letters(whole) in said, row["activity_id"]
    for heading in {row["heading"] for row in listed}:
        assert letters(heading + ":") in said
    counts = Counter(row["reading"] for row in listed)
    assert letters(f"{counts['done']} genomförda, {counts['under way']} pågår, {counts['not begun']} ej g") in said
    for rule in ("Genomförd: texten säger", "Pågår: texten", "Ej gjord: texten", "Ersatt eller avslutad: texten",
                 "Oklar: texten säger inget av detta."):  # fmt: skip
        assert letters(rule) in said, rule
    lacking = [row for row in listed if row["lacks"]]
    assert len(lacking) == 3
    for row in lacking:
        assert letters(f"Aktivitet {int(row['activity_id'])}: {row['activity']} {row['reason']}") in said
    of_targets = [row["reason"] for row in rows_of(data_folder, "lup_target_states.csv") if row["lacks"]]
    assert len(of_targets) == 2
    assert all(letters(reason) in said for reason in of_targets)
    assert said.count(letters("utan mått i planen; statistik saknas")) == 2


def test_the_plans_report_with_later_measurements_says_so_and_keeps_to_four_pages(tmp_path: Path):
    measured = (
        "Mål;Datum;Period;Region;Jämförelse;Källa\n"
        "Sjukpenningdagar;2018-06-30;vid datumet;10,6;10,1;Försäkringskassan, sjukpenningtal per län juni 2018\n"
        "Sjukpenningdagar;2018-12-31;vid datumet;13,9;10,1;\n"
        "Medarbetarnas sjukfrånvaro;2017-12-31;helår;6,9;6,1;\n"
    )
    (tmp_path / "nya-matningar-2018.csv").write_text(measured, "utf-8")
    folder = tmp_path / "underlag"
    assert main(["merge", str(tmp_path / "nya-matningar-2018.csv"), "--to", str(folder)]) == 0
    merged = open_data(folder)
    made = lup.report(merged, "https://rehabdata.example/lup", DRAWER)
    pdf = PdfReader(io.BytesIO(setting.pdf(made, merged.version_date, DRAWER)))
    merged.connection.close()
    assert len(pdf.pages) == 4
    assert pdf.metadata
    assert str(pdf.metadata.title).endswith("lägre sjukfrånvaro")
    said = letters(text(pdf))
    assert letters("Uppföljning av LUP, med senare mätningar") in said
    assert letters("Sjukpenningdagar: den senaste mätningen är inlämnad efteråt (egen fil: nya-matningar") in said
    assert letters("Medarbetarnas sjukfrånvaro: den senaste mätningen är inlämnad efteråt") in said
    assert letters("Sjukpenningdagar: målet är ej uppfyllt.") in said


def test_the_plans_report_tells_the_nations_own_course_and_other_readings():
    said = letters(text(read("lup")))
    for told in (
        "Riket för sig: 9,4 (december 2014); 10,5 (december 2015, utanför planen); 10,8 (december 2016, utanför "
        "planen); 10,3 (september 2017).",
        "Landstingens snitt för sig: 5,6 (helår 2014); 6,0 (helår 2015, utanför planen); 6,2 (helår 2016).",
        "med riket kvar på 2014 års nivå, är ändringen +1,4 och målet uppfyllt.",
        "med landstingens snitt kvar på 2014 års nivå, är ändringen +0,2 och målet delvis uppfyllt.",
    ):
        assert letters(told) in said, told


@pytest.mark.parametrize("name", ["00", "23", "lup"])
def test_a_report_can_be_read_aloud(name: str):
    pdf = read(name, ar=2013)
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.metadata
    assert (
        pdf.metadata.title
        == {
            "00": "Hela landet, första halvåret 2013",
            "23": "Jämtlands läns landsting, första halvåret 2013",
            "lup": "Region Jämtland Härjedalen: lägre sjukfrånvaro",
        }[name]
    )
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
    for county in source.data().county_by_code.values():
        assert county in said


class Nation:
    """The nation's report reckoned anew from the files: whole kronor and exact fractions, nothing of the app's."""

    def __init__(self, folder: Path, year: int) -> None:
        self.year, self.frame_kr = year, FRAMES_MKR[year] * 10**6
        figures, people = printed(folder), inhabitants(folder, year - 1, "population")
        everybody = sum(people[code, "T"] for code in CODES)
        self.earned = {code: earned_kr(figures[code], year) for code in CODES}
        self.allocation = {code: Fraction(self.frame_kr * people[code, "T"], everybody) for code in CODES}
        self.share = {code: self.earned[code] / self.allocation[code] for code in CODES}
        self.patients = sum(figures[code][heading.format(year)] for code in CODES for heading in WORTH_KR)

    def total(self, times: int) -> Fraction:
        """All earned, at a pace."""
        return Fraction(times * sum(self.earned.values()))

    def within(self, times: int) -> Fraction:
        """Of it, what lies within each landsting's allocation."""
        return sum((min(times * self.earned[c], self.allocation[c]) for c in CODES), Fraction(0))

    def percent_without(self, code: str) -> Fraction:
        """The share of all others together."""
        others = [c for c in CODES if c != code]
        return 100 * Fraction(sum(self.earned[c] for c in others)) / sum(self.allocation[c] for c in others)

    @property
    def top(self) -> str:
        """Who has the highest share."""
        return max(self.share, key=lambda code: self.share[code])


def mkr(kronor: Fraction | int) -> str:
    return swedish_number(Fraction(kronor) / 10**6)


def kr(kronor: Fraction | int) -> str:
    return swedish_number(Fraction(kronor), 0)


@pytest.mark.parametrize("year", [2012, 2013])
def test_every_figure_of_the_nations_report_is_reckoned_anew(year: int, data_folder: Path):
    nation, name_of = Nation(data_folder, year), source.data().county_by_code
    said, frame = text(read("00", ar=year)), FRAMES_MKR[year]
    half, doubled = nation.total(1), nation.total(2)
    share, twice = (swedish_number(100 * money / nation.frame_kr) for money in (half, doubled))
    middle = swedish_number(100 * sorted(nation.share.values())[10])
    without = swedish_number(nation.percent_without(nation.top))
    on_pace = [code for code in CODES if nation.share[code] >= Fraction(1, 2)]
    assert f"Landstingen har jobbat in {share} % av {year} års {frame} miljoner kronor på ett halvår" in said
    pulled = f"utan {name_of[nation.top]} är andelen {without} %, och landstinget i mitten ligger på {middle} %"
    assert (pulled if year == 2013 else f"Landstinget i mitten ligger på {middle} %; riket har {share} %.") in said
    for name, value in (
        ("Andel av ramen", f"{share} %"),
        ("Upparbetat", f"{mkr(half)} Mkr av {frame} Mkr"),
        ("Medianen", f"{middle} %"),
        (f"Utan {name_of[nation.top]}", f"{without} %"),
        ("Behandlade", f"{nation.patients:,}".replace(",", " ")),
    ):
        assert f"{name} {value} " in said, name
    for code, name in name_of.items():
        row = rf"{name} \d+(, delad)? {swedish_number(100 * nation.share[code])} % "
        assert re.search(f"{row}{mkr(nation.earned[code])} {mkr(nation.allocation[code])} ", said), name
    assert f"Riket {share} % {mkr(half)} {frame},0 " in said
    assert (
        f"I samma takt hela {year} (×2) blir produktionen värd {mkr(doubled)} Mkr, {twice} % av ramen på {frame} Mkr."
        in said
    )
    unbroken = letters(said)
    assert letters(f"Första halvåret {year} (×1) var produktionen värd {mkr(half)} Mkr, {share} % av ramen") in unbroken
    above, left = mkr(doubled - nation.within(2)), mkr(nation.frame_kr - doubled)
    fits = f"går över sin fördelning med {above} Mkr tillsammans; det ryms i det andra lämnar, och {left} Mkr av ramen"
    assert letters(fits) in unbroken
    if year == 2013:
        assert (share, twice, middle, without) == ("48,3", "96,6", "37,4", "40,0")
        assert len(on_pace) == 7
        assert "Sju av 21 landsting är i fas" in said
    _chain_holds(nation, said)


def _chain_holds(nation: Nation, said: str) -> None:
    """What is above fits in what others leave, in both years, so all of it is paid and the rest is left."""
    whole, within, above = nation.total(2), nation.within(2), nation.total(2) - nation.within(2)
    assert above <= nation.frame_kr - within
    half_within, half_above = nation.within(1), nation.total(1) - nation.within(1)
    later = "avgörs på helår"
    for row in (
        f"Ramen {kr(nation.frame_kr)} {kr(nation.frame_kr)} ",
        f"Upparbetat {kr(whole)} {kr(nation.total(1))} ",
        f"– inom fördelningen {kr(within)} {kr(half_within)} ",
        f"– över fördelningen {kr(above)} {kr(half_above)} ",
        f"Omfördelat {kr(above)} {later} ",
        f"Landstingen får {kr(whole)} {later} ",
        f"Obetalt 0 {later} ",
        f"Kvar {kr(nation.frame_kr - whole)} {later} ",
    ):
        assert row in said, row


@pytest.mark.parametrize(("code", "year"), [(code, year) for code, year in REPORTS if code != "00"])
def test_a_landstings_report_opens_as_its_page(code: str, year: int):
    """The sentences and the key figures that the page makes of its own data, in the page's order."""
    half, doubled = source.data().settlements("kv1-2", 1.0), source.data().settlement(year, "kv1-2", 2.0)
    rates = landsting_rows.rates(source.data().treatments("kv1-2"), code)
    sexes = landsting_rows.by_sex(source.data().gender("kv1-2"), code)
    page = opening(half, doubled, rates, sexes, code, year, source.data().assumptions)
    said = letters(text(read(code, ar=year)))
    told = [letters(sentence) for sentence in (*page.answer, *page.points)]
    assert len(told) == (6 if year - 1 in half else 5), "what it was the year before, where that compares"
    assert all(told)
    assert [one for one in told if one not in said] == []
    assert sorted(told, key=said.index) == told
    for name, value, note in page.key_figures:
        assert letters(f"{name}{value}") in said or letters(value) in said
        assert letters(note) in said, name


@pytest.mark.parametrize("code", CODES)
def test_a_landstings_tables_are_the_reports_figures(code: str, data_folder: Path):
    """Reckoned here from the files: counts, rates per 10 000, women's part; and that 2011 is not compared."""
    of = printed(data_folder)[code]
    people = inhabitants(data_folder, 2012)
    said = text(read(code, ar=2013))
    for treatment, heading in (
        ("KBT/IPT", "KBT/IPT 2013"),
        ("MMR1", "2013 MMR nivå 1"),
        ("MMR2", "2013 MMR nivå 2"),
    ):
        count = f"{of[heading]:,}".replace(",", " ") if of[heading] else "ingen redovisad"
        assert f"2013 {treatment} {count} {swedish_number(10_000 * of[heading] / people[code, 'T'])} " in said, (
            treatment
        )
    both = of["2013 Kvinna"] + of["2013 Man"]
    for sex, name, heading in (("K", "Kvinnor", "2013 Kvinna"), ("M", "Män", "2013 Man")):
        shown = f"{of[heading]:,}".replace(",", " ")
        assert f"2013 {name} {shown} {swedish_number(100 * of[heading] / both)} % " in said
        assert f" {swedish_number(10_000 * of[heading] / people[code, sex])} " in said
    assert "Åren före och efter går därför inte att jämföra." in said
    half, year = (kr(n * earned_kr(of, 2013)) for n in (1, 2))
    assert f"Upparbetat {year} kr {half} kr" in said


def test_a_landstings_report_has_its_chapter_and_our_readings(data_folder: Path):
    for code in CODES:
        said = letters(text(read(code, ar=2013)))
        facts = [row for row in rows_of(data_folder, "access.csv") if row["county_code"] == code and row["box"]]
        assert len(facts) == 6
        places = [said.find(letters(row["fact"])) for row in sorted(facts, key=lambda row: row["box"])]
        assert min(places) >= 0, code
        assert places == sorted(places), code
        for reading in rows_of(data_folder, "access_readings.csv"):
            if reading["county_code"] == code:
                assert letters(f"Räcker {reading['treatment']}? Vår läsning: ") in said
                assert letters(reading["reason"]) in said, code
        assert letters("Läsningen är vår") in said


def test_a_landstings_report_has_its_patients_money_and_facts():
    said = text(read("23", ar=2013))
    for figure in ("40,4 %", "5,1 Mkr", "12,5 Mkr", "203", "202", "164", "80,9 %", "Plats 9 av 21, delad"):
        assert figure in said, figure
    assert said.index("Helår i samma takt (×2)") < said.index("Första halvåret (×1)")
    assert "12,1–17,6" in said  # Byar's interval of 115 in 78 386
    assert "Behovet hos kvinnor och män är okänt." in said
    assert "ingen redovisad" in text(read("12", ar=2013))  # Skåne's MMR1 is zero


@pytest.mark.parametrize("name", ["00", "23", "lup"])
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
