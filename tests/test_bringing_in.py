"""The walk that README describes: a new half-year from templates to pages, by the very commands that stand there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rehabdata import queries
from rehabdata.__main__ import main
from rehabdata.assumptions import read_assumptions
from rehabdata.database import open_database
from rehabdata.money.funding import settle
from tests import brought
from tests.conftest import PROJECT

MADE_BY_HAND = "templates"


def commands() -> list[str]:
    section = (PROJECT / "README.md").read_text("utf-8").partition("## A new half-year, kept\n")[2]
    return section.partition("```\n")[2].partition("```")[0].strip().splitlines()


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command as typed, `python` being the one that runs the tests."""
    python = str(Path(sys.executable).parent)
    return subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=folder,
        env={"PATH": f"{python}:{os.environ['PATH']}", "PYTHONPATH": str(PROJECT), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder where the walk was done, and what each command said; the last command names the data folder."""
    folder = tmp_path_factory.mktemp("vandring")
    *steps, start = commands()
    said: dict[str, str] = {}
    for step in steps:
        ended = shell(step, folder)
        assert (ended.returncode, ended.stderr) == (0, ""), (step, ended.stdout, ended.stderr)
        name = shlex.split(step)[3]
        said[name] = ended.stdout.replace("\u00a0", " ")
        if name == MADE_BY_HAND:
            brought.fill_in(folder / "mallar")
    told = re.fullmatch(r"REHABDATA_DIR=(\S+) make run", start)
    assert told, start
    return folder / told[1], said


def test_the_commands_are_the_three_and_the_start():
    assert [shlex.split(line)[:4] for line in commands()[:3]] == [
        ["python", "-m", "rehabdata", name] for name in ("templates", "check", "merge")
    ]


def test_each_command_says_what_it_did(walked: tuple[Path, dict[str, str]]):
    _folder, said = walked
    assert len(said["templates"].splitlines()) == 8
    for name in ("check", "merge"):
        assert "patienter: 63 nya, 0 ändrade, 0 oförändrade" in said[name]
        assert "män och kvinnor: 21 nya, 0 ändrade, 0 oförändrade" in said[name]
        assert "ersättningar och ram: 5 nya, 0 ändrade, 0 oförändrade" in said[name]
        assert said[name].count(": inga fel") == 4


def test_the_new_half_year_is_settled_by_its_own_rates(walked: tuple[Path, dict[str, str]]):
    folder, _said = walked
    connection, assumptions = open_database(folder), read_assumptions(folder)
    try:
        assert queries.years_by_period(connection) == {"kv1-2": (2011, 2012, 2013, 2014)}
        production = queries.production(connection, brought.YEAR, "kv1-2")
        settled = settle(production, queries.agreement(assumptions, brought.YEAR))
    finally:
        connection.close()
    nation = settled.nation
    assert (nation.kbt, nation.mmr1, nation.mmr2) == tuple(brought.TOTALS[name] for name in ("kbt", "mmr1", "mmr2"))
    assert nation.earned_sek == brought.NATION_EARNED_SEK == 354_270_000
    assert nation.share == pytest.approx(354.27 / 800)
    # Jämtland is number 5: 1 005 KBT/IPT, 50 MMR1, 50 MMR2; 126 461 of 9 644 864 inhabitants on 31 December 2013.
    jamtland = settled.of("23")
    assert jamtland.earned_sek == 1_005 * 12_000 + 50 * 25_000 + 50 * 45_000
    assert jamtland.allocation_sek == pytest.approx(800_000_000 * 126_461 / 9_644_864)


PAGES = """
import sys
from tests.test_pages import Found, faults, menu_page, one_landsting
from rehabdata.ui import navigation
found, wrong = Found(), []

def wrong_source(shown, name, is_brought):
    # Lines that name the report's tables alone for a year that is not in them; of 2013's outcome beside it they may.
    for line in shown.of_class("rd-source") if is_brought else ():
        if "tabell 1 och 2, s. 10" in line and "inlämnade" not in line and "(beräknat: patienter × 2 ×" not in line:
            wrong.append((name, line))

for year in (2014, 2013):
    for county in (None, "Jämtland"):
        for entry in navigation.MENU:
            shown = menu_page(entry.script, county, ar=year)
            found.add(f"{entry.script} {county} {year}", faults(shown) if entry.url_path != "om" else [
                str(e.message) for e in shown.page.exception])
            assert not shown.page.exception, entry.script
            said = " ".join(shown.lines)
            if entry.script == "funding.py":
                printed = shown.table("Tryckt", "Stämmer").column("Tryckt")["Jämtland"]
                assert printed == ("uppgift saknas" if year == 2014 else "40\\u00a0%"), printed
                assert ("finns inga tryckta andelar" in said) == (year == 2014), said
            elsewhere = ("kvalitet", "lup", "om", "data")
            wrong_source(shown, f"{entry.script} {county} {year}", year == 2014 and entry.url_path not in elsewhere)
            assert "Siffror för 2014 är inlämnade efter rapporten" in said or entry.script == "plan.py", (entry, said)
    one = one_landsting("Jämtland", ar=year)
    found.add(f"one_landsting {year}", faults(one))
    wrong_source(one, f"one_landsting {year}", year == 2014)
    assert "Fyra år med ändrade regler" in " ".join(one.lines)
assert not wrong, wrong
print(found._states)
"""

API = """
import csv, io, json
from pypdf import PdfReader
from rehabdata.ui import source
from tests.test_api import app_of, call
app = app_of(source.shared(), source.folder())
funding = json.loads(call("/api/v1/funding.json", "ar=2014", app=app).body)
assert funding["nation"]["earned_sek"] == 354_270_000, funding["nation"]
rows = call("/api/v1/tables/shares.json", app=app).json()
new = [row for row in rows if row["year"] == 2014]
assert len(new) == 21 and all(row["printed_percent"] is None and row["share"] > 0 for row in new), new
old = [row for row in rows if row["year"] == 2013 and row["county_code"] == "23"]
assert old[0]["printed_percent"] == 40 and type(old[0]["printed_percent"]) is int, old
for code in ("00", "01", "23"):  # 01 has the longest report
    answer = call(f"/api/v1/report/{code}.pdf", "ar=2014", app=app)
    assert len(PdfReader(io.BytesIO(answer.body)).pages) == 2, code
described = call("/api/v1/datapackage.json", app=app).json()
brought = [each["path"] for each in described["resources"] if each["name"].startswith("brought_")]
assert brought == ["brought_patients.csv", "brought_gender.csv"], brought
for path in brought:
    assert call(f"/api/v1/{path}", app=app).status == 200, path
"""


@pytest.mark.parametrize("script", [PAGES, API], ids=["pages", "open data"])
def test_the_new_half_year_is_shown(script: str, walked: tuple[Path, dict[str, str]]):
    """In a process of its own, as after a start with the folder: every page, and the open data."""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env={**os.environ, "REHABDATA_DIR": str(walked[0])},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr[-3000:]
    assert ended.stdout.strip() in ("", "{}")


class TestCommands:
    """Their exit status and what they leave alone."""

    @pytest.fixture
    def wrong(self, tmp_path: Path) -> Path:
        path = tmp_path / "fel.csv"
        path.write_text("Län;KBT/IPT 2013\nJämtland;-3\nJämland;115\n", "utf-8")
        return path

    def test_check_tells_all_faults_and_ends_with_1(self, wrong: Path, capsys: pytest.CaptureFixture[str]):
        assert main(["check", str(wrong)]) == 1
        assert capsys.readouterr().out.splitlines() == [
            "fel.csv (tabell 1–3): 2 fel",
            "  Rad 2, kolumn ”KBT/IPT 2013”: hittade ”-3”, väntade ett helt tal, 0 eller mer.",
            "  Rad 3, kolumn ”Län”: hittade ”Jämland”, väntade ett landsting eller Summa. Menade du ”Jämtland”?",
        ]

    def test_check_of_good_files_ends_with_0(self, data_folder: Path, capsys: pytest.CaptureFixture[str]):
        assert main(["check", str(data_folder / "report_table_1_mmr.csv")]) == 0
        assert "patienter: 0 nya, 0 ändrade, 105 oförändrade" in capsys.readouterr().out

    def test_merge_of_a_wrong_file_writes_nothing(self, wrong: Path, tmp_path: Path):
        assert main(["merge", str(wrong), "--to", str(tmp_path / "nytt")]) == 1
        assert not (tmp_path / "nytt").exists()

    def test_merge_of_half_a_half_year_writes_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
        main(["templates", "2014", "--to", str(tmp_path)])
        brought.fill_in(tmp_path)
        files = [str(tmp_path / name) for name in ("tabell-1-mmr.csv", "ersattningar-och-ram.csv")]
        assert main(["check", *files]) == 0
        assert main(["merge", *files, "--to", str(tmp_path / "nytt")]) == 1
        assert "För 2014 behövs också ”KBT/IPT 2014”" in capsys.readouterr().out
        assert not (tmp_path / "nytt").exists()

    def test_merge_of_what_is_there_already_says_so(
        self, walked: tuple[Path, dict[str, str]], capsys: pytest.CaptureFixture[str]
    ):
        folder, _said = walked
        files = [str(path) for path in sorted((folder.parent / "mallar").glob("tabell-*.csv"))]
        assert main(["merge", *files, "--to", str(folder)]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == f"Underlaget i {folder} har redan dessa uppgifter."

    def test_templates_are_never_written_over(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
        assert main(["templates", "2013", "--to", str(tmp_path)]) == 0
        assert main(["templates", "2014", "--to", str(tmp_path)]) == 1
        assert capsys.readouterr().out.endswith("tabell-1-mmr.csv finns redan.\n")

    def test_a_file_that_is_not_there(self, capsys: pytest.CaptureFixture[str]):
        assert main(["check", "borta.csv"]) == 1
        assert capsys.readouterr().out == "borta.csv finns inte eller kan inte läsas eller skrivas.\n"

    def test_a_data_folder_that_cannot_be_used(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        monkeypatch.setenv("REHABDATA_DIR", str(tmp_path))
        assert main(["check", "fil.csv"]) == 1
        assert capsys.readouterr().out.startswith("Underlaget kan inte användas:")
