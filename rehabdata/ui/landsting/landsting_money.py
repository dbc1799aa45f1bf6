"""A landsting's money: the year at the same pace and the half-year, year by year, what one more treatment adds."""

from collections.abc import Mapping
from urllib.parse import urlencode

from rehabdata import rows, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.landsting import landsting_sentences
from rehabdata.language import _
from rehabdata.money import shown
from rehabdata.money.funding import Outcome, Settlement
from rehabdata.ui import parts, source, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.money import working_parts
from rehabdata.ui.parts import Markup


def of_year(at_same_pace: Outcome, half: Outcome, chosen: Choices) -> None:
    """Allocation, earned and what is left: the year at the same pace first, the half-year beside it."""
    year = chosen.money_year
    pairs = [
        (_("Fördelning efter befolkning"), at_same_pace.allocation_sek, half.allocation_sek),
        (_("Upparbetat"), at_same_pace.earned_sek, half.earned_sek),
        (_("Kvar av årets fördelning"), at_same_pace.unused_sek, half.unused_sek),
        (_("Över årets fördelning"), at_same_pace.excess_sek, half.excess_sek),
    ]
    shares = (_("Andel"), swedish.percent(at_same_pace.share, 1), swedish.percent(half.share, 1))
    parts.table(
        _("{county}: fördelning, upparbetat och kvar", county=half.county),
        [Column("", "text"), Column(rows.pace_name(2.0)), Column(rows.pace_name(1.0))],
        [*((name, swedish.kronor(at_pace), swedish.kronor(now)) for name, at_pace, now in pairs), shares],
    )
    table_links.money(chosen, 2.0, 1.0)
    parts.sources(
        _(
            "beräknat som i uträkningen ovan ur {counts}; {population}. Kvar = fördelning − upparbetat, andel = "
            "upparbetat / fördelning. Dubblingen är räkning, inte prognos: ett enskilt landsting kan hamna långt ifrån "
            "den.",
            counts=sources.patients(year),
            population=sources.population(source.data(), year),
        ),
        _(shown.RULE),
        *sources.inferred(source.data().assumptions, year),
    )


def one_more(half: Settlement, county_code: str, year: int, chosen: Choices) -> None:
    """What one further treated patient earns, per treatment, in kronor and of the landsting's allocation."""
    parts.table(
        _("Vad en behandling till ger, {year}", year=year),
        [Column(_("Behandling"), "text"), Column(_("Kronor")), Column(_("Av årets fördelning"))],
        [
            (_(treatment), swedish.kronor(sek), swedish.percent(part, 2))
            for treatment, sek, part in landsting_sentences.one_more(half.of(county_code), half)
        ],
    )
    table_links.show("tables/assumptions", {"ar": str(year)})
    parts.sources(
        working_parts.rates_source(half, chosen),
        _("Av årets fördelning: kronor / fördelning efter befolkning."),
        _(
            "Vad en behandling kostar landstinget står inte i rapporten, så om ersättningen täcker kostnaden går inte "
            "att säga."
        ),
        *sources.inferred(source.data().assumptions, year),
    )


def go_on(chosen: Choices, county: str, year: int) -> None:
    """Where to go on: a what-if of this landsting, and what becomes of money that somebody does not earn."""
    address = chosen.address() | {"lan": county, "ar": str(year)}
    parts.text(
        parts.composed(
            _("{simulation} prövar andra ersättningar, annan ram eller fler behandlade för {county}."),
            simulation=_link("simulering", address | {"volym_lan": county}, _("Vad händer om?")),
            county=county,
        ),
        parts.composed(
            _("Om det som är över fördelningen ryms i det som andra lämnar avgörs på helår: se {funding}."),
            funding=_link("finansiering", address, _("Statens pengar")),
        ),
    )


def _link(path: str, address: Mapping[str, str], words: str) -> Markup:
    return parts.link(parts.Link(words, f"{path}?{urlencode(address)}"))
