"""The levers of a what-if: a slider and a number field each, one value, which lives in the address.

One component of native controls (levers.js) rather than a Streamlit widget for each: with thirty widgets the browser
takes three times as long from key to picture, and their number fields know no decimal comma.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from rehabdata import parameters, swedish
from rehabdata.language import _, current, later
from rehabdata.money import shown
from rehabdata.money.funding import Scenario
from rehabdata.ui import address, choices, source


@dataclass(frozen=True)
class Lever:
    """One figure of a scenario: its name in the address and for readers, its unit, what the slider spans."""

    name: str
    label: str
    unit: str
    slider: tuple[float, float, float]  # from, to, step
    field: tuple[float, float]  # from, to: all that the address allows
    decimals: int = 0


_RATES = {name: (lowest, highest) for name, (_field, lowest, highest) in parameters.RATES.items()}
_VOLUME = (-100, 300, 5)
_RATE_LEVERS = (
    Lever("kbt", later("KBT/IPT, kr"), "kr", (0, 40_000, 500), _RATES["kbt"]),
    Lever("mmr1", later("MMR1, kr"), "kr", (0, 80_000, 500), _RATES["mmr1"]),
    Lever("mmr2", later("MMR2, kr"), "kr", (0, 120_000, 1_000), _RATES["mmr2"]),
    Lever("tillagg", later("Tillägg, kr"), "kr", (0, 10_000, 100), _RATES["tillagg"]),
)
_YEAR_LEVERS = (
    Lever("ram", later("Ram för året, Mkr"), "Mkr", (0, 2_000, 4), parameters.FRAME_RANGE_MKR, 1),
    Lever("takt", later("Takt, gånger halvåret"), "×", (0.5, 5.0, 0.1), parameters.PACE_RANGE, 2),
)
_VOLUME_LEVERS = (
    Lever("volym_kbt", later("KBT/IPT, ändring i %"), "%", _VOLUME, parameters.VOLUME_RANGE_PERCENT, 1),
    Lever("volym_mmr1", later("MMR1, ändring i %"), "%", _VOLUME, parameters.VOLUME_RANGE_PERCENT, 1),
    Lever("volym_mmr2", later("MMR2, ändring i %"), "%", _VOLUME, parameters.VOLUME_RANGE_PERCENT, 1),
)
LEVERS = {lever.name: lever for lever in (*_RATE_LEVERS, *_YEAR_LEVERS, *_VOLUME_LEVERS)}
_ALL = ""  # of volym_lan: every landsting
_MOVED = "moved_levers"  # moves that are not in the address yet: name -> value as the address has it, None to leave it
_COMPONENT = "levers"
PICTURE = "picture"

_mount = st.components.v2.component(
    "rehabdata_levers",
    html="<div class='rd-levers'></div>",
    js=Path(__file__).with_name("levers.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def read(agreed: Scenario, default_pace: float) -> tuple[Scenario, Scenario]:
    """The scenario of the address, and the one it starts from: the agreement at the default pace.

    What cannot be used gives the default and a line.
    """
    start = replace(agreed, pace=default_pace)
    write_moves(start)
    scenario, problems = _scenario(choices.given(), start)
    address.tell(*problems)
    choices.spell_out(parameters.scenario_address(scenario, source.data().county_by_code))
    return scenario, start


def moved(start: Scenario) -> Scenario:
    """The scenario of the address with the moves that are not written there yet."""
    return _scenario(_given(st.session_state.get(_MOVED, {})), start)[0]


def _given(moves: Mapping[str, str | None]) -> dict[str, str]:
    """The address with moves that are not written there yet."""
    return {name: value for name, value in {**choices.given(), **moves}.items() if value is not None}


def write_moves(start: Scenario) -> None:
    """Put into the address what was moved; what stands as it does in `start` leaves it."""
    moves = st.session_state.pop(_MOVED, None)
    if moves:
        standard = parameters.scenario_address(start, source.data().county_by_code)
        address.change({name: None if _stands(name, value, standard) else value for name, value in moves.items()})


def _stands(name: str, value: str | None, standard: Mapping[str, str]) -> bool:
    """Whether a value is where the levers start from."""
    if value is None:
        return True
    return float(value) == float(standard[name]) if name in LEVERS else value == standard.get(name)


def put(scenario: Scenario, start: Scenario) -> None:
    """Put a whole scenario into the address; what stands as in `start` leaves it."""
    st.session_state[_MOVED] = dict.fromkeys(parameters.SCENARIO_NAMES)
    st.session_state[_MOVED] |= parameters.scenario_address(scenario, source.data().county_by_code)
    write_moves(start)


def _scenario(given: Mapping[str, str], start: Scenario) -> tuple[Scenario, tuple[parameters.Problem, ...]]:
    return parameters.scenario(given, start, source.data().codes_by_name)


def show(scenario: Scenario, start: Scenario, picture: str, inferred: bool) -> None:
    """All levers as the scenario has them, each with the way back to where it starts from.

    `picture` is the name of the chart in the container PICTURE: levers.js puts it there. `inferred` says that no
    document has printed the year's rates and frame.
    """
    _mount(key=_COMPONENT, data=told(scenario, start, picture, inferred), on_moved_change=_note_move)


def told(scenario: Scenario, start: Scenario, picture: str, inferred: bool) -> dict[str, object]:
    """What levers.js is told by `show`."""
    values = parameters.scenario_address(scenario, source.data().county_by_code)
    standard = parameters.scenario_address(start, source.data().county_by_code)
    rates, year, volume = (
        [_lever(lever, values, standard, inferred) for lever in levers]
        for levers in (_RATE_LEVERS, _YEAR_LEVERS, _VOLUME_LEVERS)
    )
    return {
        "locale": "en-GB" if current() == "en" else "sv-SE",
        "groups": [
            {"legend": _("Ersättning per behandlad patient"), "folded": False, "levers": rates},
            {"legend": _("Ram, takt och fördelning"), "folded": False, "levers": [*year, _key(values)]},
            {"legend": _("Antal behandlade"), "folded": True, "levers": [*volume, _whom(values)]},
        ],
        "changed": _("ändrad"),
        "way_back": _("Återställ"),
        "back": _("Tillbaka till överenskommelsen"),
        "unchanged": values == standard,
        "picture": {"within": f".st-key-{PICTURE}", "name": picture},
    }


def _lever(lever: Lever, values: Mapping[str, str], standard: Mapping[str, str], inferred: bool) -> dict[str, object]:
    """What levers.js needs to know of one lever."""
    label, agreed = _(lever.label), float(standard[lever.name])
    return {
        "name": lever.name,
        "label": label,
        "exactly": _("{label}, exakt", label=label),
        "unit": lever.unit,
        "slider": lever.slider,
        "field": lever.field,
        "number": parameters.DECIMAL if lever.decimals else parameters.WHOLE,
        "value": float(values[lever.name]),
        "agreed": agreed,
        "agreed_text": _agreed_text(lever, agreed, inferred),
        "way_back": _("Återställ {label}", label=label),
        "fault": address.wanted_number(lever.field, whole=not lever.decimals),
    }


def _agreed_text(lever: Lever, agreed: float, inferred: bool) -> str:
    if lever.name == "takt":
        return _("1 är första halvåret, 2 är helår i samma takt")
    if lever.name.startswith("volym"):
        return _("redovisat antal: 0 %")
    figure = swedish.number(agreed, lever.decimals if agreed % 1 else 0)
    value = _("{figure}\u00a0Mkr", figure=figure) if lever.unit == "Mkr" else _("{figure}\u00a0kr", figure=figure)
    if inferred:
        return _("enligt överenskommelsen {value} (härlett)", value=value)
    return _("enligt överenskommelsen {value}", value=value)


def _whom(values: Mapping[str, str]) -> dict[str, object]:
    """Whom a change of the number of patients concerns."""
    options = [(_ALL, _("alla landsting")), *((county, county) for county in source.data().county_by_code.values())]
    return _choice("volym_lan", _("Ändrat antal gäller"), options, values.get("volym_lan", _ALL))


def _key(values: Mapping[str, str]) -> dict[str, object]:
    """Who gets of a pool that does not suffice: in no document, so a choice of the reader's."""
    options = [(name, _(shown.KEYS[key])) for name, key in parameters.KEYS.items()]
    return _choice("nyckel", _("Om potten inte räcker delas den (antagande)"), options, values["nyckel"])


def _choice(name: str, label: str, options: list[tuple[str, str]], value: str) -> dict[str, object]:
    """What levers.js needs to know of a lever with named values; the first is where it starts from."""
    agreed, words = options[0]
    return {
        "name": name,
        "label": label,
        "options": options,
        "value": value,
        "agreed": agreed,
        "agreed_text": _("utgångsläge: {choice}", choice=words),
        "way_back": _("Återställ {label}", label=label),
    }


def _note_move() -> None:
    """Note what the browser says was moved; anything else than a lever within its range is left."""
    move = st.session_state[_COMPONENT].moved or {}
    name, value = move.get("name"), move.get("value")
    moves = st.session_state.setdefault(_MOVED, {})
    if name == "" and value is None:
        moves.update(dict.fromkeys(parameters.SCENARIO_NAMES))
    elif name in parameters.SCENARIO_NAMES and value is None:
        moves[name] = None
    elif name in LEVERS and isinstance(value, int | float) and math.isfinite(value):
        if name in parameters.VOLUMES and _of_nobody(moves):
            moves.update(dict.fromkeys((*parameters.VOLUMES, "volym_lan")))
        lever, text = LEVERS[name], parameters.plain(value)
        if parameters.number(name, {name: text}, 0.0, lever.field, whole=not lever.decimals)[1] is None:
            moves[name] = text
    elif name == "nyckel" and value in parameters.KEYS:
        moves[name] = value
    elif name == "volym_lan" and (value == _ALL or value in source.data().county_by_code.values()):
        moves[name] = value or None


def _of_nobody(moves: Mapping[str, str | None]) -> bool:
    """Whether the address's changes of volume are dropped, because whom they concern cannot be read."""
    return parameters.volume_county(_given(moves), source.data().codes_by_name)[1] is not None
