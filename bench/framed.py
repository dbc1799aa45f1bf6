"""The real app with the empty page in place of its first one: what the frame costs by itself."""

from dataclasses import replace

import streamlit as st

from rehabdata.ui import navigation, warmup

navigation.MENU = (replace(navigation.MENU[0], script="../bench/empty.py"), *navigation.MENU[1:])

app = st.App("../rehabdata/ui/frame.py", lifespan=warmup.lifespan)
