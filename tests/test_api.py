"""The open data as other programs get them: promised names, the pages' own figures, refusals that say why.

What is expected comes from the report, from the extracts read as plain text, or from the pages; none of it from the
API's own answers.
"""

import asyncio
import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message

from rehabdata import api, parameters, queries, rows, swedish
from rehabdata.api import money
from rehabdata.api.answers import Refused
from rehabdata.data import Data, open_data
from rehabdata.hosting import web
from rehabdata.money.funding import settle
from rehabdata.ui import source
from rehabdata.versions import data_version
from tests.plain_checks import PLAIN
from tests.published import NATION_PERCENT, SHARES_2012, SHARES_2013, TOTALS
from tests.test_checks import COMPARISONS
from tests.test_pages import ask, opened

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head></html>'

# The columns as promised, in order, and how many rows there are. None: counted in the extracts below.
TABLES: dict[str, tuple[str, int | None]] = {
    "patients": ("county_code, county, year, period, treatment, patients", 21 * 8),
    "gender": ("county_code, county, year, period, men, women", 21 * 2),
    "shares": ("county_code, county, year, period, printed_percent, share", 21 * 2),
    "totals": ("table, column, year, period, printed, column_sum", 14),
    "population": ("county_code, county, date, sex, population, population_15_64", 22 * 3 * 9),
    "targets": ("target_id, heading, target, unit", 6),
    "measurements": ("target_id, date, period, region, comparison", 6),
    "activities": (
        "activity_id, heading, activity, reading, reason, printed_status, state, dates, named, lacks, source, "
        "reading_label",
        30,
    ),
    "access": ("county_code, county, theme, fact, figure, unit", None),
    "access_readings": ("county_code, county, treatment, access_reading, reason", 21 * 2),
    "sick_days": ("county_code, county, rolling_12_months_to, sex, days_per_insured_16_64, source", None),
    "staff_sickness": ("county_code, landsting, year, period, percent_of_ordinary_working_time, source", None),
    "insurance_events": ("event_date, event, event_kind, source", 5),
    "benefit_withdrawals": ("county_code, county, year, withdrawal, withdrawn_percent, source", 6),
    "treatments": (
        "county_code, county, year, period, treatment, patients, population_15_64, per_10000, nation_per_10000, "
        "median_per_10000",
        22 * 8,
    ),
    "women_and_men": (
        "county_code, county, year, period, sex, patients, part, per_10000, nation_part, nation_per_10000",
        22 * 2 * 2,
    ),
    "shares_compared": ("county_code, county, year, period, printed_percent, computed_percent, share", 22 * 2),
    "target_results": (
        "target_id, heading, unit, status, baseline_date, baseline_region, baseline_comparison, baseline_gap, "
        "latest_date, latest_region, latest_comparison, latest_gap, wanted, achieved, own_part, others_part, progress",
        6,
    ),
    "target_course": ("target_id, heading, unit, date, gap_on_path, gap_measured", 2 * 3),
    "sick_days_gaps": (
        "county_code, county, rolling_12_months_to, sex, days_per_insured_16_64, nation_days_per_insured_16_64, "
        "gap_to_nation, gap_place, source",
        21 * (15 + 2 + 2),
    ),
    "assumptions": ("item, year, amount, unit, valid_from, basis, source, remark", None),
    "checks": (
        "check_id, kind, document, place_in_document, claim, verdict, figure_name, figure_year, area_code, area, "
        "value, printed_value, unit, figure_verdict, explanation",
        None,
    ),
}
AMOUNTS = (
    "earned_sek", "allocation_sek", "within_sek", "unused_sek", "excess_sek", "redistributed_sek", "paid_sek",
    "unpaid_sek",
)  # fmt: skip
# Parameter -> lowest, highest, one below, one above.
RANGES = {
    **dict.fromkeys(("kbt", "mmr1", "mmr2", "tillagg"), ("0", "200000", "-1", "200001")),
    "ram": ("0", "5000", "-0.1", "5000.1"),
    "takt": ("0.50", "5.00", "0.49", "5.01"),
    **dict.fromkeys(("volym_kbt", "volym_mmr1", "volym_mmr2"), ("-100", "300", "-100.1", "300.1")),
}
VALUES = {
    "ar": ("2012", "2013"),
    "period": ("kv1-2",),
    "volym_lan": ("Jämtland", "jamtland", "VGR", "Region Skåne", "västra götaland"),
    "nyckel": ("overskott", "befolkning"),
}
NO_VALUES = (
    "", " ", "x", "1,5", "1e3", "nan", "inf", "0x10", "1_000", "٣", "\x00", "'; DROP TABLE patients", "9" * 5000,
)  # fmt: skip
PARAMETERS = (*VALUES, *RANGES)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    def json(self) -> Any:
        def refuse(constant: str) -> None:
            raise AssertionError(f"{constant} is no JSON")

        return json.loads(self.body, parse_constant=refuse)


async def _page(_request: Request) -> Response:
    return HTMLResponse(PAGE)


def app_of(data: Data, folder: Path) -> ASGIApp:
    """The open data in front of pages that answer every address, as Streamlit's do, wrapped as in dashboard.py."""
    routes = [*api.routes(data, folder), Route("/{path:path}", _page)]
    heads = {name: web.Head("Översikt", "Landet.") for name in ("", "finansiering")}
    return Starlette(routes=routes, middleware=web.middleware(lambda: heads))


APP = app_of(source.shared(), source.folder())


def call(path: str, query: str | bytes = "", method: str = "GET", app: ASGIApp = APP, **headers: str) -> Answer:
    """One request straight into the app, without a server."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query if isinstance(query, bytes) else query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    try:
        asyncio.run(app(scope, receive, send))
    except Exception:
        # A fault goes on to the server's log after the answer.
        if not sent or sent[0]["status"] != 500:
            raise
    start, *rest = sent
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], answered, b"".join(message.get("body", b"") for message in rest))


def v1(name: str, **query: object) -> Answer:
    return call(f"/api/v1/{name}", urlencode(query))


def funding(**query: object) -> dict[str, Any]:
    answer = v1("funding.json", **query)
    assert answer.status == 200, answer.body
    assert answer.type == "application/json"
    return dict(answer.json())


def assert_problem(answer: Answer, status: int) -> dict[str, Any]:
    assert (answer.status, answer.type) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"].endswith(".")
    return dict(told)


def extract(name: str) -> list[dict[str, str]]:
    with (source.folder() / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return dict(v1("openapi.json").json())


# --- tables


@pytest.mark.parametrize("name", TABLES)
def test_a_tables_columns_are_the_promised_ones(name: str):
    promised = TABLES[name][0].split(", ")
    answer = v1(f"tables/{name}.csv")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="rehabdata-{name}.csv"'
    text = answer.body.decode("utf-8")
    assert text.splitlines()[0] == ",".join(promised)
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    objects = v1(f"tables/{name}.json").json()
    assert [list(row) for row in objects] == [promised] * len(objects)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_as_csv_and_json(name: str):
    objects = v1(f"tables/{name}.json").json()
    cells = list(csv.reader(io.StringIO(v1(f"tables/{name}.csv").body.decode())))
    assert cells[1:] == [["" if value is None else str(value) for value in row.values()] for row in objects]


def test_the_tables_have_all_their_rows():
    of_plan = [row for row in extract("lup_measurements") if row["target_id"] == "sick-days"]
    of_staff = [row for row in extract("lup_measurements") if row["target_id"] == "staff-sickness"]
    counted = {
        "access": len(extract("access")),
        "sick_days": len(extract("sick_days")) + len(extract("sick_days_december")) + 2 * len(of_plan),
        "staff_sickness": len(extract("staff_sickness"))
        + len(of_staff)
        + sum(row["comparison"] != "" for row in of_staff),
        "assumptions": (source.folder() / "assumptions.toml").read_text("utf-8").count("\n[[assumption]]"),
        "checks": sum(max(len(check["figures"]), 1) for check in v1("checks.json").json()),
    }
    found = {name: len(v1(f"tables/{name}.json").json()) for name in TABLES}
    assert found == {name: count if count is not None else counted[name] for name, (_, count) in TABLES.items()}


def test_totals_are_printed_cells_and_the_columns_add_up_to_them():
    totals = {(row["table"], row["column"]): row["printed"] for row in v1("tables/totals.json").json()}
    shares = {(3, f"Andel ansökt {year}"): percent for year, percent in NATION_PERCENT.items()}
    assert totals == TOTALS | shares
    first = v1("tables/totals.json").json()[1]
    assert first == {
        "table": 1,
        "column": "2012 MMR nivå 1",
        "year": 2012,
        "period": "kv1-2",
        "printed": 1016,
        "column_sum": 1016,
    }
    sums: dict[tuple[int, str], int] = {}
    for row in v1("tables/patients.json").json():
        key = row["year"], row["treatment"]
        sums[key] = sums.get(key, 0) + row["patients"]
    assert sums == {
        (2011, "MMR"): 4795, (2012, "MMR1"): 1016, (2012, "MMR2"): 1702, (2013, "MMR1"): 1708, (2013, "MMR2"): 2793,
        (2011, "KBT/IPT"): 28302, (2012, "KBT/IPT"): 11487, (2013, "KBT/IPT"): 21906,
    }  # fmt: skip
    by_sex = v1("tables/gender.json").json()
    for year, men, women in ((2012, 3945, 10260), (2013, 7196, 19211)):
        of_year = [row for row in by_sex if row["year"] == year]
        assert (sum(row["men"] for row in of_year), sum(row["women"] for row in of_year)) == (men, women)


def test_shares_stand_printed_and_computed():
    shares = v1("tables/shares.json").json()
    printed = {(row["county_code"], row["year"]): row["printed_percent"] for row in shares}
    assert printed == {
        (code, year): percent
        for year, percents in ((2012, SHARES_2012), (2013, SHARES_2013))
        for code, percent in percents.items()
    }
    for row in shares:
        assert swedish.rounded(row["share"] * 100) == row["printed_percent"], row
    assert next(row["share"] for row in shares if (row["county_code"], row["year"]) == ("13", 2013)) == pytest.approx(
        0.25522, abs=5e-6
    )


@pytest.mark.parametrize("name", ["population", "sick_days", "staff_sickness"])
def test_public_figures_are_the_extracts_own(name: str):
    promised = TABLES[name][0].split(", ")

    def comparable(row: dict[str, Any]) -> tuple[str, ...]:
        return tuple(str(float(v)) if v.replace(".", "").isdigit() else v for v in (str(row[c]) for c in promised))

    found = {comparable(row) for row in v1(f"tables/{name}.json").json()}
    assert {comparable(row) for row in extract(name)} <= found


def test_plan_tables_keep_what_is_missing_and_what_is_ours():
    measured = v1("tables/measurements.json").json()
    assert [row["comparison"] for row in measured if row["period"] == "januari–oktober"] == [None, None]
    assert {row["date"] for row in measured if row["target_id"] == "sick-days"} == {"2014-12-31", "2017-09-30"}
    assert sum(row["unit"] is None for row in v1("tables/targets.json").json()) == 4
    activities = v1("tables/activities.json").json()
    assert {row["printed_status"] for row in activities} == {"unknown"}
    assert {(row["reading"], row["reading_label"]) for row in activities} == {
        ("done", "genomförd"),
        ("under way", "pågår"),
        ("not begun", "ej gjord"),
        ("ended", "ersatt eller avslutad"),
        ("unclear", "oklar"),
    }


def test_facts_keep_their_figures_and_what_is_missing():
    told = v1("tables/access.json").json()
    for row, printed in zip(told, extract("access"), strict=True):
        assert row["fact"] == printed["fact"]
        assert (row["figure"], row["unit"]) == (
            (int(printed["figure"]), printed["unit"]) if printed["figure"] else (None, None)
        )
    assert {row["county_code"] for row in told} == {row["county_code"] for row in extract("counties")}
    assert '19 av vårdcentralerna kan ge KBT, i varierande omfattning.",19,vårdcentraler\n' in (
        v1("tables/access.csv").body.decode()
    )


def test_no_text_opens_as_a_formula():
    """Spreadsheets run cells that begin so. Ours have none today, so no cell of the CSV is other than the JSON's."""
    for name in TABLES:
        for row in v1(f"tables/{name}.json").json():
            assert not [v for v in row.values() if isinstance(v, str) and v.startswith(("=", "+", "-", "@", "\t"))]


# --- the money


@pytest.mark.parametrize(("year", "printed"), [(2012, SHARES_2012), (2013, SHARES_2013)])
def test_unchanged_rules_give_the_printed_shares(year: int, printed: dict[str, int]):
    answer = funding(ar=year)
    assert {o["county_code"]: swedish.rounded(o["share"] * 100) for o in answer["landsting"]} == printed
    assert swedish.rounded(answer["nation"]["share"] * 100) == NATION_PERCENT[year]
    assert answer["scenario"]["changed"] == []
    assert answer["scenario"]["note"] is None


def test_without_parameters_it_is_the_latest_half_year():
    scenario = funding()["scenario"]
    assert (scenario["year"], scenario["period"], scenario["pace"]) == (2013, "kv1-2", 1.0)
    assert scenario["frame_mkr"] == 948
    statuses = {(a["lever"], a["status"]) for a in scenario["agreed"]}
    assert statuses == {
        (lever, "printed") for lever in ("kbt_sek", "mmr1_sek", "mmr2_sek", "supplement_sek", "frame_mkr")
    }
    of_2012 = funding(ar=2012)["scenario"]
    assert {a["status"] for a in of_2012["agreed"]} == {"inferred"}
    assert [a["value"] for a in of_2012["agreed"]] == [12000, 25000, 45000, 1000, 900]
    assert len(scenario["sources"]) == 3


def test_the_promised_fields():
    answer = funding()
    assert list(answer) == ["scenario", "nation", "landsting"]
    assert len(answer["landsting"]) == 21
    own = {"county_code", "county", "patients", "share", "place", "pace_edge", *AMOUNTS}
    for outcome in answer["landsting"]:
        assert set(outcome) == own
        assert set(outcome["patients"]) == {"kbt", "mmr1", "mmr2"}
    assert set(answer["nation"]) == own | {"frame_sek"}
    assert answer["nation"]["frame_sek"] == 948_000_000


def test_who_is_at_the_edge_of_being_on_pace():
    """2013: Kalmar and Gotland are on pace by 44 342 and 53 680 kr, less than two MMR2 treatments of 46 000."""
    edges = {o["county"]: o["pace_edge"] for o in funding()["landsting"] if o["pace_edge"]}
    assert edges == {"Kalmar": "on pace", "Gotland": "on pace"}
    assert funding()["nation"]["pace_edge"] is None
    # A larger frame takes Kalmar below the line.
    below = {o["county"]: o["pace_edge"] for o in funding(ram=954)["landsting"] if o["pace_edge"]}
    assert below["Kalmar"] == "behind"
    assert {o["pace_edge"] for o in funding(takt="2.00")["landsting"]} == {None}
    assert {row["pace_edge"] for row in csv.DictReader(io.StringIO(v1("funding.csv").body.decode()))} == {"", "on pace"}


def test_a_changed_scenario_says_what_is_changed():
    scenario = funding(kbt=10000, takt="2.00", volym_mmr2="12.5", volym_lan="VGR", nyckel="befolkning")["scenario"]
    assert scenario["changed"] == ["kbt", "takt", "volym_mmr2", "volym_lan", "nyckel"]
    assert scenario["note"] == "Räkneexempel, inte beslut."
    assert (scenario["volume_county_code"], scenario["key"]) == ("14", "befolkning")
    # What is spelled out asks for the same again.
    assert funding(**dict(parse_qsl(scenario["query"])))["scenario"] == scenario


def test_a_frame_of_nothing_gives_no_shares():
    answer = funding(ram=0)
    assert {o["share"] for o in (answer["nation"], *answer["landsting"])} == {None}
    assert answer["nation"]["unpaid_sek"] == answer["nation"]["earned_sek"] == 457_664_000


def scaled(lowest: int, highest: int, decimals: int) -> st.SearchStrategy[str]:
    """Numbers as an address has them."""
    steps = st.integers(lowest * 10**decimals, highest * 10**decimals)
    return steps.map(lambda n: f"{n / 10**decimals:.{decimals}f}")


VALID: dict[str, st.SearchStrategy[str]] = {
    "ar": st.sampled_from(VALUES["ar"]),
    "period": st.just("kv1-2"),
    **{name: st.integers(0, 200_000).map(str) for name in ("kbt", "mmr1", "mmr2", "tillagg")},
    "ram": scaled(0, 5000, 3) | scaled(0, 1, 6),
    "takt": scaled(1, 5, 2) | st.sampled_from(["0.50", "0.75", "1", "2.00", "5.00"]),
    **{name: scaled(-100, 300, 1) | st.just("-100") for name in ("volym_kbt", "volym_mmr1", "volym_mmr2")},
    "volym_lan": st.sampled_from(sorted(source.data().codes_by_name)),
    "nyckel": st.sampled_from(VALUES["nyckel"]),
}
ADDRESSES = st.fixed_dictionaries({}, optional=VALID)


def same_as_the_pages(address: dict[str, str]) -> None:
    """At equal pace, what the pages compute from the same address, to the last digit."""
    answer = funding(**address)
    year = int(address.get("ar", 2013))
    agreed = queries.agreement(source.data().assumptions, year, pace=1.0)
    scenario, problems = parameters.scenario(address, agreed, source.data().codes_by_name)
    assert problems == ()
    settlement = settle(queries.production(source.data().connection, year, "kv1-2"), scenario)
    for outcome, told in zip(
        (*settlement.landsting, settlement.nation), (*answer["landsting"], answer["nation"]), strict=True
    ):
        flat = {**told, **told["patients"]}
        assert {name: flat[name] for name in asdict(outcome)} == asdict(outcome)
    told = answer["scenario"]
    levers = {name: value for name, value in asdict(scenario).items() if name != "key"}
    assert {name: told[name] for name in levers} == levers
    assert parameters.KEYS[told["key"]] == scenario.key


@settings(deadline=None, max_examples=100)
@given(ADDRESSES)
def test_random_walk_the_api_has_the_pages_figures(address: dict[str, str]):
    same_as_the_pages(address)


@pytest.mark.long
@settings(deadline=None, max_examples=2000)
@given(ADDRESSES)
def test_long_walk_the_api_has_the_pages_figures(address: dict[str, str]):
    same_as_the_pages(address)


@settings(deadline=None, max_examples=50)
@given(ADDRESSES)
def test_random_walk_the_rules_hold(address: dict[str, str]):
    """The money by hand, from the tables that the API itself hands out."""
    answer = funding(**address)
    scenario, nation, landsting = answer["scenario"], answer["nation"], answer["landsting"]
    year = int(address.get("ar", 2013))
    rates = {name: float(address.get(p, d)) for name, p, d in (
        ("KBT/IPT", "kbt", 12000), ("MMR1", "mmr1", 25000), ("MMR2", "mmr2", 45000),
    )}  # fmt: skip
    supplement, pace = float(address.get("tillagg", 1000)), float(address.get("takt", 1))
    concerned = scenario["volume_county_code"]
    earned: dict[str, float] = {}
    for row in PATIENTS:
        if row["year"] == year:
            code, treatment = row["county_code"], row["treatment"]
            name = {"KBT/IPT": "volym_kbt", "MMR1": "volym_mmr1", "MMR2": "volym_mmr2"}[treatment]
            volume = float(address.get(name, 0)) if concerned in (None, code) else 0
            patients = row["patients"] * pace * (1 + volume / 100)
            earned[code] = earned.get(code, 0) + patients * (rates[treatment] + supplement)
    frame = float(address.get("ram", {2012: 900, 2013: 948}[year])) * 1_000_000
    inhabitants = {r["county_code"]: r["population"] for r in POPULATION if r["date"] == f"{year - 1}-12-31"}
    for o in landsting:
        code = o["county_code"]
        assert o["earned_sek"] == pytest.approx(earned[code], rel=1e-12)
        assert o["allocation_sek"] == pytest.approx(frame * inhabitants[code] / inhabitants["00"], rel=1e-12)
        within = min(o["earned_sek"], o["allocation_sek"])
        assert within * (1 - 1e-12) <= o["paid_sek"] <= o["earned_sek"] * (1 + 1e-12)
    for name in AMOUNTS:
        assert nation[name] == pytest.approx(sum(o[name] for o in landsting), rel=1e-12, abs=1e-6)
    assert nation["paid_sek"] == pytest.approx(min(nation["earned_sek"], frame), rel=1e-9, abs=1e-3)
    assert nation["frame_sek"] == frame
    assert nation["share"] == (pytest.approx(nation["earned_sek"] / frame, rel=1e-12) if frame else None)


PATIENTS = v1("tables/patients.json").json()
POPULATION = [row for row in v1("tables/population.json").json() if row["sex"] == "T"]


def random_addresses(count: int) -> Iterator[dict[str, str]]:
    """Addresses of the what-if page, pace spelled out; the same ones each time."""
    dice = random.Random(2013)
    for _ in range(count):
        levers = {
            "kbt": str(dice.randint(0, 30_000)),
            "mmr1": str(dice.randint(0, 60_000)),
            "mmr2": str(dice.randint(0, 200_000)),
            "tillagg": str(dice.randint(0, 5_000)),
            "ram": f"{dice.uniform(0, 2000):.1f}",
            "volym_kbt": f"{dice.uniform(-100, 300):.1f}",
            "volym_mmr1": f"{dice.uniform(-100, 300):.1f}",
            "volym_mmr2": f"{dice.uniform(-100, 300):.1f}",
            "volym_lan": dice.choice(sorted(source.data().slug_by_code.values())),
            "nyckel": dice.choice(("overskott", "befolkning")),
        }
        kept = dice.sample(sorted(levers), dice.randint(0, len(levers)))
        pace = dice.choice(("0.50", "1.00", "2.00", f"{dice.uniform(0.5, 5):.2f}"))
        yield {"ar": dice.choice(("2012", "2013")), "takt": pace} | {name: levers[name] for name in kept}


def test_the_what_if_page_shows_the_apis_figures():
    page = opened("simulation.py")
    for address in random_addresses(20):
        pace = float(address["takt"])
        # Of a half-year nothing is said to be paid; beside it stands the year at the same pace.
        leading, beside = ("Får", "paid_sek"), ("Upparbetat", "earned_sek")
        (what, name), (other_what, other_name) = (leading, beside) if pace > 1 else (beside, leading)
        other_pace = 1.0 if pace > 1 else 2.0
        at_pace, half = funding(**address), funding(**address | {"takt": f"{other_pace:.2f}"})
        sign = rows.pace_sign(other_pace)
        table = ask(page, **address).table(
            f"{what} efter {rows.pace_sign(pace)}", f"{other_what} efter {sign}", f"Andel efter {sign}"
        )
        shown = {
            "leading": table.column(f"{what} efter {rows.pace_sign(pace)}"),
            "share": table.column(f"Andel efter {rows.pace_sign(pace)}"),
            "half": table.column(f"{other_what} efter {sign}"),
            "half_share": table.column(f"Andel efter {sign}"),
        }
        expected: dict[str, dict[str, str]] = {column: {} for column in shown}
        for one, other in zip(
            (*at_pace["landsting"], at_pace["nation"]), (*half["landsting"], half["nation"]), strict=True
        ):
            expected["leading"][one["county"]] = swedish.number(one[name] / 1e6, 1)
            expected["share"][one["county"]] = swedish.percent(one["share"], 1)
            expected["half"][one["county"]] = swedish.number(other[other_name] / 1e6, 1)
            expected["half_share"][one["county"]] = swedish.percent(other["share"], 1)
        assert shown == expected, address


# --- what cannot be used


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_a_range_are_in_it_and_what_is_beyond_is_refused(name: str):
    lowest, highest, below, above = RANGES[name]
    for value in (lowest, highest):
        funding(**{name: value})
    for value in (below, above):
        told = assert_problem(v1("funding.json", **{name: value}), 400)
        assert [error["name"] for error in told["errors"]] == [name]
        assert f"{name}: «{value}» kan inte användas; väntade ett" in told["detail"]
        assert f"från {float(lowest):g} till {float(highest):g}" in told["detail"]


@pytest.mark.parametrize("value", NO_VALUES, ids=lambda value: repr(value[:12]))
@pytest.mark.parametrize("name", PARAMETERS)
def test_a_value_that_is_none_is_refused(name: str, value: str):
    told = assert_problem(v1("funding.json", **{name: value}), 400)
    assert [error["name"] for error in told["errors"]] == [name]
    assert told["detail"].startswith(f"{name}: «{value[:40]}")
    assert len(told["detail"]) < 250


@pytest.mark.parametrize("name", VALUES)
def test_named_values_are_used(name: str):
    for value in VALUES[name]:
        funding(**{name: value})


def test_fractions_of_a_krona_are_refused():
    told = assert_problem(v1("funding.json", kbt="12000.5"), 400)
    assert "väntade ett heltal" in told["detail"]


def test_everything_wrong_is_told_at_once():
    query = dict.fromkeys(PARAMETERS, "x")
    told = assert_problem(v1("funding.json", **query), 400)
    assert {error["name"] for error in told["errors"]} == set(PARAMETERS)
    assert all(f"{name}: «x» " in told["detail"] for name in PARAMETERS)


def test_2011_has_no_rules():
    told = assert_problem(v1("funding.json", ar=2011), 400)
    assert "ar: «2011» har inga regler för pengarna; åren är 2012 och 2013." in told["detail"]
    assert "finns inte" in assert_problem(v1("funding.json", ar=2010), 400)["detail"]


def test_a_whole_year_stands_at_its_own_pace(data_folder: Path):
    """No extract has one yet; the half-year stays the default when one comes."""
    years = {"kv1-2": (2011, 2012, 2013), "helar": (2013, 2014)}
    held = open_data(data_folder)
    held.years_by_period = years
    asked = money.read({"period": "helar", "takt": "1.00"}, held)
    assert (asked.year, asked.period, asked.scenario.pace) == (2013, "helar", 1.0)
    assert money.read({"period": "helar"}, held) == asked
    assert money.read({}, held).period == "kv1-2"
    for query, name in (
        ({"period": "helar", "takt": "2.00"}, "takt"),
        ({"period": "helar", "ar": "2012"}, "ar"),
        ({"period": "helar", "ar": "2014"}, "ar"),  # patients, but neither frame nor rates
    ):
        with pytest.raises(Refused) as refused:
            money.read(query, held)
        assert [problem.name for problem in refused.value.problems] == [name]
    without = open_data(data_folder)
    without.years_by_period = {"kv1-2": (2013,), "helar": (2014,)}
    with pytest.raises(Refused, match="period: «helar» har inget år med regler"):
        money.read({"period": "helar"}, without)


def test_names_that_are_not_listed_are_ignored():
    assert funding(lan="Mordor", sprak="xx", utm_source="mail", KBT_=1, fas="x", **{"": "1"}) == funding()


@pytest.mark.parametrize(
    "query", ["kbt=10000&ram=712", "kbt=10000&amp;ram=712", "KBT=10000&Ram=712", "amp;amp;kbt=10000&RAM=712"]
)
def test_a_mail_programs_ampersand_drops_no_parameter(query: str):
    assert call("/api/v1/funding.json", query).json() == funding(kbt=10000, ram=712)
    refused = call("/api/v1/funding.json", query.replace("712", "-1"))
    assert refused.status == 400
    assert [error["name"] for error in refused.json()["errors"]] == ["ram"]


def test_a_county_that_cannot_be_read_is_refused_and_one_with_a_mark_after_it_is_not():
    assert call("/api/v1/funding.json", urlencode({"volym_kbt": 50, "volym_lan": "Jämtlnad"})).status == 400
    assert funding(volym_kbt=50, volym_lan="Jämtland.") == funding(volym_kbt=50, volym_lan="Jämtland")


def test_minus_zero_is_zero():
    assert funding(volym_kbt="-0") == funding(volym_kbt="0") == funding()


def test_of_a_repeated_parameter_the_last_one_counts():
    """As on the pages."""
    assert call("/api/v1/funding.json", "kbt=x&kbt=10000").json() == funding(kbt=10000)
    assert_problem(call("/api/v1/funding.json", "kbt=10000&kbt=x"), 400)


GARBAGE = (
    st.dictionaries(st.sampled_from([*PARAMETERS, "lan", "sprak"]) | st.text(max_size=5), st.text(max_size=60)).map(
        urlencode
    )
    | st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: quote(text, safe="=&;+%"))
    | st.lists(st.sampled_from(["kbt=", "%00", "%ff", "&", "=", "ar=2013", "takt=1", "%ED%A0%80", ";", "\r\n"])).map(
        "".join
    )
)


def answered_in_json(query: str | bytes) -> None:
    answer = call("/api/v1/funding.json", query)
    if answer.status == 200:
        assert len(answer.json()["landsting"]) == 21
    else:
        assert_problem(answer, 400)


@settings(deadline=None, max_examples=150)
@given(GARBAGE)
def test_any_query_is_answered_in_json(query: str | bytes):
    answered_in_json(query)


@pytest.mark.long
@settings(deadline=None, max_examples=3000)
@given(GARBAGE)
def test_thousands_of_queries_are_answered_in_json(query: str | bytes):
    answered_in_json(query)


PACKAGE = json.loads((Path(__file__).parents[1] / "data" / "datapackage.json").read_text(encoding="utf-8"))
SERVED = {
    *(f"/api/v1/{name}.json" for name in ("funding", "targets", "checks", "openapi", "datapackage")),
    *(f"/api/v1/{resource['path']}" for resource in PACKAGE["resources"]),
    *(f"/api/v1/tables/{name}.{form}" for name in TABLES for form in ("csv", "json", "xlsx", "jsonstat.json")),
    *(f"/api/v1/funding.{form}" for form in ("csv", "xlsx")),
}


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60), st.sampled_from(["/api/", "/api/v1/", "/api/v1/tables/"]))
def test_any_address_below_api_is_answered_in_json(tail: str, prefix: str):
    assume(f"{prefix}{tail}" not in SERVED)  # Hypothesis reads our code and tries the names it finds there
    assert_problem(call(prefix + tail, method="GET"), 404)


@pytest.mark.parametrize(
    "path",
    ["/api", "/api/", "/api/v1", "/api/v2/funding.json", "/api/v1/funding.json/", "/api/v1/../dashboard.py",
     "/api/v1/tables/readings.csv", "/api/v1/tables/readings.json", "/api/v1/tables/patients.xml", "/api/v1/data/x.csv",
     "/api/v1/tables/%2e%2e", "/api/v1/assumptions"],
)  # fmt: skip
def test_an_unknown_address_is_no_page(path: str):
    told = assert_problem(call(path), 404)
    assert "finns inte" in told["detail"]
    assert_problem(call(path, method="POST"), 405 if "/tables/readings" in path else 404)


def test_an_unknown_table_is_told_which_there_are():
    detail = assert_problem(v1("tables/readings.csv"), 404)["detail"]
    assert all(name in detail for name in TABLES)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "BREW"])
@pytest.mark.parametrize("name", ["funding.json", "tables/patients.csv", "targets.json", "datapackage.json"])
def test_only_fetching_goes(name: str, method: str):
    answer = call(f"/api/v1/{name}", method=method)
    assert_problem(answer, 405)
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_browser_that_asks_for_another_site_hears_that_it_may():
    asked = {"origin": "https://example.org", "access_control_request_method": "GET"}
    for name in ("funding.json", "tables/patients.csv", "figures/share-ranking.svg", "datapackage.json"):
        answer = call(f"/api/v1/{name}", method="OPTIONS", access_control_request_headers="x-any", **asked)
        assert (answer.status, answer.body) == (204, b"")
        assert answer.headers["access-control-allow-origin"] == "*"
        assert set(answer.headers["access-control-allow-methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        assert answer.headers["access-control-allow-headers"] == "*"
    assert_problem(call("/api/v1/nope.json", method="OPTIONS"), 404)


def test_a_fault_of_ours_tells_nothing_of_us(data_folder: Path):
    broken = open_data(data_folder)
    app = app_of(broken, data_folder)
    broken.connection.close()
    answer = call("/api/v1/funding.json", app=app)
    told = assert_problem(answer, 500)
    assert told["detail"] == "Något gick fel på servern. Försök igen om en stund."
    assert b"onnection" not in answer.body


def test_pages_are_left_to_the_pages():
    assert (call("/finansiering").status, call("/finansiering").type) == (200, "text/html")
    assert call("/apina").status == 404
    assert call("/apina").type == "text/html"


# --- how it is sent


ADDRESSES_SENT = [
    "funding.json",
    "tables/shares.json",
    "tables/shares.csv",
    "tables/shares.xlsx",
    "tables/shares.jsonstat.json",
    "funding.csv",
    "funding.xlsx",
    "targets.json",
    "checks.json",
    "openapi.json",
]


@pytest.mark.parametrize("name", [*ADDRESSES_SENT, "datapackage.json", "population.csv"])
def test_an_etag_spares_sending_again(name: str):
    first = v1(name)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert v1(name).headers["etag"] == tag
    assert first.headers["cache-control"] == "public, max-age=300"
    assert first.headers["access-control-allow-origin"] == "*"
    for known in (tag, f'"other", W/{tag}', "*"):
        again = call(f"/api/v1/{name}", if_none_match=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert call(f"/api/v1/{name}", if_none_match='"other"').body == first.body


@pytest.mark.parametrize("name", [*ADDRESSES_SENT, "datapackage.json", "population.csv", "report/23.pdf", "nope"])
def test_every_answer_says_which_data_it_was_made_from(name: str):
    now = data_version(source.folder())
    first = v1(name)
    assert first.headers["data-version"] == now
    assert "Data-Version" in first.headers.get("access-control-expose-headers", "Data-Version")
    if name != "nope":
        assert call(f"/api/v1/{name}", if_none_match=first.headers["etag"]).headers["data-version"] == now
    assert funding()["scenario"]["data_version"] == now


def test_other_figures_have_another_etag():
    tags = {v1("funding.json", **query).headers["etag"] for query in ({}, {"ar": 2012}, {"kbt": 1}, {"takt": "2.00"})}
    assert len(tags) == 4


@pytest.mark.parametrize("name", ADDRESSES_SENT)
def test_head_has_the_same_headers(name: str):
    asked = call(f"/api/v1/{name}", method="HEAD")
    assert (asked.status, asked.headers) == (200, v1(name).headers)


def test_refusals_are_not_kept():
    assert v1("nope").headers["cache-control"] == "no-store"


# --- the plan


def test_targets_have_the_documents_own_figures():
    targets = {target["target_id"]: target for target in v1("targets.json").json()}
    assert len(targets) == 6
    assert targets["sick-days"] == {
        "target_id": "sick-days",
        "unit": "dagar",
        "baseline": {"date": "2014-12-31", "region": 12.4, "comparison": 9.4, "gap": 3.0},
        "latest": {"date": "2017-09-30", "region": 11.0, "comparison": 10.3, "gap": 0.7},
        "wanted": 1.0,
        "achieved": 2.3,
        "own_part": 1.4,
        "others_part": 0.9,
        "progress": 2.3,
        "status": "met",
    }
    assert targets["staff-sickness"] == {
        "target_id": "staff-sickness",
        "unit": "procentenheter",
        "baseline": {"date": "2014-12-31", "region": 6.8, "comparison": 5.6, "gap": 1.2},
        "latest": {"date": "2016-12-31", "region": 6.6, "comparison": 6.2, "gap": 0.4},
        "wanted": 1.0,
        "achieved": 0.8,
        "own_part": 0.2,
        "others_part": 0.6,
        "progress": 0.8,
        "status": "partly met",
    }
    for name in ("early-rehabilitation", "insurance-medicine", "mental-health", "musculoskeletal"):
        target = targets[name]
        assert target.pop("target_id") == name
        assert target.pop("status") == "cannot be judged"
        assert set(target.values()) == {None}


# --- the checks


def test_checks_are_the_pages_own():
    listed = v1("checks.json").json()
    assert [check["id"] for check in listed] == list(PLAIN)
    for check in listed:
        assert list(check) == [
            "id", "kind", "document", "place", "claim", "verdict", "figures", "explanation", "former_ids",
        ]  # fmt: skip
    by_id = {check["id"]: check for check in listed}
    assert {check["verdict"] for check in listed} == {"holds", "rounded", "fails", "cannot be tested"}
    assert {check["id"] for check in listed if check["kind"] == "comparison"} == COMPARISONS
    assert sum(check["kind"] == "claim" for check in listed) == 24
    increase = by_id["mmr2-main-increase"]["former_ids"]
    assert increase == ["mmr2-main-increase-number", "mmr2-main-increase-percent"]
    assert by_id["kbt-doubled"]["verdict"] == "rounded"
    assert by_id["kbt-doubled"]["document"] == "Rehabiliteringsgarantin 2013"
    assert by_id["kbt-doubled"]["figures"][0] == {
        "name": "KBT/IPT 2012", "year": 2012, "county_code": None, "county": None, "value": 11487, "printed": None,
        "unit": "patienter", "verdict": None,
    }  # fmt: skip
    ratio = by_id["kbt-doubled"]["figures"][-1]
    assert (ratio["value"], ratio["printed"], ratio["verdict"]) == (pytest.approx(21906 / 11487), 2, "rounded")
    more = {(f["county_code"], f["year"]): f["value"] for f in by_id["mmr-more-2013-than-2011"]["figures"]}
    assert (more["25", 2011], more["25", 2013]) == (128, 116)
    assert "Norrbotten" in by_id["mmr-more-2013-than-2011"]["claim"]  # a named landsting
    assert [f["value"] for f in by_id["lup-dates"]["figures"]][1] == "2016-11-15"
    assert all(check["figures"] and check["place"] for check in listed)


# --- the description


def served() -> set[str]:
    """Every address that the routes have, as the description writes it."""
    mount = next(r for r in api.routes(source.shared(), source.folder()) if type(r) is Mount)
    return {route.path.removeprefix("/v1") for route in mount.routes if isinstance(route, Route)}


def test_the_description_has_every_address(described: dict[str, Any]):
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == served()
    for path, item in described["paths"].items():
        named = {p["name"] for p in item["get"]["parameters"] if p["in"] == "path"}
        assert named == ({"name"} if "{name}" in path else set())
        assert {"200", "304", "405", "500"} <= set(item["get"]["responses"])
    for kind in ("csv", "json", "xlsx"):
        first = described["paths"][f"/tables/{{name}}.{kind}"]["get"]["parameters"][0]
        assert first["schema"]["enum"] == list(TABLES)


def test_every_reference_of_the_description_leads_somewhere(described: dict[str, Any]):
    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from [inner] if name == "$ref" else references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    found = set(references(described))
    assert found
    for reference in found:
        target: Any = described
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]


def test_the_described_ranges_are_those_that_the_api_goes_by(described: dict[str, Any]):
    schemas = {p["name"]: p["schema"] for p in described["paths"]["/funding.json"]["get"]["parameters"]}
    assert set(schemas) == set(PARAMETERS)
    for name, (lowest, highest, _, _) in RANGES.items():
        assert (schemas[name]["minimum"], schemas[name]["maximum"]) == (float(lowest), float(highest))
        assert schemas[name]["type"] == ("integer" if name in ("kbt", "mmr1", "mmr2", "tillagg") else "number")
    assert schemas["ar"] == {"type": "integer", "enum": [2012, 2013], "default": 2013}
    assert schemas["takt"]["default"] == 1.0
    assert len(schemas["volym_lan"]["enum"]) == 2 * 21
    for name, schema in schemas.items():
        for value in schema.get("enum", []):
            funding(**{name: value})


@pytest.fixture(scope="module")
def valid(described: dict[str, Any]) -> Callable[[object, str], None]:
    def validate(value: object, name: str) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        jsonschema.Draft202012Validator(schema).validate(value)

    return validate


def test_answers_are_as_described(valid: Callable[[object, str], None]):
    for query in ({}, {"ar": 2012, "ram": 0}, {"volym_lan": "skane", "volym_kbt": "-100", "nyckel": "befolkning"}):
        valid(funding(**query), "Funding")
    for target in v1("targets.json").json():
        valid(target, "Target")
    for check in v1("checks.json").json():
        valid(check, "Check")
    for name in TABLES:
        valid(v1(f"tables/{name}.json").json(), f"Table_{name}")
    valid(v1("funding.json", kbt="x").json(), "Problem")
    valid(v1("nope").json(), "Problem")


def test_the_description_would_catch_a_wrong_answer(valid: Callable[[object, str], None]):
    wrong = funding()
    del wrong["nation"]["share"]
    with pytest.raises(jsonschema.ValidationError):
        valid(wrong, "Funding")


def test_the_data_package_and_its_files_are_where_it_says(data_folder: Path):
    answer = v1("datapackage.json")
    assert answer.body == (data_folder / "datapackage.json").read_bytes()
    for resource in answer.json()["resources"]:
        file = v1(resource["path"])
        assert (file.status, file.type) == (200, resource["mediatype"])
        assert file.body == (data_folder / resource["path"]).read_bytes()
