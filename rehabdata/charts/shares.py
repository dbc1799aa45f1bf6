"""Landsting by share: ranked, on one line, on the map."""

import json
from pathlib import Path

import altair as alt

from rehabdata.charts.look import BAR_STEP_PX, config, layer, reference_line, spoken, tip
from rehabdata.language import _, later
from rehabdata.theme import Palette

_TOPOLOGY = Path(__file__).parents[2] / "data" / "lan.topo.json"
# A name with its share is held inside the drawing on a narrow screen; at its left the years' own room is free.
_HALF_A_NAME = 60  # pixels
_ROOM_BESIDE = 28
_SPOKEN = later("{county}: {share_text} upparbetat av avsatta medel")


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
            x=alt.X("share_percent", type="quantitative", title=_("Upparbetat av avsatta medel, procent")),
            y=county,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            tooltip=[tip("county", _("Landsting")), tip("share_text", _("Upparbetat"))],
            description=spoken(_(_SPOKEN)),
        )
    )
    figures = alt.Chart().encode(
        x=alt.X("share_percent", type="quantitative"), y=county, text=alt.Text("share_text", type="nominal")
    )
    halo = figures.mark_text(
        align="left", dx=5, aria=False, fill=palette.background, stroke=palette.background, strokeWidth=5
    )
    return layer(
        palette,
        bars,
        reference_line("nation_percent", palette.nation, [1, 0]),
        reference_line("median_percent", palette.nation, [5, 4]),
        halo,
        figures.mark_text(align="left", dx=5, color=palette.text, aria=False),
        height=alt.Step(BAR_STEP_PX),
    )


def differences(palette: Palette) -> alt.LayerChart:
    """Landsting by a figure that may be below zero, in the order of the rows, with its zero as a line.

    Rows, one a landsting: county, value, value_text, group ("vald", "övriga"), before, has_before
    (the year before, where there is one).
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    groups = alt.Scale(domain=["vald", "övriga"], range=[palette.chosen, palette.other])
    value = alt.X("value", type="quantitative", title=None, axis=alt.Axis(labels=False, ticks=False))
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.72})
        .encode(
            x=value,
            y=county,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            description=spoken("{county}: {value_text}"),
        )
    )
    zero = alt.Chart().mark_rule(color=palette.text, aria=False).encode(x=alt.datum(0))
    before = (
        alt.Chart()
        .transform_filter("datum.has_before")
        .mark_tick(thickness=2, size=15, color=palette.text, aria=False)
        .encode(x=alt.X("before", type="quantitative"), y=county)
    )
    texts = alt.Chart().encode(x=value, y=county, text=alt.Text("value_text", type="nominal"))
    right = texts.transform_filter("datum.value >= 0").mark_text(align="left", dx=5, color=palette.text, aria=False)
    left = texts.transform_filter("datum.value < 0").mark_text(align="right", dx=-5, color=palette.text, aria=False)
    return layer(palette, bars, before, zero, right, left, height=alt.Step(BAR_STEP_PX))


def share_strip(palette: Palette) -> alt.LayerChart:
    """All landsting on one line of shares, the chosen one in front and named, nation and median as lines.

    Rows, one a landsting: county, share_percent, share_text, group ("vald", "övriga"), label (the chosen one's
    name, else empty), nation_percent, median_percent.
    """
    groups = alt.Scale(domain=["vald", "övriga"], range=[palette.chosen, palette.other])
    position = alt.X("share_percent", type="quantitative", title=_("Upparbetat av avsatta medel, procent"))
    middle = {"expr": "height / 2"}
    others = (
        alt.Chart()
        .mark_tick(thickness=3, size=40, y=middle)
        .encode(
            x=position,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            tooltip=[tip("county", _("Landsting")), tip("share_text", _("Upparbetat"))],
            description=spoken(_(_SPOKEN)),
        )
    )
    chosen = (
        alt.Chart()
        .mark_point(shape="diamond", filled=True, size=220, opacity=1, color=palette.chosen, y=middle, aria=False)
        .transform_filter("datum.group == 'vald'")
        .encode(x=position)
    )
    name = (
        alt.Chart().transform_filter("datum.group == 'vald'").encode(x=position, text=alt.Text("label", type="nominal"))
    )
    above = {"expr": "height / 2 - 32"}
    return layer(
        palette,
        reference_line("nation_percent", palette.nation, [1, 0]),
        reference_line("median_percent", palette.nation, [5, 4]),
        others,
        chosen,
        name.mark_text(y=above, fontWeight="bold", aria=False, stroke=palette.background, strokeWidth=5),
        name.mark_text(y=above, fontWeight="bold", color=palette.text, aria=False),
        height=150,
    )


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
            tooltip=[tip("county", _("Landsting")), tip("share_text", _("Upparbetat"))],
            description=spoken(_(_SPOKEN)),
        )
        .add_params(alt.selection_point(name="county", fields=["county_code"]))
        .project(type="transverseMercator", rotate=[-15, 0, 0])
        .properties(height=560)
    )
    return shapes.configure(**config(palette))


def share_strip_by_year(palette: Palette) -> alt.LayerChart:
    """All landsting by share, a strip a year, each one's years joined; the chosen one in front, named with its figures.

    Rows, one a landsting and year, oldest year first: year (text), county, share_percent, share_text, group ("vald",
    "övriga", "riket", "medianen"), above and below (the chosen one's name and share, written above its mark or, in the
    latest year, below it; else empty).
    """
    position = alt.X("share_percent", type="quantitative", title=_("Upparbetat av avsatta medel, procent"))
    year = alt.Y("year", type="ordinal", title=None, scale=alt.Scale(paddingOuter=0.55))
    one_each = alt.Detail("county", type="nominal")
    joined = alt.Chart().encode(x=position, y=year, detail=one_each, order=alt.Order("year", type="ordinal"))

    def line(group: str, color: str, width: float, dash: list[int]) -> alt.Chart:
        drawn = joined.mark_line(strokeWidth=width, strokeDash=dash, color=color, aria=False)
        return drawn.transform_filter(f"datum.group == '{group}'")

    groups = alt.Scale(
        domain=["vald", "övriga", "riket", "medianen"],
        range=[palette.chosen, palette.other, palette.nation, palette.nation],
    )
    marks = (
        alt.Chart()
        .mark_point(shape="stroke", angle=90, size=260, strokeWidth=3, opacity=1)
        .encode(
            x=position,
            y=year,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            tooltip=[tip("county", _("Landsting")), tip("year", _("År")), tip("share_text", _("Upparbetat"))],
            description=spoken(_("{county} {year}: {share_text} upparbetat av avsatta medel")),
        )
    )
    own = alt.Chart().transform_filter("datum.group == 'vald'")
    diamond = own.mark_point(shape="diamond", filled=True, size=220, opacity=1, color=palette.chosen, aria=False)

    def words(column: str, dy: int) -> list[alt.Chart]:
        text = own.encode(x=position, y=year, text=alt.Text(column, type="nominal"))
        at = "scale('x', datum.share_percent)"
        inside = {"expr": f"clamp({at}, {_HALF_A_NAME - _ROOM_BESIDE}, width - {_HALF_A_NAME}) - {at}"}
        return [
            text.mark_text(dx=inside, dy=dy, fontWeight="bold", aria=False, stroke=palette.background, strokeWidth=5),
            text.mark_text(dx=inside, dy=dy, fontWeight="bold", color=palette.text, aria=False),
        ]

    return layer(
        palette,
        line("övriga", palette.grid, 1.5, [1, 0]),
        line("riket", palette.nation, 2, [1, 0]),
        line("medianen", palette.nation, 2, [5, 4]),
        line("vald", palette.chosen, 3, [1, 0]),
        marks,
        diamond.encode(x=position, y=year),
        *words("above", -26),
        *words("below", 26),
        height=190,
    )
