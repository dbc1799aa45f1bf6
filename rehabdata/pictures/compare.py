"""The picture of the page of compared landsting: two measures against each other."""

from rehabdata import queries
from rehabdata.compare import compare_rows, compare_sentences, measures
from rehabdata.compare.measures import MEASURES
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.pictures.asked import Asked
from rehabdata.pictures.figure import BREAK, PERIOD, Figure, Mark, money_sources
from rehabdata.pictures.ground import Ground, agreed

_WIDTH = 820  # pixels: the names are placed for a page's room, and in a narrower one would cover each other


def two_measures(ground: Ground, asked: Asked) -> Figure:
    """The landsting that are compared, or all, by the two measures of the call."""
    x, y = MEASURES[asked.x], MEASURES[asked.y]
    names = ground.county_by_code
    own = (asked.county_code,) if asked.county_code and asked.compared else ()
    codes = tuple(dict.fromkeys((*own, *asked.compared))) or tuple(names)
    figures = measures.measured(_ground(ground, asked.year), (x.measure_id, y.measure_id))
    letters = dict(zip(ground.counties.county_code, ground.counties.letter, strict=True))
    rows = compare_rows.scatter(x, y, figures, codes, names, letters, asked.county_code)
    drawn = set(rows.county)
    left_out = [names[code] for code in codes if names[code] not in drawn]
    own_is_drawn = asked.county_code is not None and names[asked.county_code] in drawn
    said = " ".join(dict.fromkeys(measures.source_of(one.measure_id, asked.year) for one in (x, y)))
    in_money = asked.year in ground.money_years
    return Figure(
        chart="two_measures",
        rows=rows,
        title=_("{x} och {y}, {year}", x=_(x.label), y=_within(_(y.label)), year=asked.year),
        finding=compare_sentences.picture(x, y, asked.year, len(rows), left_out),
        sources=money_sources(ground.assumptions, asked.year, said) if in_money else (said,),
        notes=(
            _(compare_sentences.NO_CAUSE),
            *([compare_sentences.left_out_of_it(left_out)] if left_out else []),
            _(PERIOD) if asked.year >= measures.FIRST_COMPARABLE_YEAR else _(BREAK),
        ),
        key=(Mark("filled-diamond", "chosen", names[asked.county_code or ""]), Mark("disc", "other", _("övriga")))
        if own_is_drawn
        else (),
        width=_WIDTH,
    )


def _within(label: str) -> str:
    """A label in the middle of a line: "patienter i MMR", but "KBT/IPT"."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def _ground(ground: Ground, year: int) -> measures.Ground:
    """What the measures of a half-year are computed from."""

    def settled(of: int, pace: float) -> Settlement | None:
        return agreed(ground, of, pace) if of in ground.money_years else None

    return measures.Ground(
        year=year,
        treatments=ground.treatments,
        gender=ground.gender,
        sick_days=queries.sick_days(ground.connection),
        agreed=settled(year, 1.0),
        whole_year=settled(year, 2.0),
        year_before=settled(year - 1, 1.0),
    )
