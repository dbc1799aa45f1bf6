"""openapi.json: what the API answers, built from the definitions that it works by; only the words are written here."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import Response

from rehabdata import parameters
from rehabdata.api import answers, catalogue, compare, endpoints, figures, filters, money, reports, tables, templates
from rehabdata.api.columns import COLUMNS
from rehabdata.assumptions import Status as SourceStatus
from rehabdata.claims.checks import KINDS, VERDICTS
from rehabdata.compare.measures import MEASURES
from rehabdata.data import NATION_NAME, Data
from rehabdata.exhibits import catalogue as pictured
from rehabdata.intake.reports import YEARS
from rehabdata.intake.templates import TITLES
from rehabdata.tracker.targets import Status as TargetStatus

Schema = dict[str, Any]

VERSION = "1.0"
_ABOUT = (
    "Siffrorna bakom Rehabdata: rehabiliteringsgarantin 2011–2013 och LUP för Region Jämtland Härjedalen 2017. "
    "Januari–juni där inget annat sägs. Räknar avslutade behandlingar, inte om någon återgick i arbete. Garantin "
    "upphörde efter 2015. Kronor är inte avrundade; en andel är 0–1. Ett tomt värde i en listad parameter är ett fel; "
    "parametrar som inte är listade används inte. Upprepas en parameter gäller den sista."
)

_WORDS = {
    "ar": "År. Reglerna för pengarna börjar 2012. Utelämnat: det senaste.",
    "period": "Del av året: kv1-2 är januari–juni, helar är hela året.",
    "kbt": "Kronor per behandlad patient, KBT/IPT. Utelämnat: årets ersättning.",
    "mmr1": "Kronor per behandlad patient, MMR1. Utelämnat: årets ersättning.",
    "mmr2": "Kronor per behandlad patient, MMR2. Utelämnat: årets ersättning.",
    "tillagg": "Kronor per behandlad patient utöver ersättningen. Utelämnat: årets tillägg.",
    "ram": "Ramen för hela året, Mkr. Utelämnat: årets ram.",
    "takt": "Gånger periodens produktion: 1 är första halvåret, 2 är helår i samma takt. För hela år bara 1.",
    "volym_kbt": "Ändrad volym KBT/IPT, procent.",
    "volym_mmr1": "Ändrad volym MMR1, procent.",
    "volym_mmr2": "Ändrad volym MMR2, procent.",
    "volym_lan": "Vilket landsting volym_* gäller; andra kända namn går också. Utelämnat: alla.",
    "nyckel": "Hur en pott som inte räcker delas: efter det som är över, eller efter befolkning. Ett antagande.",
}
_PICKS = {
    "lan": "Ett landsting, eller Riket där tabellen har det, i tabeller med county_code; andra kända namn går också. "
    "Utelämnat: alla.",
    "ar": "Ett år som står i tabellen, i tabeller med year. Utelämnat: alla.",
    "period": "En period som den står i tabellen, i tabeller med period. Utelämnat: alla.",
}
_CSV = (
    "CSV: UTF-8, komma, decimalpunkt, en rubrikrad, LF; det som saknas är en tom cell; en text som börjar som en "
    "formel får en apostrof före"
)
_XLSX = "XLSX: tal är tal, texter aldrig formler; bladet Om uppgifterna har källa, dataversion, urval och adress"
_COMPARISON_FILE = "Landstingen sida vid sida, en rad per mått och landsting"
_MONEY_FILE = "Statens pengar, en rad per landsting och sist riket, med samma parametrar som funding.json"


def openapi(data: Data, request: Request) -> Response:
    """The description, as JSON."""
    return answers.send(request, answers.to_json(document(data)), answers.JSON)


def document(data: Data) -> Schema:
    """The whole description, OpenAPI 3.1."""
    names, statistical = _names(tuple(tables.TABLES)), _names(catalogue.STATISTICAL)
    money_asked, picked = funding_parameters(data), filter_parameters(data)
    binary: Schema = {answers.XLSX: {"schema": {"type": "string", "contentMediaType": answers.XLSX}}}
    csv: Schema = {"text/csv": {"schema": {"type": "string"}}}
    titles = {resource["path"]: resource["title"] for resource in data.description["resources"]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rehabdata, öppna data", "version": VERSION, "description": _ABOUT},
        "servers": [{"url": "/api/v1"}],
        "paths": {
            "/funding.json": _get(
                "Statens pengar, landsting för landsting, med årets regler eller ändrade",
                {answers.JSON: {"schema": _ref("Funding")}},
                money_asked,
                refuses=(400,),
            ),
            "/funding.csv": _get(f"{_MONEY_FILE}. {_CSV}", csv, money_asked, refuses=(400,)),
            "/funding.xlsx": _get(f"{_MONEY_FILE}. {_XLSX}", binary, money_asked, refuses=(400,)),
            "/compare.json": _get(
                "Landstingen sida vid sida, ett mått i taget; riket sist i varje mått",
                {answers.JSON: {"schema": {"type": "array", "items": _ref("Compared")}}},
                compare_parameters(data),
                refuses=(400,),
            ),
            "/compare.csv": _get(f"{_COMPARISON_FILE}. {_CSV}", csv, compare_parameters(data), refuses=(400,)),
            "/compare.xlsx": _get(f"{_COMPARISON_FILE}. {_XLSX}", binary, compare_parameters(data), refuses=(400,)),
            "/tables/{name}.json": _get(
                "En tabell som en lista av objekt; det som saknas är null",
                {answers.JSON: {"schema": {"anyOf": [_ref(_table_schema(name)) for name in tables.TABLES]}}},
                [names, *picked],
                refuses=(400, 404),
            ),
            "/tables/{name}.csv": _get(f"En tabell. {_CSV}", csv, [names, *picked], refuses=(400, 404)),
            "/tables/{name}.xlsx": _get(f"En tabell. {_XLSX}", binary, [names, *picked], refuses=(400, 404)),
            "/tables/{name}.jsonstat.json": _get(
                "En statistisk tabell som JSON-stat 2; null har status: .. uppgift saknas, . ingen rad",
                {answers.JSON: {"schema": {"type": "object"}}},
                [statistical, *picked],
                refuses=(400, 404),
            ),
            "/targets.json": _get(
                "Planens sex mål: hur långt de har kommit, länets egen och övriga landets förändring",
                {answers.JSON: {"schema": {"type": "array", "items": _ref("Target")}}},
            ),
            "/checks.json": _get(
                "Vad dokumenten säger om sina egna tabeller, och våra jämförelser, prövat mot dem",
                {answers.JSON: {"schema": {"type": "array", "items": _ref("Check")}}},
            ),
            **{
                f"/figures/{{name}}.{ending}": _get(
                    f"Ett av sidornas diagram som bild, {words}. {figures.which_takes_what()}",
                    {media_type: {"schema": {"type": "string"}}},
                    [
                        {**names, "schema": {"type": "string", "enum": list(pictured.FIGURES)}},
                        *figures.described_parameters(data, funding_parameters(data)),
                    ],
                    refuses=(400, 404, 503),
                )
                for ending, media_type, words in (
                    ("svg", figures.SVG, "med text som är text"),
                    ("png", figures.PNG, "två bildpunkter per pixel"),
                )
            },
            "/report/{name}.pdf": _get(
                "En rapport som PDF/UA-1, alltid på svenska: 00 är hela landet, lup är planen, annars en länskod",
                {reports.PDF: {"schema": {"type": "string"}}},
                [
                    {**names, "schema": {"type": "string", "enum": reports.names(data)}},
                    *figures.described_parameters(data, [], reports.TAKES),
                ],
                refuses=(400, 404, 503),
            ),
            "/templates/{name}.csv": _get(
                "En mall att fylla i och lämna in, som CSV: UTF-8 med BOM, semikolon",
                {"text/csv": {"schema": {"type": "string"}}},
                _template_parameters(),
                refuses=(400, 404),
            ),
            "/templates/{name}.xlsx": _get(
                "En mall att fylla i och lämna in, som Excelfil",
                {templates.XLSX: {"schema": {"type": "string", "format": "binary"}}},
                _template_parameters(),
                refuses=(400, 404),
            ),
            "/openapi.json": _get("Den här beskrivningen", {answers.JSON: {"schema": {"type": "object"}}}),
            **{
                f"/{name}": _get(titles.get(name, "Datapaketet: vad filerna är"), {media_type: {"schema": {}}})
                for name, media_type in endpoints.file_types(data).items()
            },
        },
        "components": {"schemas": _schemas(), "responses": {"Problem": _problem_response()}},
    }


def _names(held: Sequence[str]) -> Schema:
    return {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": list(held)}}


def filter_parameters(data: Data) -> list[Schema]:
    """The parameters of a table: they pick rows where it has such a column, and are not used where it has none."""
    schemas: dict[str, Schema] = {
        "lan": {"type": "string", "enum": [NATION_NAME, *data.county_by_code.values(), *data.slug_by_code.values()]},
        "ar": {"type": "integer"},
        "period": {"type": "string"},
    }
    return [
        {"name": name, "in": "query", "required": False, "description": _PICKS[name], "schema": schemas[name]}
        for name in filters.COLUMNS
    ]


def funding_parameters(data: Data) -> list[Schema]:
    """The parameters of funding.json, with the ranges that money.read goes by."""
    periods = list(data.money_years)
    years = sorted({year for held in data.money_years.values() for year in held})
    schemas: dict[str, Schema] = {
        "ar": {"type": "integer", "enum": years, "default": max(data.money_years[periods[0]], default=None)},
        "period": {"type": "string", "enum": periods, "default": periods[0]},
        **{name: _range("integer", (low, high)) for name, (_, low, high) in parameters.RATES.items()},
        "ram": _range("number", parameters.FRAME_RANGE_MKR),
        "takt": {**_range("number", parameters.PACE_RANGE), "default": money.DEFAULT_PACE},
        **{name: {**_range("number", parameters.VOLUME_RANGE_PERCENT), "default": 0} for name in parameters.VOLUMES},
        "volym_lan": {"type": "string", "enum": [*data.county_by_code.values(), *data.slug_by_code.values()]},
        "nyckel": {"type": "string", "enum": list(parameters.KEYS), "default": next(iter(parameters.KEYS))},
    }
    return [
        {"name": name, "in": "query", "required": False, "description": _WORDS[name], "schema": schemas[name]}
        for name in money.NAMES
    ]


def compare_parameters(data: Data) -> list[Schema]:
    """The parameters of compare.json and compare.csv."""
    years = sorted({year for held in data.years_by_period.values() for year in held})
    schemas: dict[str, Schema] = {
        "jamfor_med": {"type": "string"},
        "matt": {"type": "string", "default": ",".join(MEASURES)},
        "ar": {"type": "integer", "enum": years, "default": max(years)},
        "period": {"type": "string", "enum": list(data.years_by_period)},
    }
    words = {
        "jamfor_med": "Landsting, med komma mellan. Utelämnat: alla 21.",
        "matt": "Mått, med komma mellan. Utelämnat: alla.",
        "ar": "År. Utelämnat: det senaste.",
        "period": _WORDS["period"],
    }
    return [
        {"name": name, "in": "query", "required": False, "description": words[name], "schema": schemas[name]}
        for name in compare.NAMES
    ]


def _template_parameters() -> list[Schema]:
    schemas: dict[str, Schema] = {
        "ar": {"type": "integer", "enum": list(YEARS)},
        "period": {"type": "string", "enum": list(templates.PERIODS), "default": templates.PERIODS[0]},
    }
    words = {"ar": "År som mallen gäller. Utelämnat: året efter det senaste.", "period": _WORDS["period"]}
    name: Schema = {
        "name": "name",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(TITLES)},
    }
    asked: list[Schema] = [
        {"name": each, "in": "query", "required": False, "description": words[each], "schema": schemas[each]}
        for each in schemas
    ]
    return [name, *asked]


def _range(kind: str, limits: tuple[float, float]) -> Schema:
    return {"type": kind, "minimum": limits[0], "maximum": limits[1]}


def _get(
    summary: str, content: Schema, parameters_: Sequence[Schema] = (), refuses: Sequence[int] = ()
) -> dict[str, Schema]:
    """A path item: it can be fetched, and asked about with HEAD."""
    problem = {"$ref": "#/components/responses/Problem"}
    responses: Schema = {
        "200": {
            "description": summary,
            "headers": {
                "ETag": {"description": "Innehållets märke", "schema": {"type": "string"}},
                "Data-Version": {"description": "Underlagets dataversion", "schema": {"type": "string"}},
            },
            "content": content,
        },
        "304": {"description": "Oförändrat sedan den ETag som If-None-Match anger"},
        **{str(status): problem for status in refuses},
        "405": problem,
        "500": problem,
    }
    return {"get": {"summary": summary, "parameters": list(parameters_), "responses": responses}}


def _problem_response() -> Schema:
    return {
        "description": "Felet, med skälet på svenska i detail",
        "content": {answers.PROBLEM: {"schema": _ref("Problem")}},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Mapping[str, Schema], optional: Sequence[str] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _table_schema(name: str) -> str:
    return "Table_" + name


def _schemas() -> dict[str, Schema]:
    text, number, integer = {"type": "string"}, {"type": "number"}, {"type": "integer"}
    maybe_number, maybe_text = {"type": ["number", "null"]}, {"type": ["string", "null"]}
    amounts: dict[str, Schema] = dict.fromkeys(money.AMOUNTS, number) | {
        "share": {**maybe_number, "description": "Upparbetat / fördelning; null där inget är fördelat"},
        "paid_sek": {**number, "description": "Vad landstinget får om året slutar här"},
        "place": {"type": ["integer", "null"], "description": COLUMNS["place"][1]},
        "pace_edge": {**maybe_text, "description": COLUMNS["pace_edge"][1]},
    }
    patients = {
        **_object({"kbt": number, "mmr1": number, "mmr2": number}),
        "description": "Patienter efter volym och takt, inte avrundade",
    }
    outcome: dict[str, Schema] = {"county_code": text, "county": text, "patients": patients, **amounts}
    day = {**text, "format": "date"}
    point = _object({"date": day, "region": number, "comparison": maybe_number, "gap": maybe_number})
    maybe_point = {"anyOf": [point, {"type": "null"}]}
    agreed = _object(
        {
            "lever": {**text, "enum": list(money.LEVERS)},
            "value": number,
            "unit": text,
            "status": {**text, "enum": list(get_args(SourceStatus))},
            "source": text,
            "note": text,
        }
    )
    scenario = _object(
        {
            "year": integer,
            "period": text,
            **dict.fromkeys(money.LEVERS, number),
            "pace": number,
            **dict.fromkeys(parameters.VOLUMES.values(), number),
            "volume_county_code": maybe_text,
            "key": {**text, "enum": list(parameters.KEYS)},
            "key_note": text,
            "data_version": text,
            "changed": {
                "type": "array",
                "items": {**text, "enum": list(parameters.SCENARIO_NAMES)},
                "description": "Parametrar vars värde inte är årets eget vid ×1",
            },
            "note": {**maybe_text, "description": "Märkningen av ett räkneexempel; null när inget är ändrat"},
            "query": {**text, "description": "Samma anrop med varje värde utskrivet"},
            "agreed": {"type": "array", "items": agreed, "description": "Årets egna regler och var de kommer ifrån"},
            "sources": {"type": "array", "items": _object({"title": text, "source": text, "file": text})},
        }
    )
    return {
        "Funding": _object(
            {
                "scenario": scenario,
                "nation": _object({**outcome, "frame_sek": number}),
                "landsting": {"type": "array", "items": _object(outcome)},
            }
        ),
        "Compared": {
            **_row(compare.COLUMNS),
            "description": "Sjukpenningdagarna är från december 2015, vilket år som än jämförs",
        },
        "Target": _object(
            {
                "target_id": text,
                "unit": maybe_text,
                "baseline": maybe_point,
                "latest": maybe_point,
                **dict.fromkeys(("wanted", "achieved", "own_part", "others_part", "progress"), maybe_number),
                "status": {**text, "enum": list(get_args(TargetStatus))},
            }
        ),
        "Check": _check_schema(),
        "Problem": _object(
            {
                "type": text,
                "title": text,
                "status": integer,
                "detail": text,
                "errors": {"type": "array", "items": _object({"name": text, "given": text, "reason": text})},
            },
            optional=("errors",),
        ),
        **{
            _table_schema(name): {"type": "array", "title": table.title, "items": _row(table.columns)}
            for name, table in tables.TABLES.items()
        },
    }


def _check_schema() -> Schema:
    text = {"type": "string"}
    verdict = {
        **text,
        "enum": list(VERDICTS),
        "description": "holds: lika med tryckt noggrannhet; rounded: ett ord eller runt tal inom 10 procent; fails: "
        "text och tabell säger olika, avrundning eller annan läsning kan förklara; cannot be tested: uppgiften saknas",
    }
    figure = _object(
        {
            "name": {**text, "description": "Vad talet är"},
            "year": {"type": ["integer", "null"]},
            "county_code": {
                "type": ["string", "null"],
                "description": "Länskod; null för riket och det som inte är ett län",
            },
            "county": {"type": ["string", "null"]},
            "value": {
                "type": ["number", "string", "null"],
                "description": "Det beräknade, inte avrundat; ett datum som text; null där tabellerna inget har",
            },
            "printed": {"type": ["number", "null"], "description": "Det som texten säger; null där den inget tal har"},
            "unit": text,
            "verdict": {
                "anyOf": [{**text, "enum": list(VERDICTS)}, {"type": "null"}],
                "description": "Vad talet säger om påståendet; null för tal som bara står bredvid",
            },
        }
    )
    return _object(
        {
            "id": {**text, "description": "Prövningens namn"},
            "kind": {
                **text,
                "enum": list(KINDS),
                "description": "claim: dokumentet säger något som kan vara sant eller falskt; comparison: vi ställer "
                "två ställen bredvid varandra eller räknar efter",
            },
            "document": text,
            "place": {**text, "description": "Kapitel och sida, eller tabell"},
            "claim": {**text, "description": "Vad som prövas, med våra ord"},
            "verdict": verdict,
            "figures": {"type": "array", "items": figure},
            "explanation": {**text, "description": "Vad som är prövat mot vad"},
            "former_ids": {"type": "array", "items": text, "description": "Namn som prövningen har haft"},
        }
    )


def _row(columns: Sequence[str]) -> Schema:
    return _object(
        {
            name: {"type": list(types) if len(types) > 1 else types[0], "description": words}
            for name, (types, words) in ((name, COLUMNS[name]) for name in columns)
        }
    )
