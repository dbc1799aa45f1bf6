"""The figures of the page of compared landsting: ranked by one measure, and two measures against each other."""

from rehabdata import sources, swedish
from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.compare_rows import Order
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.data import Data
from rehabdata.exhibits.exhibit import BREAK, PERIOD, Column, Exhibit, Mark, Table
from rehabdata.language import _
from rehabdata.request import Request

_WIDTH = 820  # pixels: the names are placed for a page's room, and in a narrower one would cover each other


def measure_ranking(data: Data, ask: Request) -> Exhibit:
    """The landsting that are compared, or all, by the first measure asked for, with the year before where it compares.

    Rows: a landsting with a figure.
    """
    measure = MEASURES[ask.measure_ids[0] if ask.measure_ids else measures.USUAL[0]]
    names, side_by_side = data.county_by_code, ask.side_by_side(data)
    now = measure.figures(Basis(data, ask.year, ask.period))
    before = _year_before(data, ask, measure)
    order = Order(measure.measure_id, ask.order.is_rising)
    codes = compare_rows.ordered({code: names[code] for code in side_by_side}, order, {measure.measure_id: now})
    standings = measures.standings(Basis(data, ask.year, ask.period), measure, now)
    said = (
        _(measure.label)
        if measure.measure_id == measures.SICK_DAYS
        else _("{measure}, {year}", measure=_(measure.label), year=ask.year)
    )
    columns = [Column(_("Landsting"), "text"), Column(_("Plats")), Column(_(measure.heading))]
    lines: list[tuple[str, ...]] = [
        (names[code], _place(standings.get(code)), measures.shown(measure, now[code])) for code in codes
    ]
    if before:
        columns += [Column(str(ask.year - 1)), Column(_("Ändring"))]
        lines = [
            (*line, measures.shown(measure, before[code]), _change(measure, now[code], before[code]))
            for line, code in zip(lines, codes, strict=True)
        ]
    drawn = [code for code in codes if now[code].value is not None]
    return Exhibit(
        name="measure-ranking",
        chart="differences",
        rows=compare_rows.ranking(measure, {code: now[code] for code in drawn}, before, names, ask.county_code),
        finding=" ".join(compare_sentences.answer(measure, ask.year, now, side_by_side, names)),
        measure=said,
        sources=compared(data, (measure.measure_id,), ask.year, ask.period),
        notes=(_(compare_sentences.PLACES), _(PERIOD) if ask.year >= measures.FIRST_COMPARABLE_YEAR else _(BREAK)),
        key=(Mark("tick", "text", _("första halvåret {year}", year=ask.year - 1)),) if before else (),
        table=Table(
            said,
            tuple(columns),
            tuple(lines),
            marked=codes.index(ask.county_code) if ask.county_code in codes else None,
            codes=tuple(codes),
        ),
        files={"compare": {"matt": measure.measure_id, "ar": str(ask.year), "period": ask.period}},
    )


def _year_before(data: Data, ask: Request, measure: measures.Measure) -> measures.Figures:
    """The same measure a year earlier; empty where the years are not to be compared."""
    year = ask.year - 1
    years = data.years_by_period.get(ask.period, ())
    if year < measures.FIRST_COMPARABLE_YEAR or year not in years or not measure.is_of_the_year:
        return {}
    found = measure.figures(Basis(data, year, ask.period))
    return found if any(figure.value is not None for figure in found.values()) else {}


def _change(measure: measures.Measure, now: measures.Figure, before: measures.Figure) -> str:
    if now.value is None or before.value is None:
        return "–"
    return swedish.signed(
        float(measures.in_unit(measure, now.value) - measures.in_unit(measure, before.value)), measure.decimals
    )


def _place(standing: measures.Standing | None) -> str:
    return compare_sentences.place_text(standing) if standing else "–"


def two_measures(data: Data, ask: Request) -> Exhibit:
    """The landsting that are compared, or all, by the two measures asked for. Rows: a landsting with both figures."""
    x, y = MEASURES[ask.x], MEASURES[ask.y]
    names, letters, codes = data.county_by_code, data.letter_by_code, ask.side_by_side(data)
    figures = measures.measured(Basis(data, ask.year, ask.period), (ask.x, ask.y))
    rows = compare_rows.scatter(x, y, figures, codes, names, letters, ask.county_code)
    drawn = set(rows.county)
    left_out = [names[code] for code in codes if names[code] not in drawn]
    own = names[ask.county_code] if ask.county_code else ""
    table = Table(
        _("{x} och {y}, {year}", x=_(x.label), y=_within(_(y.label)), year=ask.year),
        (Column(_("Landsting"), "text"), Column(_("Bokstav"), "text"), Column(_(x.heading)), Column(_(y.heading))),
        tuple(
            (names[code], letters[code], *(measures.shown(m, figures[m.measure_id][code]) for m in (x, y)))
            for code in codes
        ),
        marked=codes.index(ask.county_code) if ask.county_code in codes else None,
    )
    return Exhibit(
        name="two-measures",
        chart="two_measures",
        rows=rows,
        measure=table.caption,
        finding=compare_sentences.picture(x, y, ask.year, len(rows), left_out),
        sources=compared(data, (ask.x, ask.y), ask.year, ask.period),
        notes=(
            _(compare_sentences.NO_CAUSE),
            *([compare_sentences.left_out_of_it(left_out)] if left_out else []),
            _(PERIOD) if ask.year >= measures.FIRST_COMPARABLE_YEAR else _(BREAK),
        ),
        key=(Mark("filled-diamond", "chosen", own), Mark("disc", "other", _("övriga"))) if own in drawn else (),
        width=_WIDTH,
        table=table,
        files={"compare": {"matt": f"{ask.x},{ask.y}", "ar": str(ask.year), "period": ask.period}},
    )


def compared(data: Data, measure_ids: tuple[str, ...], year: int, period: str) -> tuple[str, ...]:
    """Where the figures of these measures come from, each source once; what is inferred is said to be."""
    said = dict.fromkeys(measures.source_of(name, year) for name in measure_ids)
    ruled = year in data.money_years.get(period, ()) and any("money" in MEASURES[name].of for name in measure_ids)
    return (*said, *(sources.inferred(data.assumptions, year) if ruled else ()))


def _within(label: str) -> str:
    """A label in the middle of a line: "patienter i MMR", but "KBT/IPT"."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
