"""The what-if page backwards: what it would take, for the chosen landsting or the nation."""

from collections.abc import Sequence
from dataclasses import replace

from rehabdata import rows, sources, swedish
from rehabdata.data import Data, kept
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _, later
from rehabdata.money import backwards, scenario_sentences
from rehabdata.money.backwards import Mix, Reason
from rehabdata.money.funding import TREATMENTS, Production, Scenario, Settlement, is_settled, settle
from rehabdata.ui import parts, passage, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money.simulation_parts import taken_along

_SMALLER_FRAME_YEAR = 2015  # its published frame is set where the reader has not lowered the frame
_REASONS = {
    Reason.WORTH_NOTHING: later("en behandling till ger ingen ersättning"),
    Reason.NO_TREATMENTS: later("räkneexemplet har inga behandlingar"),
    Reason.NO_KBT: later("räkneexemplet har inga KBT/IPT-patienter"),
    Reason.FRAME_TOO_SMALL: later("hela ramen är mindre än så"),
    Reason.POOL_TOO_SMALL: later(
        "det som behövs utöver fördelningen måste komma ur potten, och den räcker inte hur hög ersättningen än är"
    ),
    Reason.RATE_TOO_HIGH: later("den skulle behöva vara högre än 200\u00a0000\u00a0kr"),
}


@passage.together()
def show(before: Settlement, scenario: Scenario, produced: tuple[Production, ...], chosen: Choices) -> None:
    """Further treatments as a table; rate, frame and pace as sentences."""
    code = chosen.county_code or rows.NATION
    name = chosen.county or _("Hela landet")
    _further(produced, scenario, code, name)
    table_links.show("funding", taken_along(scenario, chosen), part=_(table_links.GROUND))
    parts.bullets(
        [
            _keeping_rate(before, scenario, produced, code, chosen.county or _("hela landet")),
            *_frames(produced, scenario, code, name),
            *_paces(produced, scenario, code, name),
        ]
    )
    parts.sources(
        _(
            "beräknat med rapportens regler (s. 6–7) ur {counts}; {population}; med reglagen ovan. Varje svar är det "
            "minsta som räcker: en behandling, en krona i ersättning eller ram, eller en hundradels takt mindre "
            "räcker inte.",
            counts=sources.patients(chosen.money_year),
            population=sources.population(source.data(), chosen.money_year),
        ),
        *sources.inferred(source.data().assumptions, chosen.money_year),
    )


def _further(produced: Sequence[Production], scenario: Scenario, code: str, name: str) -> None:
    half, leading = (settle(produced, replace(scenario, pace=pace)) for pace in (1.0, scenario.pace))
    paces = [half, leading] if is_settled(scenario.pace) else [half]
    goal = _("hela ramen") if code == rows.NATION else _("hela fördelningen")
    beyond = _("Utöver {pace}", pace=rows.pace_name(scenario.pace))
    headings = [_("Över året, utöver halvårets"), beyond][: len(paces)]
    by_sort = [
        (_("Bara {treatment}", treatment=_(treatment)), *(_count(backwards.further(s, code, treatment)) for s in paces))
        for treatment in TREATMENTS
    ]
    mixed = (_("I dagens blandning"), *(_count(backwards.further_in_mix(s, code)) for s in paces))
    parts.records(
        _("{name}: behandlingar till som behövs för {goal}", name=name, goal=goal),
        [Column(_("Behandling"), "text"), *(Column(heading) for heading in headings)],
        [*by_sort, mixed],
    )


def _count(answer: int | Mix | Reason) -> str:
    if isinstance(answer, Reason):
        return _("Det finns inget antal: {reason}.", reason=_(_REASONS[answer]))
    if isinstance(answer, Mix):
        if not answer.total:
            return _("0, redan nått")
        return _(
            "{total} ({kbt} KBT/IPT, {mmr1} MMR1, {mmr2} MMR2)",
            total=swedish.number(answer.total),
            kbt=swedish.number(answer.kbt),
            mmr1=swedish.number(answer.mmr1),
            mmr2=swedish.number(answer.mmr2),
        )
    return swedish.number(answer) if answer else _("0, redan nått")


def _keeping_rate(
    before: Settlement, scenario: Scenario, produced: tuple[Production, ...], code: str, name: str
) -> str:
    """The lowest KBT rate that keeps whole; under the frame of 2015 where the reader has not lowered it."""
    if not is_settled(scenario.pace):
        return _("KBT-ersättning vid en mindre ram: vad som betalas avgörs på helår.")
    agreed_mkr = before.scenario.frame_mkr
    smaller = scenario.frame_mkr < agreed_mkr
    frame_mkr = scenario.frame_mkr if smaller else _other_frame(agreed_mkr)
    if frame_mkr is None:
        return _("KBT-ersättning vid en mindre ram: sänk ramen ovan.")
    frame = _("{figure}\u00a0Mkr", figure=swedish.exact(frame_mkr))
    told = {
        "name": name,
        "frame": frame if smaller else _("{frame} ({year} års ram)", frame=frame, year=_SMALLER_FRAME_YEAR),
        "got": swedish.kronor(before.of(code).paid_sek),
    }
    answer = _keeping_rate_kept(source.data(), produced, replace(scenario, frame_mkr=frame_mkr), before, code)
    if isinstance(answer, Reason):
        return _(
            "Det finns ingen KBT-ersättning som ger {name} minst {got} vid ramen {frame}: {reason}.",
            **told,
            reason=_(_REASONS[answer]),
        )
    return _(
        "KBT-ersättning som ger {name} minst {got} vid ramen {frame}: {rate}.", **told, rate=swedish.kronor(answer)
    )


def _other_frame(agreed_mkr: float) -> float | None:
    try:
        published = source.data().assumptions.find("frame", _SMALLER_FRAME_YEAR).value
    except KeyError:
        return None
    return published if published < agreed_mkr else None


@kept
def _keeping_rate_kept(
    _data: Data, produced: tuple[Production, ...], scenario: Scenario, before: Settlement, code: str
) -> int | Reason:
    return backwards.keeping_rate_sek(produced, scenario, before, code)


def _frames(produced: tuple[Production, ...], scenario: Scenario, code: str, name: str) -> list[str]:
    if not is_settled(scenario.pace):
        return [_("Ram som betalar all produktion: vad som betalas avgörs på helår.")]
    pace = rows.pace_name(scenario.pace)
    said = _(
        "Ram som betalar all produktion i landet, {pace}: {frame}.",
        pace=pace,
        frame=_frame(produced, scenario, rows.NATION),
    )
    if code == rows.NATION:
        return [said]
    told = {"name": name, "pace": pace, "frame": _frame(produced, scenario, code)}
    own = (
        _("Ram som betalar all produktion på {name}, {pace}: {frame}.", **told)
        if code == scenario_sentences.ISLAND
        else _("Ram som betalar all produktion i {name}, {pace}: {frame}.", **told)
    )
    return [own, said]


def _frame(produced: tuple[Production, ...], scenario: Scenario, code: str) -> str:
    return swedish.kronor(_paying_frame_kept(source.data(), produced, scenario, code))


@kept
def _paying_frame_kept(_data: Data, produced: tuple[Production, ...], scenario: Scenario, code: str) -> int:
    return backwards.paying_frame_sek(produced, scenario, code)


def _paces(produced: Sequence[Production], scenario: Scenario, code: str, name: str) -> list[str]:
    ceiling = backwards.reaching_pace(produced, scenario, rows.NATION)
    said = (
        _("Det finns ingen takt där landet når taket: {reason}.", reason=_(_REASONS[ceiling]))
        if isinstance(ceiling, Reason)
        else _("Takt där landet når taket: {times} gånger halvåret.", times=swedish.number(ceiling, 2))
    )
    if code == rows.NATION:
        return [said]
    own = backwards.reaching_pace(produced, scenario, code)
    reached = (
        _("Det finns ingen takt där {name} når hela fördelningen: {reason}.", name=name, reason=_(_REASONS[own]))
        if isinstance(own, Reason)
        else _(
            "Takt där {name} når hela fördelningen: {times} gånger halvåret.",
            name=name,
            times=swedish.number(own, 2),
        )
    )
    return [said, reached]
