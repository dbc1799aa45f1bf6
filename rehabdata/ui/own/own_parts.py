"""What every page says while a visitor's own figures are shown, or were and are not any more."""

from collections.abc import Mapping

import streamlit as st

from rehabdata import parameters, swedish
from rehabdata.language import _
from rehabdata.ui import address, choices, links, navigation, parts, source
from rehabdata.ui.own import own_figures

_MOST_FILES_NAMED = 3


def banner(url_path: str) -> None:
    """That the figures are the visitor's own, and the way back; or that they are lost; else nothing."""
    own = own_figures.current()
    if own:
        _box(
            _(
                "Du ser egna siffror ({files}); de syns bara för dig. Tabeller, bilder och PDF går bara att ta med av "
                "de gemensamma siffrorna; dina egna finns som zip under Data.",
                files=_named(own.files),
            ),
            _("Sluta visa dem"),
        )
    elif own_figures.are_lost():
        _box(
            _(
                "Dina egna siffror finns inte kvar här: servern har startats om, eller så var det länge sedan de "
                "användes. Sidan visar de gemensamma siffrorna. Ladda upp filerna igen under Data."
            ),
            _("Jag förstår"),
            url_path,
        )


def _box(said: str, button: str, url_path: str | None = None) -> None:
    parts.notice(said)
    with st.container(horizontal=True):
        st.button(button, on_click=_stop, key="own_figures_stop")
        if url_path not in (None, navigation.DATA.url_path):
            to = links.href(navigation.DATA.url_path, choices.current().address())
            again = _("Ladda upp igen")
            st.html(f"<p class='rd-text'>{links.link(again, to, 'again')}</p>")


def _named(files: tuple[str, ...]) -> str:
    shown = list(files[:_MOST_FILES_NAMED])
    more = len(files) - len(shown)
    return swedish.listed([*shown, _("{count} till", count=more)] if more else shown)


def _stop() -> None:
    """Back to the shared figures; a year or part of the year that they do not have leaves the address."""
    own_figures.stop()
    periods = source.data().years_by_period
    given = choices.given()
    period, no_period = parameters.choice("period", given, list(periods), next(iter(periods)))
    _year, no_year = parameters.year(given, periods[period])
    address.change({problem.name: None for problem in (no_period, no_year) if problem})


def version() -> str:
    """The last line of a page: the version of the data that it shows."""
    if own_figures.current():
        return _("Dataversion {version}: med egna siffror, som bara du ser.", version=source.data().version)
    return _("Dataversion {version}.", version=source.data().version)


def shareable(address: Mapping[str, str]) -> dict[str, str]:
    """An address that spells out its choices, without a time that only the visitor's own figures have."""
    years = source.shared().years_by_period
    known = int(address["ar"]) in years.get(address["period"], ())
    return {name: value for name, value in address.items() if known or name not in ("ar", "period")}


def about_the_link() -> str:
    """What is said beside a link to copy."""
    if own_figures.current():
        return _("Egna siffror följer inte med: länken öppnar samma vy med de gemensamma siffrorna.")
    return _("Länken öppnar samma vy hos den som får den.")
