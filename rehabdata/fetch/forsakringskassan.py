"""Försäkringskassan's open data: sjukpenningtal 1.0 of every county and the nation, month by month.

The measure is paid net days per insured aged 16-64 over the twelve months to the month.
Sjukpenningtal 2.0 (`ohm-sjptal-tvanoll`) counts other ages: it is refused, never joined.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial

import ijson

from rehabdata.fetch.client import Answer, Client, Unchanged

NAME = "Försäkringskassan"
ADDRESS = "https://www.forsakringskassan.se/api/sprstatistikrapportera/public/v1/ohm-sjptal/SJPsjptal.json"
SOURCE = "Försäkringskassan, sjukpenningtal 1.0 (öppna data SJPsjptal)"
SEX_BY_CODE = {"ALL": "T", "K": "K", "M": "M"}
FIRST_YEAR = 2011
MOST_ROWS = 2_000_000
_MOST_DAYS = 366
_DIMENSIONS = {"ar", "kon_kod", "aldersklass_kod", "lan_kod", "kommun_kod"}
_MONTHS = ("manad", "man")  # the one or the other


@dataclass(frozen=True)
class SickDays:
    """Days per insured over the twelve months to a month (ÅÅÅÅ-MM); None where hidden."""

    county_code: str
    month: str
    sex: str
    days: Decimal | None


def fetch(client: Client, county_codes: Sequence[str], address: str = ADDRESS) -> list[Answer[list[SickDays]]]:
    """The series of both sexes together and of each: an answer for each that has changed.

    Raises Unchanged where none has, FetchError for an answer that cannot be used: another measure,
    a county that is not there in some month, text for a number.
    """
    if "tvanoll" in address:
        raise client.fault(address, "sjukpenningtal 2.0", "sjukpenningtal 1.0 (ohm-sjptal)")
    answers = []
    for code, sex in SEX_BY_CODE.items():
        parameters = {"kon_kod": code, "aldersklass_kod": "ALL"}
        read = partial(_series, client, address, code, set(county_codes))
        try:
            answer = client.get(address, read, parameters)
        except Unchanged:
            continue
        known = [(f"{row.month} (kön {sex})", row.county_code) for row in answer.read]
        client.hold_complete(address, known, ["00", *county_codes])
        answers.append(answer)
    if not answers:
        raise Unchanged
    return answers


def _series(client: Client, address: str, sex_code: str, known: set[str], parts: Iterator[bytes]) -> list[SickDays]:
    """The counties' and the nation's rows among those of all municipalities and ages."""
    found = []
    try:
        for number, row in enumerate(ijson.items(ijson.from_iter(parts), "item"), start=1):
            if number > MOST_ROWS:
                raise client.fault(address, f"fler än {MOST_ROWS} rader", "färre")
            try:
                figure = _read(row, sex_code, known)
            except ValueError as error:
                what, expected = error.args
                raise client.fault(address, f"{what} på rad {number}", expected) from error
            if figure:
                found.append(figure)
    except ijson.JSONError as error:
        raise client.fault(address, "JSON som inte går att läsa", "en lista av rader") from error
    return found


def _read(row: object, sex_code: str, known: set[str]) -> SickDays | None:
    """One row as a figure; None for municipalities, ages and years that are not asked for.

    Raises ValueError with what was found and what was expected.
    """
    dimensions = row.get("dimensions") if isinstance(row, dict) else None
    observations = row.get("observations") if isinstance(row, dict) else None
    if not isinstance(dimensions, dict) or not isinstance(observations, dict):
        raise ValueError("inga dimensioner eller värden", "dimensions och observations")
    odd = set(dimensions) - _DIMENSIONS - set(_MONTHS) or _DIMENSIONS - set(dimensions)
    if odd:
        expected = ", ".join([*sorted(_DIMENSIONS), " eller ".join(_MONTHS)])
        raise ValueError(f"andra dimensioner ({', '.join(sorted(odd))})", expected)
    area = dimensions["lan_kod"]
    if (dimensions["kon_kod"], dimensions["aldersklass_kod"]) != (sex_code, "ALL"):
        return None
    if dimensions["kommun_kod"] != f"ALL_{area}":
        return None
    if area != "ALL" and area not in known:
        raise ValueError(f"länskoden {area}", "någon av de 21")
    month = _month(dimensions)
    if int(month[:4]) < FIRST_YEAR:
        return None
    days = _days(observations.get("spt"))
    return SickDays("00" if area == "ALL" else area, month, SEX_BY_CODE[sex_code], days)


def _month(dimensions: dict[str, object]) -> str:
    months = [dimensions[name] for name in _MONTHS if name in dimensions]
    month = f"{dimensions['ar']}-{str(months[0]).zfill(2) if months else ''}"
    if not re.fullmatch(r"(19|20)\d{2}-(0[1-9]|1[0-2])", month):
        raise ValueError(f"tiden {month}", "ett år och en månad")
    return month


def _days(cell: object) -> Decimal | None:
    """A number, or text that is one; None where it is hidden (`rojd`): missing, never zero."""
    if not isinstance(cell, dict) or "value" not in cell:
        raise ValueError("ingen uppgift «spt»", "sjukpenningtal 1.0")
    value = cell["value"]
    if cell.get("rojd") not in (False, None) or value is None:
        return None
    wrong = ValueError(f"värdet {str(value)[:40]}", "dagar, 0–366")
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise wrong
    try:
        days = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise wrong from None
    if not days.is_finite() or not 0 <= days <= _MOST_DAYS:
        raise wrong
    return days
