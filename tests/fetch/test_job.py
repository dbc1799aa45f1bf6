"""From a source to a page: fetched into a folder, checked, merged beside what is held, told of."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from rehabdata import manifest, queries, versions
from rehabdata.__main__ import main
from rehabdata.assumptions import read_assumptions
from rehabdata.database import open_database
from rehabdata.fetch import UNTRIED, FetchError, job
from rehabdata.intake.check import check_files
from rehabdata.intake.held import Held, read_held
from rehabdata.intake.merge import compare
from rehabdata.money.funding import settle
from rehabdata.stores import local_folder, publish
from tests.conftest import PROJECT
from tests.fetch import answers
from tests.fetch.answers import CODES, FK_PATH, KOLADA_PATH, SCB_PATH, Figures, folder_rows
from tests.fetch.source import Call, Reply, serving
from tests.published import SHARES_2012, SHARES_2013

MONTHS = ["2026-09", "2026-10"]
FIRST, SECOND = (dt.datetime(2026, month, 1, 3, tzinfo=dt.UTC) for month in (11, 12))
COUNTIES = job.Counties(
    {row["county_code"]: row["county"] for row in answers.rows_of("counties")},
    {row["kolada_region_id"]: row["county_code"] for row in answers.rows_of("counties")},
)
PATHS = {"fk": FK_PATH, "kolada": KOLADA_PATH, "scb": SCB_PATH}


@pytest.fixture
def held(data_folder: Path) -> Held:
    return read(data_folder)


def read(folder: Path) -> Held:
    return read_held(open_database(folder), read_assumptions(folder))


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def fetch(series: str, to: Path, address: str, now: dt.datetime = FIRST) -> str:
    return job.fetch(job.SERIES[series], to, COUNTIES, now, f"{address}{PATHS[series]}", lambda _seconds: None)


@contextmanager
def sources(
    days: Figures | None = None, staff: Figures | None = None, people: Figures | None = None, etag: str = ""
) -> Iterator[str]:
    edited = (
        answers.sick_days(MONTHS) | (days or {}),
        answers.staff_sickness() | (staff or {}),
        answers.population() | (people or {}),
    )
    with serving(answers.answering(*edited, etag)) as source:
        yield source.address


def fetched(to: Path, **edited: Figures) -> Path:
    """A folder with all three series, a few figures as edited."""
    with sources(**edited) as address:
        for series in PATHS:
            fetch(series, to, address)
    return to


def merged(base: Path, files: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHABDATA_DIR", str(base))
    assert main(["merge", *map(str, sorted(files.glob("*.csv"))), "--to", str(to)]) == 0
    return to


# Fetching


def test_a_file_in_a_form_of_ours_and_a_manifest(tmp_path: Path) -> None:
    fetched(tmp_path / "h", days={("09", "2026-10", "T"): None})
    rows = folder_rows(tmp_path / "h" / "sjukpenningdagar.csv")
    assert len(rows) == 17 * 22 * 3  # fifteen Decembers and two months
    found = {(row["Län"], row["Månad"], row["Kön"]): row for row in rows}
    assert found["23", "2014-12", "T"]["Dagar"] == "12.4"
    assert found["09", "2026-10", "T"]["Dagar"] == ""
    assert {row["Hämtad"] for row in rows} == {"2026-11-01"}
    assert all(UNTRIED in row["Källa"] for row in rows)
    entries = manifest.read(tmp_path / "h")
    assert [(e.series, e.newest, e.new) for e in entries[:4]] == [
        *[("sick_days", "2026-10", 17 * 22)] * 3,
        ("staff_sickness", "2025", 7 * 22),
    ]
    assert all(e.fetched_at == "2026-11-01T03:00:00+00:00" and e.note == UNTRIED for e in entries)
    assert all(len(e.sha256) == 64 and e.bytes > 1000 and "127.0.0.1" in e.address for e in entries)


@pytest.mark.parametrize("etag", ["", '"v1"'])
@pytest.mark.parametrize("series", PATHS)
def test_the_same_again_writes_nothing(series: str, etag: str, tmp_path: Path) -> None:
    with sources(etag=etag) as address:
        fetch(series, tmp_path, address)
        before = everything(tmp_path)
        assert "inget nytt" in fetch(series, tmp_path, address, SECOND)
    assert everything(tmp_path) == before


def test_a_changed_figure_has_its_own_day_and_the_others_keep_theirs(tmp_path: Path) -> None:
    days = answers.sick_days(MONTHS)
    with serving(lambda call: Reply(answers.as_fk(days, call))) as source:
        fetch("fk", tmp_path, source.address)
        days |= {("23", "2026-09", "T"): 12.34, **{(c, "2026-11", "M"): 5.0 for c in ["00", *CODES]}}
        told = fetch("fk", tmp_path, source.address, SECOND)
    assert "22 nya och 1 ändrade" in told
    of_day: dict[str, list[str]] = {}
    for row in folder_rows(tmp_path / "sjukpenningdagar.csv"):
        of_day.setdefault(row["Hämtad"], []).append(f"{row['Län']} {row['Månad']} {row['Kön']} {row['Dagar']}")
    assert set(of_day["2026-12-01"]) == {"23 2026-09 T 12.34", *(f"{c} 2026-11 M 5.0" for c in ["00", *CODES])}
    assert len(of_day["2026-11-01"]) == 17 * 66 - 1
    changed = [(e.new, e.changed) for e in manifest.read(tmp_path) if e.fetched_at > "2026-11-02"]
    assert changed == [(0, 1), (0, 0), (22, 0)]


def test_what_the_source_says_is_unchanged_stays(tmp_path: Path) -> None:
    """Women's answer is not sent again; the others' are new."""
    days = answers.sick_days(MONTHS)

    def answer(call: Call) -> Reply:
        if call.headers.get("If-None-Match") and call.parameters["kon_kod"] == "K":
            return Reply(b"", 304)
        return Reply(answers.as_fk(days, call), headers={"ETag": '"1"'})

    with serving(answer) as source:
        fetch("fk", tmp_path, source.address)
        women = [row for row in folder_rows(tmp_path / "sjukpenningdagar.csv") if row["Kön"] == "K"]
        days["23", "2026-10", "T"] = 12.0
        fetch("fk", tmp_path, source.address, SECOND)
    after = folder_rows(tmp_path / "sjukpenningdagar.csv")
    assert [row for row in after if row["Kön"] == "K"] == women
    assert [r["Dagar"] for r in after if (r["Län"], r["Månad"], r["Kön"]) == ("23", "2026-10", "T")] == ["12.0"]


def test_without_its_file_all_is_asked_for_again(tmp_path: Path) -> None:
    with sources(etag='"v1"') as address:
        fetch("kolada", tmp_path, address)
        (tmp_path / "regionernas-sjukfranvaro.csv").unlink()
        fetch("kolada", tmp_path, address, SECOND)
    assert len(folder_rows(tmp_path / "regionernas-sjukfranvaro.csv")) == 7 * 22


def spoiled(change: Callable[[bytes], Reply]) -> Callable[[Call], Reply]:
    whole = answers.answering(answers.sick_days(MONTHS), answers.staff_sickness(), answers.population())
    return lambda call: change(whole(call).content())


SPOILED = {
    "HTML": spoiled(lambda _b: Reply(b"<html></html>", headers={"Content-Type": "text/html"})),
    "HTML as JSON": spoiled(lambda _b: Reply(b"<html></html>")),
    "truncated": spoiled(lambda body: Reply(body[: len(body) // 2])),
    "an empty list": spoiled(lambda _b: Reply([])),
    "an empty object": spoiled(lambda _b: Reply({})),
    "503": spoiled(lambda _b: Reply(b"", 503)),
    "429": spoiled(lambda _b: Reply(b"", 429)),
    "404": spoiled(lambda _b: Reply(b"", 404)),
    "another host": spoiled(lambda _b: Reply(b"", 302, {"Location": "https://example.org/"})),
    "no Jämtland": spoiled(
        lambda body: Reply(body.replace(b'"lan_kod": "23"', b'"lan_kod": "98"').replace(b'"0023"', b'"0098"')
                           .replace(b'"23": 19', b'"98": 19'))
    ),
    "text for a number": spoiled(
        lambda body: Reply(body.replace(b'"value": 12.4', b'"value": "x"').replace(b'"value": 5.7', b'"value": "x"')
                           .replace(b'"value": [', b'"value": ["x", '))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
@pytest.mark.parametrize("series", PATHS)
def test_a_fault_is_named_and_nothing_is_changed(series: str, name: str, tmp_path: Path) -> None:
    with sources() as address:
        fetch(series, tmp_path, address)
    before = everything(tmp_path)
    with serving(SPOILED[name]) as source, pytest.raises(FetchError, match=r"hittade .*, väntade ") as told:
        fetch(series, tmp_path, source.address, SECOND)
    assert str(told.value).endswith("Inget är ändrat.")
    assert job.SERIES[series].name in str(told.value)
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("sjukpenningdagar.csv", "Län,Månad\n23,2026-10\n"),
        ("sjukpenningdagar.csv", ""),
        ("manifest.jsonl", "{}\n"),
        ("manifest.jsonl", "x\n"),
        ("datapackage.json", "{}"),
    ],
)
def test_a_folder_that_somebody_has_changed_is_left_alone(file: str, content: str, tmp_path: Path) -> None:
    with sources() as address:
        fetch("fk", tmp_path, address)
        (tmp_path / file).write_text(content, "utf-8")
        before = everything(tmp_path)
        with pytest.raises(FetchError, match=r"Inget är ändrat\."):
            fetch("fk", tmp_path, address, SECOND)
    assert everything(tmp_path) == before


def test_the_command_says_what_it_did_and_ends_with_1_on_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sources() as address:
        assert main(["fetch", "kolada", "--to", str(tmp_path), "--address", f"{address}{KOLADA_PATH}"]) == 0
    assert UNTRIED in capsys.readouterr().out
    with serving(SPOILED["404"]) as source:
        assert main(["fetch", "fk", "--to", str(tmp_path), "--address", f"{source.address}/fk"]) == 1
    assert capsys.readouterr().out.startswith("Försäkringskassan, http://127.0.0.1:")


# Checking


def checked(held: Held, file: Path, *edits: tuple[str, str]) -> list[str]:
    text = file.read_text("utf-8")
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    return [line for each in check_files([(file.name, text.encode())], held).files for line in each.faults.lines()]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fetched(tmp_path_factory.mktemp("fetched"))


@pytest.mark.parametrize(
    ("name", "edit", "told"),
    [
        ("sjukpenningdagar", ("23,2026-10,T", "22,2026-10,M"), "”22 / 2026-10 / M” en gång till"),
        ("sjukpenningdagar", ("23,2026-10,T,9.9", "23,2026-13,T,9.9"), "”2026-13”, väntade en månad ÅÅÅÅ-MM"),
        ("sjukpenningdagar", ("23,2026-10,T,9.9", "23,2026-10,T,367"), "”367”, väntade högst 366"),
        ("sjukpenningdagar", ("23,2026-10,T,9.9", "23,2026-10,T,många"), "”många”"),
        ("sjukpenningdagar", ("2026-10,", "2026-12,"), "väntade en tid som var slut den 2026-11-01"),
        ("regionernas-sjukfranvaro", ("23,2025,helår", "23,2024,helår"), "ingen rad för Jämtland"),
        ("regionernas-sjukfranvaro", ("2025,helår", "2025,kv1-2"), "”kv1-2”, väntade helår"),
        ("regionernas-sjukfranvaro", ("2025,helår", "2026,helår"), "slut den 2026-11-01"),
        ("befolkning", (",Hämtad", ",Hämtat den"), "en okänd kolumn"),
    ],
)
def test_what_is_fetched_is_checked_as_any_file(
    name: str, edit: tuple[str, str], told: str, held: Held, files: Path
) -> None:
    assert checked(held, files / f"{name}.csv") == []
    assert any(told in line for line in checked(held, files / f"{name}.csv", edit))


def test_a_county_that_is_left_out_is_told_by_time_and_sex(held: Held, files: Path) -> None:
    text = (files / "sjukpenningdagar.csv").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("23,2026-10,T,"))
    assert checked(held, files / "sjukpenningdagar.csv", (f"{line}\n", "")) == [
        "Hittade ingen rad för Jämtland, väntade alla 21 och riket för 2026-10, T."
    ]


def test_parts_need_not_sum_where_the_source_has_added_noise(held: Held, files: Path) -> None:
    """Both sexes of 2025 have three more than women and men; a slip of a digit is still told, and 2024 must sum."""
    rows = {(r["Län"], r["Datum"], r["Kön"]): int(r["Befolkning"]) for r in folder_rows(files / "befolkning.csv")}
    women, men, both = (rows["23", "2025-12-31", sex] for sex in "KMT")
    assert (both - women - men, checked(held, files / "befolkning.csv")) == (3, [])
    slip = (f"23,2025-12-31,T,{both}", f"23,2025-12-31,T,{both * 10}")
    assert len(checked(held, files / "befolkning.csv", slip)) == 2  # the sexes, and the nation
    earlier = rows["23", "2024-12-31", "T"]
    told = checked(held, files / "befolkning.csv", (f"23,2024-12-31,T,{earlier}", f"23,2024-12-31,T,{earlier + 3}"))
    assert any("som kvinnor och män blir tillsammans" in line for line in told)


# Merging

REVISED: dict[str, Figures] = {
    "days": {
        ("23", "2018-12", "T"): 8.9,  # held: 8.7
        ("00", "2014-12", "T"): 9.43,  # held: 9.4, the same figure with one decimal more
        ("09", "2026-10", "T"): None,
        **{(code, "2017-09", sex): 11.2 for code in ["00", *CODES] for sex in "TKM"},  # the plan prints 11.0 and 10.3
    },
    "staff": {("00", "2020"): 7.2},  # held: 7.1
    "people": {("23", "2012", "K"): (63_027, 38_549), ("00", "2012", "K"): (4_789_998, 3_014_000)},
}


def with_whole_sums(people: Figures) -> Figures:
    """The edited women of one county with sums that hold: both sexes, and the nation, as many more."""
    known = answers.population()
    more = people["23", "2012", "K"][0] - known["23", "2012", "K"][0]
    return {
        (code, "2012", sex): (known[code, "2012", sex][0] + more, known[code, "2012", sex][1])
        for code in ("23", "00")
        for sex in "TK"
    }


@pytest.fixture
def revised_files(tmp_path: Path) -> Path:
    return fetched(tmp_path / "h", **{**REVISED, "people": with_whole_sums(REVISED["people"])})


def test_what_is_held_is_never_replaced_and_the_shares_stand(
    held: Held, data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch)
    now = read(folder)
    for table, known in held.tables.items():
        assert {key: now.tables[table][key] for key in known} == known, table
    before, after = everything(data_folder), everything(folder)
    may_change = {"population.csv", "datapackage.json", "versions.csv"}
    assert {name for name in before if after[name] != before[name]} == may_change
    assert after["population.csv"].startswith(before["population.csv"])
    connection, assumptions = open_database(folder), read_assumptions(folder)
    for year, printed in {2012: SHARES_2012, 2013: SHARES_2013}.items():
        settled = settle(queries.production(connection, year, "kv1-2"), queries.agreement(assumptions, year, 1.0))
        shares = {one.county_code: int(Decimal(str(one.share)) * 100 + Decimal("0.5")) for one in settled.landsting}
        assert shares == {code: share for code, share in printed.items() if code != "00"}


def test_a_revision_lies_beside_with_old_new_and_when(
    data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch)
    rows = queries.revisions(open_database(folder))
    told = {
        (r["table_name"], r["county_code"], r["time"], r["part"], r["figure"]): (r["held"], r["fetched"])
        for r in rows.to_dict("records")
        if r["part"] in ("T", "helår") and r["time"] not in ("2012-05", "2013-05", "2014-07")  # others' figures
    }
    days, people = "days_per_insured_16_64", "population"
    assert told == {
        ("population", "00", "2012-12-31", "T", people): (9_555_893, 9_555_903),
        ("population", "23", "2012-12-31", "T", people): (126_201, 126_211),
        ("sick_days", "00", "2017-09", "T", days): (10.3, 11.2),
        ("sick_days", "23", "2017-09", "T", days): (11.0, 11.2),
        ("sick_days", "23", "2018-12", "T", days): (8.7, 8.9),
        ("staff_sickness", "00", "2020", "helår", "percent_of_ordinary_working_time"): (7.1, 7.2),
    }
    assert {str(day)[:10] for day in rows.fetched_on} == {"2026-11-01"}


def test_every_month_is_held_and_what_the_source_hides_is_missing(
    data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch)
    connection = open_database(folder)
    every, shown = (queries.sick_days(connection, every_month=each) for each in (True, False))
    october = every[every.rolling_12_months_to == "2026-10"]
    assert len(october) == 65
    assert "09" not in set(october[october.sex == "T"].county_code)
    # Pages show Decembers, the latest month, and months that others tell of themselves.
    assert set(every[every.is_fetched].rolling_12_months_to) - set(shown[shown.is_fetched].rolling_12_months_to) == {
        "2026-09", "2017-09",
    }  # fmt: skip
    plan = shown[(shown.rolling_12_months_to == "2017-09") & (shown.county_code == "23")]
    assert [
        (float(days), source[:3]) for days, source in zip(plan.days_per_insured_16_64, plan.source, strict=True)
    ] == [(11.0, "LUP")]
    rows = folder_rows(folder / "fetched_sick_days.csv")
    assert {row["fetched_on"] for row in rows} == {"2026-11-01"}
    assert all(UNTRIED in row["source"] for row in rows)
    of_2025 = [r for r in folder_rows(folder / "population.csv") if (r["date"], r["sex"]) == ("2025-12-31", "T")]
    known = answers.population()
    assert {r["county_code"]: int(r["population"]) for r in of_2025} == {
        code: known[code, "2025", "T"][0] for code in ["00", *CODES]
    }
    assert all(r["source"].endswith("hämtad 2026-11-01") and UNTRIED in r["source"] for r in of_2025)


def test_the_same_merged_again_changes_nothing_and_a_later_revision_is_added(
    data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch)
    before = everything(folder)
    merged(folder, revised_files, folder, monkeypatch)
    assert everything(folder) == before
    back = {**REVISED["days"], ("23", "2018-12", "T"): 8.7, ("23", "2017-09", "T"): 11.3}
    with sources(days=back) as address:
        fetch("fk", revised_files, address, SECOND)
    merged(folder, revised_files, folder, monkeypatch)
    rows = queries.revisions(open_database(folder)).to_dict("records")
    own = [(r["time"], r["held"], r["fetched"], str(r["fetched_on"])[:10], bool(r["stands"])) for r in rows
           if (r["county_code"], r["part"]) == ("23", "T") and r["time"] in ("2018-12", "2017-09")]  # fmt: skip
    assert own == [
        ("2017-09", 11.0, 11.2, "2026-11-01", False),
        ("2017-09", 11.2, 11.3, "2026-12-01", True),
        ("2018-12", 8.7, 8.9, "2026-11-01", False),
        ("2018-12", 8.7, 8.7, "2026-12-01", False),
    ]


def test_a_population_brought_by_hand_still_replaces(held: Held, files: Path) -> None:
    """Who corrects the extracts by a file of their own says so; only what was fetched stands back."""
    rows = [r for r in folder_rows(files / "befolkning.csv") if r["Datum"] == "2018-12-31"]
    text = "Län;Datum;Kön;Befolkning;Befolkning 15–64\n" + "".join(
        f"{r['Län']};2018-12-31;{r['Kön']};{int(r['Befolkning']) * 2};{r['Befolkning 15–64']}\n" for r in rows
    )
    (compared,) = compare(check_files([("egen", text.encode())], held).figures, held)
    assert (len(compared.changed), compared.revised) == (66, ())


def test_an_older_link_is_told_what_differs(
    data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch)
    before, now = versions.data_version(data_folder), versions.data_version(folder)
    changes = versions.changes_since(versions.history(folder), before, now)
    assert before != now
    assert changes is not None
    assert "regionernas sjukfrånvaro: 154 nya, 0 ändrade, 0 oförändrade, 1 reviderade av källan" in changes[-1].change


def test_a_folder_without_a_history_gets_one(
    data_folder: Path, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = Path(shutil.copytree(data_folder, tmp_path / "data"))
    (bare / versions.HISTORY).unlink()
    folder = merged(bare, files, tmp_path / "nytt", monkeypatch)
    told = versions.history(folder)
    assert [each.version for each in told] == [versions.data_version(bare), versions.data_version(folder)]


def test_the_manifest_follows_into_the_folder_and_its_stores(
    data_folder: Path, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = merged(data_folder, files, tmp_path / "nytt", monkeypatch)
    assert set(manifest.read(folder)) == set(manifest.read(files))
    assert {
        name: (f.source, f.fetched_on, f.newest) for name, f in manifest.freshness(manifest.read(folder)).items()
    } == {
        "sick_days": ("Försäkringskassan", "2026-11-01", "2026-10"),
        "staff_sickness": ("Kolada", "2026-11-01", "2025"),
        "population": ("SCB", "2026-11-01", "2025-12-31"),
    }
    publish(folder, str(tmp_path / "x.duckdb"))
    assert (
        everything(local_folder(str(tmp_path / "x.duckdb")))["manifest.jsonl"] == everything(folder)["manifest.jsonl"]
    )
    (folder / "manifest.jsonl").write_text("[1]\n", "utf-8")
    monkeypatch.setenv("REHABDATA_DIR", str(folder))
    assert main(["publish", "--to", str(tmp_path / "y.duckdb")]) == 1


# Pages

SAID = """
import json
from tests.test_pages import menu_page
pages = [menu_page(name) for name in ("about.py", "plan.py", "funding.py")]
import sys
assert not [name for name in sys.modules if name.startswith(("rehabdata.fetch", "ijson"))]
print(json.dumps([str(page.of_class("rd-source")) for page in pages] + [str([t.rows for t in pages[0].tables])]))
"""


def said(folder: Path) -> list[str]:
    """In a process of its own, as after a start with the folder."""
    ended = subprocess.run(
        [sys.executable, "-c", SAID],
        cwd=PROJECT,
        env={**os.environ, "REHABDATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found: list[str] = json.loads(ended.stdout)
    return [text.replace("\\xa0", " ").replace("\xa0", " ") for text in found]


def test_pages_say_how_fresh_a_series_is_and_what_was_revised(
    data_folder: Path, revised_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _about, plan, funding, tables = said(merged(data_folder, revised_files, tmp_path / "nytt", monkeypatch))
    assert "Hämtad från Försäkringskassan den 1 november 2026, till och med oktober 2026" in plan
    assert f"({UNTRIED})" in plan
    assert (
        "Reviderat: Sjukpenningdagar, Jämtland, december 2018, båda könen (dagar) är 8,7 här; källan hade 8,9 den"
        in plan
    )
    assert "Reviderat: Regionernas sjukfrånvaro, Riket, 2020, helår (procent) är 7,1 här; källan hade 7,2 den" in plan
    assert "Eurostat (delvis reviderad sedan dess, se Om uppgifterna)" in funding
    assert "['Sjukpenningdagar', 'oktober 2026', '1 november 2026', 'Försäkringskassan']" in tables
    assert (
        "['Sjukpenningdagar, Jämtland, september 2017, båda könen (dagar)', '11,0', '11,2', '1 november 2026'" in tables
    )


def test_pages_say_nothing_of_what_is_not_known(data_folder: Path) -> None:
    _about, plan, funding, tables = said(data_folder)
    assert "Hämtad från" not in plan
    assert "Reviderat" not in plan
    assert "reviderad" not in funding
    assert "['Sjukpenningdagar', 'december 2025', 'inte känt här', '–']" in tables


# Nobody waits for a source

IMPORTED = """
import importlib, pkgutil, sys
import dashboard, rehabdata
for package in ("ui", "api", "hosting", "exhibits", "render", "reports"):
    home = importlib.import_module(f"rehabdata.{package}")
    for module in pkgutil.walk_packages(home.__path__, f"rehabdata.{package}."):
        if module.name != "rehabdata.ui.frame":  # a script that is run for each visitor
            importlib.import_module(module.name)
print([name for name in sys.modules if name.startswith(("rehabdata.fetch", "ijson"))])
"""


def test_no_page_route_or_start_reaches_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", IMPORTED], cwd=PROJECT, capture_output=True, text=True, timeout=300, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"
    reaching = [
        path.relative_to(PROJECT).as_posix()
        for path in [PROJECT / "dashboard.py", *PROJECT.glob("pages/*.py"), *PROJECT.glob("rehabdata/**/*.py")]
        if "rehabdata.fetch" in path.read_text("utf-8") and not path.is_relative_to(PROJECT / "rehabdata" / "fetch")
    ]
    assert reaching == ["rehabdata/__main__.py"]
