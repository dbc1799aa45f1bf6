"""The plan's activities: how many have each reading, all of them under their headings, what lacks support."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from rehabdata.language import _
from rehabdata.tracker import plan_rows, plan_sentences
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.tracker.plan_rows import Activity
from rehabdata.ui import parts, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import composed, retold, swedish_only
from rehabdata.ui.tracker import plan_parts
from rehabdata.ui.tracker.plan_filters import Picked
from rehabdata.ui.tracker.plan_parts import strong

ANCHOR = "aktiviteter"


def readings(listed: Sequence[Activity]) -> None:
    """How many activities have each reading, and the rule by which they are read."""
    counts = plan_sentences.counted(plan_rows.reading_counts(listed))
    parts.lead_small(_("Vår läsning: {counts}.", counts=counts))
    parts.text(_(plan_rows.READING_IS_OURS))
    parts.bullets([_(sentence) for sentence in plan_rows.READING_RULE])


def lacking(targets: Iterable[JudgedTarget], listed: Sequence[Activity]) -> None:
    """The activities and targets for which the plan says that statistics or a system to do it in is missing."""
    items = [
        composed(
            _("{number}. {activity} Saknas: {lacks}. {reason}"),
            number=str(int(activity.activity_id)),
            activity=retold(activity.activity),
            lacks=retold(activity.lacks),
            reason=retold(activity.reason),
        )
        for activity in listed
        if activity.lacks
    ]
    items += [
        composed(
            _("Målet {target}. Saknas: {lacks}. {reason}"),
            target=plan_parts.heading(target),
            lacks=retold(target.lacks),
            reason=retold(target.reason),
        )
        for target in targets
        if target.lacks
    ]
    if not items:
        return
    parts.subsection(_("Det som saknar statistik eller systemstöd"))
    parts.bullets(items)
    parts.sources(_(plan_sentences.LACKS_DATED))


def activities(listed: Sequence[Activity], picked: Picked, chosen: Choices) -> None:
    """The activities that the filters let through, by heading; open where something is filtered."""
    found = plan_rows.matching(listed, picked.reading, picked.heading, picked.sought)
    if not found:
        address = escape(urlencode(chosen.address()), quote=True)
        show_all = _("Visa alla aktiviteter")
        advice = _("Ingen aktivitet passar. Välj Alla under Vår läsning och Rubrik, eller töm sökrutan.")
        way_out = f"<a href='lup?{address}' target='_self'>{parts.safe(show_all)}</a>"
        st.html(f"<p class='rd-notice' role='status'>{parts.safe(advice)} {way_out}</p>")
        return
    shown = _("Visar {shown} av {all} aktiviteter.", shown=len(found), all=len(listed))
    st.html(f"<p class='rd-text' role='status'>{parts.safe(shown)}</p>")
    for heading, under in plan_rows.by_heading(found).items():
        counts = plan_sentences.counted(plan_rows.reading_counts(under))
        with st.expander(f"**{_(heading)}** ({len(under)}): {counts}", expanded=picked.anything):
            st.html(f"<ul class='rd-activities'>{''.join(_item(activity) for activity in under)}</ul>")
    table_links.show("tables/activities")
    parts.sources(_("LUP, aktiviteter, återgivna med våra ord; raden står vid varje aktivitet."))


def _item(activity: Activity) -> str:
    said = ". ".join(
        composed(template, words=words)
        for template, words in (
            (_("Tryckt status: {words}"), _("okänd")),
            (_("Tid: {words}"), retold(activity.dates)),
            (_("Nämns: {words}"), retold(activity.named)),
            (_("Saknas: {words}"), retold(activity.lacks)),
            (_("Källa: {words}"), swedish_only(activity.source)),
        )
        if words
    )
    reading = parts.Markup(f"<span class='rd-reading'>{parts.safe(_(plan_rows.READINGS[activity.reading][1]))}</span>")
    our_reading = composed(_("Vår läsning: {reading}. {reason}"), reading=reading, reason=retold(activity.reason))
    when = (
        _("Läget enligt en inlämnad uppgift: {state}") if activity.is_brought else _("Läget i november 2017: {state}")
    )
    state = composed(when, state=retold(activity.state))
    name = strong(parts.joined(f"{int(activity.activity_id)}.", retold(activity.activity)))
    return f"<li><p>{name}</p><p>{our_reading}</p><p>{state}</p><p class='rd-source'>{said}.</p></li>"
