"""The picture of the page of compared landsting: two measures against each other."""

from rehabdata import sources
from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.measures import MEASURES, Basis
from rehabdata.data import Data
from rehabdata.exhibits.exhibit import BREAK, PERIOD, Column, Exhibit, Mark, Table
from rehabdata.language import _
from rehabdata.request import Request

_WIDTH = 820  # pixels: the names are placed for a page's room, and in a narrower one would cover each other


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
    )


def compared(data: Data, measure_ids: tuple[str, ...], year: int, period: str) -> tuple[str, ...]:
    """Where the figures of these measures come from, each source once; what is inferred is said to be."""
    said = dict.fromkeys(measures.source_of(name, year) for name in measure_ids)
    ruled = year in data.money_years.get(period, ()) and any("money" in MEASURES[name].of for name in measure_ids)
    return (*said, *(sources.inferred(data.assumptions, year) if ruled else ()))


def _within(label: str) -> str:
    """A label in the middle of a line: "patienter i MMR", but "KBT/IPT"."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
