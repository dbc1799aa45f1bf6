"""The filter of the checks: by verdict, in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rehabdata import check_sentences, parameters
from rehabdata.checks import Check, Verdict
from rehabdata.language import _
from rehabdata.ui import choices, parts

NAME = "utfall"
ALL = "alla"
# value in the address -> verdict
SLUGS: Mapping[str, Verdict] = {
    "stammer": "holds",
    "avrundat": "rounded",
    "avviker": "fails",
    "kan-inte-provas": "cannot be tested",
}
_KEY = "choose_utfall"


def current(checks: Sequence[Check]) -> Verdict | None:
    """The verdict asked for in the address, None for all; and the widget that changes it."""
    value, problem = parameters.choice(NAME, st.query_params, [ALL, *SLUGS], ALL)
    if problem:
        parts.notice(_("Adressen innehöll något som inte kan visas: {problem}.", problem=str(problem)))
    choices.spell_out({NAME: value})
    if st.session_state.get(_KEY) != value:
        st.session_state[_KEY] = value
    counts = check_sentences.verdict_counts(checks)

    def label(slug: str) -> str:
        if slug == ALL:
            return _("Alla ({count})", count=len(checks))
        verdict = SLUGS[slug]
        return _("{verdict} ({count})", verdict=check_sentences.signed_word(verdict), count=counts[verdict])

    st.radio(_("Utfall"), [ALL, *SLUGS], format_func=label, key=_KEY, horizontal=True, on_change=_write)
    return SLUGS.get(value)


def _write() -> None:
    """The choice into the address; the default needs no word."""
    if st.session_state[_KEY] == ALL:
        st.query_params.pop(NAME, None)
    else:
        st.query_params[NAME] = st.session_state[_KEY]
