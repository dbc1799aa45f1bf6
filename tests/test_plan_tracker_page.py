"""The tracker on the plan's page: all in one view, course and firmness, all counties, the tools, other plans."""

import re
from pathlib import Path

import pytest

from rehabdata import language
from rehabdata.__main__ import main
from rehabdata.data import open_data
from rehabdata.ui import source
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
        "Sjukpenningdagar ✔ uppfyllt 2,3 av 1,0 dag; länets egen förändring 1,4",
        "Medarbetarnas sjukfrånvaro ◐ delvis uppfyllt 0,8 av 1,0 procentenhet; regionens egen förändring 0,2",
    ]
    assert [card.endswith("? kan inte bedömas utan mått i planen") for card in cards[2:]] == [True] * 4
    told = words(view(shown)).replace(NBSP, " ")
    assert (
        "30 aktiviteter, vår läsning: 5 genomförda 3, 9, 10, 21, 26 9 pågår 1, 2, 8, 11, 13, 17, 27, 28, 29 "
        "8 ej gjorda 4, 5, 14, 16, 19, 20, 22, 24 3 ersatta eller avslutade 6, 12, 30 5 oklara 7, 15, 18, 23, 25"
    ) in told
    links = re.findall(r"href='(lup\?[^']*)'", view(shown))
    assert [(link.split("lasning=")[1]) for link in links] == [
        f"{slug}#aktiviteter" for slug in ("genomford", "pagar", "ej-paborjad", "upphord", "oklar")
    ]
    assert "Dokumentets egna märken är okända" in told
    first_section = shown.order.index("header")
    assert shown.order.index("rd-view") == shown.order.index("rd-lead") + 1 < first_section


def test_ways_down_the_page_lead_somewhere(shown: Shown) -> None:
    everything = "".join(shown._bodies)
    ways = re.findall(r"href='#([\w-]+)'", view(shown))
    assert len(ways) == 6 + 4, "a way from each target, and to four parts of the page"
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
        "med riket kvar på 2014 års nivå, är ändringen +1,4 och målet uppfyllt.",
        "med landstingens snitt kvar på 2014 års nivå, är ändringen +0,2 och målet delvis uppfyllt.",
        "Riket för sig: 9,4 (december 2014); 10,5 (december 2015, utanför planen); 10,8 (december 2016, utanför "
        "planen); 10,3 (september 2017).",
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
        ("2011-12", 4, ["Jämtland", "8,7", "+1,9", "1"]),
        ("2015-12", 4, ["Jämtland", "13,8", "+3,3", "1"]),
        ("2017-12", 10, ["Jämtland", "10,3", "+0,2", "13", "13,4", "+0,1", "14", "7,3", "+0,4", "11"]),
        ("2020-12", 4, ["Jämtland", "7,2", "−2,1", "21"]),
        ("2022", 7, ["Jämtland", "11,7", "−0,7", "16", "6,5", "−0,3", "13"]),
        ("2022-12", 4, ["Jämtland", "9,7", "0,0", "12"]),
        ("2025-12", 4, ["Jämtland", "12,5", "+2,4", "4"]),
    ],
)
def test_all_counties_have_gap_and_place_and_no_status(month: str, headings: int, jamtland: list[str]) -> None:
    shown = menu_page("plan.py", "Halland", tidpunkt=month)
    table = shown.table("Län", "Mot riket", "Plats")
    assert len(table.headings) == headings
    assert sorted(row[0] for row in table.rows) == sorted(COUNTIES)
    assert [row for row in table.rows if row[0] == "Jämtland"] == [jamtland]
    assert not re.search("uppfyllt|bedömas", " ".join(cell for row in table.rows for cell in row))
    assert (
        "Jämtland hade senast flest sjukpenningdagar av alla län i december 2015. I december 2025 var platsen 4, +2,4 "
        "dagar mot riket."
    ) in said(shown)
    once_apart = "December 2022 visade förut kvinnor och män för sig, men de talen anger ingen månad"
    assert said(shown).count(once_apart) == (1 if month == "2022-12" else 0)


def test_what_lacks_statistics_or_a_system_is_a_list_of_its_own(shown: Shown) -> None:
    (listed,) = [body for body in shown._bodies if "Saknas: " in body and body.startswith("<ul class='rd-text'>")]
    items = [words(item) for item in re.findall(r"<li>(.*?)</li>", listed)]
    assert [item.split(".")[0] for item in items] == [
        "1", "14", "22", "Målet Psykisk ohälsa", "Målet Muskuloskeletala besvär",
    ]  # fmt: skip
    assert [re.search(r"Saknas: (\w+)", item)[1] for item in items] == [
        "statistik", "systemstöd", "systemstöd", "statistik", "statistik",
    ]  # fmt: skip


def test_what_the_plan_says_of_targets_without_figures_is_told(shown: Shown) -> None:
    assert said(shown).count("Vad uppföljningen säger, daterat 15 november 2016: ") == 4
    assert "på andra går det inte än, för Försäkringskassan kan inte bemanna" in said(shown)


def test_a_readers_county_gets_its_places_and_gaps_in_words_and_no_status() -> None:
    told = said(menu_page("plan.py", "Skåne", tidpunkt="2017-12"))
    assert (
        "Skåne: båda könen: plats 16, −0,9 dagar mot riket; kvinnor: plats 17, −1,3 dagar mot riket; män: plats 17, "
        "−0,6 dagar mot riket."
    ) in told
    assert not re.search(r"Skåne[^.]*uppfyllt", told)


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
    assert "Förvalt är länets egen förändring, 1,4 dagar, inte hela den krympta skillnaden på 2,3" in empty
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
    page = opened("plan.py")
    ask(page, sprak="en")
    with language.speaking("en"):  # in which the boxes of this page tell their options
        page.text_input(key="choose_dagkostnad").set_value("1,250.5").run()
    assert page.query_params["dagkostnad"] == "1250.5"
    shown = menu_page("plan.py", sprak="en", dagkostnad="1250")
    fields = {field.key: field.value for field in shown.page.text_input}
    assert (fields["choose_dagkostnad"], fields["choose_dagar"]) == ("1250", "1.4")


def test_what_a_tool_cannot_use_is_told_and_what_was_there_stays() -> None:
    page = opened("plan.py")
    ask(page, dagkostnad="1250", dagar="2.5")
    page.text_input(key="choose_dagkostnad").set_value("1e3").run()
    page.text_input(key="choose_dagar").set_value("2,5").run()
    assert (page.query_params["dagar"], page.query_params["dagkostnad"]) == ("2.5", "1250")
    page.text_input(key="choose_dagkostnad").set_value("1e3").run()
    assert page.text_input(key="choose_dagkostnad").value == "1250"
    (notice,) = Shown(page).of_class("rd-notice")
    assert notice == f"Kostnad per dag, kr: 1e3 kan inte användas. Skriv ett tal från 0 till 100{NBSP}000."


@pytest.mark.parametrize(
    "given",
    [
        {"dagar": "-1"},
        {"dagar": "många"},
        {"dagar": "1e3"},
        {"dagkostnad": "nan"},
        {"dagkostnad": "100001"},
        {"tidpunkt": "2016-06"},
    ],
)
def test_what_a_tool_cannot_use_gives_the_default_and_one_line(given: dict[str, str]) -> None:
    shown = menu_page("plan.py", **given)
    assert not shown.page.exception
    (notice,) = shown.of_class("rd-notice")
    assert all(f"{name}={value}" in notice for name, value in given.items())
    assert "Utan kostnad per dag blir det inget belopp." in said(shown)


def page_with(files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The page of data into which these files were merged, by the command that a host uses."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    assert main(["merge", *(str(folder / name) for name in files), "--to", str(folder / "underlag")]) == 0
    merged = open_data(folder / "underlag")
    for name in ("data", "shared"):  # as after a start with the folder
        monkeypatch.setattr(source, name, lambda: merged)
    tracked = menu_page("plan.py")
    merged.connection.close()
    assert not tracked.page.exception
    return tracked


def test_a_measurement_brought_in_is_tracked_and_never_said_to_be_the_plans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = (
        "Mål;Datum;Period;Region;Jämförelse;Källa\n"
        "Sjukpenningdagar;2018-06-30;vid datumet;10,6;10,1;Försäkringskassan, juni 2018\n"
        "Medarbetarnas sjukfrånvaro;2017-12-31;helår;6,0;6,1;\n"
    )
    followed_up = (
        "Nr;Rubrik;Aktivitet;Läge;Läsning;Skäl;Tryckt status;Datum;Nämnda;Saknas;Källa\n"
        "04;Samma sjuktal som övriga landet;Föreslå en modell som ökar rörligheten i hela regionen.;Ett förslag är "
        "lämnat.;genomförd;Förslaget sägs vara lämnat.;okänd;2018;;;\n"
    )
    tracked = page_with({"nytt.csv": measured, "aktiviteter.csv": followed_up}, tmp_path, monkeypatch)
    everything = said(tracked)
    assert "Läget enligt en inlämnad uppgift: Ett förslag är lämnat." in everything
    assert everything.count("Läget i november 2017: ") == 29
    assert "6 genomförda 3, 4, 9, 10, 21, 26" in words(view(tracked))
    # The line through 3.0, 0.7 after 1 004 days and 0.5 after 1 277 stands at -0.03 after 1 461.
    assert "en rät linje genom de tre mätningarna leder till 0,0 den 31 december 2018; målet är +2,0." in everything
    assert "Den 30 juni 2018 vore skillnaden på vägen +2,1; uppmätt är +0,5. Det är 1,6 dagar före vägen." in everything
    assert "Den senaste mätningen är inlämnad efteråt: Försäkringskassan, juni 2018." in everything
    assert "Den senaste mätningen är inlämnad efteråt: egen fil: nytt.csv." in everything
    sums = [row[1].replace(NBSP, " ") for table in tracked.tables for row in table.rows if len(row) > 1]
    assert "då − nu: 1,2 − (−0,1)" in sums, "no sign beside a sign"
    days = tracked.table("Avser", "Jämtland", "Hör till")
    assert [(row[0], row[4]) for row in days.rows if row[4] != "utanför planen"][-2:] == [
        ("september 2017", "planen"),
        ("juni 2018", "inlämnad efteråt"),
    ]


def test_days_that_have_not_become_fewer_are_worth_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = "Mål;Datum;Period;Region;Jämförelse\nSjukpenningdagar;2018-06-30;vid datumet;{};{}\n"
    for place, (region, comparison, told) in enumerate(
        [
            ("13,9", "10,1", "Länet har inte fått färre dagar, så 0 dagar är förvalt."),
            ("11,4", "8,9", "kostnad per dag. Förvalt är länets egen förändring, 1,0 dagar. "),
        ]
    ):
        folder = tmp_path / str(place)
        folder.mkdir()
        assert told in said(page_with({"nytt.csv": measured.format(region, comparison)}, folder, monkeypatch))


def test_a_target_of_another_plan_is_tracked_on_the_same_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> None:
    assert "Mål i andra planer" not in said(shown)
    tracked = page_with({"mal.csv": TARGETS, "matningar.csv": MEASURED}, tmp_path, monkeypatch)
    everything = said(tracked)
    assert "href='#andra-planer'" in view(tracked)
    assert "Plan för primärvården: Svar inom tre dagar" in everything
    assert (
        "Regionens egen nivå förbättrades med 5,5 procentenheter till 31 december 2017; målet var 10,0." in everything
    )
    assert "85,5 %" in everything
    assert "Den raka vägen går från 80,0 den 31 december 2015 till 90,0 den 31 december 2019." in everything
    assert "Det är 0,5 procentenheter före vägen." in everything
    assert "Framskrivning: en rät linje genom de tre mätningarna leder till" in everything
    assert "Plan för primärvården: Långa sjukfall" in everything
    statuses = [text.replace("\ufe0e", "") for text in tracked.of_class("rd-text") if "enligt vår regel" in text]
    assert statuses[2:] == ["◐ delvis uppfyllt enligt vår regel"] * 2, "another plan printed no status that was lost"
    of_plan, of_both = ([body for body in page._bodies if "tables/target_results" in body] for page in (shown, tracked))
    assert len(of_plan) > 1, "below the LUP's own targets"
    assert len(of_both) == len(of_plan), "the open data have the LUP's own targets: no link below another plan's"
