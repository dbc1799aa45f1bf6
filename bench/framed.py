"""The real app with the empty page in place of its first one: what the frame costs by itself."""

from dataclasses import replace

import streamlit as st

from rehabdata.ui import navigation, warmup

first, *others = navigation.MENU
navigation.MENU = (replace(first, script="../bench/empty.py"), *others)

app = st.App("../rehabdata/ui/frame.py", lifespan=warmup.lifespan)
