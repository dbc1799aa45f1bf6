"""The extracts of the report's tables: cell for cell the document, sums and all."""

import csv
import re
from pathlib import Path

import pytest
from frictionless import Package

from rehabdata import queries
from rehabdata.database import Connection
from tests import published
from tests.conftest import PROJECT

REPORT = PROJECT.parent / "shared" / "seeds" / "004_4213984989a93684.txt"
TABLES = {
    "report_table_1_mmr.csv": "Tabell 1.",
    "report_table_2_kbt_ipt.csv": "Tabell 2.",
    "report_table_3_gender_and_share.csv": "Tabell 3.",
}
# The document's headings, two lines a table; a heading of the upper line spans cells until the next one.
JOINED = {
    "report_table_1_mmr.csv": ["2011 MMR", "2012 MMR nivå 1", "2012 MMR nivå 2", "2013 MMR nivå 1", "2013 MMR nivå 2"],
    "report_table_2_kbt_ipt.csv": ["KBT/IPT 2011", "KBT/IPT 2012", "KBT/IPT 2013"],
    "report_table_3_gender_and_share.csv": [
        "2012 Man", "2012 Kvinna", "2013 Man", "2013 Kvinna", "Andel ansökt 2012", "Andel ansökt 2013",
    ],
}  # fmt: skip


def cells(folder: Path, name: str) -> list[list[str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def printed(title: str) -> list[list[str]]:
    """The rows of a table in the document, from the first landsting to Summa, without separators and signs."""
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(title))
    found = []
    for line in lines[start:]:
        row = [cell.strip() for cell in line.split("\t")]
        if row[0] == "Blekinge" or found:
            found.append([row[0], *(re.sub(r"[\s%]", "", cell) for cell in row[1:])])
        if row[0] == "Summa":
            return found
    raise AssertionError(f"no end of {title}")


@pytest.mark.skipif(not REPORT.exists(), reason="the report's text lies beside the project, not in it")
@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_the_documents(name: str, data_folder: Path):
    document = printed(TABLES[name])
    assert len(document) == 22
    assert cells(data_folder, name)[1:] == document


@pytest.mark.parametrize("name", TABLES)
def test_headings_are_the_two_printed_lines_joined(name: str, data_folder: Path):
    assert cells(data_folder, name)[0] == ["Län", *JOINED[name]]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_21_landsting_and_a_sum(name: str, data_folder: Path):
    names = [row[0] for row in cells(data_folder, name)[1:]]
    assert len(names) == len(set(names)) == 22
    assert names[-1] == "Summa"


def test_printed_spellings_are_kept(data_folder: Path):
    spelled = {cells(data_folder, name)[10][0] for name in TABLES}
    assert spelled == {"Norrbottnen", "Norrbottn"}


def test_every_printed_sum_is_its_columns_sum(connection: Connection):
    totals = queries.printed_totals(connection)
    found = {(row.report_table, row.heading): (row.printed, row.column_sum) for row in totals.itertuples()}
    assert found == {key: (total, total) for key, total in published.TOTALS.items()}


def test_sums_by_hand_of_the_raw_files(data_folder: Path):
    """Without the database: a slip in the views cannot hide a slip in the files."""
    for number, name in enumerate(TABLES, start=1):
        head, *rows = cells(data_folder, name)
        for column, heading in enumerate(head[1:], start=1):
            if heading.startswith("Andel"):
                continue
            *parts, total = (int(row[column]) for row in rows)
            assert sum(parts) == total == published.TOTALS[number, heading], (name, heading)


def test_men_and_women_are_all_treatments_in_both_years(connection: Connection):
    treatments = queries.treatments(connection, "kv1-2")
    gender = queries.gender(connection, "kv1-2")
    for year in (2012, 2013):
        counted = treatments[treatments.year == year].groupby("county_code").patients.sum()
        by_sex = gender[gender.year == year].groupby("county_code").patients.sum()
        assert len(by_sex) == 22
        assert counted.to_dict() == by_sex.to_dict()


def test_the_package_is_a_valid_frictionless_data_package(data_folder: Path):
    report = Package(data_folder / "datapackage.json").validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "note"])[:5]


def test_the_package_names_every_file_of_the_folder(data_folder: Path):
    described = {resource.path for resource in Package(data_folder / "datapackage.json").resources}
    assert described == {path.name for path in data_folder.iterdir()} - {"datapackage.json", "versions.csv"}


def test_the_package_says_document_and_licence_of_every_file(data_folder: Path):
    package = Package(data_folder / "datapackage.json")
    for resource in package.resources:
        assert resource.title, resource.path
        assert resource.sources, resource.path
        assert resource.licenses, resource.path
    tables = {resource.path: resource.to_descriptor() for resource in package.resources if resource.path in TABLES}
    assert [(tables[name]["table"], tables[name]["page"]) for name in TABLES] == [
        ("Tabell 1", "10"),
        ("Tabell 2", "11"),
        ("Tabell 3", "12"),
    ]
