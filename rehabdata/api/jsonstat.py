"""A statistical table as JSON-stat 2: dimensions with their categories, and the figures in one long list."""

from collections.abc import Sequence
from typing import Any

from rehabdata.api import provenance, tables
from rehabdata.api.answers import Row
from rehabdata.api.columns import COLUMNS, LABELS, UNITS
from rehabdata.data import Data

FIGURE = "figure"  # the dimension of a table with several figures a row
AREA = "county_code"
NO_FIGURE, NO_ROW = "..", "."  # why a value is null
_NOTE = f"{NO_FIGURE} betyder att uppgift saknas, {NO_ROW} att tabellen inte har någon sådan rad."
_SOURCES = "Där fler källor har samma uppgift står den första radens tal; tabellen i JSON och CSV har alla, med källa."
_WORDS = {
    "sex": {"T": "Båda könen", "K": "Kvinnor", "M": "Män"},
    "period": {"kv1-2": "januari–juni", "helar": "helår"},
}


def dataset(data: Data, name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The rows of a table that has a cube, as a JSON-stat dataset. Categories are those of the rows, in order.

    Null stands where there is no figure; `status` says of each whether the row lacks it or there is no such row.
    """
    table = tables.TABLES[name]
    assert table.cube is not None
    cube = table.cube
    held = {dimension: sorted({row[dimension] for row in rows}) for dimension in cube.dimensions}
    places = {dimension: {value: place for place, value in enumerate(values)} for dimension, values in held.items()}
    sizes = [len(held[dimension]) for dimension in cube.dimensions] + [len(cube.figures)]
    count = 1
    for size in sizes:
        count *= size
    values: list[float | None] = [None] * count
    status = dict.fromkeys(map(str, range(count)), NO_ROW)
    for row in rows:
        first = 0
        for dimension, size in zip(cube.dimensions, sizes, strict=False):
            first = first * size + places[dimension][row[dimension]]
        for place, figure in enumerate(cube.figures, start=first * len(cube.figures)):
            if status.get(str(place)) != NO_ROW:
                continue  # another source's, of which there is a row already
            values[place] = row[figure]
            if row[figure] is None:
                status[str(place)] = NO_FIGURE
            else:
                del status[str(place)]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "; ".join(provenance.source_lines(data, table.extracts)),
        **({"updated": data.version_date} if data.version_date else {}),
        "note": [_NOTE, _SOURCES] if "source" in table.columns else [_NOTE],
        "id": [*cube.dimensions, FIGURE],
        "size": sizes,
        "role": {"time": [cube.time], "geo": [AREA], "metric": [FIGURE]},
        "dimension": {
            **{dimension: _dimension(dimension, held[dimension], rows) for dimension in cube.dimensions},
            FIGURE: _figures(cube.figures),
        },
        "value": values,
        **({"status": status} if status else {}),
        "extension": {"data_version": data.version},
    }


def _dimension(column: str, values: Sequence[Any], rows: Sequence[Row]) -> dict[str, Any]:
    if column == AREA:
        words = {row[AREA]: row.get("county") or row["landsting"] for row in rows}
    else:
        # A value that names no month, of a column of months, says so.
        unnamed = {v: f"{v}, månad ej angiven" for v in values if column == "rolling_12_months_to" and len(v) == 4}
        words = _WORDS.get(column, {}) | unnamed
    return {
        "label": LABELS[column],
        "note": [COLUMNS[column][1]],
        "category": {
            "index": {str(value): place for place, value in enumerate(values)},
            "label": {str(value): str(words.get(value, value)) for value in values},
        },
    }


def _figures(columns: Sequence[str]) -> dict[str, Any]:
    return {
        "label": "Uppgift",
        "category": {
            "index": {column: place for place, column in enumerate(columns)},
            "label": {column: LABELS[column] for column in columns},
            "unit": {column: {"label": UNITS[column][0], "decimals": UNITS[column][1]} for column in columns},
            "note": {column: [COLUMNS[column][1]] for column in columns},
        },
    }
