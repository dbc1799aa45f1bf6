"""What is compared, all of it in the address: whom, by which measures, in which order, and the picture's two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from rehabdata import parameters
from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.compare_rows import Order
from rehabdata.compare.measures import MEASURES, Ground
from rehabdata.language import _
from rehabdata.parameters import COMPARED, Problem
from rehabdata.ui import address, choices, county_box, source
from rehabdata.ui.choices import Choices

BY_MEASURES, ORDER, X, Y = "matt", "ordning", "x", "y"
DRAWN = tuple(name for name in MEASURES if name != measures.SICK_DAYS)


@dataclass(frozen=True)
class Picked:
    """The landsting (codes) in the table, of them who were named in the address, the measures, order and picture."""

    codes: tuple[str, ...]
    named: tuple[str, ...]
    measure_ids: tuple[str, ...]
    order: Order
    x: str
    y: str

    @property
    def first(self) -> str:
        """The measure that the table is ordered by and that gives the places; by name, the first one shown."""
        return self.order.measure_id or self.measure_ids[0]

    def address(self) -> dict[str, str]:
        """Every choice of the page spelled out."""
        return {
            **parameters.compared_address(self.named, source.county_by_code()),
            BY_MEASURES: ",".join(self.measure_ids),
            ORDER: str(self.order),
            X: self.x,
            Y: self.y,
        }


def read(given: Mapping[str, str], ground: Ground, chosen: Choices) -> tuple[Picked, tuple[str, ...]]:
    """What an address asks for, and a line for each part of it that cannot be used."""
    named, unknown = parameters.compared_counties(given, source.county_codes_by_name())
    own = (chosen.county_code,) if chosen.county_code and named else ()
    asked, no_measure = parameters.several(
        BY_MEASURES, given, list(MEASURES), measures.usual(ground), _("är inget mått på sidan")
    )
    shown = measures.with_beside(asked)
    x, y, told = _pair(given)
    order, no_order = _one_of(ORDER, given, compare_rows.orders(shown), shown[0], _("går inte att ordna efter"))
    picked = Picked(
        codes=tuple(dict.fromkeys((*own, *named))) or tuple(source.county_by_code()),
        named=named,
        measure_ids=shown,
        order=compare_rows.order_of(order),
        x=x,
        y=y,
    )
    if not named:
        unknown = tuple(replace(problem, used=_("alla 21")) for problem in unknown)
    problems = [str(problem) for problem in (*unknown, no_measure, no_order) if problem]
    return picked, (*problems, *told)


def _one_of(
    name: str, given: Mapping[str, str], values: Sequence[str], default: str, reason: str
) -> tuple[str, Problem | None]:
    """As parameters.choice, with a reason of its own: the values are too many to be listed in a line."""
    value, problem = parameters.choice(name, given, values, default)
    return value, replace(problem, reason=reason) if problem else None


def _pair(given: Mapping[str, str]) -> tuple[str, str, list[str]]:
    """The picture's two measures; a pair that is not drawn keeps the first and says why."""
    usual_x, usual_y = measures.USUAL_PAIR
    x, no_x = _one_of(X, given, DRAWN, usual_x, _why_not(given.get(X, "")))
    y, no_y = _one_of(Y, given, DRAWN, usual_y, _why_not(given.get(Y, "")))
    told = [str(problem) for problem in (no_x, no_y) if problem]
    why = measures.unfit_pair(x, y)
    fit = fitting(x)[0] if why else y
    if why and given.get(Y) == y:
        unfit = compare_sentences.unfit(why, MEASURES[x], MEASURES[y]).rstrip(".")
        told.append(_("{told} (i stället gäller {used})", told=unfit, used=fit))
    return x, fit, told


def _why_not(asked: str) -> str:
    return _("ritas inte mot andra mått") if asked == measures.SICK_DAYS else _("är inget mått på sidan")


def fitting(x: str) -> list[str]:
    """What can be drawn against a measure, the usual ones first."""
    usual = [name for name in (*reversed(measures.USUAL_PAIR), *measures.USUAL) if name in DRAWN]
    return [name for name in dict.fromkeys((*usual, *DRAWN)) if not measures.unfit_pair(x, name)]


def who(picked: Picked, chosen: Choices) -> None:
    """Whom: any landsting, or a group of the chosen one's."""
    names = source.county_by_code()
    address.hold("choose_compared", [names[code] for code in picked.named])
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
    if not groups and not picked.named:
        return
    with st.container(horizontal=True, key="compare_groups"):
        if picked.named:
            st.button(_("Alla 21"), on_click=_set, args=(None,))
        for label, codes in groups.items():
            value = parameters.compared_address(codes, names)[COMPARED]
            st.button(label, on_click=_set, args=(value,))


def _groups(own: str | None) -> dict[str, list[str]]:
    """The chosen landsting's healthcare region, which Halland has none of, and its similar regions."""
    if not own:
        return {}
    region_of = dict(zip(source.counties().county_code, source.counties().healthcare_region_2013, strict=True))
    names = source.county_by_code()
    region = region_of[own]
    same = [code for code in names if region_of[code] == region]
    groups = {_("Samma sjukvårdsregion"): same} if len(same) > 1 else {}
    similar = sorted({own, *source.similar_regions().get(own, ())}, key=list(names).index)
    return groups | {_("Liknande regioner (Kolada 2024)"): similar}


def by_what(picked: Picked) -> None:
    """By which measures, and in which order."""
    address.hold("choose_measures", list(picked.measure_ids))
    st.multiselect(
        _("Mått i tabellen"),
        list(MEASURES),
        format_func=lambda name: _(MEASURES[name].label),
        key="choose_measures",
        on_change=_write_several,
        args=(BY_MEASURES, "choose_measures"),
    )
    address.hold("choose_order", str(picked.order))
    st.selectbox(
        _("Ordna efter"),
        compare_rows.orders(picked.measure_ids),
        format_func=_order_label,
        key="choose_order",
        on_change=address.write,
        args=(ORDER, "choose_order", picked.measure_ids[0]),
    )


def _order_label(text: str) -> str:
    order = compare_rows.order_of(text)
    if order.measure_id is None:
        return _("Namn")
    label = _(MEASURES[order.measure_id].heading)
    return _("{measure}, lägst först", measure=label) if order.is_rising else _("{measure}, högst först", measure=label)


def picture(picked: Picked) -> None:
    """The picture's two measures: against the first, only those that can be drawn against it."""
    left, right = st.columns(2)
    for place, name, label, offered, value, usual in (
        (left, X, _("Vågrätt"), list(DRAWN), picked.x, measures.USUAL_PAIR[0]),
        (right, Y, _("Lodrätt"), fitting(picked.x), picked.y, measures.USUAL_PAIR[1]),
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


def spell_out(picked: Picked) -> None:
    """Into the link that is copied."""
    choices.spell_out(picked.address())


def _write_several(name: str, key: str) -> None:
    """Several values into the address; none are the default. An order by a measure that has gone goes with it."""
    values: list[str] = st.session_state[key]
    gone = name == BY_MEASURES and choices.given().get(ORDER) not in compare_rows.orders(measures.with_beside(values))
    address.change({name: ",".join(values) or None} | ({ORDER: None} if gone else {}))


def _set(value: str | None) -> None:
    address.change({COMPARED: value})
