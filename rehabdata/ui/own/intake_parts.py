"""A visitor's files: taken in, checked all at once, set against what is shown, and shown on every page if wanted."""

import logging
import secrets
from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import streamlit as st

from rehabdata import swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.extracts import ExtractError
from rehabdata.faults import MOST_FAULTS_TOLD
from rehabdata.intake.check import MOST_FILES, Checked, CheckedFile, check_files
from rehabdata.intake.held import Key
from rehabdata.intake.merge import Change, Comparison, compare
from rehabdata.intake.wording import TITLES, figure_name, value_text
from rehabdata.language import _, current, one_or_more
from rehabdata.ui import address, navigation, parts, source
from rehabdata.ui.own import own_figures

# The browser remembers for a while that files lie in the box: they live in a session of one process.
COOKIE = "rehabdata_filer"
MOST_CHANGES_SHOWN = 200
_UPLOADER, _BROUGHT, _REFUSED, _JUST_SHOWN = "uploader", "brought", "brought_refused", "just_shown"
_LIE, _LOST = "files_lie", "files_lost"
_LOGGER = logging.getLogger("rehabdata")
_one_at_a_time = Lock()  # a file at its limits takes seconds and some 100 MB to check


class Brought(NamedTuple):
    """What was uploaded, checked against the data in use: `of` says which files, which data and which language."""

    of: tuple[object, ...]
    checked: Checked
    compared: list[Comparison]

    @property
    def files(self) -> tuple[str, ...]:
        """The files' names."""
        return tuple(each.file for each in self.checked.files)

    @property
    def has_news(self) -> bool:
        """Whether anything is new or changed."""
        return any(each.is_news for each in self.compared)


def uploaded() -> Brought | None:
    """The box for files, and what came of checking those in it; None while it is empty."""
    # A key of this session's own: after a restart of the server the box is another one, and empty, as it should be.
    # Under the old key the browser would still show files that are not there any more.
    key = st.session_state.setdefault(_UPLOADER, f"files_{secrets.token_hex(4)}")
    # Files of any kind: what cannot be read is told for what it is, and what to do.
    files = st.file_uploader(_("Ifyllda filer, CSV eller Excel (.xlsx)"), accept_multiple_files=True, key=key)
    if st.session_state.pop(_JUST_SHOWN, False):
        parts.notice(_("Alla sidor visar nu dina siffror."))
    if not files:
        forget()
        if st.session_state.get(_LOST):
            parts.notice(
                _(
                    "Filerna i rutan finns inte kvar: anslutningen till servern bröts, eller så laddades sidan om. "
                    "Ladda upp dem igen."
                )
            )
        return None
    st.session_state[_LOST] = False
    of = (tuple(file.file_id for file in files), source.data().version, current())
    known: Brought | None = st.session_state.get(_BROUGHT)
    if known is None or known.of != of:
        held = own_figures.held(source.data())
        with st.spinner(_("Kontrollerar filerna …")), _one_at_a_time:
            checked = check_files([(file.name, file.getvalue()) for file in files[: MOST_FILES + 1]], held)
            compared = [] if checked.fault_count else compare(checked.figures, held)
        known = st.session_state[_BROUGHT] = Brought(of, checked, compared)
    return known


def cookie(url_path: str) -> str | None:
    """What the browser is to remember on a page: "1" while files lie in the box, "" to forget it, None to leave it.

    To be asked before the page is run. A session that begins with it has lost what an earlier one had.
    """
    if _LOST not in st.session_state:
        st.session_state[_LOST] = st.context.cookies.get(COOKIE) == "1"
        st.session_state[_LIE] = st.session_state[_LOST]
    box = st.session_state.get(_UPLOADER)
    if url_path == navigation.DATA.url_path and box and st.session_state.get(box):
        st.session_state[_LIE] = True
        return "1"
    return "" if st.session_state[_LIE] else None


def forget() -> None:
    """Let go of what was checked."""
    st.session_state.pop(_BROUGHT, None)


def answer(brought: Brought) -> None:
    """What the check says: all faults, and nothing is used; or what is new and changed, and the way to show it."""
    checked = brought.checked
    if checked.fault_count:
        parts.notice(
            one_or_more(
                "Ett fel i filerna. Ingenting används förrän det är rättat.",
                "{count} fel i filerna. Ingenting används förrän de är rättade.",
                checked.fault_count,
                count=swedish.number(checked.fault_count),
            )
        )
        _files(checked.files)
        _faults(checked.files)
        return
    _files(checked.files)
    _compared(brought.compared)
    if checked.lacking:
        parts.notice(_("Siffrorna kan inte visas än: något som hör till saknas."))
        parts.bullets(checked.lacking)
    elif not brought.has_news:
        parts.text(_("Filerna innehåller inget som inte redan visas."))
    else:
        parts.text(_("Inget är ändrat än. Med knappen räknas alla sidor om med dina siffror, bara för dig."))
        st.button(_("Visa med mina siffror"), type="primary", on_click=_show, args=(brought,), key="own_figures_show")
    if refused := st.session_state.pop(_REFUSED, ""):
        parts.notice(refused)


def _show(brought: Brought) -> None:
    """Show the figures on every page, the latest year among them first. What was shown before stays if it fails."""
    try:
        with _one_at_a_time:
            own_figures.show(brought.checked.figures, brought.files)
    except ExtractError as error:
        st.session_state[_REFUSED] = _(
            "Siffrorna gick inte att lägga ihop med underlaget, så ingenting är ändrat: {reason}", reason=error
        )
        return
    except OSError as error:
        _LOGGER.error("own figures", exc_info=error)
        st.session_state[_REFUSED] = _(
            "Servern kan inte skriva på sin disk just nu, så ingenting är ändrat. Filerna ligger kvar i rutan: försök "
            "igen om en stund."
        )
        return
    forget()
    st.session_state.pop(_UPLOADER)  # an empty box: what was in it is shown
    st.session_state[_JUST_SHOWN] = True
    times = [key[1:3] for table in ("patients", "gender", "shares") for key in brought.checked.figures.get(table, {})]
    if times:
        year, period = max(times)
        address.change({"ar": str(year), "period": period})


def _files(files: Sequence[CheckedFile]) -> None:
    parts.table(
        _("Filerna"),
        [Column(_("Fil"), "text"), Column(_("Form"), "text"), Column(_("Rader")), Column(_("Fel"))],
        [
            (
                each.file,
                each.title or _("okänd form"),
                swedish.number(each.row_count),
                swedish.number(each.faults.count) if each.faults.count else _("inga"),
            )
            for each in files
        ],
    )


def _faults(files: Sequence[CheckedFile]) -> None:
    rows = [
        (
            fault.file,
            "–" if fault.row is None else str(fault.row),
            fault.column or "–",
            fault.found,
            fault.expected,
            _("Menade du ”{guess}”?", guess=fault.guess) if fault.guess else "–",
        )
        for each in files
        for fault in sorted(each.faults.told, key=lambda fault: fault.row or 0)
    ]
    parts.records(
        _("Alla fel"),
        [
            Column(_("Fil"), "text"),
            Column(_("Rad")),
            Column(_("Kolumn"), "text"),
            Column(_("Hittade"), "text"),
            Column(_("Väntade"), "text"),
            Column(_("Förslag"), "text"),
        ],
        rows,
    )
    if any(each.faults.count > len(each.faults.told) for each in files):
        parts.small(_("Av varje fil visas de första {count} felen.", count=MOST_FAULTS_TOLD))


def _compared(compared: Sequence[Comparison]) -> None:
    """How much is new, changed and unchanged, table by table; the changed figures with what they were."""
    parts.table(
        _("Filernas siffror mot dem som visas nu"),
        [Column(_("Tabell"), "text"), Column(_("Nya")), Column(_("Ändrade")), Column(_("Oförändrade"))],
        [
            (
                _(TITLES[each.table]),
                swedish.number(len(each.new)),
                swedish.number(len(each.changed)),
                swedish.number(each.unchanged_count),
            )
            for each in compared
        ],
    )
    changed = [(each.table, change) for each in compared for change in each.changed]
    revised = [(each.table, change) for each in compared for change in each.revised]
    new = [(each.table, change) for each in compared for change in each.new]
    if changed:
        parts.records(
            _("Ändrade siffror"),
            [Column(_("Siffra"), "text"), Column(_("Nu"), "text"), Column(_("I filen"), "text")],
            [_change(table, change) for table, change in changed[:MOST_CHANGES_SHOWN]],
        )
    if revised:
        parts.records(
            _("Siffror som källan har ett annat värde för"),
            [Column(_("Siffra"), "text"), Column(_("I underlaget"), "text"), Column(_("Hos källan"), "text")],
            [_change(table, change) for table, change in revised[:MOST_CHANGES_SHOWN]],
        )
    if new:
        with st.expander(_("Visa de nya siffrorna")):
            parts.table(
                _("Nya siffror"),
                [Column(_("Siffra"), "text"), Column(_("I filen"), "text")],
                [
                    (_name(table, change.key), value_text(table, change.after))
                    for table, change in new[:MOST_CHANGES_SHOWN]
                ],
            )
    if max(len(changed), len(revised), len(new)) > MOST_CHANGES_SHOWN:
        parts.small(_("De första {count} visas.", count=MOST_CHANGES_SHOWN))


def _change(table: str, change: Change) -> tuple[str, str, str]:
    before, after = change.before, change.after
    return _name(table, change.key), value_text(table, before, after), value_text(table, after, before)


def _name(table: str, key: Key) -> str:
    return figure_name(table, key, own_figures.held(source.data()))
