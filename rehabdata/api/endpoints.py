"""One function per address: what is known and the request in, the answer out."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehabdata.api import answers, catalogue, derived, filters, jsonstat, money, provenance, tables, workbook
from rehabdata.api.filters import Picked
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Check, Figure, checks
from rehabdata.data import Data
from rehabdata.extracts import DESCRIPTION, MEDIA_TYPES
from rehabdata.swedish import listed
from rehabdata.tracker import plan
from rehabdata.tracker.plan import JudgedTarget, Point


def funding(data: Data, request: Request) -> Response:
    """The money, landsting by landsting, under the call's scenario."""
    return answers.send(request, answers.to_json(_money(data, request)), answers.JSON)


def funding_csv(data: Data, request: Request) -> Response:
    """The same as a file, a row an area."""
    body = _money(data, request)
    made_with = provenance.made_with(data, body, provenance.site(request))
    content = answers.to_csv(money.COLUMNS, money.rows(body, made_with))
    return answers.send(request, content, answers.CSV, _money_file(body, "csv"))


def funding_xlsx(data: Data, request: Request) -> Response:
    """The same as a workbook, with what was asked for on its second sheet."""
    body = _money(data, request)
    here = provenance.site(request)
    about = provenance.of_funding(data, body, here)
    rows = money.rows(body, provenance.made_with(data, body, here))
    content = workbook.book(catalogue.FUNDING, money.COLUMNS, rows, about)
    return answers.send(request, content, answers.XLSX, _money_file(body, "xlsx"))


def _money(data: Data, request: Request) -> dict[str, Any]:
    return money.body(money.read(request.query_params, data), data)


def _money_file(body: Mapping[str, Any], kind: str) -> str:
    """A file lies on after its page is closed: its name says that it is a worked example."""
    scenario = body["scenario"]
    marked = "-rakneexempel" if scenario["note"] else ""
    return f"rehabdata-funding-{scenario['year']}-{scenario['period']}{marked}.{kind}"


def table_json(data: Data, request: Request) -> Response:
    """A table as an array of objects."""
    name, picked = _asked(data, request)
    return answers.send(request, _json(data, name, picked), answers.JSON)


def table_csv(data: Data, request: Request) -> Response:
    """A table as a file."""
    name, picked = _asked(data, request)
    return answers.send(request, _csv(data, name, picked), answers.CSV, _file(data, name, picked, "csv"))


def table_xlsx(data: Data, request: Request) -> Response:
    """A table as a workbook, with where its figures come from on its second sheet."""
    name, picked = _asked(data, request)
    content = _xlsx(data, name, picked, provenance.site(request))
    return answers.send(request, content, answers.XLSX, _file(data, name, picked, "xlsx"))


def table_jsonstat(data: Data, request: Request) -> Response:
    """A statistical table as JSON-stat 2."""
    name = _table_name(request, catalogue.STATISTICAL)
    return answers.send(request, _jsonstat(data, name, filters.read(request.query_params, name, data)), answers.JSON)


# What is made of a table is kept: it never changes while the app runs.
@lru_cache(maxsize=256)
def _json(data: Data, name: str, picked: Picked) -> bytes:
    return answers.to_json(filters.rows(data, name, picked))


@lru_cache(maxsize=256)
def _csv(data: Data, name: str, picked: Picked) -> bytes:
    return answers.to_csv(tables.TABLES[name].columns, filters.rows(data, name, picked))


@lru_cache(maxsize=64)
def _xlsx(data: Data, name: str, picked: Picked, here: str) -> bytes:
    about = provenance.of_table(data, name, picked, here)
    return workbook.book(name, tables.TABLES[name].columns, filters.rows(data, name, picked), about)


@lru_cache(maxsize=64)
def _jsonstat(data: Data, name: str, picked: Picked) -> bytes:
    return answers.to_json(jsonstat.dataset(data, name, filters.rows(data, name, picked)))


def _asked(data: Data, request: Request) -> tuple[str, Picked]:
    name = _table_name(request, tuple(tables.TABLES))
    return name, filters.read(request.query_params, name, data)


def _table_name(request: Request, held: Sequence[str]) -> str:
    name = str(request.path_params["name"])
    if name not in held:
        raise HTTPException(404, f"Tabellen finns inte. De som finns är {listed(list(held))}.")
    return name


def _file(data: Data, name: str, picked: Picked, kind: str) -> str:
    """The file's name, with what was picked: two of them lie beside each other in a folder."""
    county = picked.county_code and data.slug_by_code.get(picked.county_code, data.area(picked.county_code))
    parts = (name, county, picked.year and str(picked.year), picked.period)
    return f"rehabdata-{'-'.join(re.sub('[^a-z0-9_-]', '', part.lower()) for part in parts if part)}.{kind}"


def targets(data: Data, request: Request) -> Response:
    """The plan's six targets, judged as the page judges them."""
    return answers.send(request, _judged(data), answers.JSON)


@lru_cache(maxsize=64)
def _judged(data: Data) -> bytes:
    return answers.to_json([_target(target) for target in plan.judged_targets(data.connection)])


def _target(target: JudgedTarget) -> dict[str, Any]:
    return {
        "target_id": target.target_id,
        "unit": target.unit,
        "baseline": _point(target.baseline),
        "latest": _point(target.latest),
        "wanted": derived.number(target.wanted),
        "achieved": derived.number(target.achieved),
        "own_part": derived.number(target.own_part),
        "others_part": derived.number(target.others_part),
        "progress": derived.number(target.progress),
        "status": target.status,
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {
        "date": point.date.isoformat(),
        "region": derived.number(point.region),
        "comparison": derived.number(point.comparison),
        "gap": derived.number(point.gap),
    }


def claims_checked(data: Data, request: Request) -> Response:
    """What the documents claim of their own tables and what we compare, with verdicts, as the page has them."""
    return answers.send(request, _checked(data), answers.JSON)


@lru_cache(maxsize=64)
def _checked(data: Data) -> bytes:
    return answers.to_json([_check(check) for check in checks(data.connection, data.assumptions)])


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.check_id,
        "kind": check.kind,
        "document": check.document,
        "place": check.place,
        "claim": check_sentences.claim(check),
        "verdict": check.verdict,
        "figures": [_figure(figure) for figure in check.figures],
        "explanation": check_sentences.explanation(check),
        "former_ids": check.former_ids,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": check_sentences.figure_name(figure),
        "year": figure.year,
        "county_code": figure.county_code,
        "county": figure.county,
        "value": derived.figure_value(figure),
        "printed": derived.number(figure.printed),
        "unit": figure.unit,
        "verdict": figure.verdict,
    }


def file_types(data: Data) -> dict[str, str]:
    """datapackage.json and the files that it describes, which stand beside it as it says: name -> media type."""
    described = {r["path"]: MEDIA_TYPES[r["format"]] for r in data.description["resources"]}
    return {DESCRIPTION: answers.JSON, **described}


def described_file(data: Data, name: str, content: bytes, request: Request) -> Response:
    """One of those files, as it stood in the data folder when the app started, which is what every figure rests on."""
    return answers.send(request, content, file_types(data)[name])
