"""The app: `streamlit run dashboard.py`. The script that draws the pages, the open data beside it, what wraps both."""

import streamlit as st
from starlette.middleware import Middleware

from rehabdata import api
from rehabdata.hosting import login, observed, outside, web
from rehabdata.ui import navigation, source, warmup
from rehabdata.ui.hosting import login_gate

observed.log_to_stderr()
warmup.load_or_exit()
app = st.App(
    "rehabdata/ui/frame.py",
    lifespan=warmup.lifespan,
    routes=[
        *outside.routes(source.shared().connection),
        *api.routes(source.shared(), source.folder()),
    ],
    middleware=[
        Middleware(outside.TimedCalls),
        Middleware(outside.BinaryFrames),
        Middleware(login.KeptLink),
        Middleware(login_gate.GatedApi),
        *web.middleware(navigation.heads),
    ],
    secrets=login_gate.secrets(),
)
