"""The charts: each a pure function of a palette, without data. A page sends the rows and a name that says the finding.

Rows come in the order in which they are drawn: a sort by field leaves an "undefined" row where the browser starts from
no data. A spec is built once per mode and stays the same while rows change, so the browser swaps the data in place.
Numbers that readers see are text columns formatted by rehabdata.swedish; the axes get the same forms from the Vega
locale.
Every function's docstring names the columns that its rows must hold.
"""

from collections.abc import Callable
from functools import cache

import altair as alt

from rehabdata.charts import money, shares, treatments
from rehabdata.charts.look import Spec
from rehabdata.theme import PALETTES, Mode, Palette

_CHARTS: dict[str, Callable[[Palette], alt.Chart | alt.LayerChart]] = {
    chart.__name__: chart
    for chart in (
        shares.share_ranking,
        shares.share_strip,
        shares.county_map,
        treatments.kbt_by_year,
        treatments.mmr_by_year,
        treatments.gender_by_year,
        money.funding_chain,
        money.allocation_and_earned,
        money.before_and_after,
    )
}
NAMES = tuple(_CHARTS)


@cache
def spec(name: str, mode: Mode) -> Spec:
    """The Vega-Lite spec of one chart, without data. Raises KeyError for an unknown name."""
    built: Spec = _CHARTS[name](PALETTES[mode]).to_dict()
    return built
