"""Pictures of the plan's figures over time."""

from collections.abc import Mapping, Sequence

from rehabdata.data import Data
from rehabdata.exhibits.exhibit import Exhibit, Mark
from rehabdata.language import _
from rehabdata.request import Request
from rehabdata.tracker import course_sentences, plan_rows, plan_sentences
from rehabdata.tracker.plan import REGION, judged_targets


def sick_days_over_time(data: Data, ask: Request) -> Exhibit:
    """Sick-days of the plan's region and the nation; one date of another county beside them."""
    target = next(t for t in judged_targets(data.connection) if t.target_id == "sick-days")
    known = plan_rows.sick_days_figures(data.sick_days, _other_county(ask))
    figures = plan_rows.in_plan_time(known, target)
    areas = {"region": "Jämtland", "comparison": _("riket"), "county": _county(data, ask)}
    peak = plan_sentences.hidden_peak(figures, target)
    return Exhibit(
        name="sick-days-over-time",
        chart="sick_days_over_time",
        rows=plan_rows.over_time(figures, areas),
        measure=_("Sjukpenningdagar per försäkrad 16–64 år: Jämtland och riket"),
        finding=peak,
        in_words=plan_sentences.course_in_words(figures, areas) + ".",
        sources=_sources(figures),
        notes=tuple(filter(None, [peak, course_sentences.afterwards(known, target), _(plan_sentences.PAID_DAYS)])),
        key=_key(areas, figures, own_level=False),
    )


def staff_sickness_over_time(data: Data, ask: Request) -> Exhibit:
    """Sick leave among the region's staff, beside the average of all landsting."""
    target = next(t for t in judged_targets(data.connection) if t.target_id == "staff-sickness")
    known = plan_rows.staff_figures(data.staff_sickness, _other_county(ask))
    figures = plan_rows.in_plan_time(known, target)
    areas = {"region": _("Regionen"), "comparison": _("alla landsting"), "county": _county(data, ask)}
    return Exhibit(
        name="staff-sickness-over-time",
        chart="staff_sickness_over_time",
        rows=plan_rows.over_time(figures, areas),
        measure=_("Medarbetarnas sjukfrånvaro: {region} och alla landsting", region=plan_sentences.NAME),
        finding=f"{plan_sentences.course_in_words(figures, areas)}.",
        sources=_sources(figures),
        notes=tuple(
            filter(None, [plan_sentences.own_level_course(figures), course_sentences.afterwards(known, target)])
        ),
        key=_key(areas, figures, own_level=True),
    )


def _other_county(ask: Request) -> str | None:
    return ask.county_code if ask.county_code != REGION else None


def _county(data: Data, ask: Request) -> str:
    return data.county_by_code[ask.county_code] if ask.county_code else ""


def _key(areas: Mapping[str, str], figures: Sequence[plan_rows.Figure], *, own_level: bool) -> tuple[Mark, ...]:
    marks = [
        Mark("disc" if own_level else "stroke", "chosen", areas["region"]),
        Mark("dashes", "nation", areas["comparison"]),
    ]
    if own_level:
        marks.append(Mark("dots", "chosen", _("regionen januari–oktober")))
    marks.append(Mark("disc", "muted", _("ur planen")))
    if any(figure.origin == plan_rows.BROUGHT for figure in figures):
        marks.append(Mark("triangle", "muted", _("inlämnad efteråt")))
    marks.append(Mark("diamond", "muted", _("utanför planen")))
    if any(figure.role == "county" for figure in figures):
        marks.append(Mark("square", "text", _("{county}, utanför planen", county=areas["county"])))
    return tuple(marks)


def _sources(figures: Sequence[plan_rows.Figure]) -> tuple[str, ...]:
    brought = any(figure.origin == plan_rows.BROUGHT for figure in figures)
    return (
        _("Uppföljning LUP, Region Jämtland Härjedalen, november 2017 (fyllda punkter)."),
        _("Övriga punkter är offentliga uppgifter som inte står i planen; källorna finns på sidan."),
        *([_(plan_sentences.TRIANGLES)] if brought else []),
    )
