""" "Vad undrar du?": questions in people's own words, each a link to the place that answers it."""

from rehabdata.language import _, later
from rehabdata.tracker import plan_chart_rows
from rehabdata.ui import links, navigation, passage, source
from rehabdata.ui.choices import Choices

_LOWER = "{lower}"  # three quarters of the year's frame
_OWN = "{own}"  # the chosen landsting's page, or the choice among all
_WHAT_IF = navigation.SIMULATION.url_path
_QUESTIONS = {  # words -> address, its parameters, its place
    later("Hur mycket av våra pengar har vi jobbat in?"): (_OWN, {}, ""),
    later("Vi går över på helår, får vi betalt?"): (_OWN, {}, "pengar"),
    later("Vilka backade?"): (navigation.OVERVIEW.url_path, {"matt": "andel-andring"}, "rangordning"),
    later("Vad händer om KBT-ersättningen sänks till 10 000 kr?"): (
        navigation.SIMULATION.url_path,
        {"kbt": "10000"},
        "",
    ),
    later("Vilka förlorar på en mindre ram?"): (
        navigation.SIMULATION.url_path,
        {"ram": _LOWER, "takt": "2.00"},
        "",
    ),
    later("Är vi fortfarande sjukast?"): (navigation.PLAN.url_path, {}, ""),
    later("Är målet nått, och är det vår förtjänst?"): (navigation.PLAN.url_path, {}, ""),
    later("Håller rapportens sammanfattning?"): (navigation.QUALITY.url_path, {}, ""),
}


def show(chosen: Choices) -> None:
    """The questions as links that keep the other choices."""
    own = source.data().slug_by_code[chosen.county_code] if chosen.county_code else navigation.LANDSTING.url_path
    frame = source.data().assumptions.find("frame", chosen.money_year).value
    items = []
    for number, (words, (page, parameters, place)) in enumerate(_QUESTIONS.items()):
        filled = {name: f"{0.75 * frame:.0f}" if value == _LOWER else value for name, value in parameters.items()}
        to = links.href(own if page == _OWN else page, chosen.address() | filled)
        items.append(f"<li>{links.link(_(words), f'{to}#{place}' if place else to, f'fraga-{number}')}</li>")
    passage.say(f"<ul class='rd-questions'>{''.join(items)}</ul>")


def newest(chosen: Choices) -> None:
    """Which figures here are of the latest time, and where."""
    latest = source.data().gap_months[-1]
    words = _("Nyast här: sjukpenningdagar, {month}", month=plan_chart_rows.month_in_words(latest))
    passage.say(
        f"<p class='rd-text'>{links.link(words, links.href(navigation.PLAN.url_path, chosen.address()), 'nyast')}</p>"
    )
