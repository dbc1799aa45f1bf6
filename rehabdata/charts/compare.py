"""Landsting by two measures at once, each with its name."""

import altair as alt

from rehabdata.charts.look import config, spoken, tip
from rehabdata.language import _, later
from rehabdata.theme import Palette

_SPOKEN = later("{county}: {x_text} och {y_text}")
_NARROW_PX = 480


def two_measures(palette: Palette) -> alt.LayerChart:
    """A point per landsting. The rows name the axes, so that the spec stays the same while the measures change.

    Rows: county, short (its letter, or the chosen one's name), x, y, x_text, y_text, group ("vald", "övriga"), and
    where its name stands in a wide and in a narrow picture: wide_align, wide_dx, wide_dy, narrow_align, narrow_dx,
    narrow_dy; x_title and y_title, the same in all.
    """
    groups = alt.Scale(domain=["vald", "övriga"], range=[palette.chosen, palette.other])
    x = alt.X("x", type="quantitative", title=None, scale=alt.Scale(zero=False, nice=True, padding=12))
    y = alt.Y("y", type="quantitative", title=None, scale=alt.Scale(zero=False, nice=True, padding=12))
    points = (
        alt.Chart()
        .mark_point(filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("group", type="nominal", scale=groups, legend=None),
            shape=alt.Shape(
                "group",
                type="nominal",
                scale=alt.Scale(domain=["vald", "övriga"], range=["diamond", "circle"]),
                legend=None,
            ),
            size=alt.condition("datum.group == 'vald'", alt.value(190), alt.value(65)),
            tooltip=[tip("county", _("Landsting")), tip("x_text", _("Vågrätt")), tip("y_text", _("Lodrätt"))],
            description=spoken(_(_SPOKEN)),
        )
    )
    said = alt.Chart().encode(x=x, y=y, text=alt.TextValue({"expr": _by_width("datum.short", "datum.county")}))
    align, dx, dy = (
        {"expr": _by_width(f"datum.narrow_{part}", f"datum.wide_{part}")} for part in ("align", "dx", "dy")
    )
    halo = said.mark_text(
        aria=False,
        baseline="middle",
        align=align,
        dx=dx,
        dy=dy,
        fill=palette.background,
        stroke=palette.background,
        strokeWidth=4,
    )
    names = said.mark_text(
        aria=False,
        baseline="middle",
        align=align,
        dx=dx,
        dy=dy,
        color=palette.text,
        fontWeight={"expr": "datum.group == 'vald' ? 'bold' : 'normal'"},
    )
    titles = (
        _titles("y_title").mark_text(aria=False, align="left", x=0, y=-16, color=palette.text, fontWeight="bold"),
        _titles("x_title").mark_text(
            aria=False,
            align="right",
            x={"expr": "width"},
            y={"expr": "height + 36"},
            color=palette.text,
            fontWeight="bold",
        ),
    )
    return alt.layer(halo, points, names, *titles).properties(height=460).configure(**config(palette))


def _titles(field: str) -> alt.Chart:
    """What an axis shows, read from the rows, which repeat it."""
    return alt.Chart().transform_aggregate(groupby=[field]).encode(text=alt.Text(field, type="nominal"))


def _by_width(narrow: str, wide: str) -> str:
    return f"width < {_NARROW_PX} ? {narrow} : {wide}"
