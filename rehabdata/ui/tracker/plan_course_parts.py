"""A target's course and how firm its status is: path, remainder, rounding, other readings."""

from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.tracker import course_sentences, plan_sentences
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.ui import parts, picture_links, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.tracker import plan_source

# The chart of the path of each target that has one; other plans' targets have the table alone.
_CHARTS = {"sick-days": "sick_days_course", "staff-sickness": "staff_sickness_course"}


def course(target: JudgedTarget, chosen: Choices) -> None:
    """Where the target lies to the straight path, what remains, where the figures lead."""
    said = course_sentences.path(target)
    if not said or target.end_date is None:
        return
    parts.subsection(_("Är vi på väg mot {year}?", year=target.end_date.year))
    parts.text(said, course_sentences.remains(target))
    parts.text(course_sentences.projection(target), _(course_sentences.PATH_IS_OURS))
    caption = _("Den raka vägen och mätningarna, {unit}", unit=plan_sentences.unit(target))
    columns = [Column(_("Datum"), "text"), Column(_("På vägen")), Column(_("Uppmätt"))]
    rows = [(row.day, row.on_path, row.measured) for row in course_sentences.path_rows(target)]
    if target.target_id in _CHARTS:
        parts.key([("dashes muted", _("den raka vägen")), ("disc chosen", _("uppmätt"))])
        parts.chart(_CHARTS[target.target_id], plan_source.path(source.data(), target), said)
        picture_links.show(_CHARTS[target.target_id].replace("_", "-"), chosen.address())
        with parts.folded_table(caption, columns, rows):
            table_links.show("tables/target_course")
    else:
        parts.table(caption, columns, rows)
    parts.sources(
        parts.composed(_("{source}; vägen är beräknad här."), source=parts.swedish_only(target.source)),
        *brought(target),
    )


def take_results(target: JudgedTarget) -> None:
    """The open data's figures of a target: of the plan's own; those of other plans are in their extracts."""
    if not target.plan:
        table_links.show("tables/target_results")


def firmness(target: JudgedTarget) -> None:
    """What rounding leaves open, how much would flip the status, what other readings give."""
    rounding, flip = plan_sentences.rounding(target), course_sentences.flip(target)
    if not (rounding or flip):
        return
    parts.subsection(_("Hur säker är statusen?"))
    parts.text(rounding, flip, course_sentences.other_readings(target))
    rows = course_sentences.reading_rows(target)
    if rows:
        parts.folded_table(
            _("Andra sätt att läsa målet, {unit}", unit=plan_sentences.unit(target)),
            [
                Column(_("Läsning"), "text"),
                Column(_("Uträkning"), "text"),
                Column(_("Ändring")),
                Column(_("Vår regel")),
            ],
            rows,
        )
        take_results(target)
        parts.sources(
            parts.composed(_("{source}; beräknat här."), source=parts.swedish_only(target.source)),
            _(course_sentences.READINGS_AGREE),
        )


def brought(target: JudgedTarget) -> list[str]:
    """Where the latest figure comes from, when the plan does not print it."""
    found = plan_sentences.brought_from(target)
    if not found:
        return []
    said = (
        _("Den senaste mätningen: {source}.")
        if target.plan
        else _("Den senaste mätningen är inlämnad efteråt: {source}.")
    )
    return [parts.composed(said, source=parts.swedish_only(found))]
