"""A data folder is a stranger's: whatever is wrong in it is told in Swedish, and nothing outside it is read."""

import csv
import io
import json
import os
import random
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from rehabdata import __main__ as command
from rehabdata import stores
from rehabdata.assumptions import read_assumptions
from rehabdata.database import open_database
from rehabdata.extracts import ExtractError, read_description
from rehabdata.intake.check import check_files
from rehabdata.intake.held import read_held
from rehabdata.intake.merge import merge_into, merged_zip
from rehabdata.stores import local_folder, publish

Change = Callable[[Path], object]

SENTENCE = re.compile(r"  [^ ][^\n]*: hittade [^\n]+, väntade [^\n]+\.|  … och \d+ fel till\.")
# What libraries say of their own: none of it is for a host who reads Swedish.
ENGLISH = re.compile(r"Traceback|Error:|\b(expected|line \d|invalid|does not|cannot|Expecting|No such|Constraint)\b")


@pytest.fixture
def copied(data_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder, tmp_path / "underlag"))


def refused(folder: Path) -> list[str]:
    """The faults for which the folder is not started with, each a sentence."""
    with pytest.raises(ExtractError) as told:
        open_database(folder)
    return sentences(told.value)


def sentences(error: ExtractError) -> list[str]:
    head, *lines = str(error).splitlines()
    assert head == "Underlaget kan inte användas:"
    assert lines
    for line in lines:
        assert SENTENCE.fullmatch(line), line
        assert not ENGLISH.search(line), line
    return [line.strip() for line in lines]


def changed(folder: Path, name: str, change: Callable[[list[list[str]]], object]) -> None:
    """The file with its rows, the heading among them, changed."""
    rows = list(csv.reader(io.StringIO((folder / name).read_text("utf-8"), newline="")))
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / name).write_text(text.getvalue(), "utf-8", newline="")


def described(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """The description, changed; `change` gets the resources by name."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    of_name = {resource["name"]: resource for resource in package["resources"]}
    change(of_name)
    package["resources"] = list(of_name.values())
    path.write_text(json.dumps(package, ensure_ascii=False), "utf-8")


def table(**other: object) -> dict[str, Any]:
    """A table of somebody's own, beside those that the app knows."""
    told = [{"title": "x"}]
    form = {"format": "csv", "title": "x", "sources": told, "licenses": told}
    return {
        "name": "extra",
        "path": "extra.csv",
        **form,
        "schema": {"fields": [{"name": "a", "type": "string"}]},
    } | other


# Names


@pytest.mark.parametrize("name", ["datapackage.json", "report_table_2_kbt_ipt.csv", "assumptions.toml", "versions.csv"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "link out", "link in circles", "empty", "no text", "other coding"])
def test_what_stands_for_a_file_is_a_file_of_the_folder(name: str, kind: str, copied: Path, tmp_path: Path):
    path = copied / name
    content = path.read_bytes()
    path.unlink()
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "link out":
            (tmp_path / "utanför").write_bytes(content)
            path.symlink_to(tmp_path / "utanför")
        case "link in circles":
            path.symlink_to(name)
        case "empty":
            path.write_bytes(b"")
        case "no text":
            path.write_bytes(content[:100] + b"\xff\x00\x01" + content[100:])
        case "other coding":
            path.write_bytes(content.decode("utf-8").encode("utf-16"))
    if (name, kind) == ("assumptions.toml", "empty"):
        assert refused(copied)[0].startswith("assumptions.toml: hittade inte alla av frame, ")
    else:
        assert refused(copied)[0].startswith(name)


def test_a_link_within_the_folder_is_a_file(copied: Path, connection: duckdb.DuckDBPyConnection):
    """As hosts of containers mount them."""
    (copied / "..data").mkdir()
    for path in [path for path in copied.iterdir() if path.is_file()]:
        path.rename(copied / "..data" / path.name)
        path.symlink_to(Path("..data") / path.name)
    opened = open_database(copied)
    count = "SELECT sum(patients) FROM patients"
    assert opened.execute(count).fetchone() == connection.execute(count).fetchone()
    opened.close()


ELSEWHERE = ["/proc/self/environ", "../../etc/passwd", "..", "a/b.csv", "a\\b.csv", ".env", "", "{name}.csv", "x\n.csv"]


@pytest.mark.parametrize("path", [*ELSEWHERE, None, 5, ["a.csv"], {"a": 1}])
@pytest.mark.parametrize("form", ["csv", "json", "toml"])
def test_a_description_names_files_of_the_folder_only(path: object, form: str, copied: Path):
    described(copied, lambda of_name: of_name.update(extra=table(path=path, format=form)))
    (fault,) = refused(copied)
    assert "som ”path” i ”extra”, väntade ett filnamn utan mapp som slutar på ." in fault


def test_a_resource_without_a_path_is_told(copied: Path):
    described(copied, lambda of_name: of_name["population"].pop("path"))
    assert refused(copied) == [
        "datapackage.json: hittade inget värde som ”path” i ”population”, väntade ett filnamn utan mapp som slutar på "
        ".csv."
    ]


def test_a_file_of_the_app_keeps_its_name(copied: Path):
    (copied / "population.csv").rename(copied / "other.csv")
    described(copied, lambda of_name: of_name["population"].update(path="other.csv"))
    assert "hittade filen ”other.csv” som ”population”, väntade population.csv (csv)" in refused(copied)[0]


def test_a_page_is_never_served_as_data(copied: Path):
    """A stranger's media type would be sent with the stranger's bytes."""
    (copied / "extra.csv").write_text("a\n1\n")
    described(copied, lambda of_name: of_name.update(extra=table(mediatype="text/html")))
    assert "hittade ”text/html” som ”mediatype” i ”extra”, väntade text/csv" in refused(copied)[0]


# The description


WRONG = [None, 5, True, "x", [], {}, [1], ["x"], [None], {"a": 1}]
PLACES: dict[str, tuple[str, ...]] = {
    key: ("population", *key.split("/"))
    for key in (
        *("name", "format", "path", "encoding", "sources", "licenses", "schema", "complete"),
        *("schema/fields", "schema/primaryKey", "schema/foreignKeys"),
        *("schema/fields/2", "schema/fields/2/name", "schema/fields/2/type", "schema/fields/2/constraints"),
    )
}
FITS = {("complete", "[]"), ("schema/primaryKey", "[]"), ("schema/foreignKeys", "[]")}
FITS |= {("schema/fields/2/constraints", "{}")}


@pytest.mark.parametrize("place", PLACES)
def test_a_description_of_another_form_is_told(place: str, copied: Path):
    """Wherever something else stands than the app can follow, it is a fault and never a traceback."""
    original = (copied / "datapackage.json").read_bytes()
    for wrong in WRONG:
        (copied / "datapackage.json").write_bytes(original)

        def put(of_name: dict[str, Any], wrong: object = wrong) -> None:
            *way, last = PLACES[place]
            at: Any = of_name
            for step in way:
                at = at[int(step) if isinstance(at, list) else step]
            at[int(last) if isinstance(at, list) else last] = wrong

        described(copied, put)
        if (place, json.dumps(wrong)) in FITS:
            assert read_description(copied)["resources"]
            continue
        with pytest.raises(ExtractError) as told:
            read_description(copied)
        assert sentences(told.value)[0].startswith("datapackage.json: hittade "), wrong


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "9" * 5000, '{"resources": NaN}', '{"resources": 1e999}', '{"a": 1, "a": 2}', "[]", "nul", '"a"'],
)
@pytest.mark.parametrize("name", ["datapackage.json", "lan.topo.json"])
def test_json_that_is_none_for_us_is_told(name: str, text: str, copied: Path):
    (copied / name).write_text(text, "utf-8")
    assert refused(copied)[0].startswith(f"{name}: hittade ")


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a|a)*b",
        "a*a*a*a*a*b",
        "(a?){30}a{30}",
        "(a{1,9}){1,9}b",
        "(a*){20}b",
        ".*.*.*b",
        "[",
        "a**",
        "[z-a]",
    ],
)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str, copied: Path):
    (copied / "extra.csv").write_text(f"a\n{'a' * 5000}\n")
    schema = {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}
    described(copied, lambda of_name: of_name.update(extra=table(schema=schema)))
    assert f"hittade ”{pattern}” som ”pattern” i ”extra”" in refused(copied)[0]


@pytest.mark.parametrize(
    ("pattern", "text"), [("[a-z]+", "abc"), ("[0-9]{2}( [0-9]{2})*", "01 02"), (r"\d{4}-12", "2015-12")]
)
def test_a_plain_pattern_is_followed(pattern: str, text: str, copied: Path):
    (copied / "extra.csv").write_text(f"a\n{text}\n{text.upper()}!\n")
    schema = {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}
    described(copied, lambda of_name: of_name.update(extra=table(schema=schema)))
    (fault,) = refused(copied)
    assert fault.startswith(f"extra.csv, rad 3, kolumn ”a”: hittade ”{text.upper()}!”, väntade mönstret")


@pytest.mark.parametrize(
    "rules",
    [
        {"complete": [{"a": "counties.nowhere"}]},
        {"complete": [{"b": "found"}]},
        {"complete": [{"a": [str(number) for number in range(200_000)]}]},
        {"schema": {"fields": [{"name": "a", "type": "string"}, {"name": "A", "type": "string"}]}},
        {"schema": {"fields": [{"name": "a", "type": "string", "constraints": {"minLength": 1}}]}},
        {
            "schema": {
                "fields": [{"name": "a", "type": "string"}],
                "foreignKeys": [{"fields": ["a"], "reference": {"resource": "nowhere", "fields": ["a"]}}],
            }
        },
    ],
)
def test_a_rule_that_cannot_be_followed_is_told(rules: dict[str, Any], copied: Path):
    (copied / "extra.csv").write_text("a\n1\n")
    described(copied, lambda of_name: of_name.update(extra=table(**rules)))
    assert refused(copied)[0].startswith("datapackage.json: hittade ")


def test_a_folders_description_cannot_ask_for_less(copied: Path):
    """The app's own rules hold for its files, whatever the folder says of them."""

    def loosened(of_name: dict[str, Any]) -> None:
        of_name["report_table_2_kbt_ipt"]["complete"] = []
        for field in of_name["report_table_2_kbt_ipt"]["schema"]["fields"]:
            field |= {"type": "string", "constraints": {}}

    described(copied, loosened)
    changed(copied, "report_table_2_kbt_ipt.csv", lambda rows: rows[3].__setitem__(1, "-5"))
    assert refused(copied) == [
        "report_table_2_kbt_ipt.csv, rad 4, kolumn ”KBT/IPT 2011”: hittade ”-5”, väntade minst 0."
    ]


@pytest.mark.parametrize("name", ["population", "assumptions", "lan"])
def test_a_file_that_the_app_needs_is_described(name: str, copied: Path):
    described(copied, lambda of_name: of_name.pop(name))
    assert f"datapackage.json: hittade ingen resurs ”{name}”, väntade en beskrivning av" in refused(copied)[0]


# Completeness


def drop(name: str, *rows: int) -> Change:
    """Take rows out, by their number in a spreadsheet."""
    kept = lambda lines: [line for number, line in enumerate(lines, 1) if number not in rows]  # noqa: E731
    return lambda folder: changed(folder, name, lambda lines: lines.__setitem__(slice(None), kept(lines)))


def where(name: str, *cells: str) -> Change:
    """Take out the rows that have all of these cells."""

    def change(folder: Path) -> None:
        changed(folder, name, lambda rows: rows.__setitem__(slice(None), [r for r in rows if not set(cells) <= set(r)]))

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            where("report_table_2_kbt_ipt.csv", "Dalarna"),
            "report_table_2_kbt_ipt.csv, kolumn ”Län”: hittade ingen rad för Dalarna, väntade 22 rader.",
        ),
        (
            where("report_table_1_mmr.csv", "Summa"),
            "report_table_1_mmr.csv, kolumn ”Län”: hittade ingen rad för Summa, väntade 22 rader.",
        ),
        (
            where("report_table_3_gender_and_share.csv", "Skåne"),
            "report_table_3_gender_and_share.csv, kolumn ”Län”: hittade ingen rad för Skåne, väntade 22 rader.",
        ),
        (
            where("counties.csv", "20"),
            "counties.csv, kolumn ”county_code”: hittade ingen rad för 20, väntade 21 rader.",
        ),
        (
            where("tile_grid.csv", "25"),
            "tile_grid.csv, kolumn ”county_code”: hittade ingen rad för 25, väntade 21 rader.",
        ),
        (
            where("population.csv", "2011-12-31"),
            "population.csv, kolumn ”county_code, date, sex”: hittade ingen rad för 00 / 2011-12-31 / T, "
            "00 / 2011-12-31 / K, 00 / 2011-12-31 / M (och 63 till), väntade 594 rader.",
        ),
        (
            where("population.csv", "20", "2012-12-31", "T"),
            "population.csv, kolumn ”county_code, date, sex”: hittade ingen rad för 20 / 2012-12-31 / T, väntade 22 "
            "rader för varje date / sex.",
        ),
        (
            where("access_readings.csv", "04", "MMR"),
            "access_readings.csv, kolumn ”county_code, treatment”: hittade ingen rad för 04 / MMR, väntade 42 rader.",
        ),
        (
            where("lup_activities.csv", "17"),
            "lup_activities.csv, kolumn ”activity_id”: hittade ingen rad för 17, väntade 30 rader.",
        ),
        (
            where("sick_days.csv", "04", "2017-12", "K"),
            "sick_days.csv, kolumn ”county_code, rolling_12_months_to, sex”: hittade ingen rad för 04 / 2017-12 / K, "
            "väntade 88 rader.",
        ),
    ],
)
def test_a_table_has_all_its_rows(change: Change, told: str, copied: Path):
    change(copied)
    assert told in refused(copied)


def test_a_landsting_is_in_a_table_once_however_it_is_spelled(copied: Path):
    rows = (copied / "report_table_1_mmr.csv").read_text("utf-8").splitlines()
    number, own = next((n, row) for n, row in enumerate(rows) if row.startswith("Norrb"))
    other = {"Norrbotten", "Norrbottnen", "Norrbottn"} - {own.split(",")[0]}
    rows.insert(number + 1, ",".join([sorted(other)[0], *own.split(",")[1:]]))
    (copied / "report_table_1_mmr.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (fault,) = refused(copied)
    assert fault.startswith(f"report_table_1_mmr.csv, rad {number + 2}, kolumn ”Län”: hittade Norrbott")
    assert fault.endswith(f"en gång till, väntade en enda rad: den står redan på rad {number + 1}.")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda shapes: shapes.pop(), "ingen rad för"),
        (lambda shapes: shapes.append(shapes[0]), "en gång till"),
        (lambda shapes: shapes[0].update(id="99"), "ingen rad för"),
        (lambda shapes: shapes.__setitem__(0, None), "ingen lista av objekt"),
    ],
)
def test_the_map_has_each_county_once(change: Callable[[list[Any]], object], told: str, copied: Path):
    path = copied / "lan.topo.json"
    topology = json.loads(path.read_text("utf-8"))
    change(topology["objects"]["lan"]["geometries"])
    path.write_text(json.dumps(topology), "utf-8")
    (fault,) = refused(copied)
    assert fault.startswith("lan.topo.json")
    assert told in fault


def test_completeness_is_data(copied: Path):
    """A series to be added says so in its description; with a December gone for one county, it does not start."""
    codes = [row["county_code"] for row in csv.DictReader(io.StringIO((copied / "counties.csv").read_text("utf-8")))]
    lines = [f"{code},{year}-12,1.5" for year in (2011, 2012, 2013) for code in ("00", *codes)]
    fields = [{"name": name, "type": "string"} for name in ("county_code", "month", "days")]
    years = ["2011-12", "2012-12", "2013-12"]
    rule = [{"county_code": "county_names.county_code", "month": years}]
    described(copied, lambda of_name: of_name.update(extra=table(schema={"fields": fields}, complete=rule)))
    (copied / "extra.csv").write_text("\n".join(["county_code,month,days", *lines]) + "\n")
    open_database(copied).close()
    (copied / "extra.csv").write_text("\n".join(["county_code,month,days", *lines[:30], *lines[31:]]) + "\n")
    missing = lines[30].split(",")[0]
    assert refused(copied) == [
        f"extra.csv, kolumn ”county_code, month”: hittade ingen rad för {missing} / 2012-12, väntade 66 rader."
    ]
    (copied / "extra.csv").write_text("\n".join(["county_code,month,days", *lines[:22], *lines[44:]]) + "\n")
    assert "(och 19 till), väntade 66 rader" in refused(copied)[0]


# What is brought in


@pytest.fixture
def brought(copied: Path) -> Path:
    """The folder with a corrected figure of one landsting, as decision 20 allows."""
    (copied / "brought_patients.csv").write_text(
        "county_code,county,year,period,treatment,patients,source\n20,Dalarna,2013,kv1-2,KBT/IPT,500,rättelse\n"
    )
    form = json.loads((Path(command.__file__).parent / "intake" / "brought.json").read_text("utf-8"))[0]
    common = [{"name": name, "type": "string"} for name in ("county_code", "county", "year", "period")]
    form["schema"]["fields"] = [*common, *form["schema"]["fields"], {"name": "source", "type": "string"}]
    described(copied, lambda of_name: of_name.update(brought_patients=table(**form)))
    return copied


def test_a_correction_of_one_landsting_starts(brought: Path):
    opened = open_database(brought)
    question = "SELECT patients FROM patients WHERE county_code = '20' AND year = 2013 AND treatment = 'KBT/IPT'"
    assert opened.execute(question).fetchone() == (500,)
    opened.close()


def test_a_new_time_with_some_of_the_landsting_does_not(brought: Path):
    path = brought / "brought_patients.csv"
    before = path.read_text("utf-8")
    path.write_text(f"{before}99,Dalarna,2013,kv1-2,MMR1,500,fil\n", "utf-8")
    assert "brought_patients.csv, rad 3, kolumn ”county_code”: hittade ”99”" in refused(brought)[0]
    path.write_text(f"{before}20,Dalarna,2014,kv1-2,KBT/IPT,500,fil\n", "utf-8")
    told = refused(brought)
    assert (
        "brought_patients.csv: hittade ingen uppgift för Blekinge, Gotland, Gävleborg och 17 till (KBT/IPT, till 2014 "
        "kv1-2), väntade alla landsting." in told
    )
    assert any(line.startswith("brought_patients.csv: hittade ingen uppgift") and "(MMR2, " in line for line in told)
    assert any(line.startswith("brought_gender.csv: hittade ingen uppgift för Blekinge, Dalarna") for line in told)
    assert any(line.startswith("assumptions.toml: hittade inte alla av frame, rate_kbt") for line in told)


# Numbers, days, the other files


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "-1", "99999999999", "1_0", "٣", " 5", "5,0", "\x00"])
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("report_table_3_gender_and_share.csv", "2013 Man"),
        ("population.csv", "population"),
        ("lup_measurements.csv", "region"),
        ("lup_targets.csv", "wanted"),
        ("sick_days.csv", "days_per_insured_16_64"),
        ("access.csv", "figure"),
        ("tile_grid.csv", "row"),
    ],
)
def test_a_number_is_a_finite_one_that_can_be(name: str, column: str, value: str, copied: Path):
    def put(rows: list[list[str]]) -> None:
        place = rows[0].index(column)
        number = next(n for n, row in enumerate(rows) if n and row[place])
        rows[number][place] = value

    changed(copied, name, put)
    assert re.match(rf"{name}, rad \d+, kolumn ”{column}”: hittade ”", refused(copied)[0])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        *(
            ("value = 948", f"value = {value}", f"hittade {value} i [[assumption]] nr ")
            for value in ("nan", "inf", "-inf")
        ),
        ("value = 948", "value = 1e999", "hittade inf i [[assumption]] nr "),
        ("value = 948", "value = -1", "väntade ett tal som är minst 0 och högst 5000"),
        ("value = 948", "value = 948000", "väntade ett tal som är minst 0 och högst 5000"),
        ("value = 948", f"value = {'9' * 500}", "hittade ett tal med tusentals siffror i [[assumption]]"),
        ("value = 948", f"value = {'9' * 5000}", "hittade fel i texten, "),
        ("value = 12000", "value = 200001", "högst 200000"),
        ('unit = "Mkr"', 'unit = "kr"', "hittade enheten ”kr” i [[assumption]] nr 1, väntade Mkr"),
        ("year = 2013", "year = 99999", "hittade året 99999 i [[assumption]]"),
        ("year = 2013", "year = 2013.0", "som year i [[assumption]]"),
        ("valid_from = 2013-01-01", "valid_from = 2013-01-01T00:00:00", "som valid_from i [[assumption]]"),
        ("valid_from = 2013-01-01", "valid_from = 2013-02-30", "hittade fel i texten, "),
        ('item = "rate_kbt"', 'item = "paid_out"', "hittade inte alla av frame, rate_kbt"),
    ],
)
def test_a_rate_or_a_frame_can_be_one(before: str, after: str, told: str, copied: Path):
    path = copied / "assumptions.toml"
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert any(line.startswith("assumptions.toml: ") and told in line for line in refused(copied))


@pytest.mark.parametrize(
    "text", ["assumption = 'x'", "assumption = [1, 2]", "[assumption]\nitem = 'x'", "a = " + "[" * 9999]
)
def test_assumptions_of_another_form_are_told(text: str, copied: Path):
    (copied / "assumptions.toml").write_text(text, "utf-8")
    assert refused(copied)[0].startswith("assumptions.toml: hittade ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("skräp", "versions.csv, rad 1, kolumn ”version”: hittade ingen sådan kolumn"),
        ("version,date,change\n", "versions.csv, rad 1: hittade inga rader"),
        ("version,date,change\n896ecc80,2026-13-01,a.\n", "versions.csv, rad 2, kolumn ”date”: hittade ”2026-13-01”"),
        ("version,date,change\nzzzzzzzz,2026-11-01,a.\n", "versions.csv, rad 2, kolumn ”version”: hittade ”zzzzzzzz”"),
        ("version,date,change\n896ecc80,2026-11-01,\n", "versions.csv, rad 2, kolumn ”change”: hittade en tom cell"),
        (
            "version,date,change\n896ecc80,2026-11-22,a.\n896ecc80,2026-11-26,b.\n",
            "versions.csv, rad 3, kolumn ”version”: hittade ”896ecc80” en gång till",
        ),
        (
            "version,date,change\n896ecc80,2026-11-26,a.\nbbdfde2d,2026-11-22,b.\n",
            "versions.csv, rad 3, kolumn ”date”: hittade ”2026-11-22”, väntade 2026-11-26 eller senare.",
        ),
    ],
)
def test_the_history_is_read_at_the_start(text: str, told: str, copied: Path):
    (copied / "versions.csv").write_text(text, "utf-8")
    assert refused(copied)[0].startswith(told)


def test_a_claim_that_the_app_cannot_check_is_told(copied: Path):
    changed(copied, "claims.csv", lambda rows: rows.append(["no-such-check", *rows[1][1:]]))
    assert "kolumn ”check_id”: hittade ”no-such-check”, väntade ett påstående som appen kan pröva" in refused(copied)[0]


def test_a_strangers_words_stay_in_one_line(copied: Path):
    changed(copied, "population.csv", lambda rows: rows[1].__setitem__(4, "1\n\x1b[2J" + "9" * 100_000))
    (fault,) = refused(copied)
    assert fault.startswith("population.csv, rad 2, kolumn ”population”: hittade ”1 ")
    assert len(fault) < 600


# What leaves the folder


def test_a_zip_and_a_store_hold_described_files_only(copied: Path, tmp_path: Path):
    secret = tmp_path / "hemligt"
    secret.write_text("hemligt")
    (copied / "lösenord.txt").write_text("hemligt")
    (copied / "länk.txt").symlink_to(secret)
    os.mkfifo(copied / "rör")
    opened = open_database(copied)

    held = read_held(opened, read_assumptions(copied))
    opened.close()
    with zipfile.ZipFile(io.BytesIO(merged_zip(copied, {}, held))) as packed:
        paths = {resource["path"] for resource in read_description(copied)["resources"]}
        assert set(packed.namelist()) == {"datapackage.json", *paths}
    for target in (tmp_path / "parquet", tmp_path / "underlag.duckdb"):
        publish(copied, str(target))
        found = local_folder(str(target))
        assert not any(b"hemligt" in path.read_bytes() for path in found.iterdir())


def test_merging_leaves_a_link_where_it_was(copied: Path, tmp_path: Path):
    """The folder's own file is not written through a link in the copy."""
    real = copied / "verklig.csv"
    (copied / "population.csv").rename(real)
    (copied / "population.csv").symlink_to(real)
    before = real.read_bytes()
    opened = open_database(copied)

    held = read_held(opened, read_assumptions(copied))
    opened.close()
    text = "Län;Datum;Kön;Befolkning;Befolkning 15–64;Källa\nDalarna;2012-12-31;T;276000;170000;rättelse\n"
    checked = check_files([("b.csv", text.encode())], held)
    merge_into(copied, checked.figures, held, tmp_path / "nytt")
    assert real.read_bytes() == before
    assert "276000" in (tmp_path / "nytt" / "population.csv").read_text("utf-8")


# Stores: the same faults, refused the same way


@pytest.mark.parametrize("kind", ["parquet", "duckdb"])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (where("report_table_2_kbt_ipt.csv", "Dalarna"), "report_table_2_kbt_ipt.csv, kolumn ”Län”: hittade ingen rad"),
        (lambda f: changed(f, "population.csv", lambda rows: rows[1].__setitem__(4, "nan")), "population.csv, rad 2"),
        (lambda f: (f / "versions.csv").write_text("skräp"), "versions.csv, rad 1"),
        (lambda f: (f / "lan.topo.json").write_text("{"), "lan.topo.json: hittade fel i texten"),
        (lambda f: (f / "assumptions.toml").write_text("a = nan"), "assumptions.toml: hittade avsnittet ”a”"),
    ],
)
def test_a_store_is_refused_as_a_folder_is(kind: str, change: Change, told: str, copied: Path, tmp_path: Path):
    change(copied)
    expected = refused(copied)
    assert expected[0].startswith(told)
    target = tmp_path / ("underlag.duckdb" if kind == "duckdb" else "parquet")
    publish(copied, str(target))
    assert refused(local_folder(str(target))) == expected


def opened_store(source: str) -> list[str]:
    with pytest.raises(ExtractError) as told:
        open_database(local_folder(source))
    return sentences(told.value)


@pytest.mark.parametrize("path", ["/proc/self/environ", "../../etc/passwd", ".env"])
def test_a_stores_description_names_files_only(path: str, data_folder: Path, tmp_path: Path, copied: Path):
    described(copied, lambda of_name: of_name.update(extra=table(path=path, format="json")))
    package = (copied / "datapackage.json").read_bytes()
    publish(data_folder, str(tmp_path / "parquet"))
    (tmp_path / "parquet" / "datapackage.json").write_bytes(package)
    publish(data_folder, str(tmp_path / "underlag.duckdb"))
    with duckdb.connect(str(tmp_path / "underlag.duckdb")) as store:
        store.execute(
            f"UPDATE {stores.SCHEMA}.described_files SET content = $package WHERE path = 'datapackage.json'",
            {"package": package},
        )
    for source in ("parquet", "underlag.duckdb"):
        assert f"hittade ”{path}” som ”path” i ”extra”" in opened_store(str(tmp_path / source))[0]


def test_a_link_out_of_a_parquet_folder_is_refused(data_folder: Path, tmp_path: Path):
    publish(data_folder, str(tmp_path / "parquet"))
    for name in ("lan.topo.json", "population.parquet"):
        path = tmp_path / "parquet" / name
        path.rename(tmp_path / name)
        path.symlink_to(tmp_path / name)
        assert opened_store(str(tmp_path / "parquet"))[0].startswith(f"{name}: hittade en länk ut ur mappen")
        path.unlink()
        (tmp_path / name).rename(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE {schema}.tile_grid",
        "DROP TABLE {schema}.tile_grid; CREATE VIEW {schema}.tile_grid AS SELECT * FROM read_csv('{secret}')",
        "DROP TABLE {schema}.tile_grid; CREATE VIEW {schema}.tile_grid AS SELECT content FROM read_text('{secret}')",
        "DROP TABLE {schema}.tile_grid; CREATE VIEW {schema}.tile_grid AS SELECT range AS a FROM range(1000000000000)",
        "DROP TABLE {schema}.tile_grid; CREATE VIEW {schema}.tile_grid AS SELECT repeat('x', 9999) FROM range(99999)",
    ],
)
def test_a_store_reads_no_other_file_and_ends(statement: str, data_folder: Path, tmp_path: Path):
    """A view in somebody's file could name any file of the machine, or have no end."""
    (tmp_path / "secret.csv").write_text((data_folder / "tile_grid.csv").read_text("utf-8"), "utf-8")
    target = str(tmp_path / "underlag.duckdb")
    publish(data_folder, target)
    with duckdb.connect(target) as store:
        store.execute(statement.format(schema=stores.SCHEMA, secret=tmp_path / "secret.csv"))
    assert opened_store(target)[0].startswith("tile_grid.csv: hittade ")


def test_junk_in_a_store_is_told(data_folder: Path, tmp_path: Path):
    publish(data_folder, str(tmp_path / "parquet"))
    (tmp_path / "parquet" / "tile_grid.parquet").write_bytes(b"PAR1skr\xffp")
    assert opened_store(str(tmp_path / "parquet"))[0].startswith("tile_grid.csv: hittade en tabell som ")


# Anything at all


def _mutated(path: Path, chance: random.Random) -> str:
    """One change of one file, as chance will have it: bytes, cells, rows or values of JSON."""
    content = path.read_bytes()
    kinds = ["cut", "junk", "doubled", "digits"]
    if path.suffix == ".csv":
        kinds += ["row", "column", "cell", "cell"]
    kind = chance.choice(kinds)
    place = chance.randrange(len(content))
    if kind == "cut":
        path.write_bytes(content[:place])
    elif kind == "junk":
        path.write_bytes(content[:place] + chance.randbytes(3) + content[place + chance.randrange(9) :])
    elif kind == "doubled":
        end = min(len(content), place + chance.randrange(1, 400))
        path.write_bytes(content[:end] + content[place:])
    elif kind == "digits":
        number = chance.choice([b"nan", b"-1", b"1e999", b"", b"99999999999", b"null", b"[]", b'"x"'])
        found = list(re.finditer(rb"\d+", content))
        at = chance.choice(found)
        path.write_bytes(content[: at.start()] + number + content[at.end() :])
    else:

        def change(rows: list[list[str]]) -> None:
            number = chance.randrange(1, len(rows))
            column = chance.randrange(len(rows[0]))
            if kind == "row":
                rows[number : number + 1] = [rows[number]] * chance.choice([0, 2])
            elif kind == "column":
                for row in rows:
                    del row[column]
            else:
                rows[number][column] = chance.choice(["", "nan", "-1", "x", "\x00", "a" * 200_000, "2013-02-30", '"'])

        changed(path.parent, path.name, change)
    return f"{path.name}: {kind}"


def _held(folder: Path) -> dict[str, list[Any]]:
    opened = open_database(folder)
    try:
        names = ("patients", "gender", "printed_share", "population", "county", "measurement")
        return {name: opened.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in names}
    finally:
        opened.close()


def _told_or_whole(data_folder: Path, seeds: Iterator[int] | range) -> None:
    """Every changed folder is refused in Swedish, or has all of its landsting and times."""
    grain = {name: {row[:-1] for row in rows} for name, rows in _held(data_folder).items() if name == "patients"}
    for seed in seeds:
        chance = random.Random(seed)
        with tempfile.TemporaryDirectory() as made:
            folder = Path(shutil.copytree(data_folder, Path(made) / "underlag"))
            paths = chance.sample(sorted(folder.iterdir()), chance.choice([1, 1, 2]))
            what = [_mutated(path, chance) for path in paths]
            begun = time.monotonic()
            try:
                held = _held(folder)
            except ExtractError as error:
                sentences(error)
            else:
                assert {row[:-1] for row in held["patients"]} == grain["patients"], (seed, what)
                assert len(held["county"]) == 21, (seed, what)
                assert all(number >= 0 for *_key, number in held["patients"]), (seed, what)
            assert time.monotonic() - begun < 60, (seed, what)


def test_a_changed_folder_is_refused_or_whole(data_folder: Path):
    _told_or_whole(data_folder, range(60))


@pytest.mark.long
def test_thousands_of_changed_folders_are(data_folder: Path):
    _told_or_whole(data_folder, range(60, 2000))
