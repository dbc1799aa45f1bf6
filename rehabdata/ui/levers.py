"""The levers of a what-if: a slider and a number field each, one value, which lives in the address."""

from dataclasses import dataclass, replace

import streamlit as st

from rehabdata import parameters, swedish
from rehabdata.funding import Scenario
from rehabdata.ui import choices, parts, source


@dataclass(frozen=True)
class Lever:
    """One figure of a scenario: its name in the address and for readers, its unit, what the slider spans."""

    name: str
    label: str
    unit: str
    slider: tuple[float, float, float]  # from, to, step
    field: tuple[float, float]  # from, to: all that the address allows
    decimals: int = 0


_RATES = {name: (lowest, highest) for name, (_, lowest, highest) in parameters.RATES.items()}
LEVERS = (
    # The first half stands in the left column, the second in the right.
    Lever("kbt", "Ersättning KBT/IPT", "kr", (0, 40_000, 500), _RATES["kbt"]),
    Lever("mmr1", "Ersättning MMR1", "kr", (0, 80_000, 500), _RATES["mmr1"]),
    Lever("mmr2", "Ersättning MMR2", "kr", (0, 120_000, 1_000), _RATES["mmr2"]),
    Lever("tillagg", "Tillägg per patient", "kr", (0, 10_000, 100), _RATES["tillagg"]),
    Lever("ram", "Ram för året", "Mkr", (0, 2_000, 4), parameters.FRAME_RANGE_MKR, 1),
    Lever("takt", "Takt, gånger halvåret", "×", (0.5, 5.0, 0.1), parameters.PACE_RANGE, 2),
)
_KEY_NAMES = {"overskott": "efter det som är över", "befolkning": "efter befolkning"}
_KEY = "lever_nyckel"


def read(agreed: Scenario, default_pace: float) -> tuple[Scenario, Scenario]:
    """The scenario of the address, and the one it starts from: the agreement at the default pace.

    What cannot be used gives the default and a line.
    """
    start = replace(agreed, pace=default_pace)
    scenario, problems = parameters.scenario(st.query_params, start, source.county_codes_by_name())
    if problems:
        told = "; ".join(str(problem) for problem in problems)
        parts.notice(f"Adressen innehöll något som inte kan visas: {told}.")
    choices.spell_out(parameters.scenario_address(scenario, source.county_by_code()))
    return scenario, start


def show(scenario: Scenario, start: Scenario) -> None:
    """All levers as the scenario has them, with the way back to where it starts from."""
    values = parameters.scenario_address(scenario, source.county_by_code())
    standard = parameters.scenario_address(start, source.county_by_code())
    columns = st.columns(2, gap="large")
    for number, lever in enumerate(LEVERS):
        with columns[number * 2 // len(LEVERS)]:
            _lever(lever, float(values[lever.name]), standard[lever.name])
    with columns[1]:
        parts.small("1 är första halvåret (×1), 2 är helår i samma takt (×2).")
    _key(values["nyckel"])
    st.button("Tillbaka till överenskommelsen", on_click=_reset, disabled=values == standard, width="stretch")


def _lever(lever: Lever, value: float, standard: str) -> None:
    """The slider and its field show the address's value; whichever is moved writes it there."""
    lowest, highest, step = lever.slider
    agreed = f"enligt överenskommelsen {_shown(float(standard), lever)}"
    changed = f" – ändrad, {agreed}" if value != float(standard) else ""
    label = f"{lever.label}, {lever.unit}{changed if lever.name != 'takt' else ''}"
    slider_key, field_key = f"lever_{lever.name}", f"field_{lever.name}"
    _put(slider_key, min(max(value, lowest), highest), lever)
    _put(field_key, value, lever)
    left, right = st.columns([5, 3], vertical_alignment="bottom")
    kind = float if lever.decimals else int
    with left:
        st.slider(
            label,
            kind(lowest),
            kind(highest),
            step=kind(step),
            key=slider_key,
            format=f"%.{lever.decimals}f" if lever.decimals else "%d",
            on_change=_write,
            args=(lever, slider_key, standard),
        )
    with right:
        st.number_input(
            f"{lever.label}, exakt",
            kind(lever.field[0]),
            kind(lever.field[1]),
            step=kind(step),
            key=field_key,
            format=f"%.{lever.decimals}f" if lever.decimals else "%d",
            label_visibility="collapsed",
            on_change=_write,
            args=(lever, field_key, standard),
        )


def _shown(value: float, lever: Lever) -> str:
    return f"{swedish.number(value, 0 if value == int(value) else lever.decimals)}{swedish.NBSP}{lever.unit}"


def _put(key: str, value: float, lever: Lever) -> None:
    """Let a widget show the address's value, also after the browser's back and forward."""
    wanted = value if lever.decimals else int(value)
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted


def _write(lever: Lever, key: str, standard: str) -> None:
    """A moved lever into the address; at the agreement's value it leaves it."""
    value = f"{st.session_state[key]:.{lever.decimals}f}"
    if float(value) == float(standard):
        st.query_params.pop(lever.name, None)
    else:
        st.query_params[lever.name] = value


def _key(value: str) -> None:
    """Who gets of a pool that does not suffice: in no document, so a choice of the reader's."""
    if st.session_state.get(_KEY) != value:
        st.session_state[_KEY] = value
    st.radio(
        "Om potten inte räcker delas den (antagande)",
        list(_KEY_NAMES),
        format_func=lambda name: _KEY_NAMES[name],
        key=_KEY,
        horizontal=True,
        on_change=_write_key,
    )


def _write_key() -> None:
    st.query_params["nyckel"] = st.session_state[_KEY]


def _reset() -> None:
    for name in parameters.SCENARIO_NAMES:
        st.query_params.pop(name, None)
