"""The plan's targets: those with figures in full, arithmetic, course and all, and those without."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rehabdata import swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.tracker import course_sentences, plan_rows, plan_sentences
from rehabdata.tracker.plan import REGION, JudgedTarget, Point
from rehabdata.tracker.plan_rows import BROUGHT, NATION, Compared, Figure
from rehabdata.tracker.targets import Status
from rehabdata.ui import parts, picture_links, renewed, source, table_links, terms
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Cell, Link, composed, swedish_only
from rehabdata.ui.tracker import plan_county_parts, plan_course_parts, plan_source

_STATUS_CLASS: Mapping[Status, str] = {
    "met": "met",
    "partly met": "partly-met",
    "not met": "not-met",
    "cannot be judged": "unknown",
}


_WITHOUT_FIGURES = "mal-utan-siffror"
_ANCHORS = {"sick-days": "sjukpenningdagar", "staff-sickness": "medarbetarnas-sjukfranvaro"}
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


def sick_days(target: JudgedTarget, chosen: Choices) -> None:
    """The target for sick-days: status, arithmetic, own change, course, firmness, the figures over time."""
    figures = plan_source.sick_days(source.data(), _other_county(chosen))
    areas = {"region": "Jämtland", "comparison": _("riket"), "county": chosen.county or ""}
    peak = plan_sentences.hidden_peak(figures, target)
    _target(target, chosen, peak, course_sentences.comparison_course(figures, target))
    drawn = plan_rows.in_plan_time(figures, target)
    parts.subsection(_("Sjukpenningdagar över tid"))
    parts.text(course_sentences.afterwards(figures, target))
    _course_key(areas, drawn, own_level=False)
    parts.chart(
        "sick_days_over_time",
        plan_source.over_time(source.data(), drawn, tuple(areas.items())),
        _(
            "Sjukpenningdagar, Jämtland mot riket. {course}. {peak}",
            course=plan_sentences.course_in_words(drawn, areas),
            peak=peak,
        ),
    )
    picture_links.show("sick-days-over-time", chosen.address())
    _course_table("tables/sick_days", _("Sjukpenningdagar per försäkrad 16–64 år, tolv månader"), figures, areas)
    plan_county_parts.sexes_apart()
    parts.sources(
        _points_source(target, figures),
        _("Båda könen tillsammans, som tryckt; visas för de månader då både länet och riket är kända."),
        _(plan_sentences.ONLY_PLAN_TIME),
        _(_SILENT),
        *renewed.notes("sick_days", _shown_areas(chosen)),
    )
    plan_county_parts.same_years()


def staff_sickness(target: JudgedTarget, chosen: Choices) -> None:
    """The target for the region's own staff; its January-October figures are a series of their own."""
    figures = plan_source.staff_sickness(source.data(), _other_county(chosen))
    areas = {"region": _("Regionen"), "comparison": _("alla landsting"), "county": chosen.county or ""}
    _target(target, chosen, course_sentences.comparison_course(figures, target))
    drawn = plan_rows.in_plan_time(figures, target)
    parts.subsection(_("Medarbetarnas sjukfrånvaro över tid"))
    parts.text(course_sentences.afterwards(figures, target))
    _course_key(areas, drawn, own_level=True)
    parts.chart(
        "staff_sickness_over_time",
        plan_source.over_time(source.data(), drawn, tuple(areas.items())),
        _(
            "Medarbetarnas sjukfrånvaro i procent, regionen mot alla landsting. {course}.",
            course=plan_sentences.course_in_words(drawn, areas),
        ),
    )
    picture_links.show("staff-sickness-over-time", chosen.address())
    parts.text(plan_sentences.own_level_course(figures))
    _course_table(
        "tables/staff_sickness", _("Medarbetarnas sjukfrånvaro, procent av ordinarie arbetstid"), figures, areas
    )
    parts.sources(
        _points_source(target, figures),
        _(plan_sentences.ONLY_PLAN_TIME),
        _(_SILENT),
        *renewed.notes("staff_sickness", _shown_areas(chosen)),
    )


def _points_source(target: JudgedTarget, figures: Sequence[Figure]) -> str:
    said = composed(
        _(
            "{source} (fyllda punkter); övriga punkter är offentliga uppgifter som inte står i planen, med källa i "
            "tabellen."
        ),
        source=swedish_only(target.source),
    )
    brought = any(figure.origin == BROUGHT for figure in figures)
    return parts.joined(said, _(plan_sentences.TRIANGLES)) if brought else said


def _shown_areas(chosen: Choices) -> set[str]:
    return {REGION, NATION, chosen.county_code or REGION}


def _other_county(chosen: Choices) -> str | None:
    return chosen.county_code if chosen.county_code != REGION else None


def _target(target: JudgedTarget, chosen: Choices, *more: str) -> None:
    """One target with figures, under a heading of its own."""
    parts.section(parts.anchored(anchor(target), heading(target)))
    target_body(target, chosen, *more)


def target_body(target: JudgedTarget, chosen: Choices, *more: str) -> None:
    """A target: status with its sign, key figures, own and others' change, arithmetic, course, how firm it is."""
    told = plan_sentences.names(target)
    status(target)
    if not target.plan:  # another plan's target is named by its wording
        explained = [_(terms.OF_TARGET[target.target_id])] if target.target_id in terms.OF_TARGET else []
        parts.text(parts.retold(target.target), told.meaning, *explained)
    if not (target.baseline and target.latest and target.achieved is not None and target.wanted is not None):
        parts.text(plan_sentences.answer(target))
        return
    parts.key_figures(
        [
            _then(target, target.baseline, told),
            _then(target, target.latest, told),
            (
                _change_in_words(target),
                _breakable(plan_sentences.amount(abs(target.achieved), target)),
                _("målet var {amount}", amount=plan_sentences.amount(target.wanted, target)),
            ),
        ]
    )
    if target.kind == "gap":
        parts.subsection(plan_sentences.changes(target))
        parts.text(plan_sentences.own_doing(target), _(plan_sentences.SPLIT_IS_OURS))
        if told.caution:
            parts.lead_small(told.caution)
    else:
        parts.text(plan_sentences.answer(target))
    if any(more):
        parts.text(*filter(None, more))
    steps = course_sentences.level_arithmetic if target.kind == "level" else plan_sentences.arithmetic
    parts.table(
        composed(_("{heading}: så räknas det, i {unit}"), heading=heading(target), unit=plan_sentences.unit(target)),
        [Column(_("Led"), "text"), Column(_("Uträkning"), "text"), Column(_("Resultat"))],
        [(step.name, step.sum_of, step.result) for step in steps(target)],
    )
    plan_course_parts.take_results(target)
    parts.sources(
        composed(_("{source}; skillnader och delar är beräknade här."), source=swedish_only(target.source)),
        *plan_course_parts.brought(target),
    )
    plan_course_parts.course(target, chosen)
    plan_course_parts.firmness(target)


def _change_in_words(target: JudgedTarget) -> str:
    better = target.achieved is None or target.achieved >= 0
    if target.kind == "level":
        return _("Nivån har förbättrats med") if better else _("Nivån har försämrats med")
    return _("Skillnaden har krympt med") if better else _("Skillnaden har växt med")


def anchor(target: JudgedTarget) -> str:
    """The name by which an address (#name) finds the section that the target is in."""
    return _ANCHORS.get(target.target_id, _WITHOUT_FIGURES)


def heading(target: JudgedTarget) -> str:
    """The target's heading; what another plan calls its own stays Swedish."""
    return parts.retold(target.heading)


def _then(target: JudgedTarget, point: Point, told: plan_sentences.Names) -> tuple[str, str, str]:
    """The gap on a day with both figures beside it, or the level."""
    if target.kind == "level":
        return _("Nivå {date}", date=swedish.date(point.date)), plan_sentences.level(point.region, target), ""
    beside = [
        f"{name} {plan_sentences.figure(value, target)}{told.unit_of_figure}"
        for name, value in ((told.region, point.region), (told.comparison, point.comparison))
        if value is not None
    ]
    gap = (
        _(swedish.MISSING)
        if point.gap is None
        else _breakable(f"{plan_sentences.signed(point.gap, target)} {plan_sentences.unit(target)}")
    )
    return _("Skillnad {date}", date=swedish.date(point.date)), gap, ", ".join(beside)


def _breakable(amount: str) -> str:
    """An amount in large type that finds room on a narrow phone."""
    return amount.replace(swedish.NBSP, " ").replace("procentenhet", "procent\u00adenhet")


def status(target: JudgedTarget) -> None:
    """The status with sign and word; its colour only repeats them. Only the LUP printed one of its own, now lost."""
    if target.plan:
        parts.text(composed(_("{status} enligt vår regel"), status=status_mark(target)))
    else:
        parts.text(composed(_("{status} enligt vår regel; tryckt status: okänd"), status=status_mark(target)))


def status_mark(target: JudgedTarget) -> parts.Markup:
    """Sign and word, framed."""
    kind, words = _STATUS_CLASS[target.status], parts.safe(plan_sentences.status(target))
    return parts.Markup(f"<strong class='rd-status rd-status-{kind}'>{words}</strong>")


def _course_key(areas: Mapping[str, str], figures: Sequence[Figure], *, own_level: bool) -> None:
    """What lines and points of a chart over time mean."""
    # Whole years of the staff's figures lie apart: points, no line.
    marks = [("disc chosen" if own_level else "stroke chosen", areas["region"]), ("dashes nation", areas["comparison"])]
    if own_level:
        marks.append(("dots chosen", _("regionen januari–oktober")))
    marks.append(("disc muted", _("ur planen")))
    if any(figure.origin == BROUGHT for figure in figures):
        marks.append(("triangle muted", _("inlämnad efteråt")))
    marks.append(("diamond muted", _("utanför planen")))
    if any(figure.role == "county" for figure in figures):
        marks.append(("square text", _("{county}, utanför planen", county=areas["county"])))
    parts.key(marks)


def _course_table(name: str, caption: str, figures: Sequence[Figure], areas: Mapping[str, str]) -> None:
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
    folded = parts.folded_table(
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
    with folded:
        table_links.show(name)


def _value(figure: Figure | None) -> str:
    return figure.text if figure else "–"


def _source(row: Compared) -> Cell:
    """A public source as a link named after its site, the plan's in words but for its remarks, which the page makes."""
    found = parts.where_from(row.source)
    return found if isinstance(found, Link) else swedish_only(row.source.split(";")[0])


def without_figures(targets: Sequence[JudgedTarget]) -> None:
    """The targets that nobody can judge by figures, and why."""
    parts.section(parts.anchored(_WITHOUT_FIGURES, _("Fyra mål utan siffror")))
    parts.text(
        _(
            "De här målen har varken mått, siffra eller utgångsläge i planen. Vår regel kan därför inte tillämpas på "
            "dem, och vi gissar ingen status."
        ),
        _(plan_sentences.STATES_DATED),
    )
    st.html(f"<ul class='rd-activities'>{''.join(map(_without_figures, targets))}</ul>")


def _without_figures(target: JudgedTarget) -> str:
    named = composed(
        _("{heading}: {status} (tryckt status: okänd)"),
        heading=strong(heading(target)),
        status=plan_sentences.status(target),
    )
    said = (
        composed(_("Vad uppföljningen säger, daterat 15\u00a0november 2016: {state}"), state=parts.retold(target.state))
        if target.state
        else ""
    )
    source = composed(_("Källa: {sentences}"), sentences=swedish_only(target.source))
    paragraphs = "".join(f"<p>{parts.safe(each)}</p>" for each in (named, parts.retold(target.target), said) if each)
    return f"<li>{paragraphs}<p class='rd-source'>{source}</p></li>"


def strong(text: str) -> parts.Markup:
    """A name that stands out."""
    return parts.Markup(f"<strong>{parts.safe(text)}</strong>")
