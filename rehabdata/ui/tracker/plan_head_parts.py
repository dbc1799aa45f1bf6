"""The plan in one view: its targets with status, and which of its activities have each reading; ways down the page."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from rehabdata.language import _
from rehabdata.tracker import plan_rows, plan_sentences
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.tracker.plan_rows import READINGS, Activity
from rehabdata.ui import parts
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Markup, composed
from rehabdata.ui.tracker import plan_activity_parts, plan_county_parts, plan_other_parts, plan_parts, plan_tools_parts


def show(
    targets: Iterable[JudgedTarget], listed: Sequence[Activity], others: Sequence[JudgedTarget], chosen: Choices
) -> None:
    """Six targets, thirty activities; words beside every sign, and whose readings they are.

    A target leads to its section, a reading to the activities that have it.
    """
    judged_first = sorted(targets, key=lambda target: target.achieved is None)
    cards = "".join(f"<li>{_card(target)}</li>" for target in judged_first)
    states = "".join(_state(reading, listed, chosen) for reading in plan_rows.reading_counts(listed))
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
            *([(plan_other_parts.ANCHOR, _("Mål i andra planer"))] if others else []),
        )
    )
    st.html(
        f"<div class='rd-view'><ul class='rd-view-targets'>{cards}</ul>"
        f"<p class='rd-view-name' id='planens-aktiviteter'>{parts.safe(all_of_them)}</p>"
        f"<ul class='rd-view-counts' aria-labelledby='planens-aktiviteter'>{states}</ul>"
        f"<p class='rd-text'><strong>{parts.safe(_(plan_sentences.PAID_DAYS))}</strong></p>"
        f"<p class='rd-view-name'>{parts.safe(whose)}</p>"
        f"<ul class='rd-view-ways' aria-label='{parts.safe(on_page)}'>{ways}</ul></div>"
    )


def _card(target: JudgedTarget) -> str:
    way = parts.link(parts.Link(plan_parts.heading(target), f"#{plan_parts.anchor(target)}"))
    return f"<strong>{way}</strong>{plan_parts.status_mark(target)}<span>{_figures(target)}</span>"


def _state(reading: str, listed: Sequence[Activity], chosen: Choices) -> str:
    """How many activities have a reading, and their numbers; they are listed where the link leads."""
    slug, one, several = READINGS[reading]
    numbers = [str(int(activity.activity_id)) for activity in listed if activity.reading == reading]
    href = f"lup?{urlencode(chosen.address() | {'lasning': slug})}#{plan_activity_parts.ANCHOR}"
    words = parts.safe(_(one if len(numbers) == 1 else several))
    way = f"<a href='{escape(href, quote=True)}' target='_self'><strong>{len(numbers)}</strong> {words}</a>"
    return f"<li>{way}<span class='rd-view-numbers'>{parts.safe(', '.join(numbers))}</span></li>"


def _figures(target: JudgedTarget) -> Markup:
    if target.achieved is None or target.wanted is None or target.own_part is None:
        return composed(_("utan mått i planen"))
    return composed(
        _("{achieved} av {wanted}; {own_change} {own}"),
        own_change=plan_sentences.names(target).own_change,
        achieved=plan_sentences.figure(target.achieved, target),
        wanted=plan_sentences.amount(target.wanted, target),
        own=plan_sentences.figure(target.own_part, target),
    )
