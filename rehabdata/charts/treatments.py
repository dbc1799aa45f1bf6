"""Patients over the years, with the break between 2011 and 2012, and women and men."""

import altair as alt

from rehabdata.charts.look import break_2011, layer, spoken, tip
from rehabdata.language import _
from rehabdata.theme import Palette

_TWO_LINES_PX = 20  # what two lines upon the highest bar need, beyond what the edge has


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
            y=alt.Y("patients", type="quantitative", title=_("Patienter, kvartal 1–2")),
            color=alt.Color("comparable", type="nominal", scale=scale, legend=None),
            tooltip=[tip("year", _("År")), tip("patients_text", _("Patienter"))],
            description=spoken(_("KBT/IPT {year}, patienter: {patients_text}")),
        )
    )
    return layer(palette, bars, on_top(palette), *break_2011(palette), height=260)


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
            y=alt.Y("start", type="quantitative", title=_("Patienter, kvartal 1–2")),
            y2=alt.Y2("end"),
            color=alt.Color(
                "treatment",
                type="nominal",
                scale=scale,
                legend=alt.Legend(orient="top", title=None, symbolType="square"),
            ),
            tooltip=[tip("year", _("År")), tip("treatment", _("Behandling")), tip("patients_text", _("Patienter"))],
            description=spoken(_("{year}, patienter i {patients_text}")),
        )
    )
    totals = (
        alt.Chart()
        .mark_text(dy=-8, color=palette.text, aria=False)
        .encode(x=year, y=alt.Y("max(top)", type="quantitative"), text=alt.Text("max(total_text)", type="nominal"))
    )
    return layer(palette, bars, totals, *break_2011(palette), height=260)


def gender_by_year(palette: Palette) -> alt.LayerChart:
    """Women and men side by side by year, all treatments together.

    Rows, one a year and sex: year (text), sex ("Kvinnor", "Män", in the run's language), patients, patients_text, label
    (the two of them on a line each, upon the bar).
    """
    sexes = [_("Kvinnor"), _("Män")]
    scale = alt.Scale(domain=sexes, range=[palette.women, palette.men])
    year = alt.X("year", type="ordinal", title=None, axis=alt.Axis(labelAngle=0))
    sex = alt.XOffset("sex", type="nominal", sort=sexes)
    below_words = alt.Scale(range=[{"expr": "height"}, _TWO_LINES_PX])
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=year,
            xOffset=sex,
            y=alt.Y("patients", type="quantitative", title=_("Patienter, kvartal 1–2"), scale=below_words),
            color=alt.Color("sex", type="nominal", scale=scale, legend=None),
            tooltip=[tip("year", _("År")), tip("sex", _("Kön")), tip("patients_text", _("Patienter"))],
            description=spoken(_("{sex} {year}, patienter: {patients_text}")),
        )
    )
    labels = (
        alt.Chart()
        .mark_text(baseline="bottom", dy=-19, lineBreak="\n", lineHeight=15, color=palette.text, aria=False)
        .encode(
            x=year,
            xOffset=sex,
            y=alt.Y("patients", type="quantitative"),
            text=alt.Text("label", type="nominal"),
        )
    )
    return layer(palette, bars, labels, height=260)


def on_top(palette: Palette) -> alt.Chart:
    return (
        alt.Chart()
        .mark_text(dy=-8, color=palette.text, aria=False)
        .encode(
            x=alt.X("year", type="ordinal"),
            y=alt.Y("patients", type="quantitative"),
            text=alt.Text("patients_text", type="nominal"),
        )
    )
