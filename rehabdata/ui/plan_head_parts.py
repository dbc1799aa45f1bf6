"""The plan in one view: its targets with status, and how many of its activities have each reading."""

from collections.abc import Iterable, Sequence

import streamlit as st

from rehabdata import plan_rows, plan_sentences
from rehabdata.language import _
from rehabdata.plan import JudgedTarget
from rehabdata.plan_rows import READINGS, Activity
from rehabdata.ui import parts, plan_activity_parts, plan_county_parts, plan_parts, plan_tools_parts
from rehabdata.ui.parts import Markup, composed


def show(targets: Iterable[JudgedTarget], listed: Sequence[Activity]) -> None:
    """Six targets, thirty activities; words beside every sign, and whose readings they are."""
    judged_first = sorted(targets, key=lambda target: target.achieved is None)
    cards = "".join(f"<li>{_card(target)}</li>" for target in judged_first)
    counts = plan_rows.reading_counts(listed)
    states = "".join(
        f"<li><strong>{count}</strong> {parts.safe(_(READINGS[reading][1 if count == 1 else 2]))}</li>"
        for reading, count in counts.items()
    )
    all_of_them = _("{count} aktiviteter, vår läsning:", count=len(listed))
    whose = _("Statusen är enligt vår regel. Dokumentets egna märken är okända, både för målen och för aktiviteterna.")
    on_page = _("På sidan")
    ways = "".join(
        f"<li><a href='#{name}' target='_self'>{parts.safe(words)}</a></li>"
        for name, words in (
            (plan_county_parts.ANCHOR, _("Alla län")),
            (plan_activity_parts.ANCHOR, _("Aktiviteterna")),
            (plan_tools_parts.COORDINATORS, _("Hur många rehabkoordinatorer?")),
            (plan_tools_parts.VALUE, _("Värdet av färre dagar")),
        )
    )
    st.html(
        f"<div class='rd-view'><ul class='rd-view-targets'>{cards}</ul>"
        f"<p class='rd-view-name' id='planens-aktiviteter'>{parts.safe(all_of_them)}</p>"
        f"<ul class='rd-view-counts' aria-labelledby='planens-aktiviteter'>{states}</ul>"
        f"<p class='rd-view-name'>{parts.safe(whose)}</p>"
        f"<ul class='rd-view-ways' aria-label='{parts.safe(on_page)}'>{ways}</ul></div>"
    )


def _card(target: JudgedTarget) -> str:
    name = f"<strong>{parts.safe(plan_parts.heading(target))}</strong>"
    return f"{name}{plan_parts.status_mark(target)}<span>{_figures(target)}</span>"


def _figures(target: JudgedTarget) -> Markup:
    if target.achieved is None or target.wanted is None or target.own_part is None:
        return composed(_("utan mått i planen"))
    return composed(
        _("{achieved} av {wanted}; egen del {own}"),
        achieved=plan_sentences.figure(target.achieved, target),
        wanted=plan_sentences.amount(target.wanted, target),
        own=plan_sentences.figure(target.own_part, target),
    )
