"""Om uppgifterna, as run: the statement has what Digg's model asks for, and who runs the site is as the host says."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

from rehabdata.ui import navigation, source
from rehabdata.ui.about import statement_parts
from tests.plain_checks import RATES, SUPPLEMENT, Tables, whole
from tests.test_pages import Shown, menu_page, opened

# The parts of a statement by the model.
SECTIONS = (
    "Hur tillgänglig är webbplatsen?",
    "Om du inte kan använda någon del",
    "Hittat ett fel?",
    "Tillsyn",
    "Brister",
    "Hur vi har provat",
)
SETTINGS = {
    "REHABDATA_OPERATOR": "Region Prov",
    "REHABDATA_CONTACT": "hjalp@prov.example",
    "REHABDATA_COMPLAINTS": "klaga@prov.example",
}


def statement() -> tuple[list[str], str]:
    """Its headings, and all of its words."""
    shown = menu_page("about.py")
    headings = shown.headings_of("subheader")
    paragraphs = shown.of_class("rd-text")
    first = next(n for n, said in enumerate(paragraphs) if said.startswith("Den som driver webbplatsen"))
    return headings, " ".join(paragraphs[first:]).replace("\u00a0", " ")


def test_the_statement_follows_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    headings, said = statement()
    assert tuple(headings) == SECTIONS
    assert "delvis förenligt" in said
    assert "Digg" in said
    assert all(shortcoming in said for shortcoming in statement_parts._SHORTCOMINGS)
    assert re.search(r"Provet och redogörelsen är från \d+ \w+ 20\d\d\.", said)
    assert said.count("ej angivet") == 4  # operator, contact twice, complaints


def test_who_runs_the_site_is_as_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    _headings, said = statement()
    assert "ej angivet" not in said
    assert all(value in said for value in SETTINGS.values())


@pytest.mark.parametrize(
    ("settings", "foot"),
    [
        (("", ""), "Provdrift, utgivare ej angiven."),
        ((" ", "hjalp@prov.example"), "Provdrift, utgivare ej angiven."),
        (("Region <Prov>", ""), "Inte officiell statistik. Utgivare: Region <Prov>."),
        (
            ("Region Prov", "hjalp@prov.example"),
            "Inte officiell statistik. Utgivare: Region Prov, hjalp@prov.example.",
        ),
    ],
)
def test_the_foot_says_who_publishes(settings: tuple[str, str], foot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(SETTINGS, settings, strict=False):
        monkeypatch.setenv(name, value)
    (said,) = menu_page("about.py").of_class("rd-foot")
    assert said == f"{foot} Dataversion {source.shared().version}."


def test_every_page_ends_with_who_publishes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    page = opened("overview.py")
    for entry in navigation.MENU:
        shown = Shown(page.switch_page(f"../../pages/{entry.script}").run())
        (said,) = shown.of_class("rd-foot")
        assert said.startswith("Inte officiell statistik. Utgivare: Region Prov, hjalp@prov.example."), entry.script
        assert shown.order[-1] == "rd-foot", entry.script


def test_corrections_are_told_with_their_dates_latest_first(data_folder: Path) -> None:
    shown = menu_page("about.py")
    assert "Rättelser" in shown.headings_of("header")
    with (data_folder / "versions.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    months = {11: "november", 12: "december"}  # of all changes so far
    expected = []
    for row in reversed(written):
        year, month, day = map(int, row["date"].split("-"))
        expected.append(f"{day} {months[month]} {year}, dataversion {row['version']}: {row['change']}")
    said = [line.replace("\u00a0", " ") for line in shown.lines]
    first = said.index(expected[0])
    assert said[first : first + len(expected)] == expected
    assert expected[-1].startswith("22 november 2026, dataversion 896ecc80: Första versionen")


def test_a_source_on_the_web_is_a_link_named_after_its_site() -> None:
    table = menu_page("about.py").table("Vad", "Källa", "Anmärkning")
    assert "År" not in table.headings  # "Gäller från" says it
    sources = set(table.column("Källa").values())
    assert not [source for source in sources if "://" in source]
    assert {"skr.se", "kunskapsguiden.se"} <= sources


def shares_met(tables: Tables, frame_mkr: Fraction, rates: dict[str, int]) -> int:
    """How many of the 21 printed shares of 2012 follow from a frame and rates."""
    people = {code: tables.people[code, "2011-12-31"] for code in tables.codes}
    nation = sum(people.values())
    counts = {"KBT/IPT": tables.kbt[2012], "MMR1": tables.mmr1[2012], "MMR2": tables.mmr2[2012]}
    met = 0
    for code in tables.codes:
        earned = sum(counts[name][code] * (rate + SUPPLEMENT) for name, rate in rates.items())
        percent = Fraction(100 * earned * nation, people[code]) / (frame_mkr * 1_000_000)
        met += whole(percent) == tables.share[2012][code]
    return met


def test_how_loosely_the_frame_of_2012_is_fitted(data_folder: Path) -> None:
    """The page's own figures, in exact fractions: each gives all 21 shares, a tenth beyond the range does not."""
    tables = Tables(data_folder)
    (said,) = [text for text in menu_page("about.py").of_class("rd-text") if "löst bestämd" in text]
    said = said.replace("\u00a0", " ")
    lowest, highest = (
        Fraction(figure.replace(",", "."))
        for figure in re.search(r"ram från ([\d,]+) till ([\d,]+) Mkr alla 21", said).groups()  # type: ignore[union-attr]
    )
    tenth = Fraction(1, 10)
    assert (lowest, highest) == (Fraction("898.9"), Fraction("901.7"))
    steps = [lowest + n * tenth for n in range(-1, 30)]
    assert [frame for frame in steps if shares_met(tables, frame, RATES) == 21] == steps[1:-1]
    assert steps[-1] == highest + tenth
    others = re.findall(r"(\d+) Mkr med (\d+ \d+), (\d+ \d+) och (\d+ \d+) kr", said)
    assert [int(frame) for frame, *_ in others] == [878, 922]
    for frame, *rates in others:
        amounts = [int(rate.replace(" ", "")) for rate in rates]
        assert shares_met(tables, Fraction(frame), dict(zip(RATES, amounts, strict=True))) == 21
    assert "tillägget är 1 000 kr i alla" in said
