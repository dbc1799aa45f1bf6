"""The app's script: navigation, the choices that all pages share, the line on the period; then the page itself."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from rehabdata import language, parameters
from rehabdata.data import Data, kept_in_language
from rehabdata.hosting import metrics
from rehabdata.language import _, later
from rehabdata.parameters import PERIODS, Problem
from rehabdata.tracker import plan_sentences
from rehabdata.ui import (
    address,
    choices,
    county_box,
    data_version,
    guide,
    links,
    navigation,
    parts,
    passage,
    source,
)
from rehabdata.ui.choices import Choices
from rehabdata.ui.hosting import host, login_gate
from rehabdata.ui.money import whole_year_parts
from rehabdata.ui.own import intake_parts, own_figures, own_parts
from rehabdata.ui.parts import Markup

WHOLE_COUNTRY = later("Hela landet")
_LANGUAGES = {"sv": "Svenska", "en": "English"}  # each in its own words
_COUNTY, _WANTED = "choose_lan", "wanted_county"


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
    choices.keep(chosen)
    with st.sidebar:
        st.html(_menu(url_path, chosen))
        _county(url_path, chosen)
        st.html(_choices(url_path, chosen))
        link = st.container()
    year = navigation.year_shown(url_path, chosen)
    with passage.together():
        if url_path == navigation.PLAN.url_path:
            parts.top_line(_(plan_sentences.TOP_LINE))
        else:
            parts.period_line(chosen.period, year)
        if navigation.shows_money(url_path) and year in source.data().assumptions.money_years():
            parts.inferred_line(year)
    own_parts.banner(url_path)
    if url_path != navigation.DATA.url_path:
        intake_parts.forget()
    is_whole_year = whole_year_parts.stands_in(url_path, chosen)
    with passage.together():
        address.tell(*chosen.problems)
        if told := data_version.told(choices.given().get(data_version.NAME, "")):
            parts.notice(told)
        if not is_whole_year:
            guide.show(url_path)
    if is_whole_year:
        whole_year_parts.show(url_path, chosen)
    else:
        page.run()
    parts.foot(host.publisher(), own_parts.version())
    with link:
        _copy_link(url_path, chosen)


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


def _county(url_path: str, chosen: Choices) -> None:
    """Whose figures are marked out: picked among all, or typed by any name."""
    if wanted := st.session_state.pop(_WANTED, None):
        _go_to(wanted, chosen)
    address.hold(_COUNTY, chosen.county or WHOLE_COUNTRY)
    st.selectbox(
        _("Ditt landsting"),
        [WHOLE_COUNTRY, *source.data().county_by_code.values()],
        format_func=county_box.label,
        filter_mode="contains",  # else SLL would find Södermanland too
        accept_new_options=True,
        key=_COUNTY,
        on_change=_choose_county,
        args=(navigation.county_code_of(url_path) is not None, _(WHOLE_COUNTRY)),
    )
    county_box.told(_COUNTY)


def _choices(url_path: str, chosen: Choices) -> str:
    """Part of the year, where the data hold both, year, and language: links to the same page with another."""

    def to(values: Mapping[str, str | None]) -> str:
        return links.href(url_path, address.changed({address.LEAF: None, **values}, given))

    given, held = choices.given(), source.data().years_by_period
    rows = []
    if len(held) > 1:
        # A year that the other part does not have leaves the address: it would be told as a fault.
        parts_of_year = (
            (
                _(PERIODS[part]),
                to({"period": part, "ar": given.get("ar") if chosen.year in years else None}),
                part == chosen.period,
            )
            for part, years in held.items()
        )
        rows.append(links.choice("period", _("Del av året"), parts_of_year))
    years = ((str(year), to({"ar": str(year)}), year == chosen.year) for year in held[chosen.period])
    rows.append(links.choice("ar", _("År"), years))
    languages = (
        (words, to({"sprak": None if code == language.SWEDISH else code}), code == chosen.language)
        for code, words in _LANGUAGES.items()
    )
    return "".join([*rows, links.choice("sprak", _("Språk"), languages)])


def _choose_county(on_own_page: bool, whole_country: str) -> None:
    """What was picked or typed. On a landsting's own page the path decides, so another one is another page: the run
    opens it."""
    typed = str(st.session_state[_COUNTY] or "")
    is_whole = typed.casefold() in (WHOLE_COUNTRY.casefold(), whole_country.casefold())
    code = county_box.code(typed, _COUNTY) if typed and not is_whole else None
    if not (code or is_whole):
        return
    county = source.data().county_by_code[code] if code else None
    if on_own_page:
        st.session_state[_WANTED] = county or WHOLE_COUNTRY
    else:
        address.change({address.LEAF: None, "lan": county})


def _go_to(county: str, chosen: Choices) -> None:
    """From one landsting's page to another's, or to the choice among all."""
    code = next((code for code, name in source.data().county_by_code.items() if name == county), None)
    target = source.data().slug_by_code[code] if code else navigation.LANDSTING.url_path
    navigation.switch_to(target, replace(chosen, county_code=code).address())


def _copy_link(url_path: str, chosen: Choices) -> None:
    """The address of what is shown, with every value spelled out; the page has said which are its own."""
    spelled_out = (
        own_parts.shareable(chosen.address()) | choices.spelled_out() | {data_version.NAME: source.shared().version}
    )
    if navigation.county_code_of(url_path):
        spelled_out.pop("lan", None)
    text = parts.base_url() + links.href(url_path, spelled_out)
    said = f"<p class='rd-small'>{parts.safe(own_parts.about_the_link())}</p>"
    parts.fold("link", _("Kopiera länk"), Markup(said + parts.copied(text)))


with metrics.run() as going_on:
    run(going_on)
