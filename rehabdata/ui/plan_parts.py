"""What the page of the plan is made of: a target with arithmetic and course, those without figures, activities."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from rehabdata import plan_rows, plan_sentences, swedish
from rehabdata.language import _, later
from rehabdata.plan import REGION, JudgedTarget, Point
from rehabdata.plan_rows import Activity, Compared, Figure
from rehabdata.targets import Status
from rehabdata.ui import parts, picture_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Column, Link, composed, swedish_only
from rehabdata.ui.plan_filters import Picked

_STATUS_CLASS: Mapping[Status, str] = {
    "met": "met",
    "partly met": "partly-met",
    "not met": "not-met",
    "cannot be judged": "unknown",
}


_SILENT = later("– i tabellen: källan har ingen uppgift.")


def whose_plan(chosen: Choices) -> None:
    """One line for a reader from another county: the plan is not theirs."""
    if chosen.county_code not in (None, REGION):
        parts.text(
            _(
                "Planen är {region}s. {county} har inga mål i den och märks bara ut i jämförelserna, där det finns en "
                "siffra.",
                region=plan_sentences.NAME,
                county=chosen.county,
            )
        )


def sick_days(target: JudgedTarget, table: pd.DataFrame, chosen: Choices) -> None:
    """The target for sick-days: status, arithmetic, whose doing, the course over time."""
    county = _other_county(chosen)
    figures = plan_rows.sick_days_figures(table, county)
    areas = {"region": "Jämtland", "comparison": _("riket"), "county": chosen.county or ""}
    peak = plan_sentences.hidden_peak(figures, target)
    _target(target, peak)
    parts.subsection(_("Sjukpenningdagar över tid"))
    _course_key(areas, figures, own_level=False)
    parts.chart(
        "sick_days_over_time",
        plan_rows.over_time(figures, areas),
        _(
            "Sjukpenningdagar, Jämtland mot riket. {course}. {peak}",
            course=plan_sentences.course_in_words(figures, areas),
            peak=peak,
        ),
    )
    picture_links.show("sick-days-over-time", chosen.address())
    _course_table(_("Sjukpenningdagar per försäkrad 16–64 år, tolv månader"), figures, areas)
    parts.sources(
        _points_source(target),
        _("Båda könen tillsammans, som tryckt; visas för de månader då både länet och riket är kända."),
        _(_SILENT),
    )


def staff_sickness(target: JudgedTarget, table: pd.DataFrame, chosen: Choices) -> None:
    """The target for the region's own staff; its January-October figures are a series of their own."""
    county = _other_county(chosen)
    figures = plan_rows.staff_figures(table, county)
    areas = {"region": _("Regionen"), "comparison": _("alla landsting"), "county": chosen.county or ""}
    _target(target)
    parts.subsection(_("Medarbetarnas sjukfrånvaro över tid"))
    _course_key(areas, figures, own_level=True)
    parts.chart(
        "staff_sickness_over_time",
        plan_rows.over_time(figures, areas),
        _(
            "Medarbetarnas sjukfrånvaro i procent, regionen mot alla landsting. {course}.",
            course=plan_sentences.course_in_words(figures, areas),
        ),
    )
    picture_links.show("staff-sickness-over-time", chosen.address())
    parts.text(plan_sentences.own_level_course(figures))
    _course_table(_("Medarbetarnas sjukfrånvaro, procent av ordinarie arbetstid"), figures, areas)
    parts.sources(_points_source(target), _(_SILENT))


def _points_source(target: JudgedTarget) -> str:
    return composed(
        _(
            "{source} (fyllda punkter); övriga punkter är offentliga uppgifter som inte står i planen, med källa i "
            "tabellen."
        ),
        source=swedish_only(target.source),
    )


def _other_county(chosen: Choices) -> str | None:
    return chosen.county_code if chosen.county_code != REGION else None


def _target(target: JudgedTarget, *more: str) -> None:
    """One target with figures: status with its sign, key figures, whose doing, the arithmetic, what rounding does."""
    told = plan_sentences.names(target)
    parts.section(_heading(target))
    status(target)
    parts.text(swedish_only(target.target), told.meaning and _(told.meaning))
    if not (target.baseline and target.latest and target.achieved is not None and target.wanted is not None):
        return
    parts.key_figures(
        [
            _gap_then(target, target.baseline, told),
            _gap_then(target, target.latest, told),
            (
                _("Skillnaden har krympt med") if target.achieved >= 0 else _("Skillnaden har växt med"),
                _breakable(plan_sentences.amount(abs(target.achieved), target)),
                _("målet var {amount}", amount=plan_sentences.amount(target.wanted, target)),
            ),
        ]
    )
    parts.subsection(_("Vems är förändringen?"))
    parts.text(plan_sentences.own_doing(target), _(plan_sentences.SPLIT_IS_OURS), *more)
    parts.table(
        composed(_("{heading}: så räknas det, i {unit}"), heading=_heading(target), unit=_unit(target)),
        [Column(_("Led"), "text"), Column(_("Uträkning"), "text"), Column(_("Resultat"))],
        [(step.name, step.sum_of, step.result) for step in plan_sentences.arithmetic(target)],
    )
    parts.text(plan_sentences.rounding(target))
    parts.sources(composed(_("{source}; skillnader och delar är beräknade här."), source=swedish_only(target.source)))


def _heading(target: JudgedTarget) -> str:
    """The plan's heading; those that our sentences open with have an English twin."""
    told = _(target.heading)
    return told if told != target.heading else swedish_only(told)


def _unit(target: JudgedTarget) -> str:
    return _(target.unit) if target.unit else ""


def _gap_then(target: JudgedTarget, point: Point, told: plan_sentences.Names) -> tuple[str, str, str]:
    beside = [
        f"{_(name)} {plan_sentences.figure(value, target)}{told.unit_of_figure}"
        for name, value in ((told.region, point.region), (told.comparison, point.comparison))
        if value is not None
    ]
    gap = (
        _(swedish.MISSING)
        if point.gap is None
        else _breakable(f"{plan_sentences.signed(point.gap, target)} {_unit(target)}")
    )
    return _("Skillnad {date}", date=swedish.date(point.date)), gap, ", ".join(beside)


def _breakable(amount: str) -> str:
    """An amount in large type that finds room on a narrow phone."""
    return amount.replace(swedish.NBSP, " ").replace("procentenhet", "procent\u00adenhet")


def status(target: JudgedTarget) -> None:
    """The status with sign and word; its colour only repeats them."""
    kind, words = _STATUS_CLASS[target.status], parts.safe(plan_sentences.status(target))
    marked = parts.Markup(f"<strong class='rd-status rd-status-{kind}'>{words}</strong>")
    parts.text(composed(_("{status} enligt vår regel; tryckt status: okänd"), status=marked))


def _course_key(areas: Mapping[str, str], figures: Sequence[Figure], *, own_level: bool) -> None:
    """What lines and points of a chart over time mean."""
    marks = [("stroke chosen", areas["region"]), ("dashes nation", areas["comparison"])]
    if own_level:
        marks.append(("dots chosen", _("regionen januari–oktober")))
    marks += [("disc muted", _("ur planen")), ("diamond muted", _("utanför planen"))]
    if any(figure.role == "county" for figure in figures):
        marks.append(("square text", _("{county}, utanför planen", county=areas["county"])))
    parts.key(marks)


def _course_table(caption: str, figures: Sequence[Figure], areas: Mapping[str, str]) -> None:
    with_county = any(figure.role == "county" for figure in figures)
    columns = [
        Column(_("Avser"), "text"),
        Column(areas["region"]),
        Column(areas["comparison"].capitalize()),
        Column(_("Skillnad")),
        *([Column(areas["county"])] if with_county else []),
        Column(_("Hör till"), "text"),
        Column(_("Källa"), "text"),
    ]
    parts.folded_table(
        caption,
        columns,
        [
            (
                row.period,
                _value(row.region),
                _value(row.comparison),
                swedish.signed(float(row.gap), 1) if row.gap is not None else "–",
                *([_value(row.county)] if with_county else []),
                _(row.origin),
                _source(row),
            )
            for row in plan_rows.compared(figures)
        ],
    )


def _value(figure: Figure | None) -> str:
    return figure.text if figure else "–"


def _source(row: Compared) -> Cell:
    """A public source as a link named after its site, the plan's in words but for its remarks, which the page makes."""
    address = row.source.split(" ")[0]
    if not address.startswith("http"):
        return swedish_only(row.source.split(";")[0])
    return Link(urlsplit(address).netloc.removeprefix("www."), address)


def without_figures(targets: Sequence[JudgedTarget]) -> None:
    """The targets that nobody can judge by figures, and why."""
    parts.text(
        _(
            "De här målen har varken mått, siffra eller utgångsläge i planen. Vår regel kan därför inte tillämpas på "
            "dem, och vi gissar ingen status."
        )
    )
    st.html(f"<ul class='rd-activities'>{''.join(map(_without_figures, targets))}</ul>")


def _without_figures(target: JudgedTarget) -> str:
    heading = composed(
        _("{heading}: {status} (tryckt status: okänd)"),
        heading=_strong(_heading(target)),
        status=plan_sentences.status(target),
    )
    source = composed(_("Källa: {sentences}"), sentences=swedish_only(target.source))
    return f"<li><p>{heading}</p><p>{parts.safe(swedish_only(target.target))}</p><p class='rd-source'>{source}</p></li>"


def _strong(text: str) -> parts.Markup:
    return parts.Markup(f"<strong>{parts.safe(text)}</strong>")


def readings(listed: Sequence[Activity]) -> None:
    """How many activities have each reading, and what a reading is."""
    counts = plan_sentences.counted(plan_rows.reading_counts(listed))
    parts.lead_small(_("Vår läsning: {counts}.", counts=counts))
    parts.text(
        _(
            "Läsningen är vår, med skälet bredvid, och bygger bara på vad dokumentets text säger. Den är inte "
            "dokumentets status, som är okänd för alla aktiviteter."
        )
    )


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
        with st.expander(f"**{heading}** ({len(under)}): {counts}", expanded=picked.anything):
            st.html(f"<ul class='rd-activities'>{''.join(_item(activity) for activity in under)}</ul>")
    parts.sources(_("LUP, aktiviteter, återgivna med våra ord; raden står vid varje aktivitet."))


def _item(activity: Activity) -> str:
    said = ". ".join(
        composed(template, words=words)
        for template, words in (
            (_("Tryckt status: {words}"), _("okänd")),
            (_("Tid: {words}"), swedish_only(activity.dates)),
            (_("Nämns: {words}"), swedish_only(activity.named)),
            (_("Saknas: {words}"), swedish_only(activity.lacks)),
            (_("Källa: {words}"), swedish_only(activity.source)),
        )
        if words
    )
    reading = parts.Markup(f"<span class='rd-reading'>{parts.safe(_(plan_rows.READINGS[activity.reading][1]))}</span>")
    our_reading = composed(_("Vår läsning: {reading}. {reason}"), reading=reading, reason=swedish_only(activity.reason))
    state = composed(_("Läget i november 2017: {state}"), state=swedish_only(activity.state))
    name = _strong(parts.joined(f"{int(activity.activity_id)}.", swedish_only(activity.activity)))
    return f"<li><p>{name}</p><p>{our_reading}</p><p>{state}</p><p class='rd-source'>{said}.</p></li>"
