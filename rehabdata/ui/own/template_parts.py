"""The templates, for a year and part of the year that the visitor chooses: plain links, which any server answers."""

from collections.abc import Mapping

import streamlit as st

from rehabdata.exhibits.exhibit import Column
from rehabdata.intake.reports import HALF_YEAR, WHOLE_YEAR, YEARS
from rehabdata.intake.templates import TITLES, next_year
from rehabdata.language import _, later
from rehabdata.ui import parts, source, table_links
from rehabdata.ui.parts import Markup

_PERIODS = {HALF_YEAR: later("januari–juni"), WHOLE_YEAR: later("helår")}


def show() -> None:
    """The choice of time, and a row for each form with its two files."""
    parts.text(
        _(
            "Mallarna har rapportens egna rubriker, där år och del av året står. Fyll i dem du behöver, i ett "
            "kalkylprogram eller som text, och lämna de andra. Decimalkomma, mellanrum i tusental och en "
            "summarad går bra."
        )
    )
    year, period = st.columns(2)
    with year:
        wanted = st.selectbox(
            _("Mallarnas år"), list(YEARS), index=list(YEARS).index(next_year(source.data().years_by_period[HALF_YEAR]))
        )
    with period:
        part = st.radio(
            _("Mallarnas del av året"), list(_PERIODS), format_func=lambda each: _(_PERIODS[each]), horizontal=True
        )
    query = {"ar": str(wanted), "period": part}
    parts.table(
        _("Mallar för {year}, {period}", year=wanted, period=_(_PERIODS[part])),
        [Column(_("Mall"), "text"), Column(_("Hämta"), "text")],
        [(_capital(_(title)), _links(name, _capital(_(title)), query)) for name, title in TITLES.items()],
    )
    parts.sources(_("det som mallarna redan har i sig är underlagets, se data/datapackage.json."))


def _links(name: str, title: str, query: Mapping[str, str]) -> Markup:
    links = [table_links.link(f"templates/{name}", kind, title, query) for kind in ("xlsx", "csv")]
    return Markup(f"<span class='rd-take'>{' · '.join(links)}</span>")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
