"""The head of every page: its h1 with the period beside, the choices that it obeys, "Dela", and how it is read."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rehabdata.data import HALF_YEAR, NATION
from rehabdata.language import _, later
from rehabdata.parameters import PERIODS
from rehabdata.tracker import plan_sentences
from rehabdata.ui import address, choices, county_box, data_version, guide, links, navigation, parts, passage, source
from rehabdata.ui.choices import Choices
from rehabdata.ui.own import own_parts
from rehabdata.ui.parts import safe

WHOLE_COUNTRY = later("Hela landet")
_COUNTY, _WANTED, _SHARE = "choose_lan", "wanted_county", "share"
_REPORTS = {navigation.OVERVIEW.url_path: NATION, navigation.PLAN.url_path: "lup"}


def show(title: str) -> None:
    """Heading, badge, choices; then what is counted, and what of the address could not be used."""
    url_path, chosen = choices.url_path(), choices.current()
    if url_path is None:  # a page's script alone
        parts.heading(title)
        return
    year = navigation.year_shown(url_path, chosen)
    badge = _badge(url_path, year)
    passage.say(f"<div class='rd-head'><h1>{safe(title)}</h1><p class='rd-badge'>{safe(badge)}</p></div>")
    obeyed = navigation.obeys(url_path)
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        if "lan" in obeyed:
            _county(url_path, chosen)
        if offered := _choices(url_path, chosen, obeyed):
            st.html(f"<div class='rd-obeyed'>{offered}</div>")
        st.session_state[_SHARE] = st.empty()
    with passage.together():
        passage.say("<div class='rd-under'>")
        if url_path == navigation.PLAN.url_path:
            parts.top_line(_(plan_sentences.TOP_LINE))
        else:
            parts.period_line(chosen.period, year)
        if chosen.period == HALF_YEAR:
            guide.show(url_path)
        passage.say("</div>")
        if navigation.shows_money(url_path) and year in source.data().assumptions.money_years():
            parts.inferred_line(year)
        address.tell(*chosen.problems)
        if told := data_version.told(choices.given().get(data_version.NAME, "")):
            parts.notice(told)


def share() -> None:
    """What "Dela" holds. After the page, which has said by then which choices are its own."""
    place: DeltaGenerator | None = st.session_state.pop(_SHARE, None)
    if place is None:
        return
    url_path, chosen = choices.url_path() or "", choices.current()
    spelled_out = (
        own_parts.shareable(chosen.address()) | choices.spelled_out() | {data_version.NAME: source.shared().version}
    )
    if navigation.county_code_of(url_path):
        spelled_out.pop("lan", None)
    text = parts.base_url() + links.href(url_path, spelled_out)
    whole = escape(links.href(url_path, choices.given() | {"avsnitt": "alla"}), quote=True)
    share, on_paper = _("Dela"), _("Skriv ut hela sidan")
    ways = [_report(url_path, chosen), f"<a href='{whole}' data-print>{safe(on_paper)}</a>"]
    said = f"<p class='rd-small'>{safe(own_parts.about_the_link())}</p>{parts.copied(text)}"
    place.html(
        f"<details class='rd-share' data-fold='link'><summary>{safe(share)}</summary><div>{said}"
        f"<p class='rd-take'>{' · '.join(filter(None, ways))}</p></div></details>"
    )


def _badge(url_path: str, year: int) -> str:
    """Of when the figures are, and that the guarantee has ended."""
    if url_path == navigation.PLAN.url_path:
        return _("Uppföljd november 2017")
    if choices.current().period == HALF_YEAR:
        return _("Första halvåret {year} · garantin upphörde efter 2015", year=year)
    return _("Helåret {year} · garantin upphörde efter 2015", year=year)


def _report(url_path: str, chosen: Choices) -> str:
    """The page's figures as a report to print or send: a landsting's, the nation's, the plan's. All are Swedish."""
    code = navigation.county_code_of(url_path) or _REPORTS.get(url_path)
    if code is None or chosen.period != HALF_YEAR or not source.are_shared():
        return ""
    href = escape(f"/api/v1/report/{code}.pdf?{urlencode({'ar': chosen.money_year})}", quote=True)
    words = _("Som PDF")  # the twin says that it is in Swedish
    return f"<a href='{href}' hreflang='sv' download>{safe(words)}</a>"


def _county(url_path: str, chosen: Choices) -> None:
    """Whose figures are marked out: picked among all, or typed by any name."""
    if wanted := st.session_state.pop(_WANTED, None):
        _go_to(wanted, chosen)
    # Set anew in each run: on another page it is another widget to Streamlit, which would begin with the first option.
    st.session_state[_COUNTY] = chosen.county or WHOLE_COUNTRY
    with st.container(width=250):
        st.selectbox(
            _("Ditt landsting"),
            [WHOLE_COUNTRY, *source.data().county_by_code.values()],
            format_func=county_box.label,
            filter_mode="contains",  # else SLL would find Södermanland too
            accept_new_options=True,
            key=_COUNTY,
            on_change=_choose_county,
            args=(navigation.county_code_of(url_path) is not None, _(WHOLE_COUNTRY)),
            label_visibility="collapsed",
        )
        county_box.told(_COUNTY)


def _choices(url_path: str, chosen: Choices, obeyed: tuple[str, ...]) -> str:
    """Part of the year, where the data hold both, year, and picture or table: links to the same page with another."""

    def to(values: Mapping[str, str | None]) -> str:
        return links.href(url_path, address.changed({address.LEAF: None, **values}, given))

    given, held = choices.given(), source.data().years_by_period
    rows = []
    if "ar" in obeyed:
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
    if "vy" in obeyed:
        views = (
            (words, to({"vy": None if view == choices.AS_PICTURE else view}), view == chosen.view)
            for view, words in ((choices.AS_PICTURE, _("Bild")), (choices.AS_TABLE, _("Tabell")))
        )
        rows.append(links.choice("vy", _("Visa"), views))
    return "".join(rows)


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
