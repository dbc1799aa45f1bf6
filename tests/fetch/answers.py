"""What the three sources would answer if they had the project's own figures, and a few of their own.

Built from the extracts; a test edits it by `figures`: of a cell that is named there the source says that
value, and None is one that it hides.
"""

import csv
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT
from tests.fetch.source import Answering, Call, Reply

Figures = dict[tuple[str, ...], Any]

FK_PATH, KOLADA_PATH, SCB_PATH = "/fk", "/v3/data/kpi/N60030", "/v2"
CODES = [f"{n:02d}" for n in (1, *range(3, 11), 12, 13, 14, *range(17, 26))]


def rows_of(name: str) -> list[dict[str, str]]:
    with (PROJECT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sick_days(months: list[str]) -> Figures:
    """(county, month, sex): the extract's Decembers of both sexes, and in each of `months` 8 and a tenth a place.

    Women have two days more than men, men one less than both together.
    """
    found: Figures = {
        (row["county_code"], row["rolling_12_months_to"], "T"): float(row["days_per_insured_16_64"])
        for row in rows_of("sick_days_december")
        if row["sex"] == "T"
    }
    for month in months:
        for place, code in enumerate(["00", *CODES]):
            found |= {(code, month, "T"): 8 + place / 10}
    for (code, month, _sex), days in list(found.items()):
        found |= {(code, month, "K"): days + 1, (code, month, "M"): days - 1}
    return found


def staff_sickness() -> Figures:
    """(county, year): 2019 to 2025, as held where it is; else 5 and a tenth a place."""
    found: Figures = {
        (code, str(year)): 5 + place / 10 for year in range(2019, 2026) for place, code in enumerate(["00", *CODES])
    }
    return found | {("00", "2019"): 5.7, ("00", "2020"): 7.1, ("00", "2021"): 6.4, ("23", "2021"): 5.4}


def population() -> Figures:
    """(county, year, sex): all and those of age as held to 2018; later as in 2018, from 2025 each a few more: noise."""
    held = {
        (row["county_code"], row["date"][:4], row["sex"]): (
            int(row["population"]),
            int(row["population_15_64"]),
        )
        for row in rows_of("population")
    }
    later = {
        (code, str(year), sex): (all_ + noise, of_age)
        for year in range(2019, 2026)
        for (code, known, sex), (all_, of_age) in held.items()
        if known == "2018"
        for noise in [3 * (year > 2024) * (sex == "T")]
    }
    return held | later


def as_fk(figures: Figures, call: Call) -> Any:
    sex = call.parameters["kon_kod"]
    return [
        {
            "dimensions": {
                **{"ar": month[:4], "manad": month[5:], "kon_kod": sex, "aldersklass_kod": "ALL"},
                **{"lan_kod": area, "kommun_kod": f"ALL_{area}"},
            },
            "observations": {"spt": {"value": days, "rojd": days is None}},
        }
        for (code, month, of), days in figures.items()
        if of == {"ALL": "T"}.get(sex, sex)
        for area in ["ALL" if code == "00" else code]
    ]


def as_kolada(figures: Figures, kolada_id: dict[str, str]) -> Any:
    values = [
        {
            **{"kpi": "N60030", "municipality": kolada_id[code], "period": int(year)},
            "values": [{"gender": "T", "value": rate, "status": "", "isdeleted": False}],
        }
        for (code, year), rate in figures.items()
    ]
    return {"count": len(values), "next_url": None, "values": values}


def as_scb(figures: Figures, call: Call) -> Any:
    """A year's cells, those of age all in one of the fifty ages."""
    if call.path.endswith("/config"):
        return {"maxDataCells": 150_000}
    asked = {
        name.removeprefix("valueCodes[").rstrip("]"): value.split(",")
        for name, value in call.parameters.items()
        if name.startswith("valueCodes")
    }
    year, sexes = asked["Tid"][0][:4], {"1": "M", "2": "K", "TotSa": "T"}
    cells = []
    for area in asked["Region"]:
        for age in asked["Alder"]:
            for sex in asked["Kon"]:
                everyone, of_age = figures[area, year, sexes[sex]]
                cells.append(everyone if age.lower().startswith("tot") else of_age * (age == "15"))
    names = ["Region", "Alder", "Kon", "ContentsCode", "Tid"]
    return {
        **{"class": "dataset", "id": names, "size": [len(asked[name]) for name in names], "value": cells},
        "dimension": {name: {"category": {"index": {code: n for n, code in enumerate(asked[name])}}} for name in names},
    }


def answering(days: Figures, staff: Figures, people: Figures, etag: str = "") -> Answering:
    """A server that has these figures, and says 304 to who asks by its ETag."""
    ids = {"00": "0000", **{row["county_code"]: row["kolada_region_id"] for row in rows_of("counties")}}

    def answer(call: Call) -> Reply:
        if etag and call.headers.get("If-None-Match") == etag:
            return Reply(b"", 304)
        headers = {"ETag": etag} if etag else {}
        if call.path == FK_PATH:
            return Reply(as_fk(days, call), headers=headers)
        if call.path.startswith(KOLADA_PATH):
            return Reply(as_kolada(staff, ids), headers=headers)
        return Reply(as_scb(people, call), headers=headers)

    return answer


def folder_rows(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
