"""A data folder that cannot be used stops the start, and says in Swedish where, what was found, what was expected."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rehabdata.database import open_database
from rehabdata.extracts import ExtractError, check_folder, check_table, known_resources
from tests.conftest import PROJECT

RESOURCE = {
    "path": "liten.csv",
    "schema": {
        "fields": [
            {"name": "Län", "type": "string", "constraints": {"required": True, "pattern": "[A-ZÅÄÖ][a-zåäö]+"}},
            {"name": "patienter", "type": "integer", "constraints": {"required": True, "minimum": 0, "maximum": 99}},
            {"name": "dagar", "type": "number"},
            {"name": "datum", "type": "date"},
            {"name": "kön", "type": "string", "constraints": {"enum": ["K", "M"]}},
        ],
        "primaryKey": ["Län", "kön"],
    },
}
HEAD = "Län,patienter,dagar,datum,kön\n"


def faults(text: str) -> list[str]:
    return [str(fault) for fault in check_table(text.encode(), RESOURCE)[1]]


def test_a_good_table_has_no_faults_and_keeps_its_cells():
    table, found = check_table(f"{HEAD}Örebro,0,1.5,2013-06-30,K\nÖrebro,7,,,M\n".encode(), RESOURCE)
    assert found == []
    assert {name: column[1] for name, column in table.texts.items()} == {
        "Län": "Örebro",
        "patienter": "7",
        "dagar": "",
        "datum": "",
        "kön": "M",
    }


@pytest.mark.parametrize(
    ("line", "column", "found", "expected"),
    [
        ("örebro,1,,,K", "Län", "”örebro”", "mönstret"),
        (",1,,,K", "Län", "en tom cell", "ett värde"),
        ("Örebro,1.5,,,K", "patienter", "”1.5”", "ett heltal"),
        ("Örebro,1 708,,,K", "patienter", "”1 708”", "ett heltal"),
        ("Örebro,-1,,,K", "patienter", "”-1”", "minst 0"),
        ("Örebro,100,,,K", "patienter", "”100”", "högst 99"),
        ('Örebro,1,"1,5",,K', "dagar", "”1,5”", "ett tal med decimalpunkt"),
        ("Örebro,1,nan,,K", "dagar", "”nan”", "ett tal med decimalpunkt"),
        ("Örebro,1,,2013-02-30,K", "datum", "”2013-02-30”", "ett datum"),
        ("Örebro,1,,13-02-28,K", "datum", "”13-02-28”", "ett datum"),
        ("Örebro,1,,,X", "kön", "”X”", "något av K, M"),
    ],
)
def test_a_bad_cell_is_named(line: str, column: str, found: str, expected: str):
    (fault,) = faults(f"{HEAD}Örebro,1,,,M\n{line}\n")
    assert fault.startswith(f"liten.csv, rad 3, kolumn ”{column}”: hittade {found}, väntade {expected}")


def test_yes_and_no_are_spelled_one_way():
    resource = {"path": "liten.csv", "schema": {"fields": [{"name": "ungefär", "type": "boolean"}]}}
    assert check_table("ungefär\ntrue\nfalse\n".encode(), resource)[1] == []
    found = [str(fault) for fault in check_table("ungefär\nTrue\nja\n".encode(), resource)[1]]
    assert found == [
        "liten.csv, rad 2, kolumn ”ungefär”: hittade ”True”, väntade true eller false.",
        "liten.csv, rad 3, kolumn ”ungefär”: hittade ”ja”, väntade true eller false.",
    ]


def test_all_faults_are_told_at_once():
    assert len(faults(f"{HEAD}örebro,x,y,z,K\nÖrebro,1,,,Q\n")) == 5


def test_a_missing_a_foreign_and_a_moved_column_are_told():
    assert "kolumn ”kön”: hittade ingen sådan kolumn" in faults("Län,patienter,dagar,datum\n")[0]
    assert "hittade en okänd kolumn" in faults("Län,patienter,dagar,datum,kön,extra\n")[0]
    assert "väntade ordningen Län, patienter" in faults("patienter,Län,dagar,datum,kön\n")[0]


def test_a_doubled_key_a_short_row_and_an_empty_table_are_told():
    assert "hittade ”Örebro / K” en gång till" in faults(f"{HEAD}Örebro,1,,,K\nÖrebro,2,,,K\n")[0]
    assert "rad 2: hittade 2 celler, väntade 5 celler" in faults(f"{HEAD}Örebro,1\n")[0]
    assert "hittade inga rader" in faults(HEAD)[0]
    assert "väntade text i UTF-8" in str(check_table("Län\nÖrebro".encode("latin-1"), RESOURCE)[1][0])


@pytest.fixture
def copied(data_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "underlag"))


def test_the_projects_own_folder_is_good(data_folder: Path):
    check_folder(data_folder)


@pytest.mark.parametrize("name", ["report_table_1_mmr.csv", "counties.csv", "lan.topo.json", "datapackage.json"])
def test_a_missing_file_stops_the_start(name: str, copied: Path):
    (copied / name).unlink()
    with pytest.raises(ExtractError, match=rf"{name}: hittade ingen fil"):
        open_database(copied)


def test_an_unknown_landsting_stops_the_start(copied: Path):
    path = copied / "report_table_2_kbt_ipt.csv"
    path.write_text(path.read_text("utf-8").replace("Halland,", "Hallond,"), "utf-8")
    with pytest.raises(ExtractError, match=r"report_table_2_kbt_ipt\.csv, rad 6, kolumn ”Län”: hittade ”Hallond”"):
        open_database(copied)


def test_a_landsting_that_is_left_out_stops_the_start(copied: Path):
    """The file's form is right; what the description asks to be complete is not."""
    path = copied / "tile_grid.csv"
    path.write_text(
        "\n".join(line for line in path.read_text("utf-8").splitlines() if not line.startswith("25")), "utf-8"
    )
    with pytest.raises(
        ExtractError, match=r"tile_grid\.csv, kolumn ”county_code”: hittade ingen rad för 25, väntade 21"
    ):
        open_database(copied)


def test_a_quotation_mark_too_many_is_told_by_its_row(copied: Path):
    path = copied / "tile_grid.csv"
    path.write_text(path.read_text("utf-8").replace("25,", '"25"5,'), "utf-8")
    with pytest.raises(ExtractError, match=r"tile_grid\.csv, rad \d+: hittade ett citattecken eller ett tecken som"):
        check_folder(copied)


def test_a_description_that_is_no_json_stops_the_start(copied: Path):
    for text, where in (
        (b"{", "rad 1, tecken 2"),
        (b'{"a": 1,\n}', "rad [12], tecken [0-9]"),
        (b"\xff", "byte 0 är inte UTF-8"),
    ):
        (copied / "datapackage.json").write_bytes(text)
        with pytest.raises(
            ExtractError, match=rf"datapackage.json: hittade fel i texten, {where}, väntade giltig JSON"
        ):
            check_folder(copied)
    (copied / "datapackage.json").write_text(json.dumps({"name": "x"}), "utf-8")
    with pytest.raises(ExtractError, match="resources"):
        check_folder(copied)


def changed(path: Path, row: int, /, **cells: str) -> None:
    """The extract with other cells in a row, which counts as a spreadsheet does."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    for column, cell in cells.items():
        lines[row - 1][lines[0].index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def row_where(path: Path, column: str, value: str | None = None) -> int:
    """The first row with the value in the column, or with any."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return next(n for n, row in enumerate(rows, start=2) if row[column] and value in (None, row[column]))


@pytest.mark.parametrize(
    ("name", "column", "cells", "wrong", "found", "expected"),
    [
        (
            "population",
            "county_code",
            {"population": "500", "population_15_64": "500"},
            "population_15_64",
            "”500”",
            "mindre än 500, som står under ”population”",
        ),
        (
            "lup_targets",
            "end_date",
            {"baseline_date": "2014-12-31", "end_date": "2014-12-31"},
            "end_date",
            "”2014-12-31”",
            "ett datum efter 2014-12-31, som står under ”baseline_date”",
        ),
        (
            "lup_targets",
            "kind",
            {"wanted": ""},
            "wanted",
            "en tom cell",
            "ett värde både här och under ”kind”, eller på inget av ställena",
        ),
        (
            "access",
            "figure",
            {"unit": ""},
            "unit",
            "en tom cell",
            "ett värde både här och under ”figure”, eller på inget av ställena",
        ),
        (
            "claim_figures",
            "value",
            {"text": "2013-06-30"},
            "value",
            None,
            "ett värde antingen här eller under ”text”",
        ),
        (
            "lup_measurements",
            "comparison",
            {"target_id": "sick-days", "period": "vid datumet", "date": "2014-12-31", "comparison": ""},
            "comparison",
            "en tom cell",
            "ett värde, när ”target_id” är ”sick-days”",
        ),
        (
            "lup_measurements",
            "comparison",
            {"target_id": "sick-days", "period": "vid datumet", "date": "2014-12-31", "region": "366.5"},
            "region",
            "”366.5”",
            "högst 366, när ”target_id” är ”sick-days”",
        ),
        (
            "peer_groups",
            "kolada_group",
            {"member_county_codes": "03 02"},
            "member_county_codes",
            "”03 02”",
            "mönstret ",
        ),
    ],
)
def test_cells_that_do_not_go_together_are_told_by_row(
    name: str, column: str, cells: dict[str, str], wrong: str, found: str | None, expected: str, copied: Path
):
    """What the database alone once refused, by the name of a file."""
    path = copied / f"{name}.csv"
    row = row_where(path, column)
    changed(path, row, **cells)
    with pytest.raises(ExtractError) as told:
        open_database(copied)
    place = f"{name}.csv, rad {row}, kolumn ”{wrong}”: hittade {found or ''}"
    assert [fault for fault in map(str, told.value.faults) if fault.startswith(place) and expected in fault]


def test_two_that_may_not_be_alike_are_told_by_row(copied: Path):
    """The places of the map of tiles, and of the six facts that open a chapter; an empty cell is no place."""
    tiles, facts = copied / "tile_grid.csv", copied / "access.csv"
    changed(tiles, 3, column="1", row="7")
    changed(tiles, 2, column="1", row="7")
    with pytest.raises(
        ExtractError, match=r"tile_grid\.csv, rad 3, kolumn ”column, row”: hittade ”1 / 7” en gång till"
    ):
        check_folder(copied)
    shutil.copy(PROJECT / "data" / "tile_grid.csv", tiles)
    changed(facts, row_where(facts, "box", "2"), box="1")
    with pytest.raises(
        ExtractError, match=r"access\.csv, rad \d+, kolumn ”county_code, box”: hittade ”.. / 1” en gång"
    ):
        check_folder(copied)


_COMPARISONS = ("below", "after", "over_on", "same_as", "with", "without")


def test_every_rule_is_about_columns_that_are_there():
    """A slip in a rule would be a rule that nobody keeps, or a traceback."""
    resources = known_resources()
    columns = {
        name: {f["name"] for f in each["schema"]["fields"]} for name, each in resources.items() if "schema" in each
    }
    count = 0
    for name, own in columns.items():
        reachable = own | {
            f"{key['reference']['resource']}.{column}"
            for key in resources[name]["schema"].get("foreignKeys", [])
            for column in columns[key["reference"]["resource"]]
        }
        for rule in resources[name]["schema"].get("rules", []):
            compared = [rule[kind] for kind in _COMPARISONS if kind in rule]
            assert {rule["column"], *rule.get("where", {}), *compared} <= reachable, (name, rule)
            assert len(compared) + ("constraints" in rule) == 1, (name, rule)
            count += 1
        assert {column for key in resources[name]["schema"].get("uniqueKeys", []) for column in key} <= own
    assert count >= 28


def test_the_app_ends_with_the_message_instead_of_serving(copied: Path):
    """The real start, as `make run` does it: no page is ever half filled."""
    path = copied / "report_table_1_mmr.csv"
    path.write_text(path.read_text("utf-8").replace("Skåne,966", "Skåne,många"), "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port=0", "--server.headless=true"],
        cwd=PROJECT,
        env={"PATH": "", "REHABDATA_DIR": str(copied)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    said = ended.stdout + ended.stderr
    assert "Rehabdata startar inte. Underlaget kan inte användas:" in said
    assert (
        "report_table_1_mmr.csv, rad 12, kolumn ”2011 MMR”: hittade ”många”, väntade ett heltal, högst nio siffror."
        in said
    )
    assert "Traceback" not in said
