"""Kolada: the staff sickness rate of every region and of all together, year by year (N60030)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rehabdata.fetch.client import Answer, Client, whole_json

NAME = "Kolada"
ADDRESS = "https://api.kolada.se/v3/data/kpi/N60030"
KPI = "N60030"
SOURCE = "Kolada, nyckeltal N60030, sjukfrånvaro bland regionens anställda"
NATION_ID = "0000"
FIRST_YEAR = 2017
MOST_IN_A_CALL = 25  # ids, or years
MOST_PAGES = 50


@dataclass(frozen=True)
class StaffSickness:
    """Percent of ordinary working time in a year; 00 is all regions; None where there is none."""

    county_code: str
    year: int
    percent: Decimal | None


def fetch(
    client: Client,
    code_by_kolada_id: Mapping[str, str],
    today: dt.date,
    address: str = ADDRESS,
) -> list[Answer[list[StaffSickness]]]:
    """Every year from FIRST_YEAR to last year, women and men together: an answer for each page.

    Raises Unchanged where the source says so of the only page, FetchError for an answer that
    cannot be used: a region left out of a year, another key figure, another host's page.
    """
    known = {NATION_ID: "00", **code_by_kolada_id}
    years = range(max(FIRST_YEAR, today.year - MOST_IN_A_CALL), today.year)
    host = "/".join(address.split("/")[:3])
    url = f"{address}/municipality/{','.join(known)}/year/{','.join(map(str, years))}"
    answers: list[Answer[list[StaffSickness]]] = []
    while url:
        if len(answers) == MOST_PAGES:
            raise client.fault(address, f"fler än {MOST_PAGES} sidor", "färre")
        page = client.get(url, whole_json)
        body = page.read
        values = body.get("values") if isinstance(body, dict) else None
        if not isinstance(body, dict) or not isinstance(values, list):
            raise client.fault(address, "JSON som inte går att läsa", "en lista «values»")
        try:
            rows = [_read(value, known, years) for value in values]
        except ValueError as error:
            raise client.fault(address, *error.args) from error
        url = body.get("next_url") or ""
        # Whether a page is as it was says nothing of the others: of several, each is asked for whole.
        etag = None if answers or url else page.etag
        answers.append(Answer(page.address, rows, page.sha256, page.byte_count, etag))
        if not isinstance(url, str) or (url and not url.startswith(f"{host}/")):
            raise client.fault(address, f"nästa sida på {str(url)[:100]}", f"en sida hos {host}")
    pairs = [(str(row.year), row.county_code) for answer in answers for row in answer.read]
    client.hold_complete(address, pairs, list(known.values()))
    return answers


def _read(value: object, known: Mapping[str, str], years: range) -> StaffSickness:
    """One value. Raises ValueError with what was found and what was expected."""
    if not isinstance(value, dict) or not isinstance(value.get("values"), list):
        raise ValueError("ett värde utan lista «values»", "kpi, municipality, period och values")
    area, year = value.get("municipality"), value.get("period")
    if value.get("kpi") != KPI:
        raise ValueError(f"nyckeltalet {str(value.get('kpi'))[:20]}", KPI)
    if not isinstance(area, str) or area not in known:
        raise ValueError(f"regionen {str(area)[:20]}", "någon av regionerna")
    if not isinstance(year, int) or year not in years:
        raise ValueError(f"året {str(year)[:20]}", f"{years[0]}–{years[-1]}")
    both = [v for v in value["values"] if isinstance(v, dict) and v.get("gender") == "T"]
    if len(both) != 1:
        raise ValueError(f"{len(both)} värden för båda könen, {area} {year}", "ett")
    figure = both[0].get("value")
    if both[0].get("isdeleted") or figure is None:
        return StaffSickness(known[area], year, None)
    if isinstance(figure, bool) or not isinstance(figure, int | Decimal) or not 0 <= figure <= 100:
        raise ValueError(f"värdet {str(figure)[:40]}", "procent, 0–100")
    return StaffSickness(known[area], year, Decimal(figure))
