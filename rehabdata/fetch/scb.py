"""Statistics Sweden (SCB): inhabitants of every county and the nation on 31 December, by sex.

In all and aged 15-64. To 2024 by the yearly table BefolkningNy (TAB638), from 2025 by the monthly
one (TAB6471), December of each year. From 2025 SCB adds noise to small figures, so that parts need
not add up to their sum: none is corrected here. Licence CC0.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from rehabdata.fetch.client import Answer, Client, Unchanged, whole_json

NAME = "SCB"
ADDRESS = "https://statistikdatabasen.scb.se/api/v2"
SOURCE = "SCB, folkmängd efter region, ålder och kön"
AGES = range(15, 65)
SECONDS_BETWEEN_CALLS = 0.4  # the source allows three calls a second


@dataclass(frozen=True)
class Table:
    """One table: its id, codes of the count, all ages, the sexes, a year's 31 December.

    `sex_by_code` has T only where the table counts women and men together itself.
    """

    table_id: str
    contents: str
    all_ages: str
    sex_by_code: Mapping[str, str]
    december: str  # with {year}
    years: range


TABLES = (
    Table("TAB638", "BE0101N1", "tot", {"1": "M", "2": "K"}, "{year}", range(1968, 2025)),
    Table(
        "TAB6471",
        "000007SF",
        "TotSA",
        {"1": "M", "2": "K", "TotSa": "T"},
        "{year}M12",
        range(2025, 2101),
    ),
)


@dataclass(frozen=True)
class Population:
    """Inhabitants of one area on one day by sex: in all, and those aged 15-64."""

    county_code: str
    date: str
    sex: str
    population: int
    population_15_64: int


def fetch(
    client: Client,
    county_codes: Sequence[str],
    since: int,
    today: dt.date,
    address: str = ADDRESS,
) -> list[Answer[list[Population]]]:
    """The 31 Decembers from `since` to last year: an answer for each year that has changed.

    Raises Unchanged where none has, FetchError for an answer that cannot be used: another
    dimension, a county left out, no number.
    """
    config = client.get(f"{address}/config", whole_json).read
    most = config.get("maxDataCells") if isinstance(config, dict) else None
    if not isinstance(most, int):
        raise client.fault(f"{address}/config", "ingen gräns «maxDataCells»", "ett antal celler")
    answers: list[Answer[list[Population]]] = []
    for year in range(since, today.year):
        table = next(table for table in TABLES if year in table.years)
        url = f"{address}/tables/{table.table_id}/data"
        codes = _selection(table, year, ["00", *county_codes])
        if prod(map(len, codes.values())) > most:
            raise client.fault(f"{address}/config", f"gränsen {most} celler", "plats för ett år")
        parameters = {"lang": "sv", "outputFormat": "json-stat2"}
        parameters |= {f"valueCodes[{name}]": ",".join(codes[name]) for name in codes}
        client.pause(SECONDS_BETWEEN_CALLS)
        try:
            answer = client.get(url, whole_json, parameters)
        except Unchanged:
            continue
        try:
            rows = _rows(_cells(answer.read, codes), table, year, codes["Region"])
        except ValueError as error:
            raise client.fault(url, *error.args) from error
        answers.append(Answer(answer.address, rows, answer.sha256, answer.byte_count, answer.etag))
    if not answers:
        raise Unchanged
    return answers


def _selection(table: Table, year: int, areas: Sequence[str]) -> dict[str, list[str]]:
    return {
        "Region": list(areas),
        "Alder": [table.all_ages, *map(str, AGES)],
        "Kon": list(table.sex_by_code),
        "ContentsCode": [table.contents],
        "Tid": [table.december.format(year=year)],
    }


_Cells = Mapping[tuple[str, str, str], int]


def _rows(cells: _Cells, table: Table, year: int, areas: Sequence[str]) -> list[Population]:
    rows = []
    for area in areas:
        everyone, of_age = (
            {ours: sum(cells[area, age, sex] for age in ages) for sex, ours in sexes}
            for sexes in [table.sex_by_code.items()]
            for ages in ([table.all_ages], list(map(str, AGES)))
        )
        for counted in (everyone, of_age):
            counted.setdefault("T", counted["K"] + counted["M"])
        rows += [Population(area, f"{year}-12-31", sex, everyone[sex], of_age[sex]) for sex in "TKM"]
    return rows


def _cells(body: object, selection: Mapping[str, Sequence[str]]) -> _Cells:
    """Region, age and sex to the count: every cell that was asked for, and a whole number in each.

    Raises ValueError with what was found and what was expected.
    """
    if not isinstance(body, dict) or body.get("class") != "dataset":
        raise ValueError("JSON som inte går att läsa", "JSON-stat 2")
    names, dimensions, values = (body.get(part) for part in ("id", "dimension", "value"))
    if not isinstance(names, list) or sorted(map(str, names)) != sorted(selection):
        raise ValueError(f"dimensionerna {str(names)[:100]}", ", ".join(selection))
    codes = [_codes(dimensions, name) for name in names]
    for name, found in zip(names, codes, strict=True):
        if sorted(found) != sorted(selection[name]):
            missing = [code for code in selection[name] if code not in found]
            raise ValueError(f"{name} utan {', '.join(missing) or 'urval'}", "det som begärdes")
    count = prod(map(len, codes))
    if not isinstance(values, list) or len(values) != count:
        raise ValueError("ett annat antal värden", f"{count} värden")
    cells = {}
    for key, value in zip(product(*codes), values, strict=True):
        place = dict(zip(names, key, strict=True))
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError(f"värdet {str(value)[:40]} för {place['Region']}", "ett antal invånare")
        cells[place["Region"], place["Alder"], place["Kon"]] = value
    return cells


def _codes(dimensions: object, name: str) -> list[str]:
    """A dimension's codes in their order; none where it is not as JSON-stat has it."""
    dimension = dimensions.get(name) if isinstance(dimensions, dict) else None
    category = dimension.get("category") if isinstance(dimension, dict) else None
    index = category.get("index") if isinstance(category, dict) else None
    if isinstance(index, dict) and all(isinstance(place, int) for place in index.values()):
        return [str(code) for code, _place in sorted(index.items(), key=lambda pair: pair[1])]
    return [str(code) for code in index] if isinstance(index, list) else []
