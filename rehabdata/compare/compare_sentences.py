"""What the page of compared landsting says in words: who has the highest and the lowest figure, and how one stands.

No figure is called good or bad: most of them say nothing of need.
"""

from collections.abc import Mapping, Sequence

from rehabdata.compare import measures
from rehabdata.compare.measures import Figures, Measure, Standing, Unfit
from rehabdata.data import NATION
from rehabdata.language import _, later
from rehabdata.swedish import listed


def answer(measure: Measure, year: int, figures: Figures, codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Who is highest and lowest of `codes`; who has reported none is told apart, never as the lowest."""
    told = {
        code: measures.rounded(measure, value)
        for code in codes
        if (value := figures[code].value) is not None and not figures[code].why
    }
    label = named(measure, year)
    if not told:
        return [_no_figure(label, figures, codes)]
    highest = [code for code in told if told[code] == max(told.values())]
    lowest = [code for code in told if told[code] == min(told.values())]
    if len(told) == 1:
        (code,) = told
        said = _("{measure}: {county} {figure}.", measure=label, county=names[code],
                 figure=measures.shown(measure, figures[code]))  # fmt: skip
    elif len(set(told.values())) == 1:
        said = _("{measure}: alla {count} har samma tal, {figure}.", measure=label, count=len(told),
                 figure=measures.shown(measure, figures[highest[0]]))  # fmt: skip
    else:
        said = _(
            "{measure}: högst av {count} är {highest} med {high}, lägst {lowest} med {low}.",
            measure=label,
            count=len(told),
            highest=_some(highest, names),
            high=measures.shown(measure, figures[highest[0]]),
            lowest=_some(lowest, names),
            low=measures.shown(measure, figures[lowest[0]]),
        )
    return [said, *_none_reported(figures, codes, names)]


def named(measure: Measure, year: int) -> str:
    """The measure with its year; sick-days have their date in the name."""
    if measure.measure_id == measures.SICK_DAYS:
        return _(measure.label)
    return _("{measure} {year}", measure=_(measure.label), year=year)


def _some(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """Up to three names, or how many they are."""
    if len(codes) > 3:
        return _("{count} landsting", count=len(codes))
    return listed([names[code] for code in codes])


def _no_figure(label: str, figures: Figures, codes: Sequence[str]) -> str:
    whys = {figures[code].why for code in codes}
    if whys == {"other rules"}:
        return _("{measure}: kan inte räknas, eftersom andra regler gällde året före.", measure=label)
    if whys == {"none reported"}:
        return _("{measure}: ingen redovisad.", measure=label)
    if "small base" in whys:
        return _("{measure}: för få patienter året före för att räkna procent.", measure=label)
    return _("{measure}: uppgift saknas.", measure=label)


def _none_reported(figures: Figures, codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    none = [code for code in codes if figures[code].why == "none reported"]
    return [_("Ingen redovisad: {names}.", names=listed([names[code] for code in none]))] if none else []


def own(measure: Measure, figures: Figures, standing: Standing | None, county: str, code: str, count: int) -> str:
    """How one landsting stands among the 21, beside the nation where the measure does not grow with its size."""
    figure = measures.shown(measure, figures[code])
    if standing is None:
        return _("{county}: {figure}.", county=county, figure=figure)
    nation = figures.get(NATION)
    beside = "" if measure.grows or nation is None or nation.value is None else measures.shown(measure, nation)
    template = _OWN[standing.is_shared, bool(beside)]
    return _(template, county=county, figure=figure, place=standing.place, count=count, nation=beside)


# Whether the place is shared, whether the nation stands beside.
_OWN: Mapping[tuple[bool, bool], str] = {
    (False, False): later("{county} har {figure}, plats {place} av {count}."),
    (True, False): later("{county} har {figure}, plats {place} av {count}, delad."),
    (False, True): later("{county} har {figure}, plats {place} av {count}; riket {nation}."),
    (True, True): later("{county} har {figure}, plats {place} av {count}, delad; riket {nation}."),
}


def place_text(standing: Standing) -> str:
    """9, or "9, delad"."""
    return _("{place}, delad", place=standing.place) if standing.is_shared else str(standing.place)


PLACES = later(
    "Plats bland de 21 efter tabellens ordning; 1 är det högsta talet och ingen dom. För andelen delar den plats som "
    "med högst två MMR2-behandlingar till når gruppen ovanför; för andra mått delas plats vid samma visade tal. Den "
    "som ingen har redovisat eller vars uppgift saknas har ingen plats."
)
NO_CAUSE = later("Bilden visar två tal bredvid varandra. Den visar inte att det ena leder till det andra.")
_UNFIT: Mapping[Unfit, str] = {
    "same": later("{x} och {y} mäter samma sak och ritas inte mot varandra."),
    "sick-days": later(
        "Sjukpenningdagar ritas inte mot andra mått: de är från en senare tid, och det skulle se ut som orsak och "
        "följd."
    ),
    "both grow": later(
        "{x} och {y} följer båda mest hur många som bor i länet. Välj minst ett mått per invånare eller i procent."
    ),
    "part of the other": later("{x} och {y} ritas inte mot varandra: det ena ingår i det andra."),
}
NOT_OFFERED = later(
    "Par som mäter samma sak, där det ena ingår i det andra eller där båda mest följer folkmängden ritas inte. "
    "Sjukpenningdagar ritas inte mot något: det skulle se ut som orsak och följd."
)


def unfit(why: Unfit, x: Measure, y: Measure) -> str:
    """Why a pair asked for is not drawn."""
    return _(_UNFIT[why], x=_(x.label), y=_(y.label))


def picture(x: Measure, y: Measure, year: int, drawn: int, left_out: Sequence[str]) -> str:
    """The picture's name: what it shows, and who is not in it."""
    said = _(
        "{x} vågrätt och {y} lodrätt, {year}: {count} landsting.",
        x=_(x.label),
        y=_(y.label),
        year=year,
        count=drawn,
    )
    return f"{said} {left_out_of_it(left_out)}" if left_out else said


def left_out_of_it(names: Sequence[str]) -> str:
    """Who is not in the picture."""
    return _("Utan tal och därför inte i bilden: {names}.", names=listed(list(names)))


DASHES: Mapping[str, str] = {
    "other rules": later("– efter 2011: andra regler gällde då, och ingen ändring räknas."),
    "small base": later("– i procent: färre än 20 patienter året före, och ingen procent räknas."),
}
