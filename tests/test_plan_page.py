"""The page of the plan: status in units, nothing of ours taken for the document's, filters and search in the address.

Expected figures are the plan's own, typed from it, or follow from them by its own arithmetic.
"""

import re

import pytest

from tests.test_api import v1
from tests.test_lup_extracts import ACTIVITIES_PER_HEADING, ACTIVITIES_PER_READING
from tests.test_pages import Shown, ask, menu_page, opened, words

NBSP = "\u00a0"
SLUGS = {
    "done": "genomford",
    "under way": "pagar",
    "not begun": "ej-paborjad",
    "ended": "upphord",
    "unclear": "oklar",
}


@pytest.fixture(scope="module")
def shown() -> Shown:
    return menu_page("plan.py")


def said(shown: Shown) -> str:
    """All words of the page on one line, no-break spaces as plain ones."""
    return " ".join(shown.lines).replace(NBSP, " ").replace("\u00ad", "")


def listed(shown: Shown) -> list[str]:
    """The ids of the activities shown, two digits as in the extract."""
    items = [item for body in shown._bodies for item in re.findall(r"<li><p><strong>(\d+)\. ", body)]
    return [f"{int(number):02d}" for number in items]


def expanders(shown: Shown) -> list[tuple[str, bool]]:
    """Label and openness of the activities' headings."""
    found = [block.proto for block in shown.page.main.get("expander")]
    others = ("Så läser du sidan", "Visa som tabell")
    return [(block.label.replace("*", ""), block.expanded) for block in found if block.label not in others]


def test_opens_with_the_status_of_both_targets_in_units(shown: Shown) -> None:
    lead = shown.lead.replace(NBSP, " ")
    for part in (
        "Sjukpenningdagar: målet är uppfyllt.",
        "krympte med 2,3 dagar till 30 september 2017; målet var 1,0",
        "Medarbetarnas sjukfrånvaro: målet är delvis uppfyllt.",
        "krympte med 0,8 procentenheter till 31 december 2016; målet var 1,0",
    ):
        assert part in lead
    assert "%" not in lead


def test_no_progress_is_told_in_percent(shown: Shown) -> None:
    assert not re.search(r"\b(230|80|23|140)[,.]?0?\s?%", said(shown))


def test_the_status_is_ours_and_the_printed_one_unknown(shown: Shown) -> None:
    everything = said(shown)
    assert "regeln är vår" in everything
    assert "Dokumentets egen status är okänd" in everything
    assert "11 av 36 rader" in everything
    statuses = [text for text in shown.of_class("rd-text") if "enligt vår regel" in text]
    assert [text.replace("\ufe0e", "") for text in statuses] == [
        "✔ uppfyllt enligt vår regel; tryckt status: okänd",
        "◐ delvis uppfyllt enligt vår regel; tryckt status: okänd",
    ]


def test_the_document_and_its_dates_are_named(shown: Shown) -> None:
    everything = said(shown)
    assert "ett annat dokument" in everything
    assert (
        "rubriken säger 16 november 2017, målens kolumn 15 november 2016 och aktiviteternas 16 november" in everything
    )


@pytest.mark.parametrize(
    ("caption", "cells"),
    [
        ("Sjukpenningdagar: så räknas det", ["+3,0", "+0,7", "2,3", "1,0", "+1,4", "+0,9", "2,3"]),
        ("Medarbetarnas sjukfrånvaro: så räknas det", ["+1,2", "+0,4", "0,8", "1,0", "+0,2", "+0,6", "0,8"]),
    ],
)
def test_the_arithmetic_is_written_out(shown: Shown, caption: str, cells: list[str]) -> None:
    (table,) = [table for table in shown.tables if table.caption.startswith(caption)]
    assert [row[-1] for row in table.rows] == cells
    if caption.startswith("Sjuk"):
        sums = [row[1].replace(NBSP, " ") for row in table.rows]
        assert [s for s in sums if "12,4 − 9,4" in s or "11,0 − 10,3" in s or "3,0 − 0,7" in s] == sums[:3]


def test_the_two_changes_and_what_riket_means(shown: Shown) -> None:
    everything = said(shown)
    for sentence in (
        "Av 2,3 dagar är 1,4 länets egen förändring och 0,9 övriga landets förändring.",
        "Länets egen förändring ensam är minst så stor som den önskade.",
        "Större delen är alltså inte regionens egen förändring.",
        "0,8 kan vara allt från 0,6 till strax under 1,0 procentenhet",
        "Med riket menas här hela landet.",
        "menar här snittet för alla landsting",
        "i december 2015 stod Jämtland på 13,8 och riket på 10,5, enligt en uppgift utanför planen",
    ):
        assert sentence in everything


PAID_DAYS = (
    "Talet räknar utbetalda dagar. Färre dagar kan betyda att fler är friska, att fler har fått avslag eller att "
    "fallen är kortare. Staten beslutar och betalar. Siffrorna kan inte säga om planen har verkat."
)


def test_beside_every_narrowing_of_days_stands_what_they_count(shown: Shown) -> None:
    everything = said(shown)
    assert everything.count(PAID_DAYS) == 3  # in the view, in the target's section, beside the days' value
    assert not re.search("egen del|de andras del|egna delen|egen förbättring|friskare", everything, re.IGNORECASE)
    (claim,) = [each for each in v1("checks.json").json() if each["id"] == "lup-sick-days"]
    assert claim["explanation"].endswith(PAID_DAYS)
    (own,) = [t for t in v1("targets.json").json() if t["target_id"] == "sick-days"]
    assert (own["own_part"], own["others_part"]) == (1.4, 0.9), "the names that other programs know"


def test_what_came_after_the_follow_up_is_told_and_changes_no_status(shown: Shown) -> None:
    everything = said(shown)
    assert (
        "Senare, ur en annan källa än planen: december 2018 Jämtland 8,7, riket 9,7, skillnad −1,0; december 2025 "
        "Jämtland 12,5, riket 10,1, skillnad +2,4. Det ändrar ingen status."
    ) in everything
    assert "helår 2021 Regionen 5,4 %, landstingens snitt 6,4 %, skillnad −1,0. Det ändrar ingen status." in everything
    assert "Sjukpenningdagar: målet är uppfyllt. Skillnaden mot riket krympte med 2,3 dagar" in everything


def test_charts_name_their_finding_and_have_a_table_with_sources(shown: Shown) -> None:
    days_path, days, staff_path, staff, counties = shown.charts
    assert "uppmätt är +0,7" in days_path
    assert "uppmätt är +0,4" in staff_path
    assert "från 8,6 (Östergötland) till 13,8 (Jämtland)" in counties
    assert "december 2014: riket 9,4, Jämtland 12,4" in days
    assert "december 2015: riket 10,5, Jämtland 13,8" in days
    assert "januari–oktober 2017: Regionen 5,55" in staff
    assert min(map(len, shown.charts)) >= 20
    by_period = shown.table("Avser", "Jämtland", "Källa")
    rows = [row[:4] for row in by_period.rows]
    assert (rows[0], rows[-1]) == (["december 2011", "8,7", "6,8", "+1,9"], ["december 2025", "12,5", "10,1", "+2,4"])
    assert [row for row in rows if row[0][-4:] in ("2014", "2015")] == [
        ["juli 2014", "11,8", "8,9", "+2,9"],
        ["december 2014", "12,4", "9,4", "+3,0"],  # the plan
        ["december 2014", "12,4", "9,4", "+3,0"],  # the series
        ["december 2014", "–", "9,4", "–"],
        ["december 2015", "13,8", "10,5", "+3,3"],
        ["december 2015", "13,8", "10,5", "+3,3"],
    ]
    assert ["september 2017", "11,0", "10,3", "+0,7"] in rows
    for table in shown.tables:
        if "Källa" in table.headings:
            assert all(table.column("Källa").values())


def test_the_own_january_to_october_pair_meets_no_average(shown: Shown) -> None:
    by_period = shown.table("Avser", "Regionen", "Alla landsting")
    pair = {row[0]: row[1:4] for row in by_period.rows if "oktober" in row[0]}
    assert pair == {"januari–oktober 2016": ["6,54", "–", "–"], "januari–oktober 2017": ["5,55", "–", "–"]}
    assert "0,65" not in said(shown)  # 6.2 - 5.55


def test_four_targets_cannot_be_judged(shown: Shown) -> None:
    assert said(shown).count("? kan inte bedömas (tryckt status: okänd)") == 4
    assert "ej uppfyllt" not in " ".join(shown.of_class("rd-status"))


def test_all_activities_with_reading_reason_and_unknown_status(shown: Shown) -> None:
    assert listed(shown) == [f"{n:02d}" for n in range(1, 31)]
    items = [words(i) for body in shown._bodies for i in re.findall(r"<li><p><strong>\d+\..*?</li>", body)]
    assert len(items) == 30
    for item in items:
        assert re.search(r"Vår läsning: (genomförd|pågår|ej gjord|ersatt eller avslutad|oklar)\s?\. \S", item), item
        assert "Tryckt status: okänd" in item
        assert "Källa: LUP, aktiviteter" in item
        assert not re.search("[✔◐✖]", item)  # a reading is not a status
    labels = [label for label, _ in expanders(shown)]
    assert [label.rsplit(" (", 1)[0] for label in labels] == list(ACTIVITIES_PER_HEADING)
    assert [int(re.search(r"\((\d+)\)", label)[1]) for label in labels] == list(ACTIVITIES_PER_HEADING.values())
    assert not any(is_open for _, is_open in expanders(shown))


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        (
            "sv",
            (
                "Genomförd: texten säger att det som aktiviteten ber om finns",
                "Pågår: ",
                "Ej gjord: ",
                "Ersatt eller avslutad: ",
                "Oklar: texten säger inget av detta.",
            ),
        ),
        (
            "en",
            (
                "Done: the text says that what the activity asks for exists",
                "Under way: ",
                "Not done: ",
                "Replaced or closed: ",
                "Unclear: the text says none of this.",
            ),
        ),
    ],
)
def test_the_rule_of_the_readings_stands_where_they_are_counted(language: str, rule: tuple[str, ...]) -> None:
    shown = menu_page("plan.py", sprak=language)
    counts = ("Vår läsning: 5 genomförda, 9 pågår", "Our reading: 5 done, 9 under way")[language == "en"]
    (counted,) = [number for number, line in enumerate(shown.lines) if line.startswith(counts)]
    following = shown.lines[counted + 1 : counted + 7]
    assert [line[: len(said)] for said, line in zip(rule, following[-5:], strict=True)] == list(rule)


def test_no_retelling_changes_the_language_of_a_paragraph() -> None:
    """In English only sources stay Swedish, marked as such; the search finds English words."""
    shown = ask(opened("plan.py"), sprak="en")
    everything = "".join(shown._bodies)
    paragraphs = re.findall(r"<p class='([\w-]+)'>|<p>(.*?)</p>", everything)
    assert [told for _name, told in paragraphs if 'lang="sv"' in told] == []
    items = re.findall(r"<li><p><strong>\d+\..*?</li>", everything)
    assert len(items) == 30
    assert "The text says that a concrete proposal is lacking." in words(items[3])
    assert [
        label for label, _ in expanders(shown) if re.search("[åäö]", label.replace("Region Jämtland Härjedalen", ""))
    ] == []
    found = ask(opened("plan.py"), sprak="en", sok="gender hand")
    assert listed(found) == ["07"]


@pytest.mark.parametrize("reading", SLUGS)
def test_filter_by_reading(reading: str) -> None:
    shown = menu_page("plan.py", lasning=SLUGS[reading])
    assert listed(shown) == ACTIVITIES_PER_READING[reading]
    assert f"Visar {len(ACTIVITIES_PER_READING[reading])} av 30 aktiviteter." in shown.of_class("rd-text")
    assert all(is_open for _, is_open in expanders(shown))
    assert shown.of_class("rd-notice") == []


def test_filters_and_search_together() -> None:
    page = opened("plan.py")
    heading = "forbattra-for-personer-med-muskuloskeletala-besvar"
    assert listed(ask(page, rubrik=heading)) == ["21", "22", "23", "24", "25"]
    assert listed(ask(page, rubrik=heading, lasning="oklar")) == ["23", "25"]
    assert listed(ask(page, rubrik=heading, lasning="oklar", sok="Försäkringskassan")) == ["23"]
    assert listed(ask(page, sok="  rehabkoordinatorer  1,0 ")) == ["10"]
    assert len(listed(ask(page))) == 30


def test_nothing_found_says_what_to_do() -> None:
    shown = menu_page("plan.py", sok="luftballong", lan="Skåne")
    (notice,) = shown.of_class("rd-notice")
    assert "Ingen aktivitet passar. Välj Alla under Vår läsning och Rubrik, eller töm sökrutan." in notice
    assert listed(shown) == []
    (link,) = [m for body in shown._bodies if "rd-notice" in body for m in re.findall(r"href='(lup\?[^']*)'", body)]
    assert "Sk%C3%A5ne" in link
    assert "sok" not in link


@pytest.mark.parametrize(
    "given",
    [
        {"lasning": "uppfyllt"},
        {"lasning": "done"},
        {"rubrik": "okand"},
        {"sok": "å" * 101},
        {"lasning": "<b>", "rubrik": "';--"},
    ],
)
def test_what_cannot_be_used_gives_the_default_and_a_line(given: dict[str, str]) -> None:
    shown = menu_page("plan.py", **given)
    assert not shown.page.exception
    notices = shown.of_class("rd-notice")
    assert len(notices) == len(given)
    assert all(f"{name}=" in notice for name, notice in zip(given, notices, strict=True))
    assert max(map(len, notices)) < 250
    assert len(listed(shown)) == 30


def test_search_is_words_not_markup_or_patterns() -> None:
    page = opened("plan.py")
    for sought in ("<script>alert(1)</script>", ".*", "(", "\\", "%", "'"):
        shown = ask(page, sok=sought)
        assert not shown.page.exception
        assert listed(shown) == []


def test_another_county_is_told_whose_plan_it_is() -> None:
    page = opened("plan.py")
    shown = ask(page, "Halland")
    (line,) = [text for text in shown.of_class("rd-text") if text.startswith("Planen är")]
    assert line.startswith("Planen är Region Jämtland Härjedalens. Halland har inga mål i den")
    assert shown.table("Avser", "Jämtland", "Halland").column("Halland")["december 2015"] == "9,9"
    assert shown.lead == menu_page("plan.py").lead
    for own in (None, "Jämtland"):
        assert "Planen är Region" not in said(ask(page, own))


def test_sexes_are_never_averaged() -> None:
    """December 2017: women 13.4, men 7.3 in Jämtland, 10.3 together; no mean of them, of July 2014, or of 2022."""
    shown = menu_page("plan.py", "Skåne", tidpunkt="2017-12")
    apart = shown.table("Avser", "Kvinnor, Jämtland", "Män, riket")
    assert [row[:5] for row in apart.rows] == [
        ["juli 2014", "15,6", "–", "8,3", "–"],
        ["december 2017", "13,4", "13,3", "7,3", "6,9"],
        ["2022, månad ej angiven", "11,7", "12,4", "6,5", "6,8"],
    ]
    assert all(apart.column("Källa").values())
    # What both have together is the series' own figure.
    assert shown.table("Avser", "Jämtland", "Källa").column("Jämtland")["december 2017"] == "10,3"
    everything = said(shown)
    for mean in ("10,35", "10,4 dagar", "11,95", "9,1 dagar"):
        assert mean not in everything


def test_the_copied_link_spells_the_filters_out() -> None:
    page = opened("plan.py")
    for given, expected in (
        ({}, ("lasning=alla", "rubrik=alla", "tidpunkt=2015-12", "dagar=1.4")),
        ({"dagar": "2.5", "dagkostnad": "900"}, ("dagar=2.5", "dagkostnad=900")),
        ({"lasning": "pagar", "sok": "STR A"}, ("lasning=pagar", "rubrik=alla", "sok=STR+A")),
    ):
        (link,) = ask(page, **given).copied
        assert "/lup?" in link
        assert all(part in link for part in expected)
