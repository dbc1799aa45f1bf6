"""The charts: each a pure function of a palette, without data. A page sends the rows and a name that says the finding.

Rows come in the order in which they are drawn. A spec is built once per mode and language and stays the same while rows
change, so the browser swaps the data in place. Numbers that readers see are text columns formatted by
rehabdata.swedish; the axes get the same forms from the Vega locale. Texts in the rows are in the run's language, codes
never change. Every function's docstring names the columns that its rows must hold.
"""

from collections.abc import Callable
from functools import cache

import altair as alt

from rehabdata import language
from rehabdata.charts import compare, money, plan, plan_course, shares, treatments
from rehabdata.charts.look import Spec
from rehabdata.theme import PALETTES, Mode, Palette

_CHARTS: dict[str, Callable[[Palette], alt.Chart | alt.LayerChart]] = {
    chart.__name__: chart
    for chart in (
        shares.share_ranking,
        shares.differences,
        shares.share_strip,
        shares.share_strip_by_year,
        shares.county_map,
        treatments.kbt_by_year,
        treatments.mmr_by_year,
        treatments.gender_by_year,
        money.funding_chain,
        money.allocation_and_earned,
        money.before_and_after,
        money.waterfall,
        plan.sick_days_over_time,
        plan.staff_sickness_over_time,
        compare.two_measures,
        plan_course.sick_days_course,
        plan_course.staff_sickness_course,
        plan_course.sick_days_by_county,
        plan_course.sick_days_of_county,
    )
}
NAMES = tuple(_CHARTS)
_PLACEHOLDER = {"name": "empty"}


def spec(name: str, mode: Mode) -> Spec:
    """The Vega-Lite spec of one chart in the run's language, without data. Raises KeyError for an unknown name."""
    return _built(name, mode, language.current())


@cache
def _built(name: str, mode: Mode, _language: str) -> Spec:
    """The language is part of the key only: the charts' texts take it from the run."""
    built: Spec = _CHARTS[name](PALETTES[mode]).to_dict()
    has_data_of_its_own = set(built.get("datasets", {})) > {_PLACEHOLDER["name"]}  # the map's geometry
    return built if has_data_of_its_own else _without_data(built)


def _without_data(spec: Spec) -> Spec:
    """A spec without the placeholder that Altair gives a chart without data: the page's rows take its place.

    With it, Streamlit converts and sends a second, empty table per chart.
    """
    kept = {name: part for name, part in spec.items() if name not in ("data", "datasets", "layer")}
    if spec.get("data", _PLACEHOLDER) != _PLACEHOLDER:
        kept["data"] = spec["data"]
    if "layer" in spec:
        kept["layer"] = [_without_data(layer) for layer in spec["layer"]]
    return kept
