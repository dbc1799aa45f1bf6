"""What the visitor has chosen: read from the address, which is the only place where choices live."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from rehabdata import parameters
from rehabdata.parameters import Problem
from rehabdata.ui import source

AS_PICTURE, AS_TABLE = "bild", "tabell"  # vy: how a page shows its figures
_STORED, _PAGE = "choices", "page"
_SPELLED_OUT = "spelled_out"
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Choices:
    """The choices that every page shares, with what could not be used of the address."""

    county_code: str | None
    year: int
    period: str
    language: str
    view: str = AS_PICTURE
    problems: tuple[str, ...] = ()

    @property
    def county(self) -> str | None:
        """The chosen landsting's short county name, None for the whole country."""
        return source.data().county_by_code[self.county_code] if self.county_code else None

    @property
    def money_year(self) -> int:
        """The year for money: the chosen one, or the latest where the rules do not reach it (2011).

        The chosen one, too, where the rules reach none that is held of the period.
        """
        years = source.data().assumptions.money_years()
        held = [year for year in source.data().years_by_period[self.period] if year in years]
        return self.year if self.year in held else max(held, default=self.year)

    def address(self) -> dict[str, str]:
        """Every common choice spelled out, as a copied link needs it; `lan` only when there is one."""
        named = {"lan": self.county} if self.county else {}
        view = {} if self.view == AS_PICTURE else {"vy": self.view}
        return {**named, "ar": str(self.year), "period": self.period, "sprak": self.language, **view}


def given() -> dict[str, str]:
    """The values of the address by their listed names: what every page and part reads, not `st.query_params`."""
    return parameters.named(st.query_params)


def read(given: Mapping[str, str]) -> Choices:
    """The choices of an address; what cannot be used gives the default and a problem."""
    problems: list[Problem | None] = []

    def note(pair: tuple[_Value, Problem | None]) -> _Value:
        problems.append(pair[1])
        return pair[0]

    periods = source.data().years_by_period
    period = note(parameters.choice("period", given, list(periods), next(iter(periods))))
    found = Choices(
        county_code=note(parameters.county(given, source.data().codes_by_name)),
        year=note(parameters.year(given, periods[period])),
        period=period,
        language=note(parameters.choice("sprak", given, parameters.LANGUAGES, "sv")),
        view=note(parameters.choice("vy", given, (AS_PICTURE, AS_TABLE), AS_PICTURE)),
    )
    return replace(found, problems=tuple(str(problem) for problem in problems if problem))


def language_of(given: Mapping[str, str]) -> str:
    """`sprak` of an address; Swedish when it cannot be used, which `read` tells."""
    return parameters.choice("sprak", given, parameters.LANGUAGES, "sv")[0]


def keep(choices: Choices, url_path: str) -> None:
    """Hand the frame's choices, and its address, to the page that it runs next."""
    st.session_state[_STORED] = choices
    st.session_state[_PAGE] = url_path
    st.session_state[_SPELLED_OUT] = {}


def spell_out(values: Mapping[str, str]) -> None:
    """The page's own choices with their values, defaults too: what a copied link carries besides the common ones."""
    st.session_state[_SPELLED_OUT] = st.session_state.get(_SPELLED_OUT, {}) | dict(values)


def spelled_out() -> dict[str, str]:
    """What the page has spelled out in this run."""
    return dict(st.session_state.get(_SPELLED_OUT, {}))


def url_path() -> str | None:
    """The address of the page that the frame runs; None when a page script runs alone."""
    path: str | None = st.session_state.get(_PAGE)
    return path


def view() -> str:
    """How the page shows its figures: AS_PICTURE or AS_TABLE."""
    return current().view


def current() -> Choices:
    """The frame's choices, or those of the address when a page script runs alone."""
    return st.session_state.get(_STORED) or read(given())
