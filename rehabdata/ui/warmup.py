"""What happens before the first visitor: data checked and loaded, specs built, modules imported, the heap frozen."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from rehabdata import charts, stores
from rehabdata.extracts import ExtractError
from rehabdata.language import LANGUAGES, SWEDISH, use
from rehabdata.login import LoginSettingsError
from rehabdata.theme import PALETTES
from rehabdata.ui import login_gate, source


def load_or_exit() -> None:
    """Check and load the data folder. One that cannot be used, or a login half set, ends the process, in Swedish."""
    try:
        login_gate.settings()
        source.database()
        source.assumptions()
    except (ExtractError, LoginSettingsError) as error:
        sys.exit(f"Rehabdata startar inte. {error}")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Build what every page needs, then serve."""
    for period, years in source.years_by_period().items():
        for year in set(years) & set(source.assumptions().money_years()):
            for pace in (1.0, 2.0):
                source.settlement(year, period, pace)
    for language in LANGUAGES:
        use(language)
        for name in charts.NAMES:
            for mode in PALETTES:
                charts.spec(name, mode)
    use(SWEDISH)
    for period in source.years_by_period():
        source.treatments(period)
        source.gender(period)
        source.printed_shares(period)
    source.comparison_groups()
    source.county_codes_by_name()
    source.slug_by_code()
    gc.collect()
    gc.freeze()  # what was loaded here never becomes garbage: collections after each run get cheap
    yield
    stores.clean_up()
