"""LUP: the plan in one view, its targets in full, all counties, its activities, what it asks for, other plans."""

from rehabdata.language import _
from rehabdata.tracker import plan_sentences
from rehabdata.ui import choices, head, parts, source
from rehabdata.ui.tracker import (
    plan_activity_parts,
    plan_county_parts,
    plan_filters,
    plan_head_parts,
    plan_other_parts,
    plan_parts,
    plan_source,
    plan_tools_parts,
)

chosen = choices.current()
targets, activities, others = (
    source.data().targets,
    plan_source.activities(source.data()),
    plan_source.others(source.data()),
)
judged = [target for target in targets.values() if target.status != "cannot be judged"]

head.show(_("LUP {region}: lägre sjukfrånvaro", region=plan_sentences.NAME))
parts.lead(*(plan_sentences.answer(target) for target in judged))
plan_head_parts.show(targets.values(), activities, others, chosen)
parts.text(_(plan_sentences.RULE), _(plan_sentences.PRINTED_STATUS_UNKNOWN))
parts.text(_(plan_sentences.OTHER_DOCUMENT), _(plan_sentences.DATES_DIFFER))
plan_parts.whose_plan(chosen)

plan_parts.sick_days(targets["sick-days"], chosen)
plan_parts.staff_sickness(targets["staff-sickness"], chosen)

plan_parts.without_figures([target for target in targets.values() if target.status == "cannot be judged"])

plan_county_parts.all_counties(chosen)

parts.section(parts.anchored(plan_activity_parts.ANCHOR, _("De {count} aktiviteterna", count=len(activities))))
plan_activity_parts.readings(activities)
picked = plan_filters.current(activities)
plan_activity_parts.activities(activities, picked, chosen)
plan_activity_parts.lacking(targets.values(), activities)
parts.text(_(plan_sentences.WHAT_IS_LEFT_OF_THE_SYMBOLS))

plan_tools_parts.show(targets["sick-days"], chosen)
plan_other_parts.show(others, chosen)
