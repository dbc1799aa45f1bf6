"""Pictures of the landsting's shares: ranked, on one line, on the map."""

import itertools

from rehabdata import rows, sentences, sources, swedish, theme
from rehabdata.data import Data
from rehabdata.exhibits.exhibit import PERIOD, Exhibit, Mark, share_key
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.language import _
from rehabdata.money.funding import Settlement, median_share
from rehabdata.request import Request


def share_ranking(data: Data, ask: Request) -> Exhibit:
    """All landsting by share, or those on pace or behind, one of them marked."""
    half = data.settlement(ask.year, ask.period, 1.0)
    return Exhibit(
        name="share-ranking",
        chart="share_ranking",
        rows=rows.share_ranking(half, ask.landsting(half), ask.county_code),
        finding=sentences.who_is_on_pace(half),
        measure=_title(ask.year),
        in_words=sentences.spread(half),
        sources=sources.shares(data.assumptions, ask.year),
        notes=(_(PERIOD),),
        key=_key(half, data, ask),
    )


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
        measure=_title(ask.year),
        sources=sources.shares(data.assumptions, ask.year),
        notes=(_(PERIOD),),
        key=_key(half, data, ask),
        width=680,
    )


def share_strip_by_year(data: Data, ask: Request) -> Exhibit:
    """All landsting on one line of shares a year, each one's years joined, one of them marked and named."""
    by_year = {year: data.settlement(year, ask.period, 1.0) for year in data.money_years[ask.period]}
    return Exhibit(
        name="share-strip-by-year",
        chart="share_strip_by_year",
        rows=landsting_rows.shares_by_year(by_year, ask.county_code),
        measure=_("Upparbetat av avsatta medel per landsting, första halvåret år för år"),
        finding=landsting_sentences.strip_finding(by_year, ask.county_code),
        sources=sources.shares(data.assumptions, *by_year),
        notes=(_(PERIOD),),
        key=_key(by_year[ask.year], data, ask),
        width=680,
    )


def county_map(data: Data, ask: Request) -> Exhibit:
    """The 21 counties in five classes of share, one of them ringed."""
    half = data.settlement(ask.year, ask.period, 1.0)
    return Exhibit(
        name="county-map",
        chart="county_map",
        rows=rows.county_map(half, ask.county_code),
        finding=sentences.who_is_on_pace(half),
        measure=_title(ask.year),
        sources=(*sources.shares(data.assumptions, ask.year), _("Karta: SCB.")),
        notes=(_(PERIOD),),
        key=tuple(Mark("rect", f"classes-{n}", words) for n, words in enumerate(class_names())),
        width=380,
    )


def class_names() -> list[str]:
    """The five classes of a share in words, lowest first."""
    bounds = [f"{round(100 * bound)}" for bound in theme.SHARE_CLASS_BOUNDS]
    between = [_("{lowest}–{highest} %", lowest=a, highest=b) for a, b in itertools.pairwise(bounds)]
    return [_("under {bound} %", bound=bounds[0]), *between, _("{bound} % och mer", bound=bounds[-1])]


def _title(year: int) -> str:
    return _("Upparbetat av avsatta medel per landsting, första halvåret {year}", year=year)


def _key(half: Settlement, data: Data, ask: Request) -> tuple[Mark, ...]:
    county = data.county_by_code[ask.county_code] if ask.county_code else None
    return share_key(half.nation.share, median_share(half), county)
