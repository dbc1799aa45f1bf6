"""What the pages of money show of a whole year that was brought in: its own settlement, nothing of paces.

The pages themselves are written for half-years, where the year at the same pace leads and the half-year stands beside.
A whole year has neither, and what is paid of it is settled: so it has views of its own, under the same addresses.
"""

from urllib.parse import urlencode

from rehabdata import rows, sentences, sources, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.intake.reports import HALF_YEAR, WHOLE_YEAR
from rehabdata.language import _, later
from rehabdata.money import shown, whole_year_sentences
from rehabdata.money.funding import Outcome, Settlement, median_share, share_of_all_but
from rehabdata.money.ranking import Place, places
from rehabdata.ui import filters, head, navigation, parts, sections, source, table_links, tiles
from rehabdata.ui.choices import Choices
from rehabdata.ui.landsting import access_parts, landsting_parts, search, strip_parts

_RULES = later(
    "Beräknat med reglerna i rapportens avsnitt om överenskommelsen (s. 6–7). Hur en pott som inte räcker delas står "
    "inte i dokumenten; här i förhållande till det som är över (antagande)."
)
_BROUGHT = later("Inlämnade uppgifter, se ovan; invånare 15–64 år den 31 december året före.")


def stands_in(url_path: str, chosen: Choices) -> bool:
    """Whether the address has a view of its own for the chosen part of the year."""
    return chosen.period == WHOLE_YEAR and (url_path in _VIEWS or navigation.county_code_of(url_path) is not None)


def show(url_path: str, chosen: Choices) -> None:
    """The whole year's view of a page of money; of 2011, which the money's rules do not reach, the treatments alone."""
    ruled = chosen.year in source.data().assumptions.money_years()
    settlement = source.data().settlement(chosen.year, WHOLE_YEAR, 1.0) if ruled else None
    code = navigation.county_code_of(url_path)
    head.show(source.data().county_row(code).landsting_2013 if code else _(_VIEWS[url_path][0]))
    if settlement is None:
        parts.notice(_("Pengarnas regler börjar 2012: av {year} visas bara behandlingarna.", year=chosen.year))
        _treatments(code or rows.NATION)
    elif code:
        _one_landsting(code, settlement, chosen)
    else:
        _VIEWS[url_path][1](settlement, chosen)


def _overview(settlement: Settlement, chosen: Choices) -> None:
    nation, year, top = settlement.nation, chosen.year, rows.by_share(settlement)[0]
    parts.lead(
        whole_year_sentences.nation_share(settlement, year),
        whole_year_sentences.who_reached_all(settlement),
        sentences.spread(settlement),
    )
    if chosen.county_code:
        _own(chosen.county_code, settlement, year)
    parts.key_figures(
        [
            (_("Upparbetat av ramen {year}", year=year), swedish.percent(nation.share, 1), ""),
            (
                _("Upparbetat {year}", year=year),
                swedish.mkr(nation.earned_sek),
                _("av {sum}", sum=swedish.mkr(nation.allocation_sek, 0)),
            ),
            (_("Medianen"), swedish.percent(median_share(settlement), 1), _("landstinget i mitten")),
            (
                _("Utan {county}", county=top.county),
                swedish.percent(share_of_all_but(settlement, top.county_code), 1),
                _("övriga 20 landsting"),
            ),
            (
                _("Behandlade patienter"),
                swedish.number(nation.kbt + nation.mmr1 + nation.mmr2),
                _("KBT/IPT, MMR1 och MMR2, {year}", year=year),
            ),
        ]
    )
    parts.section(_("Välj ett landsting"))
    tiles.show(settlement, chosen)
    parts.section(_("Alla 21 landsting"))
    _all_landsting(settlement, chosen)
    parts.section(_("Behandlingar över åren"))
    _treatments(rows.NATION)


def _landsting(settlement: Settlement, chosen: Choices) -> None:
    parts.lead(
        _("Tryck på ett landsting, eller sök på dess namn eller förkortning, så visas dess behandlingar och pengar."),
        whole_year_sentences.who_reached_all(settlement),
    )
    search.show(chosen)
    parts.section(_("Som rutor"))
    tiles.show(settlement, chosen)
    parts.section(_("Som lista"))
    _all_landsting(settlement, chosen)


def _funding(settlement: Settlement, chosen: Choices) -> None:
    parts.lead(whole_year_sentences.nation_share(settlement, chosen.year), sentences.over_the_year(settlement))
    if published := whole_year_sentences.published_outcome(source.data().assumptions, chosen.year):
        parts.text(published)
    parts.section(_("Från ram till vad landstingen får"))
    _chain(_("Hela landet: från ram till vad landstingen får"), later("Ramen"), settlement.nation, chosen)
    if chosen.county_code:
        caption = _("{county}: från fördelning till vad landstinget får", county=chosen.county)
        _chain(caption, later("Fördelningen"), settlement.of(chosen.county_code), chosen)
    frame = source.data().assumptions.find("frame", chosen.year)
    parts.sources(parts.swedish_only(" ".join(filter(None, (f"{frame.source.rstrip('.')}.", frame.note)))))
    parts.section(_("Vem har pengar kvar, och vem är över?"))
    _all_landsting(settlement, chosen)


def _simulation(settlement: Settlement, chosen: Choices) -> None:
    parts.lead(_("Räkneexempel görs här på halvår."), whole_year_sentences.nation_share(settlement, chosen.year))
    if chosen.county_code:
        _own(chosen.county_code, settlement, chosen.year)
    half = source.data().years_by_period.get(HALF_YEAR, ())
    kept = {name: value for name, value in chosen.address().items() if name not in ("ar", "period")}
    year = {"ar": str(chosen.year)} if chosen.year in half else {}
    parts.text(
        parts.composed(
            _("Pröva andra ersättningar, annan ram och fler behandlade på {half_year}."),
            half_year=parts.link(parts.Link(_("ett halvår"), f"simulering?{urlencode(kept | year)}")),
        ),
        _("De öppna data räknar om också ett helår: funding.json med period=helar och samma namn som i adressen här."),
    )
    _all_landsting(settlement, chosen)


def _one_landsting(code: str, settlement: Settlement, chosen: Choices) -> None:
    county = source.data().county_row(code)
    if county.region_today != county.landsting_2013:
        parts.text(_("I dag {region}.", region=county.region_today))
    own = settlement.of(code)
    parts.lead(whole_year_sentences.landsting_share(own, settlement, places(settlement)[code], chosen.year))
    ask = filters.of(filters.asked(chosen), code)
    strip_parts.show(ask, chosen.address() | {"lan": own.county})
    titles = {name: _(title) for name, title in landsting_parts.SECTIONS.items() if name != "jamfort"}
    shows = sections.choose(titles).shows
    if shows("pengar"):
        caption = _("{county}: från fördelning till vad landstinget får", county=own.county)
        _chain(caption, later("Fördelningen"), own, chosen)
    if shows("behandlingar"):
        _treatments(code)
    if shows("kon"):
        _women_and_men(code)
    if shows("sjukpenningdagar"):
        landsting_parts.sick_days(ask, chosen.address() | {"lan": own.county})
    if shows("berattar"):
        access_parts.own_words(code)


def _own(code: str, settlement: Settlement, year: int) -> None:
    parts.text(whole_year_sentences.landsting_share(settlement.of(code), settlement, places(settlement)[code], year))


def _chain(caption: str, whole: str, outcome: Outcome, chosen: Choices) -> None:
    parts.records(
        caption,
        [Column(_("Led"), "text"), Column(_("Kronor")), Column(_("Så räknas det"), "text")],
        [(_(step.name), swedish.number(step.sek), _(step.sum_of)) for step in rows.chain(outcome, whole)],
    )
    _take_money(chosen)


def _all_landsting(settlement: Settlement, chosen: Choices) -> None:
    """The 21 by share, and the nation: what is settled over the year."""
    ordered, place_of = rows.by_share(settlement), places(settlement)
    parts.table(
        _("Landstingens pengar helåret {year}, kronor", year=chosen.year),
        [
            Column(_("Landsting"), "text"),
            Column(_("Plats")),
            Column(_("Andel")),
            Column(_("Fördelning")),
            Column(_("Upparbetat")),
            Column(_("Får")),
            Column(_("Obetalt")),
            Column(_("Inte upparbetat")),
        ],
        [_row(o, place_of.get(o.county_code), chosen) for o in (*ordered, settlement.nation)],
        marked=next((i for i, o in enumerate(ordered) if o.county_code == chosen.county_code), None),
        sums=1,
    )
    _take_money(chosen)
    parts.small(_(sentences.PLACE_RULE))


def _row(outcome: Outcome, place: Place | None, chosen: Choices) -> tuple[parts.Cell, ...]:
    amounts = (
        outcome.allocation_sek, outcome.earned_sek, outcome.paid_sek, outcome.unpaid_sek, outcome.unused_sek,
    )  # fmt: skip
    return (
        parts.landsting_link(outcome.county_code, chosen) if place else _("Riket"),
        rows.place_text(place) if place else "–",
        swedish.percent(outcome.share, 1),
        *map(swedish.number, amounts),
    )


def _take_money(chosen: Choices) -> None:
    table_links.money(chosen, 1.0)
    parts.sources(
        _brought_source(chosen.year),
        *sources.inferred(source.data().assumptions, chosen.year),
        _(_RULES),
        _(shown.RULE),
    )


def _brought_source(year: int) -> str:
    """Where shares come from of which no document has the production: the line on the period names the files."""
    return _(
        "Inlämnade uppgifter, se ovan; befolkning 31 december {year}. Beräknat: upparbetat / fördelning efter "
        "befolkning.",
        year=year - 1,
    )


def _treatments(code: str) -> None:
    """Patients by treatment in the whole years that are held."""
    held = source.data().treatments(WHOLE_YEAR)
    own = held[held.county_code == code].sort_values(["year", "treatment"], ascending=[False, True])
    parts.table(
        _("Patienter per behandling, helår"),
        [
            Column(_("År"), "text"),
            Column(_("Behandling"), "text"),
            Column(_("Patienter")),
            Column(_("Per 10 000 invånare 15–64 år")),
        ],
        [
            (str(year), _(treatment), swedish.patients(patients), swedish.number(rate, 1))
            for year, treatment, patients, rate in zip(
                own.year, own.treatment, own.patients, own.per_10000, strict=True
            )
        ],
    )
    table_links.show("tables/treatments", {"lan": source.data().area(code), "period": WHOLE_YEAR})
    parts.sources(_(_BROUGHT))


def _women_and_men(code: str) -> None:
    """Women and men in the whole years that are held, all treatments together."""
    held = source.data().gender(WHOLE_YEAR)
    own = held[held.county_code == code].sort_values(["year", "sex"], ascending=[False, True])
    parts.table(
        _("Kvinnor och män, alla behandlingar, helår"),
        [Column(_("År"), "text"), Column(_("Kön"), "text"), Column(_("Patienter")), Column(_("Andel"))],
        [
            (str(year), _(rows.SEX[sex]), swedish.patients(patients), swedish.percent(part, 1))
            for year, sex, patients, part in zip(own.year, own.sex, own.patients, own.part, strict=True)
        ],
    )
    table_links.show("tables/women_and_men", {"lan": source.data().area(code), "period": WHOLE_YEAR})
    parts.sources(_(_BROUGHT), _("Behovet hos kvinnor och män är okänt."))


_VIEWS = {
    navigation.OVERVIEW.url_path: (later("Rehabiliteringsgarantin i hela landet"), _overview),
    navigation.LANDSTING.url_path: (later("Välj landsting"), _landsting),
    navigation.FUNDING.url_path: (later("Statens pengar"), _funding),
    navigation.SIMULATION.url_path: (later("Vad händer om?"), _simulation),
}
