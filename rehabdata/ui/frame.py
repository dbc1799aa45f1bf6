"""The app's script: navigation, the choices that all pages share, the line on the period; then the page itself."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from rehabdata import language, parameters
from rehabdata.hosting import observed
from rehabdata.language import _, later
from rehabdata.parameters import PERIODS, Problem
from rehabdata.tracker import plan_sentences
from rehabdata.ui import address, choices, county_box, data_version, guide, navigation, page_words, parts, source
from rehabdata.ui.choices import Choices
from rehabdata.ui.hosting import host, login_gate
from rehabdata.ui.money import whole_year_parts
from rehabdata.ui.own import intake_parts, own_figures, own_parts

WHOLE_COUNTRY = later("Hela landet")
_LANGUAGES = {"sv": "Svenska", "en": "English"}  # each in its own words
_COUNTY, _WANTED = "choose_lan", "wanted_county"


def run(timed: observed.Run) -> None:
    language.use(choices.language_of(choices.given()))
    own_figures.use()
    page = navigation.register()
    timed.page = f"/{page.url_path}"
    if not login_gate.is_open():
        return
    pages = navigation.registered()
    chosen = _choices_of(page.url_path)
    name = chosen.county if navigation.county_code_of(page.url_path) else page.title
    st.set_page_config(page_title=f"{name} – Rehabdata", layout="wide")
    parts.style()
    choices.keep(chosen)
    with st.sidebar:
        _menu(pages, chosen)
        _filters(pages, page.url_path, chosen)
        link = st.container()
        page_words.tell(
            page.url_path,
            {
                own_figures.COOKIE: own_figures.cookie(),
                intake_parts.COOKIE: intake_parts.cookie(page.url_path),
            },
        )
    year = navigation.year_shown(page.url_path, chosen)
    if page.url_path == navigation.PLAN.url_path:
        parts.top_line(_(plan_sentences.TOP_LINE))
    else:
        parts.period_line(chosen.period, year)
    if navigation.shows_money(page.url_path) and year in source.data().assumptions.money_years():
        parts.inferred_line(year)
    own_parts.banner(page.url_path)
    address.tell(*chosen.problems)
    if told := data_version.told(choices.given().get(data_version.NAME, "")):
        parts.notice(told)
    if page.url_path != navigation.DATA.url_path:
        intake_parts.forget()
    if whole_year_parts.stands_in(page.url_path, chosen):
        whole_year_parts.show(page.url_path, chosen)
    else:
        guide.show(page.url_path)
        page.run()
    parts.foot(host.publisher(), own_parts.version())
    with link:
        _copy_link(page.url_path, chosen)


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


def _menu(pages: dict[str, st.Page], chosen: Choices) -> None:
    st.html("<p class='rd-brand'>Rehabdata</p>")
    for entry in navigation.MENU:
        st.page_link(pages[entry.url_path], icon=entry.icon, query_params=chosen.address())


def _filters(pages: dict[str, st.Page], url_path: str, chosen: Choices) -> None:
    """The shared choices. A widget writes to the address, which is what the next run reads."""
    if wanted := st.session_state.pop(_WANTED, None):
        _go_to(pages, wanted, chosen)
    on_own_page = navigation.county_code_of(url_path) is not None
    address.hold(_COUNTY, chosen.county or WHOLE_COUNTRY)
    st.selectbox(
        _("Ditt landsting"),
        [WHOLE_COUNTRY, *source.data().county_by_code.values()],
        format_func=county_box.label,
        filter_mode="contains",  # else SLL would find Södermanland too
        accept_new_options=True,
        key=_COUNTY,
        on_change=_choose_county,
        args=(on_own_page, _(WHOLE_COUNTRY)),
    )
    county_box.told(_COUNTY)
    _period(chosen)
    years = [str(year) for year in source.data().years_by_period[chosen.period]]
    address.hold("choose_ar", str(chosen.year))
    st.radio(_("År"), years, key="choose_ar", horizontal=True, on_change=address.write, args=("ar", "choose_ar", None))
    address.hold("choose_sprak", chosen.language)
    st.radio(
        _("Språk"),
        list(_LANGUAGES),
        format_func=lambda code: _LANGUAGES[code],
        key="choose_sprak",
        horizontal=True,
        on_change=address.write,
        args=("sprak", "choose_sprak", language.SWEDISH),
    )


def _period(chosen: Choices) -> None:
    """Half-years or whole years, where the data hold both."""
    held = list(source.data().years_by_period)
    if len(held) > 1:
        address.hold("choose_period", chosen.period)
        st.radio(
            _("Del av året"),
            held,
            format_func=lambda period: _(PERIODS[period]),
            key="choose_period",
            horizontal=True,
            on_change=_choose_period,
        )


def _choose_period() -> None:
    """A year that the other part does not have leaves the address: it would be told as a fault."""
    period = st.session_state["choose_period"]
    fits = not parameters.year(choices.given(), source.data().years_by_period[period])[1]
    address.change({"period": period} | ({} if fits else {"ar": None}))


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


def _go_to(pages: dict[str, st.Page], county: str, chosen: Choices) -> None:
    """From one landsting's page to another's, or to the choice among all."""
    code = next((code for code, name in source.data().county_by_code.items() if name == county), None)
    target = pages[source.data().slug_by_code[code]] if code else pages[navigation.LANDSTING.url_path]
    st.switch_page(target, query_params=replace(chosen, county_code=code).address())


def _copy_link(url_path: str, chosen: Choices) -> None:
    """The address of what is shown, with every value spelled out; the page has said which are its own."""
    spelled_out = (
        own_parts.shareable(chosen.address()) | choices.spelled_out() | {data_version.NAME: source.shared().version}
    )
    if navigation.county_code_of(url_path):
        spelled_out.pop("lan", None)
    with st.popover(_("Kopiera länk"), icon=":material/link:", width="stretch"):
        parts.small(own_parts.about_the_link())
        parts.to_copy(f"{parts.base_url()}/{url_path}?{urlencode(spelled_out)}")


with observed.run() as going_on:
    run(going_on)
