"""The empty page alone: no navigation, no filters, no stylesheet; the heap frozen as in the real app."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    gc.collect()
    gc.freeze()
    yield


app = st.App("empty.py", lifespan=lifespan)
