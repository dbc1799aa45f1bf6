"""What a file says of its own figures: where they come from, which data version they rest on, what was asked for."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from rehabdata import queries, swedish
from rehabdata.api import catalogue, tables
from rehabdata.api.filters import COLUMNS as FILTERS
from rehabdata.api.filters import Picked
from rehabdata.api.workbook import About
from rehabdata.data import Data

Lines = list[tuple[str, str]]

_MISSING = "En tom cell betyder att uppgift saknas; 0 är en uppgift."
_COUNTED = (
    "Räknar avslutade behandlingar (2011: påbörjade eller avslutade), inte om någon återgick i arbete. Garantin "
    "upphörde efter 2015."
)
_PLAN = "Planens mål och aktiviteter är återgivna med våra ord; planens egna statusmärken gick förlorade."
_REPORT = "report_table_"
_STATUS = {"printed": "tryckt", "inferred": "härledd", "published": "publicerad"}
_LEVERS = {
    "kbt_sek": "Ersättning KBT/IPT, kronor per behandlad patient",
    "mmr1_sek": "Ersättning MMR1, kronor per behandlad patient",
    "mmr2_sek": "Ersättning MMR2, kronor per behandlad patient",
    "supplement_sek": "Tillägg, kronor per behandlad patient",
    "frame_mkr": "Ram för hela året, Mkr",
}
_VOLUMES = {
    "volume_kbt_percent": "Ändrad volym KBT/IPT, procent",
    "volume_mmr1_percent": "Ändrad volym MMR1, procent",
    "volume_mmr2_percent": "Ändrad volym MMR2, procent",
}
_KEYS = {"overskott": "efter det som är över fördelningen", "befolkning": "efter befolkning"}
_PLACE = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def site(request: Request) -> str:
    """The app's own address as the caller has it; empty where what the call names as its host is no host."""
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if len(host) < 256 and _PLACE.fullmatch(host) else ""


def of_table(data: Data, name: str, picked: Picked, here: str) -> About:
    """What a table's workbook says. `here` is the app's own address."""
    table = tables.TABLES[name]
    asked = picked.address(data)
    page = f"{here}/{table.page}{f'?{urlencode(asked)}' if asked else ''}"
    lines = [
        ("En rad är", table.grain),
        *_sources(data, table.extracts),
        *_brought(data, table.extracts),
        *_version(data),
        ("Urval", _picked(asked)),
        ("Sida", page),
        ("Anrop", here + catalogue.address(f"tables/{name}", "xlsx", asked)),
        ("Att tänka på", " ".join([*_limits(table.extracts), _MISSING])),
    ]
    return About(table.title, "", lines, _made(data))


def of_funding(data: Data, body: Mapping[str, Any], here: str) -> About:
    """What the money's workbook says: every rule as used, beside the agreement's own where it differs."""
    scenario = body["scenario"]
    lines = [
        ("En rad är", catalogue.FUNDING_GRAIN),
        *_sources(data, tables.MONEY),
        *_brought(data, tables.MONEY),
        *_version(data),
        ("Urval", f"År {scenario['year']}, {_period(scenario['period'])}"),
        ("Takt", f"×{swedish.number(scenario['pace'], 2)}"),
        *((name, _rule(scenario, lever)) for lever, name in _LEVERS.items()),
        *_volumes(data, scenario),
        ("Pott som inte räcker", f"delas {_KEYS[scenario['key']]}. {scenario['key_note']}"),
        ("Sida", _funding_page(scenario, here)),
        ("Anrop", f"{here}{catalogue.PLACE}/{catalogue.FUNDING}.xlsx?{scenario['query']}"),
        (
            "Att tänka på",
            f"{_COUNTED} Kronor är inte avrundade. Helår i samma takt är räkning, inte prognos. {_MISSING}",
        ),
    ]
    return About(catalogue.TITLES[catalogue.FUNDING], scenario["note"] or "", lines, _made(data))


def made_with(data: Data, body: Mapping[str, Any], here: str) -> dict[str, str | None]:
    """What each row of the money's files has: version and date of the data, and the page, with every lever."""
    page = _funding_page(body["scenario"], here)
    return {"data_version": data.version, "data_date": data.version_date, "page": page}


def _funding_page(scenario: Mapping[str, Any], here: str) -> str:
    if set(scenario["changed"]) - {"takt"}:
        return f"{here}/simulering?{scenario['query']}"
    return f"{here}/finansiering?{urlencode(_page_choices(scenario))}"


def of_comparison(data: Data, sources: Sequence[str], asked: Mapping[str, str], here: str) -> About:
    """What the comparison's workbook says: `sources` of its measures, and `asked`, which page and call share."""
    lines = [
        ("En rad är", "landsting och mått; sist i varje mått riket"),
        *(("Källa", said) for said in dict.fromkeys(sources)),
        *_brought(data, tables.MONEY),
        *_version(data),
        ("Urval", f"År {asked['ar']}, {_period(asked['period'])}; {asked.get('jamfor_med', 'alla landsting')}"),
        ("Sida", f"{here}/jamfor?{urlencode(asked)}"),
        ("Anrop", here + catalogue.address("compare", "xlsx", asked)),
        ("Att tänka på", f"{_COUNTED} Antal säger inget om behovet. {_MISSING}"),
    ]
    return About(catalogue.TITLES["compare"], "", lines, _made(data))


def source_line(data: Data, name: str) -> str:
    """One extract's origin in a line: document, table and page as far as they are told, and its file."""
    resource = _extract(data, name)
    documents = "; ".join(source["title"] for source in resource.get("sources", []))
    place = [resource.get("table"), f"s. {resource['page']}" if "page" in resource else None]
    return f"{', '.join(part for part in (documents, *place) if part)} ({resource['path']})"


def source_lines(data: Data, extracts: Sequence[str]) -> list[str]:
    """source_line of those that the data folder has: one from before an extract came in is without it."""
    return [source_line(data, name) for name in _held(data, extracts)]


def _held(data: Data, extracts: Sequence[str]) -> list[str]:
    described = {resource["name"] for resource in data.description["resources"]}
    return [name for name in extracts if name in described]


def _sources(data: Data, extracts: Sequence[str]) -> Lines:
    held = _held(data, extracts)
    licences = [licence["title"] for name in held for licence in _extract(data, name).get("licenses", [])]
    return [
        *(("Källa", line) for line in source_lines(data, extracts)),
        ("Licens", "; ".join(dict.fromkeys(licences))),
    ]


def _extract(data: Data, name: str) -> Mapping[str, Any]:
    """What datapackage.json says of one file."""
    return next(resource for resource in data.description["resources"] if resource["name"] == name)


def _brought(data: Data, extracts: Sequence[str]) -> Lines:
    """The years that were brought in after the report; nothing for tables that do not rest on the report's."""
    if not any(name.startswith(_REPORT) for name in extracts):
        return []
    brought = queries.brought(data.connection).to_dict("records")
    return [
        ("Inlämnat efter rapporten", f"{row['year']}, {_period(row['period'])}: {row['source']}") for row in brought
    ]


def _version(data: Data) -> Lines:
    return [("Dataversion", data.version), ("Datum", data.version_date or "Dataversionens datum är inte känt.")]


def _made(data: Data) -> dt.datetime:
    """When the data got their version: a file made twice of the same data is the same file."""
    return dt.datetime.fromisoformat(data.version_date or "2000-01-01")


def _picked(asked: Mapping[str, str]) -> str:
    words = {"lan": "Län", "ar": "År", "period": "Period"}
    return "; ".join(f"{words[name]}: {asked[name]}" for name in FILTERS if name in asked) or "Alla rader"


def _volumes(data: Data, scenario: Mapping[str, Any]) -> Lines:
    """The changed volumes, and whom they concern; nothing where none is changed."""
    changed = [(name, swedish.number(scenario[lever], 1)) for lever, name in _VOLUMES.items() if scenario[lever]]
    code = scenario["volume_county_code"]
    return (
        [*changed, ("Ändrad volym gäller", data.county_by_code[code] if code else "alla landsting")] if changed else []
    )


def _page_choices(scenario: Mapping[str, Any]) -> dict[str, str]:
    return {"ar": str(scenario["year"]), "period": scenario["period"], "takt": f"{scenario['pace']:.2f}"}


def _period(period: str) -> str:
    return {"kv1-2": "januari–juni", "helar": "helår"}.get(period, period)


def _rule(scenario: Mapping[str, Any], lever: str) -> str:
    agreed = next(item for item in scenario["agreed"] if item["lever"] == lever)
    told = f"{_status(agreed['status'])}: {agreed['source']}".rstrip(".")
    if scenario[lever] == agreed["value"]:
        return f"{_plain(scenario[lever])} ({told})"
    return f"{_plain(scenario[lever])} i räkneexemplet; årets egen är {_plain(agreed['value'])} ({told})"


def _plain(value: float) -> str:
    return swedish.number(value, 0 if value == int(value) else 2)


def _status(status: str) -> str:
    return _STATUS.get(status, status)


def _limits(extracts: Sequence[str]) -> list[str]:
    told = {_COUNTED: _REPORT, _PLAN: "lup_"}
    return [limit for limit, start in told.items() if any(name.startswith(start) for name in extracts)]
