"""The app: `streamlit run dashboard.py`. The script that draws the pages, what wraps it on the way out, the warm-up."""

import streamlit as st

from rehabdata import web
from rehabdata.ui import navigation, warmup

warmup.load_or_exit()
app = st.App(
    "rehabdata/ui/frame.py",
    lifespan=warmup.lifespan,
    middleware=web.middleware(navigation.titles),
)
