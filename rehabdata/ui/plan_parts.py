"""What the page of the plan is made of: a target with arithmetic and course, those without figures, activities."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from rehabdata import plan_rows, plan_sentences, swedish
from rehabdata.plan import REGION, JudgedTarget, Point
from rehabdata.plan_rows import Activity, Compared, Figure
from rehabdata.targets import Status
from rehabdata.ui import parts
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Column, Link
from rehabdata.ui.plan_filters import Picked

_STATUS_CLASS: Mapping[Status, str] = {
    "met": "met",
    "partly met": "partly-met",
    "not met": "not-met",
    "cannot be judged": "unknown",
}


_SILENT = "– i tabellen: källan har ingen uppgift."


def whose_plan(chosen: Choices) -> None:
    """One line for a reader from another county: the plan is not theirs."""
    if chosen.county_code not in (None, REGION):
        parts.text(
            f"Planen är {plan_sentences.NAME}s. {chosen.county} har inga mål i den och märks bara ut i jämförelserna, "
            "där det finns en siffra."
        )


def sick_days(target: JudgedTarget, table: pd.DataFrame, chosen: Choices) -> None:
    """The target for sick-days: status, arithmetic, whose doing, the course over time."""
    county = _other_county(chosen)
    figures = plan_rows.sick_days_figures(table, county)
    areas = {"region": "Jämtland", "comparison": "riket", "county": chosen.county or ""}
    _target(target, plan_sentences.hidden_peak(figures, target))
    parts.subsection("Sjukpenningdagar över tid")
    _course_key(areas, figures, own_level=False)
    parts.chart(
        "sick_days_over_time",
        plan_rows.over_time(figures, areas),
        f"Sjukpenningdagar, Jämtland mot riket. {plan_sentences.course_in_words(figures, areas)}. "
        f"{plan_sentences.hidden_peak(figures, target)}",
    )
    _course_table("Sjukpenningdagar per försäkrad 16–64 år, tolv månader", figures, areas)
    parts.sources(
        f"{target.source} (fyllda punkter); övriga punkter är offentliga uppgifter som inte står i planen, med källa i "
        "tabellen. Båda könen tillsammans, som tryckt; visas för de månader då både länet och riket är kända. "
        f"{_SILENT}"
    )


def staff_sickness(target: JudgedTarget, table: pd.DataFrame, chosen: Choices) -> None:
    """The target for the region's own staff; its January-October figures are a series of their own."""
    county = _other_county(chosen)
    figures = plan_rows.staff_figures(table, county)
    areas = {"region": "Regionen", "comparison": "alla landsting", "county": chosen.county or ""}
    _target(target)
    parts.subsection("Medarbetarnas sjukfrånvaro över tid")
    _course_key(areas, figures, own_level=True)
    parts.chart(
        "staff_sickness_over_time",
        plan_rows.over_time(figures, areas),
        f"Medarbetarnas sjukfrånvaro i procent, regionen mot alla landsting. "
        f"{plan_sentences.course_in_words(figures, areas)}.",
    )
    parts.text(plan_sentences.own_level_course(figures))
    _course_table("Medarbetarnas sjukfrånvaro, procent av ordinarie arbetstid", figures, areas)
    parts.sources(
        f"{target.source} (fyllda punkter); övriga punkter är offentliga uppgifter som inte står i planen, med källa i "
        f"tabellen. {_SILENT}"
    )


def _other_county(chosen: Choices) -> str | None:
    return chosen.county_code if chosen.county_code != REGION else None


def _target(target: JudgedTarget, *more: str) -> None:
    """One target with figures: status with its sign, key figures, whose doing, the arithmetic, what rounding does."""
    told = plan_sentences.names(target)
    parts.section(target.heading)
    status(target)
    parts.text(target.target, told.meaning)
    if not (target.baseline and target.latest and target.achieved is not None and target.wanted is not None):
        return
    parts.key_figures(
        [
            _gap_then(target, target.baseline, told),
            _gap_then(target, target.latest, told),
            (
                "Skillnaden har krympt med" if target.achieved >= 0 else "Skillnaden har växt med",
                _breakable(plan_sentences.amount(abs(target.achieved), target)),
                f"målet var {plan_sentences.amount(target.wanted, target)}",
            ),
        ]
    )
    parts.subsection("Vems är förändringen?")
    parts.text(plan_sentences.own_doing(target), plan_sentences.SPLIT_IS_OURS, *more)
    parts.table(
        f"{target.heading}: så räknas det, i {target.unit}",
        [Column("Led", "text"), Column("Uträkning", "text"), Column("Resultat")],
        [(step.name, step.sum_of, step.result) for step in plan_sentences.arithmetic(target)],
    )
    parts.text(plan_sentences.rounding(target))
    parts.sources(f"{target.source}; skillnader och delar är beräknade här.")


def _gap_then(target: JudgedTarget, point: Point, told: plan_sentences.Names) -> tuple[str, str, str]:
    beside = [
        f"{name} {plan_sentences.figure(value, target)}{told.unit_of_figure}"
        for name, value in ((told.region, point.region), (told.comparison, point.comparison))
        if value is not None
    ]
    gap = (
        swedish.MISSING
        if point.gap is None
        else _breakable(f"{plan_sentences.signed(point.gap, target)} {target.unit}")
    )
    return f"Skillnad {swedish.date(point.date)}", gap, ", ".join(beside)


def _breakable(amount: str) -> str:
    """An amount in large type that finds room on a narrow phone."""
    return amount.replace(swedish.NBSP, " ").replace("procentenhet", "procent\u00adenhet")


def status(target: JudgedTarget) -> None:
    """The status with sign and word; its colour only repeats them."""
    kind, words = _STATUS_CLASS[target.status], parts.safe(plan_sentences.status(target))
    st.html(
        f"<p class='rd-text'><strong class='rd-status rd-status-{kind}'>{words}</strong> enligt vår regel; "
        "tryckt status: okänd</p>"
    )


def _course_key(areas: Mapping[str, str], figures: Sequence[Figure], *, own_level: bool) -> None:
    """What lines and points of a chart over time mean."""
    marks = [("stroke chosen", areas["region"]), ("dashes nation", areas["comparison"])]
    if own_level:
        marks.append(("dots chosen", "regionen januari–oktober"))
    marks += [("disc muted", "ur planen"), ("diamond muted", "utanför planen")]
    if any(figure.role == "county" for figure in figures):
        marks.append(("square text", f"{areas['county']}, utanför planen"))
    parts.key(marks)


def _course_table(caption: str, figures: Sequence[Figure], areas: Mapping[str, str]) -> None:
    with_county = any(figure.role == "county" for figure in figures)
    columns = [
        Column("Avser", "text"),
        Column(areas["region"]),
        Column(areas["comparison"].capitalize()),
        Column("Skillnad"),
        *([Column(areas["county"])] if with_county else []),
        Column("Hör till", "text"),
        Column("Källa", "text"),
    ]
    with st.expander("Visa som tabell"):
        parts.table(
            caption,
            columns,
            [
                (
                    row.period,
                    _value(row.region),
                    _value(row.comparison),
                    swedish.signed(float(row.gap), 1) if row.gap is not None else "–",
                    *([_value(row.county)] if with_county else []),
                    row.origin,
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
        return row.source.split(";")[0]
    return Link(urlsplit(address).netloc.removeprefix("www."), address)


def without_figures(targets: Sequence[JudgedTarget]) -> None:
    """The targets that nobody can judge by figures, and why."""
    parts.text(
        "De här målen har varken mått, siffra eller utgångsläge i planen. Vår regel kan därför inte tillämpas på dem, "
        "och vi gissar ingen status."
    )
    items = [
        f"<li><p><strong>{parts.safe(t.heading)}</strong>: {parts.safe(plan_sentences.status(t))} "
        "(tryckt status: okänd)</p>"
        f"<p>{parts.safe(t.target)}</p><p class='rd-source'>Källa: {parts.safe(t.source)}</p></li>"
        for t in targets
    ]
    st.html(f"<ul class='rd-activities'>{''.join(items)}</ul>")


def readings(listed: Sequence[Activity]) -> None:
    """How many activities have each reading, and what a reading is."""
    parts.lead_small(f"Vår läsning: {plan_sentences.counted(plan_rows.reading_counts(listed))}.")
    parts.text(
        "Läsningen är vår, med skälet bredvid, och bygger bara på vad dokumentets text säger. Den är inte dokumentets "
        "status, som är okänd för alla aktiviteter."
    )


def activities(listed: Sequence[Activity], picked: Picked, chosen: Choices) -> None:
    """The activities that the filters let through, by heading; open where something is filtered."""
    found = plan_rows.matching(listed, picked.reading, picked.heading, picked.sought)
    if not found:
        address = urlencode(chosen.address())
        st.html(
            "<p class='rd-notice' role='status'>Ingen aktivitet passar. Välj Alla under Vår läsning och Rubrik, eller "
            f"töm sökrutan. <a href='lup?{escape(address, quote=True)}' target='_self'>Visa alla aktiviteter</a></p>"
        )
        return
    st.html(f"<p class='rd-text' role='status'>Visar {len(found)} av {len(listed)} aktiviteter.</p>")
    for heading, under in plan_rows.by_heading(found).items():
        counts = plan_sentences.counted(plan_rows.reading_counts(under))
        with st.expander(f"**{heading}** ({len(under)}): {counts}", expanded=picked.anything):
            st.html(f"<ul class='rd-activities'>{''.join(_item(activity) for activity in under)}</ul>")
    parts.sources("LUP, aktiviteter, återgivna med våra ord; raden står vid varje aktivitet.")


def _item(activity: Activity) -> str:
    more = [
        ("Tryckt status", "okänd"),
        ("Tid", activity.dates),
        ("Nämns", activity.named),
        ("Saknas", activity.lacks),
        ("Källa", activity.source),
    ]
    said = ". ".join(f"{name}: {words}" for name, words in more if words)
    reading = plan_rows.READINGS[activity.reading][1]
    return (
        f"<li><p><strong>{int(activity.activity_id)}. {parts.safe(activity.activity)}</strong></p>"
        f"<p>Vår läsning: <span class='rd-reading'>{reading}</span>. {parts.safe(activity.reason)}</p>"
        f"<p>Läget i november 2017: {parts.safe(activity.state)}</p>"
        f"<p class='rd-source'>{parts.safe(said)}.</p></li>"
    )
