"""What all charts share: one look, one locale, the lines and marks that come back."""

from typing import Any

import altair as alt

from rehabdata.swedish import VEGA_LOCALE
from rehabdata.theme import Palette

Spec = dict[str, Any]

BAR_STEP_PX = 24
_FONT = '"Source Sans", sans-serif'


def tip(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="nominal", title=title)


def reference_line(field: str, color: str, dash: list[int]) -> alt.Chart:
    """A vertical line at the value that every row repeats in `field`."""
    return (
        alt.Chart()
        .mark_rule(strokeWidth=2, strokeDash=dash, color=color, aria=False)
        .encode(x=alt.X(f"mean({field})", type="quantitative"))
    )


def break_2011(palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """The break in the series: 2011 counts begun or finished treatments, 2012 and later finished ones only."""
    before_2012 = alt.XDatum("2012", type="ordinal", bandPosition=0)
    line = alt.Chart().mark_rule(strokeDash=[3, 3], strokeWidth=1.5, color=palette.muted, aria=False)
    note = alt.Chart().mark_text(align="left", baseline="top", dx=4, color=palette.muted, aria=False, fontSize=12)
    return (
        line.encode(x=before_2012),
        note.encode(x=before_2012, y=alt.value(2), text=alt.value("nya regler från 2012")),
    )


def layer(palette: Palette, *layers: alt.Chart, height: int | alt.Step) -> alt.LayerChart:
    return alt.layer(*layers).properties(height=height).configure(**config(palette))


def config(palette: Palette) -> Spec:
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
