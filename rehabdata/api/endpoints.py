"""One function per address: what is known and the request in, the answer out."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rehabdata import check_sentences, plan
from rehabdata.api import answers, money, tables
from rehabdata.api.known import Known
from rehabdata.checks import Check, Figure, checks
from rehabdata.extracts import DESCRIPTION
from rehabdata.plan import JudgedTarget, Point
from rehabdata.swedish import listed


def funding(known: Known, request: Request) -> Response:
    """The money, landsting by landsting, under the call's scenario."""
    asked = money.read(request.query_params, known)
    return answers.send(request, answers.to_json(money.body(asked, known)), answers.JSON)


def table_json(known: Known, request: Request) -> Response:
    """A table as an array of objects."""
    return answers.send(request, _json(known, _table_name(request)), answers.JSON)


def table_csv(known: Known, request: Request) -> Response:
    """A table as a file."""
    name = _table_name(request)
    return answers.send(request, _csv(known, name), answers.CSV, filename=f"rehabdata-{name}.csv")


@lru_cache(maxsize=64)
def _json(known: Known, name: str) -> bytes:
    """Kept, as _csv: a table never changes while the app runs."""
    return answers.to_json(tables.rows(known, name))


@lru_cache(maxsize=64)
def _csv(known: Known, name: str) -> bytes:
    return answers.to_csv(tables.TABLES[name].columns, tables.rows(known, name))


def _table_name(request: Request) -> str:
    name = str(request.path_params["name"])
    if name not in tables.TABLES:
        raise HTTPException(404, f"Tabellen finns inte. De som finns är {listed(list(tables.TABLES))}.")
    return name


def targets(known: Known, request: Request) -> Response:
    """The plan's six targets, judged as the page judges them."""
    return answers.send(request, _judged(known), answers.JSON)


@lru_cache(maxsize=64)
def _judged(known: Known) -> bytes:
    return answers.to_json([_target(target) for target in plan.judged_targets(known.connection)])


def _target(target: JudgedTarget) -> dict[str, Any]:
    return {
        "target_id": target.target_id,
        "unit": target.unit,
        "baseline": _point(target.baseline),
        "latest": _point(target.latest),
        "wanted": _number(target.wanted),
        "achieved": _number(target.achieved),
        "own_part": _number(target.own_part),
        "others_part": _number(target.others_part),
        "progress": _number(target.progress),
        "status": target.status,
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {
        "date": point.date.isoformat(),
        "region": _number(point.region),
        "comparison": _number(point.comparison),
        "gap": _number(point.gap),
    }


def _number(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


def claims_checked(known: Known, request: Request) -> Response:
    """What the documents claim of their own tables, with verdicts, as the page has them."""
    return answers.send(request, _checked(known), answers.JSON)


@lru_cache(maxsize=64)
def _checked(known: Known) -> bytes:
    return answers.to_json([_check(check) for check in checks(known.connection, known.assumptions)])


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.check_id,
        "document": check.document,
        "place": check.place,
        "claim": check_sentences.claim(check),
        "verdict": check.verdict,
        "figures": [_figure(figure) for figure in check.figures],
        "explanation": check_sentences.explanation(check),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    """A whole number is one; a date stands as text."""
    value = figure.text if figure.value is None else int(figure.value) if figure.value % 1 == 0 else figure.value
    return {
        "name": check_sentences.figure_name(figure),
        "year": figure.year,
        "county_code": figure.county_code,
        "county": figure.county,
        "value": value,
        "printed": _number(figure.printed),
        "unit": figure.unit,
        "verdict": figure.verdict,
    }


def file_types(known: Known) -> dict[str, str]:
    """datapackage.json and the files that it describes, which stand beside it as it says: name -> media type."""
    described = {r["path"]: r.get("mediatype", "application/octet-stream") for r in known.package["resources"]}
    return {DESCRIPTION: answers.JSON, **described}


def described_file(known: Known, name: str, content: bytes, request: Request) -> Response:
    """One of those files, as it stood in the data folder when the app started, which is what every figure rests on."""
    return answers.send(request, content, file_types(known)[name])
