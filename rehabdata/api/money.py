"""funding.json: the scenario of a call, settled by the same functions as the pages'."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from rehabdata import parameters, queries, request
from rehabdata.api import calls
from rehabdata.api.answers import Refused
from rehabdata.data import Data
from rehabdata.money import ranking
from rehabdata.money.funding import SEK_PER_MKR, Outcome, Settlement
from rehabdata.parameters import Given, Problem
from rehabdata.request import Request

NAMES = ("ar", "period", *parameters.SCENARIO_NAMES)
DEFAULT_PACE, HALF_YEAR = 1.0, "kv1-2"
# Field of Scenario -> item of the assumptions.
LEVERS = {
    "kbt_sek": "rate_kbt",
    "mmr1_sek": "rate_mmr1",
    "mmr2_sek": "rate_mmr2",
    "supplement_sek": "supplement",
    "frame_mkr": "frame",
}
AMOUNTS = (
    "earned_sek",
    "allocation_sek",
    "share",
    "within_sek",
    "unused_sek",
    "excess_sek",
    "redistributed_sek",
    "paid_sek",
    "unpaid_sek",
)
MADE_WITH = ("data_version", "data_date", "page")
COLUMNS = (
    "county_code",
    "county",
    "year",
    "period",
    "pace",
    "kbt",
    "mmr1",
    "mmr2",
    *AMOUNTS,
    "place",
    "pace_edge",
    "note",
    *MADE_WITH,
)  # of the file that has a row an area
_PRODUCTION = ("report_table_1_mmr", "report_table_2_kbt_ipt", "population")
_KEY_NOTE = "Antagande: hur en pott som inte räcker till allt som är över delas står inte i dokumenten."


def read(query: Given, data: Data) -> Request:
    """What a call asks for. Raises Refused with every value that cannot be used."""
    periods = list(data.money_years)
    ask, problems = request.read(calls.given(query, NAMES), NAMES, data, periods=periods, pace=DEFAULT_PACE)
    if not data.money_years[ask.period]:
        raise Refused([Problem("period", ask.period, "har inget år med regler för pengarna")])
    calls.refuse(problems, query)
    return ask


def body(ask: Request, data: Data) -> dict[str, Any]:
    """The whole answer."""
    settlement = data.settled(ask.year, ask.period, ask.scenario)
    place_of, edges = ranking.places(settlement), _edges(settlement, ask)
    frame = {"frame_sek": ask.scenario.frame_mkr * SEK_PER_MKR}
    return {
        "scenario": _scenario(ask, data),
        "nation": _outcome(settlement.nation, place_of, edges) | frame,
        "landsting": [_outcome(outcome, place_of, edges) for outcome in settlement.landsting],
    }


def rows(body: Mapping[str, Any], made_with: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """The same figures as rows of COLUMNS, landsting and then the nation.

    A file lies on after its page is closed: each row says of a worked example that it is, and has MADE_WITH.
    """
    told = {name: body["scenario"][name] for name in ("year", "period", "pace", "note")} | dict(made_with)
    areas = [{**told, **area, **area["patients"]} for area in (*body["landsting"], body["nation"])]
    return [{column: area[column] for column in COLUMNS} for area in areas]


def _edges(settlement: Settlement, ask: Request) -> dict[str, str]:
    """Who is at the edge of being on pace, and on which side; nobody but after a half-year as it was."""
    if ask.period != HALF_YEAR or ask.scenario.pace != 1:
        return {}
    sides = {o.county_code: "behind" if (o.share or 0.0) < ranking.ON_PACE else "on pace" for o in settlement.landsting}
    return {code: sides[code] for code in ranking.on_the_edge(settlement)}


def _outcome(outcome: Outcome, place_of: Mapping[str, ranking.Place], edges: Mapping[str, str]) -> dict[str, Any]:
    return {
        "county_code": outcome.county_code,
        "county": outcome.county,
        "patients": {"kbt": outcome.kbt, "mmr1": outcome.mmr1, "mmr2": outcome.mmr2},
        **{name: getattr(outcome, name) for name in AMOUNTS},
        "place": place_of[outcome.county_code].place if outcome.county_code in place_of else None,
        "pace_edge": edges.get(outcome.county_code),
    }


def _scenario(ask: Request, data: Data) -> dict[str, Any]:
    """Every lever as used, the year's unchanged rules with their sources beside, and what the caller changed."""
    scenario = ask.scenario
    address = parameters.scenario_address(scenario, data.county_by_code)
    agreed = queries.agreement(data.assumptions, ask.year, DEFAULT_PACE)
    unchanged = parameters.scenario_address(agreed, data.county_by_code)
    changed = [name for name in address if address[name] != unchanged.get(name)]
    return {
        "year": ask.year,
        "period": ask.period,
        "kbt_sek": scenario.kbt_sek,
        "mmr1_sek": scenario.mmr1_sek,
        "mmr2_sek": scenario.mmr2_sek,
        "supplement_sek": scenario.supplement_sek,
        "frame_mkr": scenario.frame_mkr,
        "pace": scenario.pace,
        "volume_kbt_percent": scenario.volume_kbt_percent,
        "volume_mmr1_percent": scenario.volume_mmr1_percent,
        "volume_mmr2_percent": scenario.volume_mmr2_percent,
        "volume_county_code": scenario.volume_county_code,
        "key": address["nyckel"],
        "key_note": _KEY_NOTE,
        "changed": changed,
        "note": "Räkneexempel, inte beslut." if changed else None,
        "data_version": data.version,
        "query": urlencode({"ar": ask.year, "period": ask.period, **address}),
        "agreed": [_agreed(lever, item, ask.year, data) for lever, item in LEVERS.items()],
        "sources": [_source(resource) for resource in data.description["resources"] if resource["name"] in _PRODUCTION],
    }


def _agreed(lever: str, item: str, year: int, data: Data) -> dict[str, Any]:
    found = data.assumptions.find(item, year)
    return {
        "lever": lever,
        "value": found.value,
        "unit": found.unit,
        "status": found.status,
        "source": found.source,
        "note": found.note,
    }


def _source(resource: Mapping[str, Any]) -> dict[str, Any]:
    origin = "; ".join(source["title"] for source in resource.get("sources", []))
    return {"title": resource["title"], "source": origin, "file": resource["path"]}
