"""What if: other rates, another frame, pace or key, and what it changes for each landsting. A sum, not a decision."""

from rehabdata import queries, sentences
from rehabdata.language import _
from rehabdata.money import scenario_rows, scenario_sentences
from rehabdata.money.funding import is_settled, settle
from rehabdata.ui import choices, head, parts, passage, source
from rehabdata.ui.money import (
    certainty_parts,
    chain_parts,
    further_parts,
    levers,
    simulation_parts,
    take_along_parts,
)

chosen = choices.current()
year = chosen.money_year
produced = source.data().production(year, chosen.period)

with passage.together():
    head.show(_("Vad händer om?"))
    parts.notice(_("Räkneexempel, inte beslut."))
    if year != chosen.year:
        parts.notice(_("Pengarnas regler börjar 2012: räkneexemplet utgår från {year}.", year=year))
scenario, start = levers.read(queries.agreement(source.data().assumptions, year), default_pace=2.0)
before, after = source.data().settlement(year, chosen.period, scenario.pace), settle(produced, scenario)
compared = scenario_rows.compared(before, after)

answer, controls, picture = simulation_parts.places()
with picture:
    simulation_parts.picture_heading(scenario.pace)
with controls:
    simulation_parts.levers_and_picture(scenario, start, chosen, picture)
with answer, passage.together():
    parts.lead(*scenario_sentences.answer(before, after, year))
    parts.text(scenario_sentences.changed(start, scenario, source.data().county_by_code))
    if chosen.county_code:
        other = simulation_parts.by_other_key(produced, scenario)
        by_other = scenario_rows.compared(before, other)
        said = [
            scenario_sentences.own(compared, chosen.county_code, scenario.pace),
            scenario_sentences.own_by_other_key(compared, by_other, chosen.county_code, other.scenario.key),
        ]
    else:
        said = [scenario_sentences.how_many(compared, scenario.pace)]
    if is_settled(scenario.pace):
        said.append(sentences.if_the_pace_is_held(source.data().assumptions, year))
    if any(said):
        parts.text(*filter(None, said))
simulation_parts.who_gets_more(after, compared, produced, chosen)
chain_parts.show(before, after, produced, chosen)

further_parts.show(before, after, start, produced, chosen)
certainty_parts.show(chosen)
take_along_parts.show(simulation_parts.taken_along(scenario, chosen), scenario.pace, chosen)
