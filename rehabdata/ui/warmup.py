"""What happens before the first visitor: data checked and loaded, specs built, modules imported, the heap frozen."""

import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.formparsers import MultiPartParser

from rehabdata import charts, stores
from rehabdata.extracts import ExtractError
from rehabdata.hosting.login import LoginSettingsError
from rehabdata.language import LANGUAGES, SWEDISH, use
from rehabdata.theme import PALETTES
from rehabdata.ui import source
from rehabdata.ui.hosting import login_gate


def load_or_exit() -> None:
    """Check and load the data folder. One that cannot be used, or a login half set, ends the process, in Swedish."""
    try:
        login_gate.settings()
        source.shared()
    except (ExtractError, LoginSettingsError) as error:
        sys.exit(f"Rehabdata startar inte. {error}")


def send_at_once() -> None:
    """Let small answers leave without waiting for the receiver's delayed acknowledgement, some 40 ms.

    asyncio sees to it where a socket names its protocol; Streamlit's does not. What the listening socket is set to, the
    visitors' connections inherit (Linux).
    """
    for opened in gc.get_objects():
        if not (isinstance(opened, socket.socket) and opened.fileno() >= 0):
            continue
        if opened.type == socket.SOCK_STREAM and opened.family in (socket.AF_INET, socket.AF_INET6):
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def keep_uploads_in_memory() -> None:
    """A file of more than 1 MB would pass through the disk on its way to Streamlit's memory, and a full one fail it."""
    MultiPartParser.spool_max_size = (int(st.get_option("server.maxUploadSize")) + 1) * 1024 * 1024


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Build what every page needs, then serve."""
    data = source.shared()
    for period, years in data.money_years.items():
        for year in years:
            for pace in (1.0, 2.0):
                data.settlement(year, period, pace)
    for language in LANGUAGES:
        use(language)
        for name in charts.NAMES:
            for mode in PALETTES:
                charts.spec(name, mode)
    use(SWEDISH)
    for period in data.years_by_period:
        data.treatments(period)
        data.gender(period)
        data.printed_shares(period)
    _asked_of_every_page = data.comparison_groups, data.codes_by_name, data.slug_by_code
    send_at_once()
    keep_uploads_in_memory()
    gc.collect()
    gc.freeze()  # what was loaded here never becomes garbage: collections after each run get cheap
    yield
    stores.clean_up()
