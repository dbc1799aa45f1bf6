"""The money: the nation's chain, and each landsting against its allocation."""

import altair as alt

from rehabdata.charts.look import BAR_STEP_PX, layer, reference_line, short_of_edge, spoken, tip
from rehabdata.language import _
from rehabdata.theme import Palette

_AMOUNT_PX = 32


def funding_chain(palette: Palette) -> alt.LayerChart:
    """The nation's money step by step, the year at the leading pace above the other.

    Rows, one a step and pace: step, pace ("helår i samma takt (×2)", ...), pace_order
    (1 leads, 2 beside), mkr, mkr_text.
    """
    step = alt.Y("step", type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=220))
    beside = alt.YOffset("pace_order", type="nominal", sort=[1, 2])
    scale = alt.Scale(domain=[1, 2], range=[palette.chosen, palette.other])
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X("mkr", type="quantitative", title=_("Mkr")),
            y=step,
            yOffset=beside,
            color=alt.Color("pace_order", type="nominal", scale=scale, legend=None),
            tooltip=[tip("step", _("Led")), tip("pace", _("Takt")), tip("mkr_text", _("Belopp"))],
            description=spoken("{step}, {pace}: {mkr_text}"),
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
    return layer(palette, bars, labels, height=alt.Step(20, **{"for": "offset"}))


def allocation_and_earned(palette: Palette) -> alt.LayerChart:
    """What each landsting has earned against its allocation, in kronor: within, above, and the allocation as a tick.

    Rows, one a landsting and part: county, part ("inom fördelningen", "över fördelningen", in the run's language),
    start, end, mkr_text, allocation_mkr, allocation_text.
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    scale = alt.Scale(domain=[_("inom fördelningen"), _("över fördelningen")], range=[palette.chosen, palette.nation])
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.6})
        .encode(
            x=alt.X("start", type="quantitative", title=_("Mkr")),
            x2=alt.X2("end"),
            y=county,
            color=alt.Color("part", type="nominal", scale=scale, legend=None),
            tooltip=[
                tip("county", _("Landsting")),
                tip("part", _("Del")),
                tip("mkr_text", _("Upparbetat")),
                tip("allocation_text", _("Fördelning")),
            ],
            description=spoken(_("{county}, {part}: {mkr_text}; fördelning {allocation_text}")),
        )
    )
    allocation = (
        alt.Chart()
        .mark_tick(thickness=2, size=20, color=palette.text, aria=False)
        .encode(x=alt.X("max(allocation_mkr)", type="quantitative"), y=county)
    )
    return layer(palette, bars, allocation, height=alt.Step(BAR_STEP_PX))


def before_and_after(palette: Palette) -> alt.LayerChart:
    """What each landsting gets under the scenario, as a bar, and under the agreement, as a tick.

    Rows, one a landsting: county, before_mkr, after_mkr, change ("mer", "mindre", "lika"), difference_text (stands
    at furthest_mkr), before_text, after_text, axis_top (the axis reaches at least so far, so that it holds still).
    """
    county = alt.Y("county", type="nominal", sort=None, title=None)
    scale = alt.Scale(domain=["mer", "mindre", "lika"], range=[palette.chosen, palette.nation, palette.other])
    bars = (
        alt.Chart()
        .mark_bar(height={"band": 0.6})
        .encode(
            x=alt.X("after_mkr", type="quantitative", title=_("Mkr")),
            y=county,
            color=alt.Color("change", type="nominal", scale=scale, legend=None),
            tooltip=[
                tip("county", _("Landsting")),
                tip("before_text", _("Före")),
                tip("after_text", _("Efter")),
                tip("difference_text", _("Skillnad, Mkr")),
            ],
            description=spoken(_("{county}: före {before_text}, efter {after_text}")),
        )
    )
    before = (
        alt.Chart()
        .mark_tick(thickness=2, size=20, color=palette.text, aria=False)
        .encode(x=alt.X("before_mkr", type="quantitative"), y=county)
    )
    differences = (
        alt.Chart()
        .mark_text(align="left", dx=6, color=palette.text, aria=False)
        .encode(
            x=alt.X("furthest_mkr", type="quantitative"), y=county, text=alt.Text("difference_text", type="nominal")
        )
    )
    reach = alt.Chart().mark_point(opacity=0, aria=False).encode(x=alt.X("max(axis_top)", type="quantitative"))
    return layer(palette, reach, bars, before, differences, height=alt.Step(BAR_STEP_PX))


def waterfall(palette: Palette) -> alt.LayerChart:
    """The money's chain as bars that begin where the one they are part of has come to; the allocation as a line.

    Rows, one a link and pace: step, pace, kind ("leder", "obetalt", "bredvid"), start, end, mkr_text, allocation_mkr.
    """
    step = alt.Y("step", type="nominal", sort=None, title=None, axis=alt.Axis(labelLimit=220))
    beside = alt.YOffset("pace", type="nominal", sort=None)
    kinds = ["leder", "obetalt", "bredvid"]
    scale = alt.Scale(domain=kinds, range=[palette.chosen, palette.nation, palette.other])
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=alt.X("start", type="quantitative", title=_("Mkr"), scale=short_of_edge(_AMOUNT_PX)),
            x2=alt.X2("end"),
            y=step,
            yOffset=beside,
            color=alt.Color("kind", type="nominal", scale=scale, legend=None),
            tooltip=[tip("step", _("Led")), tip("pace", _("Takt")), tip("mkr_text", _("Belopp"))],
            description=spoken("{step}, {pace}: {mkr_text}"),
        )
    )
    amounts = alt.Chart().encode(
        x=alt.X("end", type="quantitative"), y=step, yOffset=beside, text=alt.Text("mkr_text", type="nominal")
    )
    halo = amounts.mark_text(
        align="left", dx=5, aria=False, fill=palette.background, stroke=palette.background, strokeWidth=5
    )
    labels = amounts.mark_text(align="left", dx=5, color=palette.text, aria=False)
    allocation = reference_line("allocation_mkr", palette.text, [4, 3])
    return layer(palette, bars, allocation, halo, labels, height=alt.Step(20, **{"for": "offset"}))
