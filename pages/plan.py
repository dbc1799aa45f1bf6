"""LUP: the plan's targets in units, whose doing they are, and its 30 activities with our reading."""

from rehabdata import plan_rows, plan_sentences, queries
from rehabdata.language import _
from rehabdata.plan import judged_targets
from rehabdata.ui import choices, parts, plan_filters, plan_parts, report_link, source

chosen = choices.current()
connection = source.database()
targets = {target.target_id: target for target in judged_targets(connection)}
judged = [target for target in targets.values() if target.status != "cannot be judged"]

parts.heading(_("LUP {region}: lägre sjukfrånvaro", region=plan_sentences.NAME))
report_link.show("lup", chosen)
parts.lead(*(plan_sentences.answer(target) for target in judged))
parts.text(_(plan_sentences.RULE), _(plan_sentences.PRINTED_STATUS_UNKNOWN))
parts.text(_(plan_sentences.OTHER_DOCUMENT), _(plan_sentences.DATES_DIFFER))
plan_parts.whose_plan(chosen)

plan_parts.sick_days(targets["sick-days"], queries.sick_days(connection), chosen)
plan_parts.staff_sickness(targets["staff-sickness"], queries.staff_sickness(connection), chosen)

parts.section(_("Fyra mål utan siffror"))
plan_parts.without_figures([target for target in targets.values() if target.status == "cannot be judged"])

activities = plan_rows.activities(queries.activities(connection))
parts.section(_("De {count} aktiviteterna", count=len(activities)))
plan_parts.readings(activities)
picked = plan_filters.current(activities)
plan_parts.activities(activities, picked, chosen)
parts.text(_(plan_sentences.WHAT_IS_LEFT_OF_THE_SYMBOLS))
