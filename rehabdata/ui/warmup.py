"""What happens before the first visitor: data checked and loaded, specs built, modules imported, the heap frozen."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from rehabdata import charts
from rehabdata.extracts import ExtractError
from rehabdata.theme import PALETTES
from rehabdata.ui import source


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Prepare, then serve. A data folder that cannot be used stops the start with its faults in Swedish."""
    try:
        _prepare()
    except ExtractError as error:
        sys.exit(f"Rehabdata startar inte. {error}")
    gc.collect()
    gc.freeze()  # what was loaded here never becomes garbage: collections after each run get cheap
    yield


def _prepare() -> None:
    for year in source.assumptions().money_years():
        for period, years in source.years_by_period().items():
            if year in years:
                source.settlement(year, period, 1.0)
                source.settlement(year, period, 2.0)
    for name in charts.NAMES:
        for mode in PALETTES:
            charts.spec(name, mode)
    source.county_codes_by_name()
    source.slug_by_code()
