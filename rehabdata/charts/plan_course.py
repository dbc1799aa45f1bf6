"""A target against its straight path, and all counties' sick-days at one time."""

from typing import Literal

import altair as alt

from rehabdata.charts.look import end_of_year, layer, short_of_edge, spoken, tip
from rehabdata.language import _, later
from rehabdata.theme import Palette

_PATH_HEIGHT = 240
_COUNTIES_HEIGHT = 500  # 21 counties, whatever time is shown: nothing below moves
_FIGURE_PX = 40
_SPOKEN = later("{county}, {whom}: {days_text} dagar, skillnad mot riket {gap_text}")


def sick_days_course(palette: Palette) -> alt.LayerChart:
    """The gap in sick-days against the straight path to what is wanted. Rows as of `_course`."""
    return _course(palette, _("Skillnad, dagar"))


def staff_sickness_course(palette: Palette) -> alt.LayerChart:
    """The gap in staff sickness against the straight path to what is wanted. Rows as of `_course`."""
    return _course(palette, _("Skillnad, procentenheter"))


def _course(palette: Palette, title: str) -> alt.LayerChart:
    """Rows: day (ISO date), value, value_text, figure (what stands beside the mark, or nothing), what ("path",
    "measured"), label (in words), spoken. Two of "path": where it begins and ends.
    """
    day = alt.X(
        "day",
        type="temporal",
        title=None,
        axis=alt.Axis(labelExpr=end_of_year(), tickCount="year", grid=False),
        scale=alt.Scale(padding=36),
    )
    value = alt.Y("value", type="quantitative", title=title, scale=alt.Scale(zero=True))
    said = [tip("label", _("Vad")), tip("value_text", _("Värde"))]
    of_path, of_figures = "datum.what == 'path'", "datum.what == 'measured'"
    sentence = alt.Description("spoken", type="nominal")
    text = alt.Text("figure", type="nominal")
    base = alt.Chart()
    return layer(
        palette,
        base.transform_filter(of_path)
        .mark_line(strokeDash=[7, 4], strokeWidth=2, color=palette.muted, aria=False)
        .encode(x=day, y=value),
        base.transform_filter(of_path)
        .mark_point(shape="diamond", size=90, strokeWidth=2, color=palette.muted, fill=palette.background, opacity=1)
        .encode(x=day, y=value, tooltip=said, description=sentence),
        base.transform_filter(of_path)
        .mark_text(dy=18, color=palette.muted, aria=False)
        .encode(x=day, y=value, text=text),
        base.transform_filter(of_figures)
        .mark_point(filled=True, shape="circle", size=110, color=palette.chosen, opacity=1)
        .encode(x=day, y=value, tooltip=said, description=sentence),
        base.transform_filter(of_figures)
        .mark_text(dy=-15, color=palette.text, fontWeight="bold", aria=False)
        .encode(x=day, y=value, text=text),
        height=_PATH_HEIGHT,
    )


def sick_days_by_county(palette: Palette) -> alt.LayerChart:
    """All counties' sick-days at one time, with the nation as a line; women and men as marks of their own.

    Rows in the order of the counties, one a county and sex: county, sex ("T", "K", "M"), shape (of the mark, as Vega
    names it), whom (the sex in words), days, days_text, gap_text, group ("chosen", "plan", "other"), nation_days, side
    ("left" or "right" of the mark, or "" for no figure beside it).
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    days = alt.X(
        "days",
        type="quantitative",
        title=_("Sjukpenningdagar per försäkrad 16–64 år"),
        scale=short_of_edge(_FIGURE_PX),
        axis=alt.Axis(tickCount=4, format="d"),
    )
    groups = alt.Scale(domain=["chosen", "plan", "other"], range=[palette.text, palette.chosen, palette.other])
    fills = alt.Scale(domain=["chosen", "plan", "other"], range=[palette.text, palette.chosen, palette.other])
    colour = alt.Color("group", type="nominal", scale=groups, legend=None)
    base = alt.Chart()
    marks = base.encode(
        x=days,
        y=county,
        color=colour,
        shape=alt.Shape("shape", type="nominal", scale=None),
        tooltip=[
            tip("county", _("Län")),
            tip("whom", _("Vilka")),
            tip("days_text", _("Dagar")),
            tip("gap_text", _("Skillnad mot riket")),
        ],
        description=spoken(_(_SPOKEN)),
    )
    figures = base.encode(x=days, y=county, text=alt.Text("days_text", type="nominal"))
    return layer(
        palette,
        base.mark_rule(strokeWidth=2, color=palette.nation, aria=False).encode(
            x=alt.X("mean(nation_days)", type="quantitative"), detail=alt.Detail("sex", type="nominal")
        ),
        # One layer: an empty one, where the sexes are not apart, would be a picture without a name.
        marks.mark_point(size=85, opacity=1, strokeWidth=2).encode(
            fill=alt.condition(
                "datum.shape != 'circle'",
                alt.value(palette.background),
                alt.Fill("group", type="nominal", scale=fills, legend=None),
            )
        ),
        *_beside(figures, palette, "right"),
        *_beside(figures, palette, "left"),
        height=_COUNTIES_HEIGHT,
    )


def _beside(figures: alt.Chart, palette: Palette, side: Literal["left", "right"]) -> tuple[alt.Chart, alt.Chart]:
    """Figures on one side of their marks, on a halo that keeps the lines of the nation off them."""
    of_side = figures.transform_filter(f"datum.side == '{side}'")
    align: Literal["left", "right"] = "left" if side == "right" else "right"
    dx = 9 if side == "right" else -9
    halo = of_side.mark_text(
        align=align, dx=dx, aria=False, fill=palette.background, stroke=palette.background, strokeWidth=5
    )
    return halo, of_side.mark_text(align=align, dx=dx, color=palette.text, aria=False)


def sick_days_of_county(palette: Palette) -> alt.LayerChart:
    """One county's sick-days and the nation's over the Decembers; a line joins what stands year after year.

    Rows, one an area and December: day (ISO date), role ("vald", "riket"), stretch (a line joins what has the same),
    days, label (at the last point, else empty), spoken (the point in words).
    """
    day = alt.X(
        "day",
        type="temporal",
        title=_("Tolv månader till och med"),
        axis=alt.Axis(labelExpr=end_of_year(), tickCount="year", grid=False),
    )
    days = alt.Y("days", type="quantitative", title=_("Dagar per försäkrad"), scale=alt.Scale(zero=True))
    roles = ["vald", "riket"]
    colour = alt.Color(
        "role", type="nominal", scale=alt.Scale(domain=roles, range=[palette.chosen, palette.nation]), legend=None
    )
    dash = alt.StrokeDash("role", type="nominal", scale=alt.Scale(domain=roles, range=[[1, 0], [6, 4]]), legend=None)
    base = alt.Chart().encode(x=day, y=days, color=colour)
    lines = base.mark_line(strokeWidth=2.5, aria=False).encode(
        strokeDash=dash, detail=alt.Detail("stretch", type="nominal")
    )
    points = base.mark_point(filled=True, size=40, opacity=1).encode(
        description=alt.Description("spoken", type="nominal")
    )
    words = (
        alt.Chart()
        .transform_filter("datum.label != ''")
        .mark_text(align="right", dy=-12, color=palette.text, aria=False)
        .encode(x=day, y=days, text=alt.Text("label", type="nominal"))
    )
    return layer(palette, lines, points, words, height=260)
