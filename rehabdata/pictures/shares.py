"""Pictures of the landsting's shares: ranked, on one line, on the map."""

import itertools

from rehabdata import rows, sentences, swedish, theme
from rehabdata.landsting import landsting_rows, landsting_sentences
from rehabdata.language import _
from rehabdata.money.funding import Settlement, median_share
from rehabdata.pictures.asked import Asked
from rehabdata.pictures.figure import PERIOD, Figure, Mark, money_sources, share_key
from rehabdata.pictures.ground import Ground, agreed


def share_ranking(ground: Ground, asked: Asked) -> Figure:
    """All landsting by share, or those on pace or behind, one of them marked."""
    half = agreed(ground, asked.year, 1.0)
    return Figure(
        chart="share_ranking",
        rows=rows.share_ranking(half, asked.landsting(half), asked.county_code),
        title=_title(asked.year),
        finding=" ".join(
            [
                _("Staplar: upparbetat av avsatta medel per landsting {year}.", year=asked.year),
                sentences.spread(half),
            ]
        ),
        sources=_sources(ground, asked.year),
        notes=(_(PERIOD),),
        key=_key(half, ground, asked),
    )


def share_strip(ground: Ground, asked: Asked) -> Figure:
    """All landsting on one line of shares, one of them marked and named."""
    half = agreed(ground, asked.year, 1.0)
    nation = swedish.percent(half.nation.share, 1)
    if asked.county_code:
        own = half.of(asked.county_code)
        title = _("{county} bland landstingen: upparbetat av avsatta medel, första halvåret {year}",
                  county=own.county, year=asked.year)  # fmt: skip
        finding = _(
            "{county} {share} bland de 21 landstingens andelar {year}, riket {nation}.",
            county=own.county,
            share=swedish.percent(own.share, 1),
            year=asked.year,
            nation=nation,
        )
    else:
        title = _title(asked.year)
        finding = _("Streck: de 21 landstingens andelar {year}, riket {nation}.", year=asked.year, nation=nation)
    return Figure(
        chart="share_strip",
        rows=rows.share_ranking(half, rows.by_share(half), asked.county_code),
        title=title,
        finding=finding,
        sources=_sources(ground, asked.year),
        notes=(_(PERIOD),),
        key=_key(half, ground, asked),
        width=680,
    )


def share_strip_by_year(ground: Ground, asked: Asked) -> Figure:
    """All landsting on one line of shares a year, each one's years joined, one of them marked and named."""
    by_year = {year: agreed(ground, year, 1.0) for year in ground.money_years}
    return Figure(
        chart="share_strip_by_year",
        rows=landsting_rows.shares_by_year(by_year, asked.county_code),
        title=_("Upparbetat av avsatta medel per landsting, första halvåret år för år"),
        finding=landsting_sentences.strip_finding(by_year, asked.county_code),
        sources=_sources(ground, *by_year),
        notes=(_(PERIOD),),
        key=_key(by_year[asked.year], ground, asked),
        width=680,
    )


def county_map(ground: Ground, asked: Asked) -> Figure:
    """The 21 counties in five classes of share, one of them ringed."""
    half = agreed(ground, asked.year, 1.0)
    name = _("Karta: upparbetat av avsatta medel i fem klasser.")
    return Figure(
        chart="county_map",
        rows=rows.county_map(half, asked.county_code),
        title=_title(asked.year),
        finding=f"{name} {sentences.who_is_on_pace(half)}",
        sources=(*_sources(ground, asked.year), _("Karta: SCB.")),
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


def _key(half: Settlement, ground: Ground, asked: Asked) -> tuple[Mark, ...]:
    county = ground.county_by_code[asked.county_code] if asked.county_code else None
    return share_key(half.nation.share, median_share(half), county)


def _sources(ground: Ground, *years: int) -> tuple[str, ...]:
    """Each source once, however many of the years have it."""
    said = _(
        "Rehabiliteringsgarantin 2013 (SKL, oktober 2013), tabell 1 och 2, s. 10–11; befolkning 31 december {year}, "
        "Eurostat. Beräknat: upparbetat / fördelning efter befolkning.",
        year=swedish.listed([str(year - 1) for year in years]),
    )
    return tuple(dict.fromkeys(line for year in years for line in money_sources(ground.assumptions, year, said)))
