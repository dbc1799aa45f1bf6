"""The tracker on the plan's page: all in one view, course and firmness, all counties, the tools, other plans."""

import re
from pathlib import Path

import pytest

from rehabdata.__main__ import main
from rehabdata.database import open_database
from rehabdata.extracts import read_description
from rehabdata.ui import source
from rehabdata.ui.plan_tools_parts import as_in_address
from tests.test_other_plans import MEASURED, TARGETS
from tests.test_pages import COUNTIES, Shown, ask, menu_page, opened, words

NBSP = "\u00a0"


@pytest.fixture(scope="module")
def shown() -> Shown:
    return menu_page("plan.py")


def said(shown: Shown) -> str:
    return " ".join(shown.lines).replace(NBSP, " ").replace("\u00ad", "").replace("\ufe0e", "")


def view(shown: Shown) -> str:
    """The head of the page, as markup."""
    (found,) = [body for body in shown._bodies if body.startswith("<div class='rd-view'>")]
    return found


def test_six_targets_and_thirty_activities_in_one_view(shown: Shown) -> None:
    cards = [words(card).replace(NBSP, " ").replace("\ufe0e", "") for card in
             re.findall(r"<li>(.*?)</li>", view(shown).split("</ul>")[0])]  # fmt: skip
    assert cards[:2] == [
        "Sjukpenningdagar ✔ uppfyllt 2,3 av 1,0 dag; egen del 1,4",
        "Medarbetarnas sjukfrånvaro ◐ delvis uppfyllt 0,8 av 1,0 procentenhet; egen del 0,2",
    ]
    assert [card.endswith("? kan inte bedömas utan mått i planen") for card in cards[2:]] == [True] * 4
    told = words(view(shown)).replace(NBSP, " ")
    assert "30 aktiviteter, vår läsning: 4 genomförda 10 pågår 8 ej påbörjade 3 upphörda 5 oklara" in told
    assert "Dokumentets egna märken är okända" in told
    first_section = shown.order.index("header")
    assert shown.order.index("rd-view") == shown.order.index("rd-lead") + 1 < first_section


def test_ways_down_the_page_lead_somewhere(shown: Shown) -> None:
    everything = "".join(shown._bodies)
    ways = re.findall(r"href='#([\w-]+)'", view(shown))
    assert len(ways) == 4
    assert [way for way in ways if f"id='{way}'" not in everything] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Den 30 september 2017 vore skillnaden på vägen +2,3; uppmätt är +0,7. Det är 1,6 dagar före vägen.",
        "Inget återstår: hela den önskade förändringen är nådd.",
        "Den 31 december 2016 vore skillnaden på vägen +0,7; uppmätt är +0,4. Det är 0,3 procentenheter före vägen.",
        "0,2 procentenheter återstår till 31 december 2018, alltså 0,10 om året.",
        "Framskrivning: för få mätningar. Det finns två att jämföra, och det behövs minst tre.",
        "Hade förändringen varit 1,4 dagar mindre vore målet delvis uppfyllt.",
        "Hade förändringen varit 0,2 procentenheter större vore målet uppfyllt.",
        "Riket för sig: 9,4 (december 2014); 10,5 (december 2015, utanför planen); 10,3 (september 2017).",
        "Landstingens snitt för sig: 5,6 (helår 2014); 6,0 (helår 2015, utanför planen); 6,2 (helår 2016).",
    ],
)
def test_course_and_firmness_in_words(sentence: str, shown: Shown) -> None:
    assert sentence in said(shown)


def test_other_readings_are_told_with_their_sums(shown: Shown) -> None:
    tables = [table for table in shown.tables if table.caption.startswith("Andra sätt att läsa målet")]
    rows = [[[cell.replace(NBSP, " ").replace("\ufe0e", "") for cell in row] for row in table.rows] for table in tables]
    assert rows[0][2] == ["Riket kvar på 2014 års nivå", "3,0 − (11,0 − 9,4)", "+1,4", "✔ uppfyllt"]
    assert [row[2:] for row in rows[1]] == [
        ["+0,8", "◐ delvis uppfyllt"],
        ["+0,2", "◐ delvis uppfyllt"],
        ["+0,2", "◐ delvis uppfyllt"],
    ]


@pytest.mark.parametrize(
    ("month", "headings", "jamtland"),
    [
        ("2015-12", 4, ["Jämtland", "13,8", "+3,3", "1"]),
        ("2017-12", 7, ["Jämtland", "13,4", "+0,1", "14", "7,3", "+0,4", "11"]),
        ("2022-12", 7, ["Jämtland", "11,7", "−0,7", "16", "6,5", "−0,3", "13"]),
    ],
)
def test_all_counties_have_gap_and_place_and_no_status(month: str, headings: int, jamtland: list[str]) -> None:
    shown = menu_page("plan.py", "Halland", tidpunkt=month)
    table = shown.table("Län", "Mot riket", "Plats")
    assert len(table.headings) == headings
    assert sorted(row[0] for row in table.rows) == sorted(COUNTIES)
    assert [row for row in table.rows if row[0] == "Jämtland"] == [jamtland]
    assert not re.search("uppfyllt|bedömas", " ".join(cell for row in table.rows for cell in row))
    assert "Jämtland hade flest sjukpenningdagar av alla län i december 2015, men inte i december 2022." in said(shown)


def test_what_lacks_statistics_or_a_system_is_a_list_of_its_own(shown: Shown) -> None:
    (listed,) = [body for body in shown._bodies if "Saknas: " in body and body.startswith("<ul class='rd-text'>")]
    items = [words(item) for item in re.findall(r"<li>(.*?)</li>", listed)]
    assert [item.split(".")[0] for item in items] == ["1", "14", "22"]
    assert [re.search(r"Saknas: (\w+)", item)[1] for item in items] == ["statistik", "systemstöd", "systemstöd"]


def test_how_many_coordinators(shown: Shown) -> None:
    """77 893 inhabitants aged 15-64 (Eurostat, 31 December 2017) at 1.0 per 10 000."""
    assert "Hur många rehabkoordinatorer ska vi ha?" in said(shown)
    assert "Jämtland: 7,8 i primärvården, med planens 1,0 per 10 000 från 2018 och 77 893 invånare 15–64 år" in said(
        shown
    )
    assert "Planen räknar listade invånare 16–67 år" in said(shown)
    table = shown.table("Län", "Rehabkoordinatorer", "Värde")
    assert table.column("Rehabkoordinatorer")["Jämtland"] == "7,8"
    assert set(table.column("Värde").values()) == {"kostnad saknas"}
    assert len(table.rows) == 21


def test_the_value_is_own_days_and_empty_until_a_cost_is_given() -> None:
    page = opened("plan.py")
    empty = said(ask(page))
    # 1.4 x 77 893 = 109 050.2
    assert "Jämtland: 1,4 × 77 893 = 109 050 dagar om året. Utan kostnad per dag blir det inget belopp." in empty
    assert "Förvalt är den egna förbättringen, 1,4 dagar, inte hela den krympta skillnaden på 2,3" in empty
    shown = ask(page, dagkostnad="1000")
    assert "109 050 dagar om året, och med 1 000 kr om dagen 109,1 Mkr." in said(shown)
    assert "Räkneexempel, inte beslut." in said(shown)
    assert "inte att planen har orsakat det" in said(shown)
    column = shown.table("Län", "Värde").column("Värde")
    assert column["Jämtland"].replace(NBSP, " ") == "109,1 Mkr"
    free = said(ask(page, dagkostnad="0", dagar="2.25"))
    assert "2,25 × 77 893 = 175 259 dagar om året, och med 0 kr om dagen 0,0 Mkr." in free


def test_a_tool_is_typed_with_a_decimal_comma() -> None:
    page = opened("plan.py")
    ask(page)
    page.text_input(key="choose_dagar").set_value("2,5").run()
    page.text_input(key="choose_dagkostnad").set_value("1 250").run()
    assert (page.query_params["dagar"], page.query_params["dagkostnad"]) == ("2.5", "1250")
    assert "2,5 × 77 893 = 194 733 dagar om året, och med 1 250 kr om dagen 243,4 Mkr." in said(Shown(page))
    page.text_input(key="choose_dagkostnad").set_value("").run()
    assert "dagkostnad" not in page.query_params


def test_an_english_thousand_is_no_decimal() -> None:
    assert as_in_address("1,250.5", "") == "1250.5"
    assert as_in_address("1 250,5", ".") == as_in_address("1\u00a0250,5", ".") == "1250.5"
    shown = menu_page("plan.py", sprak="en", dagkostnad="1250")
    fields = {field.key: field.value for field in shown.page.text_input}
    assert (fields["choose_dagkostnad"], fields["choose_dagar"]) == ("1250", "1.4")


@pytest.mark.parametrize(
    "given",
    [
        {"dagar": "-1"},
        {"dagar": "många"},
        {"dagar": "1e3"},
        {"dagkostnad": "nan"},
        {"dagkostnad": "100001"},
        {"tidpunkt": "2016-12"},
    ],
)
def test_what_a_tool_cannot_use_gives_the_default_and_one_line(given: dict[str, str]) -> None:
    shown = menu_page("plan.py", **given)
    assert not shown.page.exception
    (notice,) = shown.of_class("rd-notice")
    assert all(f"{name}={value}" in notice for name, value in given.items())
    assert "Utan kostnad per dag blir det inget belopp." in said(shown)


def test_a_target_of_another_plan_is_tracked_on_the_same_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> None:
    assert "Mål i andra planer" not in said(shown)
    (tmp_path / "mal.csv").write_text(TARGETS, "utf-8")
    (tmp_path / "matningar.csv").write_text(MEASURED, "utf-8")
    files = [str(tmp_path / name) for name in ("mal.csv", "matningar.csv")]
    assert main(["merge", *files, "--to", str(tmp_path / "underlag")]) == 0
    opened_database = open_database(tmp_path / "underlag")
    described = read_description(tmp_path / "underlag")
    merged = source.Data(opened_database, source.assumptions(), described, source.data_version())
    monkeypatch.setattr(source, "in_use", lambda: merged)
    tracked = menu_page("plan.py")
    opened_database.close()
    everything = said(tracked)
    assert not tracked.page.exception
    assert "Plan för primärvården: Svar inom tre dagar" in everything
    assert "Regionens egen nivå förbättrades med 5,5 procent till 31 december 2017; målet var 10,0." in everything
    assert "Den raka vägen går från 80,0 den 31 december 2015 till 90,0 den 31 december 2019." in everything
    assert "Det är 0,5 procent före vägen." in everything
    assert "Framskrivning: en rät linje genom de tre mätningarna leder till" in everything
    assert "Plan för primärvården: Långa sjukfall" in everything
    statuses = [text.replace("\ufe0e", "") for text in tracked.of_class("rd-text") if "enligt vår regel" in text]
    assert statuses[2:] == ["◐ delvis uppfyllt enligt vår regel"] * 2, "another plan printed no status that was lost"
