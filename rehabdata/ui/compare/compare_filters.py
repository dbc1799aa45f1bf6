"""What is compared, all of it in the address: whom, by which measures, in which order, and the picture's two."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from rehabdata import parameters, request, swedish
from rehabdata.compare import compare_rows, measures
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.data import Data
from rehabdata.language import _
from rehabdata.parameters import COMPARED
from rehabdata.request import BY_MEASURES, ORDER, Request, X, Y
from rehabdata.ui import address, choices, county_box, source
from rehabdata.ui.choices import Choices

TAKES = ("lan", "ar", "period", COMPARED, BY_MEASURES, X, Y)


def read(given: Mapping[str, str], data: Data, chosen: Choices) -> tuple[Request, tuple[str, ...]]:
    """What an address asks for, and a line for each part of it that cannot be used."""
    ask, problems = request.read({**given, **chosen.address()}, TAKES, data, periods=list(data.years_by_period))
    usual = measures.usual(Basis(data, chosen.year, chosen.period))
    shown = measures.with_beside(ask.measure_ids or usual)
    order, no_order = parameters.choice(ORDER, given, compare_rows.orders(shown), shown[0])
    used = {COMPARED: "" if ask.compared else _("alla 21"), BY_MEASURES: swedish.listed(list(ask.measure_ids or usual))}
    told = [replace(problem, used=used.get(problem.name, problem.used)) for problem in problems]
    if no_order:
        told.append(replace(no_order, reason=_("går inte att ordna efter")))
    return replace(ask, measure_ids=shown, order=compare_rows.order_of(order)), tuple(map(str, told))


def first(ask: Request) -> str:
    """The measure that the table is ordered by and that gives the places; by name, the first one shown."""
    return ask.order.measure_id or ask.measure_ids[0]


def address_of(ask: Request) -> dict[str, str]:
    """Every choice of the page spelled out."""
    return {
        **parameters.compared_address(ask.compared, source.data().county_by_code),
        BY_MEASURES: ",".join(ask.measure_ids),
        ORDER: str(ask.order),
        X: ask.x,
        Y: ask.y,
    }


def who(ask: Request, chosen: Choices) -> None:
    """Whom: any landsting, or a group of the chosen one's."""
    names = source.data().county_by_code
    address.hold("choose_compared", [names[code] for code in ask.compared])
    st.multiselect(
        _("Jämför med"),
        list(names.values()),
        format_func=county_box.label,
        filter_mode="contains",
        key="choose_compared",
        placeholder=_("Alla 21 landsting"),
        on_change=_write_several,
        args=(COMPARED, "choose_compared"),
    )
    groups = _groups(chosen.county_code)
    if not groups and not ask.compared:
        return
    with st.container(horizontal=True, key="compare_groups"):
        if ask.compared:
            st.button(_("Alla 21"), on_click=_set, args=(None,))
        for label, codes in groups.items():
            value = parameters.compared_address(codes, names)[COMPARED]
            st.button(label, on_click=_set, args=(value,))


def _groups(own: str | None) -> dict[str, list[str]]:
    """The chosen landsting's healthcare region, which Halland has none of, and its similar regions."""
    if not own:
        return {}
    region_of = dict(
        zip(source.data().counties.county_code, source.data().counties.healthcare_region_2013, strict=True)
    )
    names = source.data().county_by_code
    region = region_of[own]
    same = [code for code in names if region_of[code] == region]
    groups = {_("Samma sjukvårdsregion"): same} if len(same) > 1 else {}
    similar = sorted({own, *source.data().similar_regions.get(own, ())}, key=list(names).index)
    return groups | {_("Liknande regioner (Kolada 2024)"): similar}


def by_what(ask: Request) -> None:
    """By which measures, and in which order."""
    address.hold("choose_measures", list(ask.measure_ids))
    st.multiselect(
        _("Mått i tabellen"),
        list(MEASURES),
        format_func=lambda name: _(MEASURES[name].label),
        key="choose_measures",
        on_change=_write_several,
        args=(BY_MEASURES, "choose_measures"),
    )
    address.hold("choose_order", str(ask.order))
    st.selectbox(
        _("Ordna efter"),
        compare_rows.orders(ask.measure_ids),
        format_func=_order_label,
        key="choose_order",
        on_change=address.write,
        args=(ORDER, "choose_order", ask.measure_ids[0]),
    )


def by_first(ask: Request) -> None:
    """By which measure the landsting are ranked: any of them, which the table then has too."""
    st.selectbox(
        _("Rangordna efter"),
        list(MEASURES),
        format_func=lambda name: _(MEASURES[name].label),
        key=address.hold("choose_first", first(ask)),
        on_change=_write_first,
        args=(ask.measure_ids,),
    )


def _write_first(shown: tuple[str, ...]) -> None:
    name: str = st.session_state["choose_first"]
    address.change({ORDER: name} | ({} if name in shown else {BY_MEASURES: ",".join((*shown, name))}))


def _order_label(text: str) -> str:
    order = compare_rows.order_of(text)
    if order.measure_id is None:
        return _("Namn")
    label = _(MEASURES[order.measure_id].heading)
    return _("{measure}, lägst först", measure=label) if order.is_rising else _("{measure}, högst först", measure=label)


def picture(ask: Request) -> None:
    """The picture's two measures: against the first, only those that can be drawn against it."""
    left, right = st.columns(2)
    for place, name, label, offered, value, usual in (
        (left, X, _("Vågrätt"), list(measures.DRAWN), ask.x, measures.USUAL_PAIR[0]),
        (right, Y, _("Lodrätt"), measures.fitting(ask.x), ask.y, measures.USUAL_PAIR[1]),
    ):
        key = f"choose_{name}"
        address.hold(key, value)
        place.selectbox(
            label,
            offered,
            format_func=lambda measure_id: _(MEASURES[measure_id].label),
            key=key,
            on_change=address.write,
            args=(name, key, usual),
        )


def spell_out(ask: Request) -> None:
    """Into the link that is copied."""
    choices.spell_out(address_of(ask))


def _write_several(name: str, key: str) -> None:
    """Several values into the address; none are the default. An order by a measure that has gone goes with it."""
    values: list[str] = st.session_state[key]
    gone = name == BY_MEASURES and choices.given().get(ORDER) not in compare_rows.orders(measures.with_beside(values))
    address.change({name: ",".join(values) or None} | ({ORDER: None} if gone else {}))


def _set(value: str | None) -> None:
    address.change({COMPARED: value})
