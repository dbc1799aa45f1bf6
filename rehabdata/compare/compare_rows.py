"""The rows that the page of compared landsting shows: who in which order, and the picture of two measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from rehabdata import rows, swedish
from rehabdata.compare import measures
from rehabdata.compare.measures import Figures, Measure
from rehabdata.data import NATION
from rehabdata.language import _

_BY_NAME = "namn"
_RISING = "-stigande"


@dataclass(frozen=True, slots=True)
class Order:
    """By which measure the table is ordered (None: by name), highest figure first or lowest."""

    measure_id: str | None
    is_rising: bool = False

    def __str__(self) -> str:
        """As the address has it: "andel", "andel-stigande" or "namn"."""
        return f"{self.measure_id}{_RISING if self.is_rising else ''}" if self.measure_id else _BY_NAME


BY_NAME = Order(None)


def order_of(text: str) -> Order:
    """What str(Order) gives, read back."""
    if text == _BY_NAME:
        return BY_NAME
    return Order(text.removesuffix(_RISING), text.endswith(_RISING))


def orders(measure_ids: Sequence[str]) -> list[str]:
    """Every order that a table of these measures can have."""
    by_measure = [str(Order(name, is_rising)) for name in measure_ids for is_rising in (False, True)]
    return [*by_measure, _BY_NAME]


def ordered(county_by_code: Mapping[str, str], order: Order, figures: Mapping[str, Figures]) -> list[str]:
    """The codes in order. Who has no figure, or reported none, stands last whichever way, so as not to be judged."""
    by_name = sorted(county_by_code, key=lambda code: swedish.sort_key(county_by_code[code]))
    if order.measure_id is None:
        return by_name
    values = {code: f.value for code, f in figures[order.measure_id].items() if f.value is not None and not f.why}
    told = [code for code in by_name if code in values]
    told.sort(key=lambda code: values[code], reverse=not order.is_rising)
    return [*told, *(code for code in by_name if code not in values)]


def ranking(measure: Measure, now: Figures, before: Figures, names: Mapping[str, str], own: str | None) -> pd.DataFrame:
    """Rows of charts.differences: those of `now`, in that order, in the unit shown, beside the year before."""

    def in_unit(figures: Figures, code: str) -> float | None:
        value = figures[code].value if code in figures else None
        return None if value is None else float(measures.in_unit(measure, value))

    return pd.DataFrame(
        {
            "county": [names[code] for code in now],
            "value": [in_unit(now, code) for code in now],
            "value_text": [measures.shown(measure, figure) for figure in now.values()],
            "group": [rows.CHOSEN if code == own else rows.OTHERS for code in now],
            "before": [in_unit(before, code) or 0.0 for code in now],
            "has_before": [in_unit(before, code) is not None for code in now],
        }
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """A small bar: where it begins and how long it is, in percent of the room for all 21 from lowest to highest."""

    start: float
    length: float


def bars(figures: Figures) -> dict[str, Bar]:
    """A bar from zero for each landsting with a figure; the nation's sum has none."""
    values = {code: f.value for code, f in figures.items() if code != NATION and f.value is not None}
    lowest, highest = min(0.0, *values.values(), 0.0), max(0.0, *values.values(), 0.0)
    room = highest - lowest
    if not room:
        return {}
    return {
        code: Bar(100 * (min(value, 0.0) - lowest) / room, 100 * abs(value) / room) for code, value in values.items()
    }


@dataclass(frozen=True, slots=True)
class _Room:
    """A picture's room in pixels and how wide a name's sign is there."""

    width: float
    height: float
    sign: float


_WIDE, _NARROW = _Room(780, 320, 7.0), _Room(260, 320, 10.0)
_LINE = 15  # a name's height in pixels
_DISTANCE = 9  # from a mark's middle to its name
_ROUNDS = 3
_Place = tuple[str, float, float]  # align, dx, dy
_PLACES: tuple[_Place, ...] = (
    ("left", _DISTANCE, 0),
    ("right", -_DISTANCE, 0),
    ("center", 0, -_DISTANCE - 5),
    ("center", 0, _DISTANCE + 5),
    ("left", _DISTANCE - 2, -10),
    ("left", _DISTANCE - 2, 10),
    ("right", -_DISTANCE + 2, -10),
    ("right", -_DISTANCE + 2, 10),
    ("left", -5, -_DISTANCE - 5),
    ("left", -5, _DISTANCE + 5),
    ("right", 5, -_DISTANCE - 5),
    ("right", 5, _DISTANCE + 5),
)


def scatter(
    x: Measure,
    y: Measure,
    figures: Mapping[str, Figures],
    codes: Sequence[str],
    names: Mapping[str, str],
    letters: Mapping[str, str],
    own: str | None,
) -> pd.DataFrame:
    """Rows of charts.two_measures: those of `codes` with a figure by both measures, the own one last, so on top.

    A name beside each mark where there is room, the county's letter where the picture is narrow; each placed where it
    covers least of the others.
    """
    of_x, of_y = figures[x.measure_id], figures[y.measure_id]
    drawn = [code for code in codes if of_x[code].value is not None and of_y[code].value is not None]
    drawn.sort(key=lambda code: code == own)
    points = tuple((_in_unit(x, of_x[code].value), _in_unit(y, of_y[code].value)) for code in drawn)
    narrow_names = tuple(names[code] if code == own else letters[code] for code in drawn)
    wide = _placed(points, tuple(names[code] for code in drawn), _WIDE)
    narrow = _placed(points, narrow_names, _NARROW)
    return pd.DataFrame(
        {
            "county": [names[code] for code in drawn],
            "short": list(narrow_names),
            "x": [point[0] for point in points],
            "y": [point[1] for point in points],
            "x_text": [measures.shown(x, of_x[code]) for code in drawn],
            "y_text": [measures.shown(y, of_y[code]) for code in drawn],
            "x_title": _(x.heading),
            "y_title": _(y.heading),
            "group": ["vald" if code == own else "övriga" for code in drawn],
            **{f"wide_{part}": [place[n] for place in wide] for n, part in enumerate(("align", "dx", "dy"))},
            **{f"narrow_{part}": [place[n] for place in narrow] for n, part in enumerate(("align", "dx", "dy"))},
        }
    )


def _in_unit(measure: Measure, value: float | None) -> float:
    return float(measures.in_unit(measure, value or 0.0))


@lru_cache(maxsize=256)
def _placed(points: tuple[tuple[float, float], ...], names: tuple[str, ...], room: _Room) -> tuple[_Place, ...]:
    """For each name the place beside its mark where it covers least of marks, names and edges so far.

    Kept by its values, which are the same for every visitor of the same picture: this is the page's slowest step.
    """
    if not points:
        return ()
    marks = list(zip(_scaled([x for x, _ in points], room.width), _scaled([-y for _, y in points], room.height),
                     strict=True))  # fmt: skip
    covered = [(x - 5, y - 5, x + 5, y + 5) for x, y in marks] * 3  # a covered mark is worse than a touched name
    found: dict[int, tuple[_Place, _Box]] = {}
    # The last is the chosen one, which has the first pick; the later rounds mend what the first could not foresee.
    for number in [*reversed(range(len(marks)))] * _ROUNDS:
        x, y = marks[number]
        taken = [*covered, *(box for other, (_place, box) in found.items() if other != number)]
        boxes = [_box(x, y, place, room.sign * len(names[number])) for place in _PLACES]
        costs = [sum(_covered(box, other) for other in taken) + 4 * _outside(box, room) for box in boxes]
        best = costs.index(min(costs))
        found[number] = (_PLACES[best], boxes[best])
    return tuple(found[number][0] for number in range(len(marks)))


_Box = tuple[float, float, float, float]  # left, top, right, bottom


def _scaled(values: Sequence[float], length: float) -> list[float]:
    lowest, highest = min(values), max(values)
    return [length * (value - lowest) / (highest - lowest) if highest > lowest else length / 2 for value in values]


def _box(x: float, y: float, place: _Place, width: float) -> _Box:
    align, dx, dy = place
    left = x + dx - {"left": 0.0, "center": width / 2, "right": width}[align]
    return left, y + dy - _LINE / 2, left + width, y + dy + _LINE / 2


def _covered(one: _Box, other: _Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _outside(box: _Box, room: _Room) -> float:
    """How much of a name would stick out of the picture to the left or right."""
    return _LINE * (max(0.0, -box[0]) + max(0.0, box[2] - room.width))
