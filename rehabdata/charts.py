"""The charts: each a pure function of a palette, without data. A page sends the rows and a name that says the finding.

Rows come in the order in which they are drawn: a sort by field leaves an "undefined" row where the browser starts from
no data. A spec is built once per mode and stays the same while rows change, so the browser swaps the data in place.
Numbers that readers see are text columns formatted by rehabdata.swedish; the axes get the same forms from the Vega
locale.
Every function's docstring names the columns that its rows must hold.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt

from rehabdata.swedish import VEGA_LOCALE
from rehabdata.theme import PALETTES, Mode, Palette

Spec = dict[str, Any]

_FONT = '"Source Sans", sans-serif'
_BAR_STEP_PX = 24
_TOPOLOGY = Path(__file__).parents[1] / "data" / "lan.topo.json"


def share_ranking(palette: Palette) -> alt.LayerChart:
    """Landsting by share, in the order of the rows, with on-pace, nation and median as lines.

    Rows, one a landsting: county, share_percent, share_text, group ("vald", "övriga"),
    nation_percent, median_percent.
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    groups = alt.Scale(domain=["vald", "övriga"], range=[palette.chosen, palette.other])
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.72})
        .encode(
            x=alt.X("share_percent", type="quantitative", title="Upparbetat av avsatta medel, procent"),
            y=county,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            tooltip=[_tip("county", "Landsting"), _tip("share_text", "Upparbetat")],
        )
    )
    figures = alt.Chart().encode(
        x=alt.X("share_percent", type="quantitative"), y=county, text=alt.Text("share_text", type="nominal")
    )
    halo = figures.mark_text(
        align="left", dx=5, aria=False, fill=palette.background, stroke=palette.background, strokeWidth=5
    )
    return _layer(
        palette,
        bars,
        _reference_line("nation_percent", palette.nation, [1, 0]),
        _reference_line("median_percent", palette.nation, [5, 4]),
        halo,
        figures.mark_text(align="left", dx=5, color=palette.text, aria=False),
        height=alt.Step(_BAR_STEP_PX),
    )


def share_strip(palette: Palette) -> alt.LayerChart:
    """All landsting on one line of shares, the chosen one in front and named, nation and median as lines.

    Rows, one a landsting: county, share_percent, share_text, group ("vald", "övriga"), label (the chosen one's
    name, else empty), nation_percent, median_percent.
    """
    groups = alt.Scale(domain=["vald", "övriga"], range=[palette.chosen, palette.other])
    position = alt.X("share_percent", type="quantitative", title="Upparbetat av avsatta medel, procent")
    middle = {"expr": "height / 2"}
    others = (
        alt.Chart()
        .mark_tick(thickness=3, size=40, y=middle)
        .encode(
            x=position,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            tooltip=[_tip("county", "Landsting"), _tip("share_text", "Upparbetat")],
        )
    )
    chosen = (
        alt.Chart()
        .mark_point(shape="diamond", filled=True, size=220, opacity=1, color=palette.chosen, y=middle)
        .transform_filter("datum.group == 'vald'")
        .encode(x=position)
    )
    name = (
        alt.Chart().transform_filter("datum.group == 'vald'").encode(x=position, text=alt.Text("label", type="nominal"))
    )
    above = {"expr": "height / 2 - 32"}
    return _layer(
        palette,
        _reference_line("nation_percent", palette.nation, [1, 0]),
        _reference_line("median_percent", palette.nation, [5, 4]),
        others,
        chosen,
        name.mark_text(y=above, fontWeight="bold", aria=False, stroke=palette.background, strokeWidth=5),
        name.mark_text(y=above, fontWeight="bold", color=palette.text, aria=False),
        height=150,
    )


def kbt_by_year(palette: Palette) -> alt.LayerChart:
    """Patients in KBT/IPT by year; between 2011 and 2012 the rules changed, so a line parts them.

    Rows, one a year: year (text), patients, patients_text, comparable ("ja" from 2012, "nej" before).
    """
    year = alt.X("year", type="ordinal", title=None, axis=alt.Axis(labelAngle=0))
    scale = alt.Scale(domain=["nej", "ja"], range=[palette.other, palette.kbt])
    bars = (
        alt.Chart()
        .mark_bar(width={"band": 0.55})
        .encode(
            x=year,
            y=alt.Y("patients", type="quantitative", title="Patienter, kvartal 1–2"),
            color=alt.Color("comparable", type="nominal", scale=scale, legend=None),
            tooltip=[_tip("year", "År"), _tip("patients_text", "Patienter")],
        )
    )
    return _layer(palette, bars, _on_top(palette), *_break_2011(palette), height=260)


def mmr_by_year(palette: Palette) -> alt.LayerChart:
    """Patients in MMR by year: one total in 2011, MMR1 and MMR2 from 2012; the change of rules parts them.

    Rows, one a year and treatment: year (text), treatment ("MMR", "MMR1", "MMR2"), patients, patients_text (a name and
    a figure, written in the bar's middle), start, end (where the bar's piece begins and ends), total_text, top (total
    patients of the year).
    """
    year = alt.X("year", type="ordinal", title=None, axis=alt.Axis(labelAngle=0))
    scale = alt.Scale(domain=["MMR", "MMR1", "MMR2"], range=[palette.other, palette.mmr1, palette.mmr2])
    bars = (
        alt.Chart()
        .mark_bar(width={"band": 0.55})
        .encode(
            x=year,
            y=alt.Y("start", type="quantitative", title="Patienter, kvartal 1–2"),
            y2=alt.Y2("end"),
            color=alt.Color(
                "treatment",
                type="nominal",
                scale=scale,
                legend=alt.Legend(orient="top", title=None, symbolType="square"),
            ),
            tooltip=[_tip("year", "År"), _tip("treatment", "Behandling"), _tip("patients_text", "Patienter")],
        )
    )
    totals = (
        alt.Chart()
        .mark_text(dy=-8, color=palette.text, aria=False)
        .encode(x=year, y=alt.Y("max(top)", type="quantitative"), text=alt.Text("max(total_text)", type="nominal"))
    )
    return _layer(palette, bars, totals, *_break_2011(palette), height=260)


def gender_by_year(palette: Palette) -> alt.LayerChart:
    """Women and men side by side by year, all treatments together.

    Rows, one a year and sex: year (text), sex ("Kvinnor", "Män"), patients, patients_text.
    """
    scale = alt.Scale(domain=["Kvinnor", "Män"], range=[palette.women, palette.men])
    year = alt.X("year", type="ordinal", title=None, axis=alt.Axis(labelAngle=0))
    sex = alt.XOffset("sex", type="nominal", sort=["Kvinnor", "Män"])
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=year,
            xOffset=sex,
            y=alt.Y("patients", type="quantitative", title="Patienter, kvartal 1–2"),
            color=alt.Color("sex", type="nominal", scale=scale, legend=alt.Legend(orient="top", title=None)),
            tooltip=[_tip("year", "År"), _tip("sex", "Kön"), _tip("patients_text", "Patienter")],
        )
    )
    labels = (
        alt.Chart()
        .mark_text(dy=-8, color=palette.text, aria=False)
        .encode(
            x=year,
            xOffset=sex,
            y=alt.Y("patients", type="quantitative"),
            text=alt.Text("patients_text", type="nominal"),
        )
    )
    return _layer(palette, bars, labels, height=260)


def funding_chain(palette: Palette) -> alt.LayerChart:
    """The nation's money step by step, the year at the leading pace above the other.

    Rows, one a step and pace: step, pace ("helår i samma takt (×2)", ...), pace_order
    (1 leads, 2 beside), mkr, mkr_text.
    """
    step = alt.Y("step", type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=170))
    beside = alt.YOffset("pace_order", type="nominal", sort=[1, 2])
    scale = alt.Scale(domain=[1, 2], range=[palette.chosen, palette.other])
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X("mkr", type="quantitative", title="Mkr"),
            y=step,
            yOffset=beside,
            color=alt.Color("pace_order", type="nominal", scale=scale, legend=None),
            tooltip=[_tip("step", "Led"), _tip("pace", "Takt"), _tip("mkr_text", "Belopp")],
        )
    )
    labels = (
        alt.Chart()
        .mark_text(align="left", dx=5, color=palette.text, aria=False)
        .encode(
            x=alt.X("mkr", type="quantitative"),
            y=step,
            yOffset=beside,
            text=alt.Text("mkr_text", type="nominal"),
        )
    )
    return _layer(palette, bars, labels, height=alt.Step(20, **{"for": "offset"}))


def allocation_and_earned(palette: Palette) -> alt.LayerChart:
    """What each landsting has earned against its allocation, in kronor: within, above, and the allocation as a tick.

    Rows, one a landsting and part: county, part ("inom fördelningen", "över fördelningen"),
    start, end, mkr_text, allocation_mkr, allocation_text.
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    scale = alt.Scale(domain=["inom fördelningen", "över fördelningen"], range=[palette.chosen, palette.nation])
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.6})
        .encode(
            x=alt.X("start", type="quantitative", title="Mkr"),
            x2=alt.X2("end"),
            y=county,
            color=alt.Color("part", type="nominal", scale=scale, legend=alt.Legend(orient="top", title=None)),
            tooltip=[
                _tip("county", "Landsting"),
                _tip("part", "Del"),
                _tip("mkr_text", "Upparbetat"),
                _tip("allocation_text", "Fördelning"),
            ],
        )
    )
    allocation = (
        alt.Chart()
        .mark_tick(thickness=2, size=20, color=palette.text)
        .encode(x=alt.X("max(allocation_mkr)", type="quantitative"), y=county)
    )
    return _layer(palette, bars, allocation, height=alt.Step(_BAR_STEP_PX))


def county_map(palette: Palette) -> alt.Chart:
    """The 21 counties by share in five classes, for recognition; the chosen one with a double ring.

    Rows, one a county: county_code, county, share_class (0-4), share_text, group ("vald", "övriga"). Geometry: SCB.
    """
    topology = json.loads(_TOPOLOGY.read_text(encoding="utf-8"))
    geometry = alt.InlineData(values=topology, format=alt.TopoDataFormat(feature="lan", type="topojson"))
    shapes = (
        alt.Chart()
        .transform_lookup(lookup="county_code", from_=alt.LookupData(data=geometry, key="id"), as_="shape")
        .mark_geoshape(stroke=palette.class_border, strokeWidth=0.7)
        .encode(
            shape=alt.Shape("shape", type="geojson"),
            color=alt.Color(
                "share_class",
                type="ordinal",
                scale=alt.Scale(domain=[0, 1, 2, 3, 4], range=list(palette.classes)),
                legend=None,
            ),
            strokeWidth=alt.condition("datum.group == 'vald'", alt.value(3), alt.value(0.7)),
            stroke=alt.condition("datum.group == 'vald'", alt.value(palette.text), alt.value(palette.class_border)),
            tooltip=[_tip("county", "Landsting"), _tip("share_text", "Upparbetat")],
        )
        .add_params(alt.selection_point(name="county", fields=["county_code"]))
        .project(type="transverseMercator", rotate=[-15, 0, 0])
        .properties(height=560)
    )
    return shapes.configure(**_config(palette))


def _tip(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="nominal", title=title)


def _reference_line(field: str, color: str, dash: list[int]) -> alt.Chart:
    """A vertical line at the value that every row repeats in `field`."""
    return (
        alt.Chart()
        .mark_rule(strokeWidth=2, strokeDash=dash, color=color, aria=False)
        .encode(x=alt.X(f"mean({field})", type="quantitative"))
    )


def _on_top(palette: Palette) -> alt.Chart:
    return (
        alt.Chart()
        .mark_text(dy=-8, color=palette.text, aria=False)
        .encode(
            x=alt.X("year", type="ordinal"),
            y=alt.Y("patients", type="quantitative"),
            text=alt.Text("patients_text", type="nominal"),
        )
    )


def _break_2011(palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """The break in the series: 2011 counts begun or finished treatments, 2012 and later finished ones only."""
    before_2012 = alt.XDatum("2012", type="ordinal", bandPosition=0)
    line = alt.Chart().mark_rule(strokeDash=[3, 3], strokeWidth=1.5, color=palette.muted, aria=False)
    note = alt.Chart().mark_text(align="left", baseline="top", dx=4, color=palette.muted, aria=False, fontSize=12)
    return (
        line.encode(x=before_2012),
        note.encode(x=before_2012, y=alt.value(2), text=alt.value("nya regler från 2012")),
    )


def _layer(palette: Palette, *layers: alt.Chart, height: int | alt.Step) -> alt.LayerChart:
    return alt.layer(*layers).properties(height=height).configure(**_config(palette))


def _config(palette: Palette) -> Spec:
    """One look for all charts. The locale belongs here: Streamlit drops it from `usermeta`."""
    axis = {
        "labelColor": palette.text,
        "titleColor": palette.text,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": palette.grid,
        "domainColor": palette.other,
        "tickColor": palette.other,
        "labelLimit": 160,
    }
    return {
        "background": "transparent",
        "font": _FONT,
        "locale": VEGA_LOCALE,
        "axis": axis,
        "axisX": {"labelOverlap": "greedy", "labelSeparation": 10},
        "axisY": {"ticks": False, "domain": False},
        "legend": {"labelColor": palette.text, "labelFontSize": 13, "titleColor": palette.text},
        "text": {"fontSize": 13, "font": _FONT},
        "view": {"stroke": "transparent"},
    }


_CHARTS: dict[str, Callable[[Palette], alt.Chart | alt.LayerChart]] = {
    chart.__name__: chart
    for chart in (
        share_ranking,
        share_strip,
        kbt_by_year,
        mmr_by_year,
        gender_by_year,
        funding_chain,
        allocation_and_earned,
        county_map,
    )
}
NAMES = tuple(_CHARTS)


@cache
def spec(name: str, mode: Mode) -> Spec:
    """The Vega-Lite spec of one chart, without data. Raises KeyError for an unknown name."""
    built: Spec = _CHARTS[name](PALETTES[mode]).to_dict()
    return built
