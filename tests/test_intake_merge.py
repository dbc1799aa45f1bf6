"""Brought figures in a data folder: what is new, what is changed, what stays; all of it or nothing."""

import csv
import io
import shutil
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package

from rehabdata import queries
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.database import Connection, open_database
from rehabdata.extracts import ExtractError
from rehabdata.intake.check import check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.merge import MergeError, compare, merge_into, merged_files, merged_zip, open_merged
from rehabdata.intake.parts import Figures
from rehabdata.versions import data_version
from tests.test_intake_check import GOOD, MONEY, NAMES, POPULATION

CORRECTED = "Län;KBT/IPT 2013;2013 Man;2013 Kvinna;Andel ansökt 2013\nJämtland;117;40;165;41\nHalland;432;126;380;26\n"


@pytest.fixture(scope="module")
def held(connection: Connection, assumptions: Assumptions) -> Held:
    return read_held(connection, assumptions)


def figures(held: Held, *texts: str) -> Figures:
    checked = check_files([(f"fil{n}.csv", text.encode()) for n, text in enumerate(texts)], held)
    assert [line for file in checked.files for line in file.faults.lines()] == []
    return checked.figures


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def read(folder: Path) -> Held:
    opened = open_database(folder)
    try:
        return read_held(opened, read_assumptions(folder))
    finally:
        opened.close()


def test_what_is_new_changed_and_unchanged_is_told_apart(held: Held):
    found = {each.table: each for each in compare(figures(held, CORRECTED, POPULATION), held)}
    assert [change.key for change in found["patients"].changed] == [("23", 2013, "kv1-2", "KBT/IPT")]
    assert (found["patients"].changed[0].before, found["patients"].changed[0].after) == ((115,), (117,))
    assert (found["patients"].new, found["patients"].unchanged_count) == ((), 1)
    assert [(c.before, c.after) for c in found["gender"].changed] == [((39, 164), (40, 165))]
    assert [(c.before, c.after) for c in found["shares"].changed] == [((40,), (41,))]
    assert (len(found["population"].new), found["population"].changed) == (63, ())


def test_a_number_written_otherwise_is_no_change(held: Held):
    text = "Mål;Datum;Period;Region;Jämförelse\nsick-days;2017-09-30;vid datumet;11;10,30\n"
    (found,) = compare(figures(held, text), held)
    assert (found.new, found.changed, found.unchanged_count) == ((), (), 1)


def test_the_printed_extracts_stay_as_they_are(held: Held, data_folder: Path, tmp_path: Path):
    merge_into(data_folder, figures(held, CORRECTED, *GOOD.values()), held, tmp_path / "nytt")
    before, after = everything(data_folder), everything(tmp_path / "nytt")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "brought_patients.csv", "brought_gender.csv", "brought_shares.csv", "assumptions.toml", "datapackage.json",
    }  # fmt: skip
    assert before.keys() <= after.keys()


def test_a_merged_folder_holds_the_old_the_changed_and_the_new(held: Held, data_folder: Path, tmp_path: Path):
    brought = figures(held, CORRECTED, *GOOD.values())
    merge_into(data_folder, brought, held, tmp_path / "nytt")
    now = read(tmp_path / "nytt")
    for table, known in held.tables.items():
        expected = {**known, **{key: figure.value for key, figure in brought.get(table, {}).items()}}
        assert now.tables[table] == expected, table
    assert now.tables["patients"][("23", 2013, "kv1-2", "KBT/IPT")] == (117,)
    assert now.tables["money"][("frame", 2014)] == (Decimal(800), "published", None)


def test_a_merged_folder_is_a_data_package_for_others(held: Held, data_folder: Path, tmp_path: Path):
    merge_into(data_folder, figures(held, CORRECTED, *GOOD.values()), held, tmp_path / "nytt")
    report = Package(str(tmp_path / "nytt" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])


def test_bringing_the_same_again_changes_nothing(held: Held, data_folder: Path, tmp_path: Path):
    folder = tmp_path / "nytt"
    merge_into(data_folder, figures(held, CORRECTED, *GOOD.values(), POPULATION), held, folder)
    now, before = read(folder), everything(folder)
    again = figures(now, CORRECTED, *GOOD.values(), POPULATION)
    assert all(not (each.new or each.changed) for each in compare(again, now))
    assert merged_files(folder, again, now) == {}
    merge_into(folder, again, now, folder)
    assert everything(folder) == before


def test_a_second_correction_goes_before_the_first(held: Held, data_folder: Path, tmp_path: Path):
    folder = tmp_path / "nytt"
    merge_into(data_folder, figures(held, CORRECTED), held, folder)
    now = read(folder)
    merge_into(folder, figures(now, CORRECTED.replace("117;40", "118;41")), now, folder)
    assert read(folder).tables["patients"][("23", 2013, "kv1-2", "KBT/IPT")] == (118,)
    rows = rows_of(folder / "brought_patients.csv")
    assert [(row["county"], row["patients"], row["source"]) for row in rows] == [
        ("Jämtland", "118", "Egen fil: fil0.csv")
    ]


def test_a_years_population_has_the_nations_sum(held: Held, data_folder: Path, tmp_path: Path):
    merge_into(data_folder, figures(held, POPULATION), held, tmp_path / "nytt")
    known = read(tmp_path / "nytt").tables["population"]
    assert known[("00", "2023-12-31", "T")] == (21 * 2000, 21 * 1200)
    assert known[("00", "2023-12-31", "K")] == (21 * 1000, 21 * 600)


def test_the_plans_lists_are_changed_row_by_row(held: Held, data_folder: Path, tmp_path: Path):
    measured = "Mål;Datum;Period;Region;Jämförelse\nsick-days;2017-09-30;vid datumet;11,2;10,3\nsick-days;2018-09-30;vid datumet;10,1;9,95\n"  # fmt: skip  # noqa: E501
    merge_into(data_folder, figures(held, measured), held, tmp_path / "nytt")
    before = (data_folder / "lup_measurements.csv").read_text("utf-8").splitlines()
    after = (tmp_path / "nytt" / "lup_measurements.csv").read_text("utf-8").splitlines()
    assert after[:2] + after[3:-1] == before[:2] + before[3:]
    assert after[2] == 'sick-days,2017-09-30,vid datumet,11.2,10.3,"LUP, egen fil: fil0.csv"'
    assert after[-1] == 'sick-days,2018-09-30,vid datumet,10.1,9.95,"LUP, egen fil: fil0.csv"'


def test_rates_go_into_assumptions_and_all_else_there_stays(held: Held, data_folder: Path):
    other = MONEY.replace("2014", "2013").replace("800;Mkr", "950;Mkr")
    text = merged_files(data_folder, figures(held, other, MONEY), held)["assumptions.toml"]
    before = (data_folder / "assumptions.toml").read_text("utf-8")
    old, new = (tomllib.loads(each)["assumption"] for each in (before, text))
    of_2014 = [entry for entry in new if entry["year"] == 2014 and entry["source"] == "påhittad"]
    assert [(entry["item"], entry["value"]) for entry in of_2014] == [
        ("frame", 800), ("rate_kbt", 11_000), ("rate_mmr1", 24_000), ("rate_mmr2", 44_000), ("supplement", 1_000),
    ]  # fmt: skip
    kept = [entry for entry in new if entry["source"] != "påhittad"]
    assert kept == [e for e in old if e["year"] != 2013 or e["item"] not in ("frame", "rate_kbt", "rate_mmr1", "rate_mmr2", "supplement")]  # fmt: skip  # noqa: E501
    assert tomllib.loads(before)["finding"] == tomllib.loads(text)["finding"]
    assert [line for line in before.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line.startswith("#")
    ]


def test_a_source_with_quotes_and_backslashes_is_kept(held: Held, data_folder: Path, tmp_path: Path):
    words = r'Brev "nr 1", C:\pengar [[assumption]] # nej'
    text = MONEY.replace("publicerad;påhittad", f'publicerad;"{words.replace(chr(34), chr(34) * 2)}"')
    merge_into(data_folder, figures(held, text), held, tmp_path / "nytt")
    assert read_assumptions(tmp_path / "nytt").find("frame", 2014).source == words


def test_a_database_of_its_own_leaves_the_shared_one_alone(connection: Connection, held: Held, data_folder: Path):
    shared_before = queries.table_patients(connection)
    brought = figures(held, CORRECTED, *GOOD.values())
    merged = open_merged(data_folder, brought, held)
    own, assumed = merged.connection, merged.assumptions
    assert merged.packed == merged_zip(data_folder, brought, held)
    assert merged.version != data_version(data_folder)
    assert "brought_patients.csv" in [resource["path"] for resource in merged.description["resources"]]
    try:
        assert queries.years_by_period(own) == {"kv1-2": (2011, 2012, 2013, 2014)}
        assert assumed.money_years() == (2012, 2013, 2014)
        assert queries.production(own, 2013, "kv1-2")[NAMES.index("Jämtland")].kbt == 117
    finally:
        own.close()
    assert queries.table_patients(connection).equals(shared_before)


def test_the_zip_unpacks_to_a_folder_that_is_accepted(held: Held, data_folder: Path, tmp_path: Path):
    brought = figures(held, CORRECTED, *GOOD.values())
    packed = merged_zip(data_folder, brought, held)
    assert packed == merged_zip(data_folder, brought, held), "the same figures, the same bytes"
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        files.extractall(tmp_path / "nytt")
    assert read(tmp_path / "nytt").tables["patients"][("10", 2014, "kv1-2", "MMR2")] == (50,)


def test_a_folder_from_before_has_no_brought_extracts_and_is_still_accepted(data_folder: Path):
    assert not list(data_folder.glob("brought_*.csv"))
    opened = open_database(data_folder)
    assert queries.brought(opened).empty
    opened.close()


def test_the_years_that_were_brought_are_known_with_their_sources(held: Held, data_folder: Path):
    own = open_merged(data_folder, figures(held, *GOOD.values()), held).connection
    rows = queries.brought(own).itertuples(index=False, name=None)
    assert list(rows) == [(2014, "kv1-2", f"Egen fil: fil{n}.csv") for n in range(3)]
    own.close()


class TestWhatWasThereStays:
    """Whatever goes wrong, the folder is as it was, and nothing is left beside it."""

    @pytest.fixture
    def there(self, data_folder: Path, tmp_path: Path) -> Path:
        return Path(shutil.copytree(data_folder, tmp_path / "underlag"))

    def unharmed(self, there: Path, before: dict[str, bytes]) -> None:
        assert everything(there) == before
        assert [path.name for path in there.parent.iterdir()] == [there.name]

    def test_when_the_merged_folder_is_not_accepted(self, held: Held, there: Path):
        """A second source of the plan's sick-days for one month: only the database sees that the key is taken."""
        taken = next(row for row in rows_of(there / "sick_days.csv")
                     if row["county_code"] == "23" and row["sex"] == "T")  # fmt: skip
        # A source that begins with LUP is kept as it is; any other would be told from the public one.
        public = (there / "sick_days.csv").read_text("utf-8")
        printed, taken["source"] = taken["source"], "LUP: samma källa"
        (there / "sick_days.csv").write_text(public.replace(f",{printed}\n", f",{taken['source']}\n"), "utf-8")
        before = everything(there)
        text = "Mål;Datum;Period;Region;Jämförelse;Källa\n" + (
            f'sick-days;{taken["rolling_12_months_to"]}-31;vid datumet;13,8;10,5;"{taken["source"]}"\n'
        )
        with pytest.raises(ExtractError, match="rader som databasen inte tar emot"):
            merge_into(there, figures(held, text), held, there)
        self.unharmed(there, before)

    def test_when_the_last_step_fails(self, held: Held, there: Path, monkeypatch: pytest.MonkeyPatch):
        before, rename = everything(there), Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self.name == "merged":
                raise PermissionError(13, "no")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(MergeError, match=r"kan inte skrivas: rättigheter saknas\.$"):
            merge_into(there, figures(held, CORRECTED), held, there)
        self.unharmed(there, before)

    def test_when_the_folder_is_something_else(self, held: Held, data_folder: Path, tmp_path: Path):
        other = tmp_path / "bilder"
        other.mkdir()
        (other / "katt.txt").write_text("mjau", "utf-8")
        for to in (other, other / "katt.txt"):
            with pytest.raises(MergeError, match="finns redan och är inget underlag"):
                merge_into(data_folder, figures(held, CORRECTED), held, to)
        self.unharmed(other, {"katt.txt": b"mjau"})


def test_an_empty_folder_may_be_written_to(held: Held, data_folder: Path, tmp_path: Path):
    (tmp_path / "tom").mkdir()
    merge_into(data_folder, figures(held, CORRECTED), held, tmp_path / "tom")
    assert read(tmp_path / "tom").tables["gender"][("23", 2013, "kv1-2")] == (40, 165)
