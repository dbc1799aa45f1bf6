"""The filters of what the chapters tell: theme, our readings, words to look for, and which leaf of a long table."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import streamlit as st

from rehabdata.landsting.access_sentences import READINGS, THEMES
from rehabdata.language import _
from rehabdata.ui import address

ALL = "alla"
# value in the address -> theme, reading
_THEMES = dict(
    zip(
        ("kbt", "mmr", "terapeuter", "team", "enheter", "vantan", "kompetens", "kvalitet", "parter", "tvekan"),
        THEMES,
        strict=True,
    )
)
_READINGS = dict(zip(("god", "tveksam", "behover-oka", "framgar-inte"), READINGS, strict=True))
_Leaf = TypeVar("_Leaf")


class Picked(NamedTuple):
    """What is asked for; None leaves nothing out."""

    theme: str | None
    kbt: str | None
    mmr: str | None


def theme_and_readings() -> Picked:
    """`tema`, `tillgang_kbt`, `tillgang_mmr` and their controls."""
    left, middle, right = st.columns(3)
    readings = {ALL: _("Alla"), **{slug: _(READINGS[reading]) for slug, reading in _READINGS.items()}}
    with left:
        picked = address.select("tema", _("Visa också vad de säger om"), _themes(_("Inget tema")), ALL)
    with middle:
        kbt = address.select("tillgang_kbt", _("Tillgång till KBT, vår läsning"), readings, ALL)
    with right:
        mmr = address.select("tillgang_mmr", _("Tillgång till MMR, vår läsning"), readings, ALL)
    return Picked(_THEMES.get(picked), _READINGS.get(kbt), _READINGS.get(mmr))


def words_and_theme() -> tuple[str, str | None]:
    """`sok`, `tema` and their controls: the sought words, and the theme or None for all."""
    left, right = st.columns(2)
    with left:
        sought = address.search(_("Sök i uppgifterna"), _("Till exempel handledning"))
    with right:
        theme = address.select("tema", _("Tema"), _themes(_("Alla teman")), ALL)
    return sought, _THEMES.get(theme)


def leaf(leaves: Sequence[_Leaf]) -> _Leaf:
    """`blad`: one leaf of a table; a control only where there are several."""
    names = {str(number): str(number) for number in range(1, len(leaves) + 1)}
    if len(leaves) == 1:
        return leaves[0]
    return leaves[int(address.select(address.LEAF, _("Blad av {all}", all=len(leaves)), names, "1")) - 1]


def _themes(for_none: str) -> dict[str, str]:
    return {ALL: for_none, **{slug: _(THEMES[theme]) for slug, theme in _THEMES.items()}}
