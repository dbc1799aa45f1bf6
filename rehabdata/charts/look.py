"""What all charts share: one look, one locale, the lines and marks that come back, what a screen reader says."""

import json
from string import Formatter
from typing import Any

import altair as alt

from rehabdata.language import ENGLISH, _, current
from rehabdata.swedish import ENGLISH_VEGA_LOCALE, VEGA_LOCALE
from rehabdata.theme import Palette

Spec = dict[str, Any]

BAR_STEP_PX = 21
_TICK_PX = 80  # between two figures of an axis below a chart, at least
# The page's own name for it, then that of the files in rehabdata/fonts, for pictures drawn outside the page.
FONT = '"Source Sans", "Source Sans 3", sans-serif'


def tip(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="nominal", title=title)


def spoken(sentence: str) -> alt.DescriptionValue:
    """What a screen reader says of a mark: the sentence, its {names} filled in from the mark's row."""
    parts = [
        part
        for text, column, *_rest in Formatter().parse(sentence)
        for part in ([json.dumps(text)] if text else []) + ([f"datum[{json.dumps(column)}]"] if column else [])
    ]
    return alt.DescriptionValue({"expr": " + ".join(parts)})


def short_of_edge(pixels: int) -> alt.Scale:
    """A horizontal scale that leaves room to its right, for what is written beside the mark farthest out."""
    return alt.Scale(range=[0, {"expr": f"width - {pixels}"}])


def end_of_year() -> str:
    """What an axis of days says of a tick, which stands where one year ends and the next begins: the December it ends.

    What was measured on 31 December stands there, and is not to be read as the next year's.
    """
    month = json.dumps(_("dec."))
    return f"[{month}, '' + (year(datum.value) - 1)]"


def reference_line(field: str, color: str, dash: list[int]) -> alt.Chart:
    """A vertical line at the value that every row repeats in `field`."""
    return (
        alt.Chart()
        .mark_rule(strokeWidth=2, strokeDash=dash, color=color, aria=False)
        .encode(x=alt.X(f"mean({field})", type="quantitative"))
    )


def break_2011(palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """The break in the series: 2011 counts begun or finished treatments, 2012 and later finished ones only.

    Drawn once: once a row, the words would look bold.
    """
    before_2012 = alt.XDatum("2012", type="ordinal", bandPosition=0)
    once = alt.Chart().transform_aggregate(rows="count()")
    line = once.mark_rule(strokeDash=[3, 3], strokeWidth=1.5, color=palette.muted, aria=False)
    note = once.mark_text(align="left", baseline="top", dx=4, color=palette.muted, aria=False, fontSize=12)
    return (
        line.encode(x=before_2012),
        note.encode(x=before_2012, y=alt.value(2), text=alt.value(_("nya regler från 2012"))),
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
        "aria": False,  # Vega describes axes in English only; the marks' own sentences hold every figure
    }
    return {
        "background": "transparent",
        "font": FONT,
        "locale": _vega_locale(),
        "axis": axis,
        "axisX": {
            "labelOverlap": "greedy",
            "labelSeparation": 10,
            "tickCount": {"expr": f"max(3, ceil(width / {_TICK_PX}))"},
        },
        "axisY": {"ticks": False, "domain": False},
        "bar": {"ariaRoleDescription": _("stapel")},
        "tick": {"ariaRoleDescription": _("streck")},
        "point": {"ariaRoleDescription": _("punkt")},
        "geoshape": {"ariaRoleDescription": _("län")},
        "legend": {"aria": False, "labelColor": palette.text, "labelFontSize": 13, "titleColor": palette.text},
        "text": {"fontSize": 13, "font": FONT},
        "view": {"stroke": "transparent"},
    }


def _vega_locale() -> Spec:
    return ENGLISH_VEGA_LOCALE if current() == ENGLISH else VEGA_LOCALE
