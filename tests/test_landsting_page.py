"""A landsting's page as shown: the answer in few lines, whom it stands beside, what is missing, zero and bad input."""

import re

import pytest

from tests.test_pages import COUNTIES, NBSP, NONE_REPORTED, ask, landsting_page, one_landsting

QUESTIONS = ["Får vi betalt?", "Hur många till?", "Gör vi färre än andra?", "Täcker ersättningen kostnaden?"]


def test_the_answer_then_the_strip_then_four_questions_in_every_state() -> None:
    page = landsting_page()
    for county in COUNTIES:
        for year in (2012, 2013):
            shown = ask(page, county, ar=year)
            assert [shown.order.count(kind) for kind in ("rd-lead", "rd-strip")] == [1, 1], county
            assert shown.order.index("rd-lead") < shown.order.index("finding") < shown.order.index("rd-strip")
            assert shown.headings_of("subheader")[:4] == QUESTIONS
            asked = [n for n, piece in enumerate(shown.pieces) if piece.kind == "subheader"][:4]
            answers = [shown.pieces[n + 1].body for n in asked]
            assert all(re.fullmatch(r"<p class='rd-text'>.*(\.|</a>)</p>", answer, re.DOTALL) for answer in answers)


def test_each_row_of_the_strip_is_told_in_a_sentence() -> None:
    (strip,) = (piece.body for piece in one_landsting("Jämtland").pieces if piece.kind == "rd-strip")
    told = re.findall("role='img' aria-label='(.*?)'", strip)
    assert told[0].replace(NBSP, " ") == (
        "Andel av avsatta medel: Jämtland 40,4 %, plats 9, delad, 95 %-intervall 34,7–47,7 %, riket 48,3 %, medianen "
        "37,4 %, året före 31,2 %."
    )
    assert len(told) == 5
    assert sum("plats" in one for one in told) == 1


def test_sick_days_stand_apart_from_the_share_and_say_so() -> None:
    shown = ask(landsting_page(), "Jämtland", avsnitt="sjukpenningdagar")
    assert "Jämtland hade 12,5 sjukpenningdagar i december 2025, 2,4 fler än riket." in shown.findings
    assert any("det ena följer inte av det andra" in line for line in shown.of_class("rd-text"))
    assert any("Siffrorna kan inte säga om planen har verkat." in line for line in shown.of_class("rd-small"))


def test_2011_tells_its_own_counts_and_the_money_of_2013() -> None:
    texts = " ".join(one_landsting("Jämtland", ar=2011).of_class("rd-text"))
    assert "2011 redovisade Jämtland påbörjade eller avslutade behandlingar, KBT/IPT: 202, MMR: 103." in texts
    assert "2011 redovisade" not in " ".join(one_landsting("Jämtland", ar=2013).of_class("rd-text"))


def test_beside_whom() -> None:
    shown = one_landsting("Jämtland", jamfor_med="VGR,Gotland,Jämtland")
    beside = shown.table("Andel 2012", "Andel 2013", "Plats 2013")
    assert [row[0] for row in beside.rows] == [
        "Jämtland", "Riket", "Medianen", "Umeåregionen (Norra)", "Liknande regioner, hälso- och sjukvård (Kolada 2024)",
        "Liknande regioner, socioekonomi (Kolada 2024)", "Västra Götaland", "Gotland",
    ]  # fmt: skip
    assert beside.column("Andel 2013")["Riket"] == f"48,3{NBSP}%"
    assert beside.column("Plats 2013") == {row[0]: "–" for row in beside.rows} | {
        "Jämtland": "9, delad", "Västra Götaland": "2", "Gotland": "4, delad",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Mora", "jamfor_med=Mora är inget landsting"),
        ("Mora,Gotland,Lund", "jamfor_med=Mora, Lund är inga landsting"),
        ("Gotland", ""),
        (",,", ""),
        ("<b>x</b>", "jamfor_med=<b>x</b> är inget landsting"),
    ],
)
def test_unknown_names_are_one_line_and_the_known_stay(given: str, told: str) -> None:
    shown = one_landsting("Kalmar", jamfor_med=given)
    names = [row[0] for row in shown.table("Plats 2013", "Andel 2012").rows]
    assert ("Gotland" in names) == ("Gotland" in given)
    said = shown.of_class("rd-notice")
    assert len(said) == bool(told)
    assert told in " ".join(said)


def test_halland_and_vastra_gotaland_in_their_healthcare_regions() -> None:
    halland = " ".join(one_landsting("Halland").lines)
    assert "Halland ligger i två sjukvårdsregioner och räknas inte i någon av dem." in halland
    alone = one_landsting("Västra Götaland")
    assert "här Västra Götaland ensamt, eftersom Halland ligger i två" in " ".join(alone.lines)
    assert len(alone.table("Plats 2013", "Andel 2012").rows) == 5


def test_zero_is_none_reported_beside_others_too() -> None:
    assert one_landsting("Skåne").table("Plats 2013").column(f"MMR1 per 10{NBSP}000")["Skåne"] == NONE_REPORTED


def test_the_money_year_by_year_and_one_more_of_each() -> None:
    shown = one_landsting("Skåne")
    by_year = shown.table("Fördelning för året", "Plats")
    assert by_year.column("Andel") == {"2013": f"102,5{NBSP}%", "2012": f"72,9{NBSP}%"}
    assert by_year.column("Plats") == {"2013": "1", "2012": "1"}
    one_more = shown.table("Behandling", "Kronor")
    assert one_more.column("Kronor") == {
        "KBT/IPT": f"13{NBSP}000{NBSP}kr",
        "MMR1": f"26{NBSP}000{NBSP}kr",
        "MMR2": f"46{NBSP}000{NBSP}kr",
    }
    sources = " ".join(shown.of_class("rd-source"))
    assert "om ersättningen täcker kostnaden går inte att säga" in sources
    assert "Ramen och ersättningarna 2012 är härledda, inte tryckta." in sources


def test_the_intervals_and_their_formulas_are_named() -> None:
    shown = one_landsting("Jämtland")
    assert "Byars approximation" in " ".join(shown.of_class("rd-source"))
    assert "Wilsons formel" in " ".join(shown.of_class("rd-source"))
    rates = shown.table("Behandling", "95 %-intervall".replace(" ", NBSP), "Medianen")
    for row in rates.rows:
        cells = dict(zip(rates.headings, row, strict=True))
        low, high = (float(end.replace(",", ".")) for end in cells[f"95{NBSP}%-intervall"].split("–"))
        assert low <= float(cells[f"Per 10{NBSP}000"].replace(",", ".")) <= high
    assert "inte för att säga något om en trend" in " ".join(shown.of_class("rd-text"))


def test_what_is_not_chosen_is_not_sent_and_old_names_choose_their_section() -> None:
    shown = ask(landsting_page(), "Gotland")
    named = re.findall(r"data-anchor='([\w ]+)'", "".join(shown._bodies))
    assert named == ["jamfort", "pengar", "behandlingar", "kon", "sjukpenningdagar", "berattar", "alla"]
    assert len(shown.charts) == 1, "the strip of years"
    assert [len(ask(landsting_page(), "Gotland", avsnitt=name).charts) for name in named[1:-1]] == [0, 2, 1, 1, 0]
    assert len(one_landsting("Gotland").charts) == 5


def test_the_chosen_years_women_and_men_are_told_first() -> None:
    for year in (2012, 2013):
        texts = one_landsting("Gotland", ar=year).of_class("rd-text")
        told = [line.split()[3] for line in texts if line.startswith("Av de behandlade")]
        assert told == [str(year), str(4025 - year)]
