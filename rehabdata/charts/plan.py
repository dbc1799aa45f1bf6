"""The plan's figures over time: the region against what it is compared with, what stands outside the plan marked."""

import altair as alt

from rehabdata.charts.look import end_of_year, layer, tip
from rehabdata.language import _, later
from rehabdata.theme import Palette

_ROLES = ["region", "comparison", "county", "own level"]
_HEIGHT = 340
_PLAN, _BROUGHT, _OUTSIDE = later("planen"), later("inlämnad efteråt"), later("utanför planen")


def sick_days_over_time(palette: Palette) -> alt.LayerChart:
    """Sick-days of the region and the nation at each date; one date of the reader's county may stand beside them.

    Rows, one an area and date: day (ISO date), period ("december 2014"), role ("region", "comparison", "county"),
    side ("above" or "below" the point, where its figure stands), stretch (a line joins what has the same), area, value,
    value_text, figure (the same where it is written beside the point, else empty), origin ("planen", "inlämnad
    efteråt", "utanför planen"), origin_label (once a date; else empty), spoken (the point in words).
    """
    day = alt.X(
        "day",
        type="temporal",
        title=_("Tolv månader till och med"),
        axis=alt.Axis(labelExpr=end_of_year(), tickCount="year", grid=False, labelBound=True),
        scale=alt.Scale(padding=36),
    )
    value = alt.Y("value", type="quantitative", title=_("Sjukpenningdagar per försäkrad 16–64 år"))
    return layer(palette, *_marks(palette, day, value), height=_HEIGHT)


def staff_sickness_over_time(palette: Palette) -> alt.LayerChart:
    """Sick leave among the staff over whole years; the region's parts of years apart, to the right of a line.

    Rows as of sick_days_over_time, with slot: the year ("2014"), or "jan–okt|2016" for a part of a year, whose role is
    "own level"; apart ("ja" at the first of those, else "nej").
    """
    slot = alt.X(
        "slot",
        type="ordinal",
        title=_("Helår, och januari–oktober för sig"),
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.label, '|')", labelOverlap=False),
    )
    value = alt.Y("value", type="quantitative", title=_("Sjukfrånvaro, procent av arbetstiden"))
    apart = alt.Chart().transform_filter("datum.apart == 'ja'").encode(x=alt.X("slot", type="ordinal", bandPosition=0))
    divider = apart.mark_rule(strokeDash=[3, 3], strokeWidth=1.5, color=palette.muted, aria=False)
    note = apart.mark_text(
        text=_("bara regionen,\negen serie").split("\n"),
        y={"expr": "height - 30"},
        align="left",
        dx=6,
        color=palette.muted,
        aria=False,
        fontSize=12,
        lineHeight=14,
    )
    return layer(
        palette,
        *_marks(palette, slot, value),
        divider,
        note,
        height=_HEIGHT,
    )


def _marks(palette: Palette, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Lines by area, round points of the plan, triangles brought in, hollow ones from outside, figures beside."""
    colours = alt.Scale(domain=_ROLES, range=[palette.chosen, palette.nation, palette.text, palette.chosen])
    colour = alt.Color("role", type="nominal", scale=colours, legend=None)
    dashes = alt.StrokeDash(
        "role", type="nominal", scale=alt.Scale(domain=_ROLES, range=[[1, 0], [7, 4], [1, 0], [2, 3]]), legend=None
    )
    shapes = alt.Shape(
        "role",
        type="nominal",
        scale=alt.Scale(domain=_ROLES, range=["diamond", "diamond", "square", "diamond"]),
        legend=None,
    )
    said = [
        tip("area", _("Område")),
        tip("period", _("Avser")),
        tip("value_text", _("Värde")),
        tip("origin", _("Hör till")),
    ]
    spoken = alt.Description("spoken", type="nominal")
    base = alt.Chart()
    figures = alt.Text("figure", type="nominal")
    return [
        base.transform_filter(" || ".join(f"datum.role == '{role}'" for role in ("region", "comparison", "own level")))
        .mark_line(strokeWidth=2.5, aria=False)
        .encode(x=x, y=y, color=colour, strokeDash=dashes, detail=alt.Detail("stretch", type="nominal")),
        base.transform_filter(_of_origin(_PLAN, _BROUGHT))
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            # One layer: an empty one, where nothing was brought, would be a picture without a name.
            shape=alt.condition(_of_origin(_BROUGHT), alt.value("triangle-up"), alt.value("circle")),
            tooltip=said,
            description=spoken,
        ),
        base.transform_filter(_of_origin(_OUTSIDE))
        .mark_point(size=110, strokeWidth=2.5, opacity=1, fill=palette.background)
        .encode(x=x, y=y, color=colour, shape=shapes, tooltip=said, description=spoken),
        base.transform_filter(_of_origin(_OUTSIDE))
        .mark_text(y={"expr": "height - 8"}, angle=270, align="left", color=palette.muted, fontSize=12, aria=False)
        .encode(x=x, text=alt.Text("origin_label", type="nominal")),
        *(
            base.transform_filter(f"(datum.role == 'region' || datum.role == 'own level') && datum.side == '{side}'")
            .mark_text(dy=dy, color=palette.text, fontWeight="bold", aria=False)
            .encode(x=x, y=y, text=figures)
            for side, dy in (("above", -15), ("below", 18))
        ),
        *(
            base.transform_filter(f"datum.role == 'comparison' && datum.side == '{side}'")
            .mark_text(dx=4, dy=dy, align="left", color=palette.text, aria=False)
            .encode(x=x, y=y, text=figures)
            for side, dy in (("above", -12), ("below", 15))
        ),
        base.transform_filter("datum.role == 'county'")
        .mark_text(dx=-12, align="right", color=palette.text, aria=False)
        .encode(x=x, y=y, text=figures),
    ]


def _of_origin(*origins: str) -> str:
    """True of a row of one of the origins, said in Swedish or in the run's language.

    Of no row at all it must not be true: the browser starts from no data, and "not" is true of nothing too.
    """
    said = dict.fromkeys(words for origin in origins for words in (origin, _(origin)))
    return " || ".join(f"datum.origin == '{words}'" for words in said)
