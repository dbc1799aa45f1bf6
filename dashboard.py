"""The app: `streamlit run dashboard.py`. The script that draws the pages, the open data beside it, what wraps both."""

import streamlit as st
from starlette.middleware import Middleware

from rehabdata import api
from rehabdata.hosting import login, metrics, outside, static_files, web
from rehabdata.ui import navigation, page_files, source, warmup
from rehabdata.ui.hosting import login_gate

metrics.log_to_stderr()
warmup.load_or_exit()
app = st.App(
    "rehabdata/ui/frame.py",
    lifespan=warmup.lifespan,
    routes=[
        page_files.route(),
        *outside.routes(source.shared().connection),
        *api.routes(source.shared(), source.folder()),
    ],
    middleware=[
        Middleware(static_files.StaticFiles),
        Middleware(outside.TimedCalls),
        Middleware(outside.BinaryFrames),
        Middleware(login.KeptLink),
        Middleware(login_gate.GatedApi),
        *web.middleware(navigation.heads, page_files.links()),
    ],
    secrets=login_gate.secrets(),
)
