"""What opens a landsting, on its page and in its report alike: the answer, the points below it, the key figures.

Tables in, sentences out, in the run's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rehabdata import sentences, swedish
from rehabdata.assumptions import Assumptions
from rehabdata.landsting import landsting_sentences
from rehabdata.landsting.landsting_rows import OneSex, Rate
from rehabdata.language import _
from rehabdata.money.backwards import Mix, further_in_mix
from rehabdata.money.funding import Settlement
from rehabdata.money.ranking import places


@dataclass(frozen=True)
class Opening:
    """The answer in sentences; points, one to a line; key figures as (what it is, value, note)."""

    answer: tuple[str, ...]
    points: tuple[str, ...]
    key_figures: tuple[tuple[str, str, str], ...]


def opening(
    by_year: Mapping[int, Settlement],
    at_same_pace: Settlement,
    rates: Sequence[Rate],
    sexes: Sequence[OneSex],
    county_code: str,
    year: int,
    assumptions: Assumptions,
) -> Opening:
    """One landsting's, of a year among `by_year` (half-years); `at_same_pace` is the whole year at the same pace."""
    half = by_year[year]
    own, placed = half.of(county_code), places(half)[county_code]
    return Opening(
        answer=tuple(
            filter(
                None,
                [
                    sentences.landsting_share(own, half, placed, year),
                    landsting_sentences.up_or_down(by_year, county_code, year),
                ],
            )
        ),
        points=(
            " ".join(
                (
                    sentences.landsting_same_pace(at_same_pace.of(county_code), own),
                    *filter(None, [sentences.is_it_paid(at_same_pace.of(county_code), assumptions, year)]),
                    landsting_sentences.to_full_allocation(at_same_pace, county_code),
                )
            ),
            landsting_sentences.change(by_year, county_code, year),
            landsting_sentences.largest_distance(rates, half, year),
            landsting_sentences.women(sexes, year),
        ),
        key_figures=key_figures(half, at_same_pace, county_code, year),
    )


def key_figures(
    half: Settlement, at_same_pace: Settlement, county_code: str, year: int
) -> tuple[tuple[str, str, str], ...]:
    """Share, earned, patients, and the treatments that it takes to earn the year's allocation."""
    own = half.of(county_code)
    missing = further_in_mix(at_same_pace, county_code)
    return (
        (
            _("Upparbetat av avsatta medel"),
            swedish.percent(own.share, 1),
            _("riket {share}", share=swedish.percent(half.nation.share, 1)),
        ),
        (
            _("Upparbetat, första halvåret"),
            swedish.mkr(own.earned_sek),
            _("av {sum} för året", sum=swedish.mkr(own.allocation_sek)),
        ),
        (
            _("Behandlade patienter"),
            swedish.number(landsting_sentences.patients_of(own)),
            _("KBT/IPT, MMR1 och MMR2, {year}", year=year),
        ),
        (
            _("Behandlingar till hela fördelningen"),
            swedish.number(missing.total if isinstance(missing, Mix) else None),
            _("utöver samma takt hela året (×2)"),
        ),
    )
