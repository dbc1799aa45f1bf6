"""A target of another plan, brought in by the same commands as all else, tracked beside the LUP's; faults by row."""

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from frictionless import Package

from rehabdata.__main__ import main
from rehabdata.assumptions import Assumptions, read_assumptions
from rehabdata.database import Connection, open_database
from rehabdata.intake.check import check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.merge import compare, merge_into
from rehabdata.intake.templates import templates
from rehabdata.tracker.plan import JudgedTarget, judged_targets, other_targets

HEADINGS = (
    "Mål;Plan;Enhet;Slag;Bättre;Önskad förändring;Period;Utgångsdatum;Utgångsvärde;Jämförelsens utgångsvärde;"
    "Slutdatum;Källa\n"
)
LEVEL = (
    "Svar inom tre dagar;Plan för primärvården;procent;nivå;högre;10;helår;2015-12-31;80;;2019-12-31;Årsplanen, mål 3\n"
)
GAP = "Långa sjukfall;Plan för primärvården;fall per 1 000;skillnad;lägre;2,5;helår;2015-12-31;14,5;9,0;2019-12-31;\n"
TARGETS = HEADINGS + LEVEL + GAP
MEASURED = (
    "Mål;Datum;Period;Region;Jämförelse\n"
    "Svar inom tre dagar;2016-12-31;helår;82;\n"
    "Svar inom tre dagar;2017-12-31;helår;85,5;\n"
    "långa sjukfall;2017-12-31;helår;13,0;9,4\n"
)


@pytest.fixture(scope="module")
def held(connection: Connection, assumptions: Assumptions) -> Held:
    return read_held(connection, assumptions)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder written by the very command that a host uses."""
    folder = tmp_path_factory.mktemp("andra-planer")
    (folder / "mal.csv").write_text(TARGETS, "utf-8")
    (folder / "matningar.csv").write_text(MEASURED, "utf-8")
    files = [str(folder / name) for name in ("matningar.csv", "mal.csv")]
    assert main(["check", *files]) == 0
    assert main(["merge", *files, "--to", str(folder / "underlag")]) == 0
    return folder / "underlag"


@pytest.fixture(scope="module")
def tracked(merged: Path) -> Iterator[Connection]:
    opened = open_database(merged)
    yield opened
    opened.close()


def by_name(connection: Connection) -> dict[str, JudgedTarget]:
    return {target.heading: target for target in other_targets(connection)}


def told(held: Held, *texts: str) -> list[str]:
    checked = check_files([(f"fil{n}.csv", text.encode()) for n, text in enumerate(texts)], held)
    return [line for file in checked.files for line in file.faults.lines()]


def test_a_level_target_of_another_plan_is_tracked(tracked: Connection) -> None:
    level = by_name(tracked)["Svar inom tre dagar"]
    assert (level.plan, level.kind, level.better, level.unit) == ("Plan för primärvården", "level", "higher", "procent")
    assert (level.achieved, level.wanted, level.status) == (Decimal("5.5"), 10, "partly met")
    assert (level.own_part, level.others_part) == (Decimal("5.5"), 0)
    # 731 of 1461 days are gone: 80 + 10 * 731/1461 would be on the path; 4.5 remain in 730 days.
    assert level.course.ahead == Fraction(11, 2) - Fraction(7310, 1461)
    assert (level.course.remaining, level.course.per_year) == (Decimal("4.5"), Fraction(9, 4))
    assert [value for _day, value in level.course.points] == [80, 82, Decimal("85.5")]
    assert level.course.projected is not None, "three measurements"
    assert level.source == "Årsplanen, mål 3"


def test_a_gap_target_of_another_plan_has_its_own_part(tracked: Connection) -> None:
    gap = by_name(tracked)["Långa sjukfall"]
    assert (gap.baseline.gap, gap.latest.gap) == (Decimal("5.5"), Decimal("3.6"))
    assert (gap.achieved, gap.own_part, gap.others_part) == (Decimal("1.9"), Decimal("1.5"), Decimal("0.4"))
    assert (gap.status, gap.course.projected) == ("partly met", None)
    assert gap.source == "Egen fil: mal.csv"


def test_the_plans_own_six_stay_six(tracked: Connection, connection: Connection) -> None:
    assert judged_targets(tracked) == judged_targets(connection)
    assert len(judged_targets(tracked)) == 6
    assert other_targets(connection) == []


def test_the_folder_is_a_data_package_and_the_templates_hold_what_was_brought(merged: Path, held: Held) -> None:
    report = Package(str(merged / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    opened = open_database(merged)
    from_folder = read_held(opened, read_assumptions(merged))
    opened.close()
    made = templates(from_folder, 2014)
    rows = list(csv.reader(io.StringIO(made["plan-mal"].as_csv().decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1][:6] == ["Svar inom tre dagar", "Plan för primärvården", "procent", "nivå", "högre", "10,0"]
    files = [(f"{name}.csv", made[name].as_csv()) for name in ("plan-mal", "lup-matningar")]
    checked = check_files(files, from_folder)
    assert checked.fault_count == 0
    assert all(not (each.new or each.changed) for each in compare(checked.figures, from_folder))
    assert templates(held, 2014)["plan-mal"].rows == []


def test_more_measurements_later_and_a_corrected_target(merged: Path, tmp_path: Path) -> None:
    opened = open_database(merged)
    now = read_held(opened, read_assumptions(merged))
    opened.close()
    measured = "Mål;Datum;Period;Region;Jämförelse\nSvar inom tre dagar;2018-12-31;helår;91;\n"
    corrected = HEADINGS + LEVEL.replace(";10;", ";12;")
    files = [("a.csv", measured.encode()), ("b.csv", corrected.encode())]
    checked = check_files(files, now)
    assert checked.fault_count == 0
    merge_into(merged, checked.figures, now, tmp_path / "nytt")
    after = open_database(tmp_path / "nytt")
    level = by_name(after)["Svar inom tre dagar"]
    after.close()
    assert (level.achieved, level.wanted, level.status) == (11, 12, "partly met")


@pytest.mark.parametrize(
    ("before", "after", "place", "found", "expected"),
    [
        (
            "2019-12-31;Års",
            "2015-06-30;Års",
            "Rad 2, kolumn ”Slutdatum”",
            "”2015-06-30”",
            "ett datum efter 2015-12-31, som står under ”Utgångsdatum”",
        ),
        ("2015-12-31;80", "2015-13-31;80", "Rad 2, kolumn ”Utgångsdatum”", "”2015-13-31”", "ett datum ÅÅÅÅ-MM-DD"),
        ("2019-12-31;\n", "snart;\n", "Rad 3, kolumn ”Slutdatum”", "”snart”", "ett datum ÅÅÅÅ-MM-DD"),
        (
            "14,5;9,0",
            "14,5;",
            "Rad 3, kolumn ”Jämförelsens utgångsvärde”",
            "en tom cell",
            "ett värde, när ”Slag” är ”skillnad”",
        ),
        ("högre;10", "högre;0", "Rad 2, kolumn ”Önskad förändring”", "”0”", "ett tal över 0"),
        ("högre", "uppåt", "Rad 2, kolumn ”Bättre”", "”uppåt”", "något av lägre, högre"),
        ("nivå", "andel", "Rad 2, kolumn ”Slag”", "”andel”", "något av skillnad, nivå"),
        (
            "Svar inom tre dagar",
            "Sjukpenningdagar",
            "Rad 2, kolumn ”Mål”",
            "”Sjukpenningdagar”",
            "ett annat namn: så heter ett av LUP:s egna mål",
        ),
        (
            "Långa sjukfall",
            "Svar inom tre dagar",
            "Rad 3, kolumn ”Mål”",
            "”Svar inom tre dagar” en gång till",
            "en enda rad: den står redan på rad 2",
        ),
        (
            "Långa sjukfall",
            "SVAR inom tre dagar",
            "Rad 3, kolumn ”Mål”",
            "”SVAR inom tre dagar”",
            "en enda rad: målet står redan på rad 2",
        ),
        (
            "helår;2015-12-31;80",
            "helår;2015-06-30;80",
            "Rad 2, kolumn ”Utgångsdatum”",
            "”2015-06-30”",
            "ett datum som slutar på 12-31, när ”Period” är ”helår”",
        ),
    ],
)
def test_faults_of_a_described_target(
    before: str, after: str, place: str, found: str, expected: str, held: Held
) -> None:
    assert TARGETS.count(before) >= 1
    assert f"{place}: hittade {found}, väntade {expected}." in told(held, TARGETS.replace(before, after, 1))


@pytest.mark.parametrize(
    ("before", "after", "place", "found", "expected"),
    [
        (
            "13,0;9,4",
            "13,0;",
            "Rad 4, kolumn ”Jämförelse”",
            "en tom cell",
            "ett värde, när ”Slag” är ”skillnad”",
        ),
        ("2016-12-31", "2016-12-32", "Rad 2, kolumn ”Datum”", "”2016-12-32”", "ett datum ÅÅÅÅ-MM-DD"),
        (
            "2016-12-31",
            "2015-12-31",
            "Rad 2, kolumn ”Datum”",
            "”2015-12-31”",
            "ett datum efter 2015-12-31, som står under ”Utgångsdatum”",
        ),
        (
            "2016-12-31",
            "2016-06-30",
            "Rad 2, kolumn ”Datum”",
            "”2016-06-30”",
            "ett datum som slutar på 12-31, när ”Period” är ”helår”",
        ),
        (
            "2017-12-31;helår;85,5",
            "2016-12-31;helår;85,5",
            "Rad 3, kolumn ”Mål, Datum, Period”",
            "”Svar inom tre dagar / 2016-12-31 / helår” en gång till",
            "en enda rad: den står redan på rad 2",
        ),
        ("helår;82", "vid datumet;82", "Rad 2, kolumn ”Period”", "”vid datumet”", "helår, som står under ”Period”"),
    ],
)
def test_faults_of_its_measurements(before: str, after: str, place: str, found: str, expected: str, held: Held) -> None:
    faults = told(held, TARGETS, MEASURED.replace(before, after, 1))
    assert f"{place}: hittade {found}, väntade {expected}." in faults


def test_a_measurement_of_an_undescribed_target_is_refused(held: Held) -> None:
    (first, *_rest) = told(held, MEASURED)
    assert re.match(r"Rad 2, kolumn ”Mål”: hittade ”Svar inom tre dagar”, väntade något av Sjukpenningdagar", first)


def test_the_lups_gap_needs_its_comparison_but_for_the_regions_own_ten_months(held: Held) -> None:
    heading = "Mål;Datum;Period;Region;Jämförelse\n"
    missing = "Rad 2, kolumn ”Jämförelse”: hittade en tom cell, väntade ett värde, när ”Mål” är "
    told_of_days = told(held, heading + "sick-days;2018-09-30;vid datumet;10,1;\n")
    assert told_of_days == [f"{missing}”Sjukpenningdagar”."]
    told_of_staff = told(held, heading + "staff-sickness;2018-12-31;helår;6;\n")
    assert told_of_staff == [f"{missing}”Medarbetarnas sjukfrånvaro” och ”Period” är ”helår”."]
    assert told(held, heading + "staff-sickness;2018-10-31;januari–oktober;5,4;\n") == []


def test_nothing_is_written_where_one_file_has_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mal.csv").write_text(TARGETS, "utf-8")
    (tmp_path / "matningar.csv").write_text(MEASURED.replace("13,0;9,4", "13,0;"), "utf-8")
    given = [str(tmp_path / "mal.csv"), str(tmp_path / "matningar.csv"), "--to", str(tmp_path / "underlag")]
    assert main(["merge", *given]) == 1
    assert not (tmp_path / "underlag").exists()
    assert "Inget är skrivet." in capsys.readouterr().out
