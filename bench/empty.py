"""The yardstick: the smallest page that still shows something."""

import streamlit as st

st.title("Tom sida")
