"""Pictures of a target's straight path, and of all counties' sick-days."""

from rehabdata import swedish
from rehabdata.data import Data
from rehabdata.exhibits.exhibit import Exhibit, Mark
from rehabdata.language import _
from rehabdata.request import Request
from rehabdata.tracker import course_sentences, plan_chart_rows, plan_sentences
from rehabdata.tracker.plan import REGION, judged_targets


def sick_days_course(data: Data, _ask: Request) -> Exhibit:
    """The gap in sick-days against the straight path."""
    return _course(data, "sick-days", "sick_days_course")


def staff_sickness_course(data: Data, _ask: Request) -> Exhibit:
    """The gap in staff sickness against the straight path."""
    return _course(data, "staff-sickness", "staff_sickness_course")


def _course(data: Data, target_id: str, chart: str) -> Exhibit:
    target = next(t for t in judged_targets(data.connection) if t.target_id == target_id)
    said = course_sentences.path(target)
    return Exhibit(
        name=chart.replace("_", "-"),
        chart=chart,
        rows=plan_chart_rows.path(target),
        measure=_(
            "{heading}: skillnaden och den raka vägen, {region}",
            heading=_(target.heading),
            region=plan_sentences.NAME,
        ),
        finding=said,
        sources=(
            _("Uppföljning LUP, Region Jämtland Härjedalen, november 2017; vägen är beräknad här."),
            _(course_sentences.PATH_IS_OURS),
        ),
        notes=tuple(
            filter(
                None,
                [
                    course_sentences.remains(target),
                    course_sentences.projection(target),
                    plan_sentences.names(target).caution,
                ],
            )
        ),
        key=(Mark("dashes", "muted", _("den raka vägen")), Mark("disc", "chosen", _("uppmätt"))),
    )


def sick_days_by_county(data: Data, ask: Request) -> Exhibit:
    """All counties' sick-days at one time, the plan's region and the reader's county marked."""
    shown = {sex: rows for (month, sex), rows in data.gaps.items() if month == ask.month}
    whom = plan_chart_rows.whom
    marks = [Mark(shape, "muted", words) for shape, words in plan_chart_rows.sexes_key(shown)]
    marks.append(Mark("disc", "chosen", _("Jämtland, vars plan det är")))
    if ask.county_code not in (None, REGION):
        marks.append(Mark("disc", "text", data.county_by_code[ask.county_code or ""]))
    nation = [
        Mark("line", "nation", _("riket, {whom}: {days}", whom=whom(sex), days=_days(rows[0].nation_days)))
        for sex, rows in shown.items()
    ]
    return Exhibit(
        name="sick-days-by-county",
        chart="sick_days_by_county",
        rows=plan_chart_rows.by_county(shown, ask.county_code),
        measure=_("Sjukpenningdagar i alla län, {month}", month=plan_chart_rows.month_in_words(ask.month)),
        finding=plan_chart_rows.finding(ask.month, shown),
        sources=(_("Offentliga uppgifter som inte står i planen; källorna finns på sidan."),),
        notes=tuple(
            filter(
                None,
                [
                    plan_chart_rows.once_apart(ask.month),
                    _("Andra län får skillnad mot riket och plats, aldrig någon status: planen är inte deras."),
                ],
            )
        ),
        key=(*marks, *nation),
    )


def _days(value: object) -> str:
    return swedish.number(float(str(value)), 1)
