"""The country as tiles: a link a landsting, placed as on the map, with its name and share."""

import itertools

import streamlit as st

from rehabdata import swedish, theme
from rehabdata.data import Data, kept
from rehabdata.intake.reports import HALF_YEAR
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.money.ranking import on_the_edge
from rehabdata.ui import navigation, parts, source
from rehabdata.ui.choices import Choices


def show(settlement: Settlement, chosen: Choices) -> None:
    """21 links to the landsting's pages that keep the other choices; the chosen one has a ring.

    Of a half-year, those at the edge of being on pace say so.
    """
    near = on_the_edge(settlement) if chosen.period == HALF_YEAR else frozenset()
    order = _order(source.data())
    outcomes = [settlement.of(code) for code in order]
    own = order.index(chosen.county_code) + 1 if chosen.county_code else 0
    st.html(
        f"<style>{_places(source.data())}{_colours([theme.share_class(o.share or 0.0) for o in outcomes], own)}</style>"
    )
    pages = navigation.registered()
    with st.container(key="tiles"):
        for outcome in outcomes:
            letter = source.data().letter_by_code[outcome.county_code]
            edge = " " + _("på gränsen") if outcome.county_code in near else ""
            st.page_link(
                pages[source.data().slug_by_code[outcome.county_code]],
                label=f"*{letter}* {swedish.hyphenated(outcome.county)} **{swedish.percent(outcome.share)}**{edge}",
                icon="",
                query_params=_address(chosen),
            )
    _key()


def _address(chosen: Choices) -> dict[str, str]:
    return {name: value for name, value in chosen.address().items() if name != "lan"}


@kept
def _order(data: Data) -> list[str]:
    """County codes row by row, west to east: the order in which the keyboard walks the tiles."""
    placed = data.counties.sort_values(["tile_row", "tile_column"])
    return placed.county_code.to_list()


@kept
def _places(data: Data) -> str:
    """Where each tile stands. The nth child of the container is the nth of _order."""
    placed = data.counties.sort_values(["tile_row", "tile_column"])
    return "".join(
        f".st-key-tiles > :nth-child({n}) {{ grid-column: {column}; grid-row: {row + 1}; }}"
        for n, (column, row) in enumerate(zip(placed.tile_column, placed.tile_row, strict=True), start=1)
    )


def _colours(classes: list[int], own: int) -> str:
    rules = [
        f".st-key-tiles > :nth-child({n}) a {{ background: var(--rd-classes-{c}) !important; }} "
        f".st-key-tiles > :nth-child({n}) a p {{ color: var(--rd-class-text-{c}) !important; }}"
        for n, c in enumerate(classes, start=1)
    ]
    if own:
        rules.append(
            f".st-key-tiles > :nth-child({own}) a {{ outline: 3px solid var(--rd-text); outline-offset: 1px; "
            "box-shadow: inset 0 0 0 2px var(--rd-background); }"
        )
    return "".join(rules)


def _key() -> None:
    """The five classes in words and colour."""
    bounds = [f"{round(100 * bound)}" for bound in theme.SHARE_CLASS_BOUNDS]
    between = [_("{lowest}–{highest} %", lowest=a, highest=b) for a, b in itertools.pairwise(bounds)]
    names = [_("under {bound} %", bound=bounds[0]), *between, _("{bound} % och mer", bound=bounds[-1])]
    parts.key([(f"rect class-{n}", name) for n, name in enumerate(names)])
