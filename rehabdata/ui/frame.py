"""The app's script: the menu, and the page that the address asks for."""

from dataclasses import replace

import streamlit as st

from rehabdata import language, parameters
from rehabdata.data import Data, kept_in_language
from rehabdata.hosting import metrics
from rehabdata.language import _
from rehabdata.parameters import Problem
from rehabdata.ui import address, choices, head, links, navigation, parts, source
from rehabdata.ui.choices import Choices
from rehabdata.ui.hosting import host, login_gate
from rehabdata.ui.money import whole_year_parts
from rehabdata.ui.own import intake_parts, own_figures, own_parts

_LANGUAGES = {"sv": "Svenska", "en": "English"}  # each in its own words


def run(timed: metrics.Run) -> None:
    language.use(choices.language_of(choices.given()))
    own_figures.use()
    page = navigation.page_asked_for()
    url_path = page.url_path
    timed.page = f"/{url_path}"
    if not login_gate.is_open():
        return
    chosen = _choices_of(url_path)
    name = chosen.county if navigation.county_code_of(url_path) else page.title
    st.set_page_config(page_title=f"{name} – Rehabdata", layout="wide")
    choices.keep(chosen, url_path)
    with st.sidebar:
        st.html(_menu(url_path, chosen) + _languages(url_path, chosen))
    own_parts.banner(url_path)
    if url_path != navigation.DATA.url_path:
        intake_parts.forget()
    if whole_year_parts.stands_in(url_path, chosen):
        whole_year_parts.show(url_path, chosen)
    else:
        page.run()
    parts.foot(host.publisher(), own_parts.version())
    head.share()


def _choices_of(url_path: str) -> Choices:
    """The address's choices; on a landsting's page the path decides who it is about."""
    given, code = choices.given(), navigation.county_code_of(url_path)
    if code is None:
        return choices.read(given)
    named = given.pop("lan", "")
    chosen = replace(choices.read(given), county_code=code)
    if not named or parameters.county_code(named, source.data().codes_by_name) == code:
        return chosen
    other = Problem("lan", named, _("gäller inte här; sidan är {page}", page=chosen.county))
    return replace(chosen, problems=(*chosen.problems, str(other)))


@kept_in_language
def _pages(_data: Data, url_path: str, chosen: Choices) -> str:
    """Links to the pages of the menu, each with the common choices."""
    listed = ""
    for entry in navigation.MENU:
        here = "page" if entry.url_path == url_path else ""
        to = links.href(entry.url_path, chosen.address())
        listed += f"<li>{links.link(_(entry.title), to, f'menu-{entry.url_path}', here, entry.icon)}</li>"
    return listed


def _menu(url_path: str, chosen: Choices) -> str:
    """The pages; and for page.js which page and language this is, and its cookies."""
    cookies = {own_figures.COOKIE: own_figures.cookie(), intake_parts.COOKIE: intake_parts.cookie(url_path)}
    kept = "".join(
        f"<span hidden data-cookie='{name}' data-value='{value}'></span>"
        for name, value in cookies.items()
        if value is not None
    )
    name = _("Sidor")
    return (
        f"<p class='rd-brand'>Rehabdata</p><nav class='rd-menu' lang='{chosen.language}' data-page='{url_path}' "
        f"aria-label='{name}'><ul>{_pages(source.data(), url_path, chosen)}</ul>{kept}</nav>"
    )


def _languages(url_path: str, chosen: Choices) -> str:
    """Links to the same page in another language."""
    given = choices.given()
    languages = (
        (
            words,
            links.href(url_path, address.changed({"sprak": None if code == language.SWEDISH else code}, given)),
            code == chosen.language,
        )
        for code, words in _LANGUAGES.items()
    )
    return links.choice("sprak", _("Språk"), languages)


with metrics.run() as going_on:
    run(going_on)
