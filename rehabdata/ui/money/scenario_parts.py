"""Named scenarios side by side: save, open, remove, choose a base, take as a file, bring back. All in the address."""

import re

import streamlit as st

from rehabdata import rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.money import scenario_links, scenario_sentences, shown
from rehabdata.money.funding import Production, Scenario, Settlement, is_settled, settle
from rehabdata.money.scenario_links import AGREEMENT, BASE, SLOTS, Named, Slots
from rehabdata.ui import address, choices, parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import levers
from rehabdata.ui.money.simulation_parts import taken_along

NAME = "jamfor"  # in the address, of what is open
_AGREEMENT_NAME = later("Överenskommelsen")
_SETTLED_LATER = later("avgörs på helår")
_NAME, _FILE, _FAULTS = "scenario_name", "scenario_file", "scenario_faults"


def read(start: Scenario) -> tuple[Slots, str]:
    """The address's scenarios and the one that is their base; what cannot be used is told."""
    given = choices.given()
    slots, problems = scenario_links.read(given, start, source.data().codes_by_name)
    base, wrong_base = scenario_links.base(given, slots)
    address.tell(*problems, wrong_base)
    counties = source.data().county_by_code
    if slots:
        full = {slot: scenario_links.full_address(named, counties) for slot, named in slots.items()}
        choices.spell_out(full | {BASE: base})
    return slots, base


def show(slots: Slots, base: str, start: Scenario, produced: tuple[Production, ...], chosen: Choices) -> None:
    """Save, open, remove, compare side by side, take as a file."""
    _save(slots, start)
    for slot, named in slots.items():
        _entry(slot, named, start)
    if slots:
        _base(slots, base)
        _side_by_side(slots, base, start, produced, chosen)
    _files(slots, start, chosen)


def _save(slots: Slots, start: Scenario) -> None:
    parts.text(
        _(
            "Spara räkneexemplet ovan under ett namn, ändra reglagen och spara nästa: upp till fyra ställs bredvid "
            "varandra och följer med i länken."
        )
    )
    with st.form("save_scenario", clear_on_submit=True, border=False):
        name, button = st.columns([3, 2], vertical_alignment="bottom")
        with name:
            st.text_input(_("Räkneexemplets namn"), key=_NAME, max_chars=scenario_links.LONGEST_NAME)
        with button:
            st.form_submit_button(_("Spara räkneexemplet"), on_click=_keep, args=(dict(slots), start))
    if st.session_state.pop("scenarios_full", False):
        parts.notice(_("Fyra räkneexempel är sparade redan: ta bort ett, eller spara under ett namn som finns."))


def _keep(slots: dict[str, Named], start: Scenario) -> None:
    name = scenario_links.tidy(st.session_state[_NAME]) or _("Räkneexempel {number}", number=len(slots) + 1)
    slot = scenario_links.free_slot(slots, name)
    if slot is None:
        st.session_state["scenarios_full"] = True
        return
    named = Named(name, levers.moved(start))
    address.change({slot: scenario_links.address(named, start, source.data().county_by_code)})


def _entry(slot: str, named: Named, start: Scenario) -> None:
    changed = scenario_sentences.changed(start, named.scenario, source.data().county_by_code)
    parts.text(f"{named.name}: {changed}")
    name = _unmarked(named.name)
    with st.container(horizontal=True):
        st.button(_("Öppna {name}", name=name), key=f"open_{slot}", on_click=_open, args=(named, start))
        st.button(_("Ta bort {name}", name=name), key=f"remove_{slot}", on_click=_remove, args=(slot,))


def _unmarked(name: str) -> str:
    """A name in a widget's label as it was written: Streamlit reads labels as Markdown."""
    return re.sub(r"([^\w\s])", r"\\\1", name)


def _open(named: Named, start: Scenario) -> None:
    levers.put(named.scenario, start)


def _remove(slot: str) -> None:
    """What is open stays so, also when nothing is left of it."""
    without_base = {BASE: None} if choices.given().get(BASE) == slot else {}
    address.change({slot: None, address.FURTHER: NAME} | without_base)


def _name_of(slot: str, slots: Slots) -> str:
    return _(_AGREEMENT_NAME) if slot == AGREEMENT else slots[slot].name


def _base(slots: Slots, base: str) -> None:
    key = f"choose_{BASE}"
    if st.session_state.get(key) != base:
        st.session_state[key] = base
    st.radio(
        _("Jämför mot"),
        [AGREEMENT, *slots],
        format_func=lambda slot: _unmarked(_name_of(slot, slots)),
        key=key,
        horizontal=True,
        on_change=_write_base,
        args=(key,),
    )


def _write_base(key: str) -> None:
    base = st.session_state[key]
    address.change({BASE: None if base == AGREEMENT else base})


@passage.together()
def _side_by_side(slots: Slots, base: str, start: Scenario, produced: tuple[Production, ...], chosen: Choices) -> None:
    settled = {AGREEMENT: settle(produced, start)}
    settled |= {slot: settle(produced, named.scenario) for slot, named in slots.items()}
    areas = [rows.NATION, *([chosen.county_code] if chosen.county_code else [])]
    parts.table(
        _("Räkneexemplen bredvid varandra, kronor; skillnader mot {base}", base=_name_of(base, slots)),
        [Column(_("Led"), "text"), *(Column(_name_of(slot, slots)) for slot in settled)],
        [
            (_("Takt"), *(rows.pace_sign(one.scenario.pace) for one in settled.values())),
            *(line for code in areas for line in _area_lines(code, settled, settled[base])),
        ],
    )
    table_links.show_each(
        "funding", {_name_of(slot, slots): taken_along(one.scenario, chosen) for slot, one in settled.items()}
    )
    parts.sources(
        _(
            "beräknat med rapportens regler (s. 6–7) ur {counts}; {population}. Överenskommelsen står i samma takt "
            "(×2).",
            counts=sources.patients(chosen.money_year),
            population=sources.population(source.data(), chosen.money_year),
        ),
        _(shown.RULE),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )


def _area_lines(code: str, settled: dict[str, Settlement], base: Settlement) -> list[tuple[str, ...]]:
    area = _("landet") if code == rows.NATION else source.data().county_by_code[code]
    return [
        (
            _("Upparbetat, {area}", area=area),
            *(swedish.number(one.of(code).earned_sek) for one in settled.values()),
        ),
        (_("Får, {area}", area=area), *(_paid(one, code) for one in settled.values())),
        (_("Skillnad, {area}", area=area), *(_difference(one, base, code) for one in settled.values())),
        (_("Obetalt, {area}", area=area), *(_unpaid(one, code) for one in settled.values())),
    ]


def _paid(settlement: Settlement, code: str) -> str:
    if not is_settled(settlement.scenario.pace):
        return _(_SETTLED_LATER)
    return swedish.number(settlement.of(code).paid_sek)


def _difference(settlement: Settlement, base: Settlement, code: str) -> str:
    """Nothing against a half-year, which is not settled."""
    if not (is_settled(settlement.scenario.pace) and is_settled(base.scenario.pace)):
        return "–"
    return swedish.signed(settlement.of(code).paid_sek - base.of(code).paid_sek)


def _unpaid(settlement: Settlement, code: str) -> str:
    if not is_settled(settlement.scenario.pace):
        return _(_SETTLED_LATER)
    return swedish.number(settlement.of(code).unpaid_sek)


def _files(slots: Slots, start: Scenario, chosen: Choices) -> None:
    with st.expander(_("Som fil")):
        if slots:
            content = scenario_links.to_file(slots, chosen.money_year, chosen.period, source.data().county_by_code)
            st.download_button(
                _("Ladda ned räkneexemplen (JSON)"),
                content,
                file_name="rehabdata-scenarier.json",
                mime="application/json",
                on_click="ignore",
            )
        st.file_uploader(
            _("Öppna en fil med räkneexempel; de som är sparade här byts ut"),
            type="json",
            key=_FILE,
            on_change=_take,
            args=(start, chosen.period),
        )
        for fault in st.session_state.get(_FAULTS, ()):
            parts.notice(_("Filen kan inte användas: {fault}.", fault=fault))


def _take(start: Scenario, period: str) -> None:
    """Put a file's scenarios into the address, or keep its faults to tell of."""
    file = st.session_state[_FILE]
    st.session_state.pop(_FAULTS, None)
    if file is None:
        return
    years = [year for year in source.data().years_by_period[period] if year in source.data().assumptions.money_years()]
    taken = scenario_links.from_file(file.getvalue(), start, source.data().codes_by_name, years, period)
    if taken.faults:
        st.session_state[_FAULTS] = taken.faults
        return
    counties = source.data().county_by_code
    held = {slot: scenario_links.full_address(named, counties) for slot, named in taken.slots.items()}
    address.change({**dict.fromkeys((*SLOTS, BASE)), "ar": str(taken.year), **held})
