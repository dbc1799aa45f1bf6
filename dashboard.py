"""The app: `streamlit run dashboard.py`. The script that draws the pages, the open data beside it, what wraps both."""

import streamlit as st

from rehabdata import api, web
from rehabdata.ui import navigation, source, warmup

warmup.load_or_exit()
app = st.App(
    "rehabdata/ui/frame.py",
    lifespan=warmup.lifespan,
    routes=api.routes(source.database(), source.assumptions(), source.folder()),
    middleware=web.middleware(navigation.heads),
)
