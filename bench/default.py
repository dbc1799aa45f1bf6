"""A default app: a title and a chart, with no settings and nothing of the project."""

import streamlit as st

st.title("Sida som den kommer")
st.bar_chart({"antal": [1, 2, 3]})
