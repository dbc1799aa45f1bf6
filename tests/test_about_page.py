"""Om uppgifterna, as run: the statement has what Digg's model asks for, and who runs the site is as the host says."""

import re

import pytest

from rehabdata.ui.about import statement_parts
from tests.test_pages import menu_page

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


def test_a_source_on_the_web_is_a_link_named_after_its_site() -> None:
    table = menu_page("about.py").table("Vad", "Källa", "Anmärkning")
    assert "År" not in table.headings  # "Gäller från" says it
    sources = set(table.column("Källa").values())
    assert not [source for source in sources if "://" in source]
    assert {"skr.se", "kunskapsguiden.se"} <= sources
