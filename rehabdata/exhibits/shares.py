"""Pictures of the landsting's shares: ranked, on one line, on the map."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from rehabdata import rows, sentences, sources, swedish, theme
from rehabdata.data import HALF_YEAR, NATION, Data, kept_in_language
from rehabdata.exhibits.exhibit import PERIOD, Column, Exhibit, Mark, Table, share_key
from rehabdata.exhibits.working import workings
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.language import _
from rehabdata.money.funding import Outcome, Settlement, median_share
from rehabdata.money.ranking import places
from rehabdata.request import Request


def share_ranking(data: Data, ask: Request) -> Exhibit:
    """Landsting by share, one of them marked: all, or those that `fas` and `lagre` let through."""
    half, shown = data.settlement(ask.year, ask.period, 1.0), ask.landsting(data)
    place_of = places(half)
    return Exhibit(
        name="share-ranking",
        chart="share_ranking",
        rows=rows.share_ranking(half, shown, ask.county_code),
        finding=sentences.who_is_on_pace_in_short(half),
        measure=_title(ask),
        in_words=sentences.spread(half),
        sources=(*sources.shares(data, ask.year), _(sentences.PLACE_RULE)),
        method=workings(data, ask.year, ask.period, half.scenario, ask.county_code or NATION),
        notes=(sentences.who_is_on_pace(half), sentences.spread(half), _(PERIOD)),
        key=_key(half, data, ask),
        table=_table(
            _title(ask),
            shown,
            ask,
            {
                _("Plats"): lambda o: rows.place_text(place_of[o.county_code]),
                _("Andel"): lambda o: swedish.percent(o.share, 1),
                _("Upparbetat"): lambda o: swedish.mkr(o.earned_sek),
                _("Fördelning, helår"): lambda o: swedish.mkr(o.allocation_sek),
            },
        ),
        files=_files(ask, 1.0),
    )


def share_change(data: Data, ask: Request) -> Exhibit:
    """Landsting by how much their share has changed since the year before, the largest rise first.

    Raises KeyError for a year without one before it in the money's rules.
    """
    before = data.settlement(ask.year - 1, ask.period, 1.0)
    change = {o.county_code: (o.share or 0.0) - (before.of(o.county_code).share or 0.0) for o in ask.landsting(data)}
    shown = sorted(ask.landsting(data), key=lambda o: -change[o.county_code])
    measure = _("Ändring av andelen sedan första halvåret {before}, procentenheter", before=ask.year - 1, year=ask.year)
    said = {o.county_code: swedish.signed(swedish.hundredfold(change[o.county_code]), 1) for o in shown}
    lower = [o.county for o in shown if change[o.county_code] < 0]
    return Exhibit(
        name="share-change",
        chart="differences",
        rows=rows.differences(shown, {code: 100 * value for code, value in change.items()}, said, ask.county_code),
        finding=sentences.who_fell_back(lower, ask.year - 1),
        measure=measure,
        sources=sources.shares(data, ask.year - 1, ask.year),
        method=workings(
            data, ask.year, ask.period, data.settlement(ask.year, ask.period, 1.0).scenario, ask.county_code or NATION
        ),
        notes=(_(PERIOD),),
        table=_table(
            measure,
            shown,
            ask,
            {
                str(ask.year - 1): lambda o: swedish.percent(before.of(o.county_code).share, 1),
                str(ask.year): lambda o: swedish.percent(o.share, 1),
                _("Ändring"): lambda o: said[o.county_code],
            },
        ),
        files=_files(ask, 1.0),
    )


def left_of_year(data: Data, ask: Request) -> Exhibit:
    """Landsting by what a year at the same pace leaves of their allocation, most left first; below zero: above it."""
    year = data.settlement(ask.year, ask.period, 2.0)
    left = {
        o.county_code: year.of(o.county_code).unused_sek - year.of(o.county_code).excess_sek
        for o in ask.landsting(data)
    }
    shown = sorted(ask.landsting(data), key=lambda o: -left[o.county_code])
    measure = _("Kvar av fördelningen {year} i samma takt hela året (×2), Mkr; under noll är över den", year=ask.year)
    said = {o.county_code: swedish.signed(left[o.county_code] / 1e6, 1) for o in shown}
    return Exhibit(
        name="left-of-year",
        chart="differences",
        rows=rows.differences(shown, {code: sek / 1e6 for code, sek in left.items()}, said, ask.county_code),
        finding=sentences.over_the_year(year),
        measure=measure,
        sources=sources.money(data, ask.year),
        method=workings(data, ask.year, ask.period, year.scenario, ask.county_code or NATION),
        notes=(_("Helåret i samma takt är räkning, inte prognos."), _(PERIOD)),
        table=_table(
            measure,
            shown,
            ask,
            {
                _("Upparbetat"): lambda o: swedish.mkr(year.of(o.county_code).earned_sek),
                _("Fördelning, helår"): lambda o: swedish.mkr(o.allocation_sek),
                _("Kvar (−: över)"): lambda o: said[o.county_code],
            },
        ),
        files=_files(ask, 2.0),
    )


def _share_in(settled: Settlement, outcome: Outcome) -> str:
    return swedish.percent(settled.of(outcome.county_code).share, 1)


def _table(
    caption: str, shown: Sequence[Outcome], ask: Request, cells: Mapping[str, Callable[[Outcome], str]]
) -> Table:
    """A row for each landsting shown: its name, and a figure under each heading."""
    codes = tuple(o.county_code for o in shown)
    return Table(
        caption,
        (Column(_("Landsting"), "text"), *map(Column, cells)),
        tuple((o.county, *(cell(o) for cell in cells.values())) for o in shown),
        marked=codes.index(ask.county_code) if ask.county_code in codes else None,
        codes=codes,
    )


def _files(ask: Request, pace: float) -> dict[str, dict[str, str]]:
    return {"funding": {"ar": str(ask.year), "period": ask.period, "takt": f"{pace:.2f}"}}


def share_strip(data: Data, ask: Request) -> Exhibit:
    """All landsting on one line of shares, one of them marked and named."""
    half = data.settlement(ask.year, ask.period, 1.0)
    nation = swedish.percent(half.nation.share, 1)
    if ask.county_code:
        own = half.of(ask.county_code)
        finding = _(
            "{county} {share} bland de 21 landstingens andelar {year}, riket {nation}.",
            county=own.county,
            share=swedish.percent(own.share, 1),
            year=ask.year,
            nation=nation,
        )
    else:
        finding = _("De 21 landstingens andelar {year}, riket {nation}.", year=ask.year, nation=nation)
    return Exhibit(
        name="share-strip",
        chart="share_strip",
        rows=rows.share_ranking(half, rows.by_share(half), ask.county_code),
        finding=finding,
        measure=_title(ask),
        sources=sources.shares(data, ask.year),
        notes=(_(PERIOD),),
        key=_key(half, data, ask),
        width=680,
    )


@kept_in_language
def share_strip_by_year(data: Data, ask: Request) -> Exhibit:
    """All landsting on one line of shares a year, each one's years joined, one of them marked and named."""
    by_year = {year: data.settlement(year, ask.period, 1.0) for year in data.money_years[ask.period]}
    return Exhibit(
        name="share-strip-by-year",
        chart="share_strip_by_year",
        rows=landsting_rows.shares_by_year(by_year, ask.county_code),
        measure=_("Upparbetat av avsatta medel per landsting, första halvåret år för år"),
        finding=landsting_sentences.strip_finding(by_year, ask.county_code),
        sources=(*sources.shares(data, *by_year), _(sentences.PLACE_RULE)),
        notes=(_(PERIOD),),
        key=_key(by_year[ask.year], data, ask),
        width=680,
        table=_table(
            _("Upparbetat av avsatta medel per landsting, första halvåret"),
            rows.by_share(by_year[ask.year]),
            ask,
            {str(year): partial(_share_in, settled) for year, settled in by_year.items()},
        ),
        files={"tables/shares": {}},
    )


def county_map(data: Data, ask: Request) -> Exhibit:
    """The 21 counties in five classes of share, one of them ringed."""
    half = data.settlement(ask.year, ask.period, 1.0)
    return Exhibit(
        name="county-map",
        chart="county_map",
        rows=rows.county_map(half, ask.county_code),
        finding=sentences.who_is_on_pace_in_short(half),
        measure=_title(ask),
        sources=(*sources.shares(data, ask.year), _("Karta: SCB.")),
        notes=(_(PERIOD),),
        key=tuple(Mark("rect", f"classes-{n}", words) for n, words in enumerate(class_names())),
        method=workings(data, ask.year, ask.period, half.scenario, ask.county_code or NATION),
        files=_files(ask, 1.0),
        width=380,
    )


def county_list(data: Data, ask: Request) -> Table:
    """All landsting by name with share and place, what they were called in 2013 and are called today."""
    half = data.settlement(ask.year, ask.period, 1.0)
    place_of = places(half)
    codes = tuple(data.county_by_code)
    return Table(
        _("De 21 landstingen, första halvåret {year}", year=ask.year),
        (
            Column(_("Län"), "text"),
            Column(_("Andel")),
            Column(_("Plats")),
            Column(_("Landsting 2013"), "text"),
            Column(_("Region i dag"), "text"),
        ),
        tuple(
            (
                row.county,
                swedish.percent(half.of(code).share, 1),
                rows.place_text(place_of[code]),
                row.landsting_2013,
                row.region_today,
            )
            for code, row in ((code, data.county_row(code)) for code in codes)
        ),
        marked=codes.index(ask.county_code) if ask.county_code else None,
        codes=codes,
    )


def class_names() -> list[str]:
    """The five classes of a share in words, lowest first."""
    bounds = [f"{round(100 * bound)}" for bound in theme.SHARE_CLASS_BOUNDS]
    between = [_("{lowest}–{highest} %", lowest=a, highest=b) for a, b in itertools.pairwise(bounds)]
    return [_("under {bound} %", bound=bounds[0]), *between, _("{bound} % och mer", bound=bounds[-1])]


def _title(ask: Request) -> str:
    if ask.period != HALF_YEAR:
        return _("Upparbetat av avsatta medel per landsting, helåret {year}", year=ask.year)
    return _("Upparbetat av avsatta medel per landsting, första halvåret {year}", year=ask.year)


def _key(half: Settlement, data: Data, ask: Request) -> tuple[Mark, ...]:
    county = data.county_by_code[ask.county_code] if ask.county_code else None
    return share_key(half.nation.share, median_share(half), county)
