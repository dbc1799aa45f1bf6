"""A target's course in words: the straight path, what remains, where the figures lead; and how firm its status is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rehabdata import swedish
from rehabdata.language import _, later, one_or_more
from rehabdata.tracker.course import FEWEST_FOR_A_PROJECTION, Course, days_of
from rehabdata.tracker.firmness import ReadingName, flips, readings
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.tracker.plan_rows import OUTSIDE, WHOLE_YEAR, Figure, compared
from rehabdata.tracker.plan_sentences import SIGN, WORD, Step, amount, decimals, figure, in_brackets, names, signed

PATH_IS_OURS = later(
    "Den raka vägen är vår jämförelse, inte planens: den delar den önskade förändringen jämnt över tiden."
)
READINGS_AGREE = later("De två sista raderna ger alltid samma tal: båda låter bara den egna siffran röra sig.")


def told(value: Decimal | Fraction | float, target: JudgedTarget) -> str:
    """A gap or level on the way, with the target's decimals: +2,3, or 85,5 for a level."""
    form = swedish.number if target.kind == "level" else swedish.signed
    return form(float(value), decimals(target))


def path(target: JudgedTarget) -> str:
    """The path, where it stands on the day of the latest figure, and how far before or after it that lies."""
    course = target.course
    if course is None or target.baseline is None or target.latest is None or target.end_date is None:
        return ""
    values = {
        "start": told(course.start, target),
        "baseline": swedish.date(target.baseline.date),
        "wanted": told(course.wanted_value, target),
        "end": swedish.date(target.end_date),
        "day": swedish.date(target.latest.date),
        "path": told(course.path, target),
        "latest": told(course.latest, target),
    }
    if target.kind == "level":
        said = _(
            "Den raka vägen går från {start} den {baseline} till {wanted} den {end}. Den {day} vore nivån på vägen "
            "{path}; uppmätt är {latest}.",
            **values,
        )
    else:
        said = _(
            "Den raka vägen går från en skillnad på {start} den {baseline} till {wanted} den {end}. Den {day} vore "
            "skillnaden på vägen {path}; uppmätt är {latest}.",
            **values,
        )
    return f"{said} {standing(target, course)}"


def standing(target: JudgedTarget, course: Course) -> str:
    """Before, on or after the path, in units."""
    apart = swedish.rounded(float(course.ahead), decimals(target))
    if apart == 0:
        return _("Det är på vägen.")
    if apart > 0:
        return _("Det är {amount} före vägen.", amount=amount(apart, target))
    return _("Det är {amount} efter vägen.", amount=amount(-apart, target))


def remains(target: JudgedTarget) -> str:
    """What is left of the wanted change, in all and a year."""
    course = target.course
    if course is None or target.end_date is None:
        return ""
    if not course.remaining:
        return _("Inget återstår: hela den önskade förändringen är nådd.")
    left, end = amount(course.remaining, target), swedish.date(target.end_date)
    if course.per_year is None:
        return _("{left} återstod när tiden var ute {end}.", left=left, end=end)
    return _(
        "{left} återstår till {end}, alltså {a_year} om året.",
        left=left,
        end=end,
        a_year=swedish.number(float(course.per_year), decimals(target) + 1),
    )


def projection(target: JudgedTarget) -> str:
    """Where a line through the figures leads; or that they are too few."""
    course = target.course
    if course is None or target.end_date is None:
        return ""
    count = len(course.points)
    if count < FEWEST_FOR_A_PROJECTION:
        return one_or_more(
            "Framskrivning: för få mätningar. Det finns {count} att jämföra, och det behövs minst {fewest}.",
            "Framskrivning: för få mätningar. Det finns {count} att jämföra, och det behövs minst {fewest}.",
            count,
            count=swedish.in_words(count),
            fewest=swedish.in_words(FEWEST_FOR_A_PROJECTION),
        )
    if course.projected is None:
        return _("Slutdatumet är nått, så inget skrivs fram.")
    return _(
        "Framskrivning: en rät linje genom de {count} mätningarna leder till {value} den {end}; målet är {wanted}. Det "
        "är räkning, inte en prognos.",
        count=swedish.in_words(count),
        value=told(course.projected, target),
        end=swedish.date(target.end_date),
        wanted=told(course.wanted_value, target),
    )


def flip(target: JudgedTarget) -> str:
    """How much more or less would give another status."""
    if target.achieved is None or target.wanted is None or target.course is None:
        return ""
    said = []
    for each in flips(target.achieved, target.wanted, decimals(target)):
        values = {"amount": amount(abs(each.by), target), "status": _(WORD[each.status])}
        if each.by > 0:
            said.append(_("Hade förändringen varit {amount} större vore målet {status}.", **values))
        else:
            said.append(_("Hade förändringen varit {amount} mindre vore målet {status}.", **values))
    return " ".join((*said, _("Det räcker att en enda av siffrorna är så mycket annorlunda.")))


def other_readings(target: JudgedTarget) -> str:
    """What the target would be without the comparison's own course; the two ways to leave it out agree."""
    if target.baseline is None or target.wanted is None or target.kind != "gap":
        return ""
    every = readings(target.judgement, target.better, target.wanted)
    own = next((reading for reading in every if reading.name == "own level"), None)
    if own is None:
        return ""
    return _(
        "Läst bara på den egna nivån, eller med {comparison} kvar på {year} års nivå, är ändringen {change} och målet "
        "{status}.",
        comparison=names(target).comparison,
        year=target.baseline.date.year,
        change=signed(own.achieved, target),
        status=_(WORD[own.status]),
    )


_READINGS: dict[ReadingName, str] = {
    "gap": later("Som målet är skrivet: skillnaden"),
    "own level": later("Bara den egna nivån"),
    "comparison held": later("{comparison} kvar på {year} års nivå"),
}


def reading_rows(target: JudgedTarget) -> list[tuple[str, str, str, str]]:
    """Other ways to read a gap target: which, how it is reckoned, the change, the status by our rule."""
    first, last = target.baseline, target.latest
    if first is None or last is None or target.wanted is None or first.comparison is None or last.gap is None:
        return []
    if first.gap is None or target.kind != "gap":
        return []
    comparison = names(target).comparison.capitalize()

    def shown(value: Decimal) -> str:
        return figure(value, target)

    minus = f"{swedish.NBSP}{swedish.MINUS}{swedish.NBSP}"
    sums: dict[ReadingName, str] = {
        "gap": f"{shown(first.gap)}{minus}{in_brackets(shown(last.gap))}",
        "own level": f"{shown(first.region)}{minus}{shown(last.region)}",
        "comparison held": f"{shown(first.gap)}{minus}({shown(last.region)}{minus}{shown(first.comparison)})",
    }
    return [
        (
            _(_READINGS[reading.name], comparison=comparison, year=first.date.year)
            if reading.name == "comparison held"
            else _(_READINGS[reading.name]),
            sums[reading.name],
            signed(reading.achieved, target),
            f"{SIGN[reading.status]} {_(WORD[reading.status])}",
        )
        for reading in readings(target.judgement, target.better, target.wanted)
    ]


def comparison_course(figures: Sequence[Figure], target: JudgedTarget) -> str:
    """What the comparison itself did from the baseline to the latest, each figure with its period and origin."""
    if target.baseline is None or target.latest is None:
        return ""
    own: dict[str, Figure] = {}
    for f in sorted(figures, key=lambda f: (f.day, f.origin == OUTSIDE)):
        if (
            f.role == "comparison"
            and f.part in ("", WHOLE_YEAR)
            and target.baseline.date <= f.day <= target.latest.date
        ):
            own.setdefault(f.period, f)
    if len(own) < 2:
        return ""
    points = [
        _("{figure} ({period}, utanför planen)", figure=f.text, period=period)
        if f.origin == OUTSIDE
        else _("{figure} ({period})", figure=f.text, period=period)
        for period, f in own.items()
    ]
    return _(
        "{comparison} för sig: {points}.", comparison=names(target).comparison.capitalize(), points="; ".join(points)
    )


def afterwards(figures: Sequence[Figure], target: JudgedTarget) -> str:
    """What another source says of the time after the latest figure, at the plan's end and last: no status hangs on it.

    Only where one source has both the region and the comparison; levels and gaps, no change, from no chosen year.
    """
    if target.latest is None:
        return ""
    after = [
        row
        for row in compared(figures)
        if row.region and row.comparison and row.region.origin == OUTSIDE and row.region.part in ("", WHOLE_YEAR)
        and row.region.day > target.latest.date
    ]  # fmt: skip
    told = [row for row in after if (row.region and row.region.day == target.end_date) or row is after[-1]]
    if not told:
        return ""
    words = names(target)
    points = [
        _(
            "{period} {region} {own}, {comparison} {others}, skillnad {gap}",
            period=row.period,
            region=words.region,
            own=f"{row.region.text}{words.unit_of_figure}",
            comparison=words.comparison,
            others=f"{row.comparison.text}{words.unit_of_figure}",
            gap=signed(row.region.value - row.comparison.value, target),
        )
        for row in told
        if row.region and row.comparison
    ]
    return _("Senare, ur en annan källa än planen: {points}. Det ändrar ingen status.", points="; ".join(points))


def level_arithmetic(target: JudgedTarget) -> list[Step]:
    """The whole computation of a level target, line by line."""
    first, last = target.baseline, target.latest
    if first is None or last is None or target.achieved is None or target.wanted is None or target.end_date is None:
        return []
    then, now = figure(first.region, target), figure(last.region, target)
    minus = f"{swedish.NBSP}{swedish.MINUS}{swedish.NBSP}"
    sum_of = f"{then}{minus}{now}" if target.better == "lower" else f"{now}{minus}{then}"
    return [
        Step(_("Nivå {date}", date=swedish.date(first.date)), _("uppmätt"), then),
        Step(_("Nivå {date}", date=swedish.date(last.date)), _("uppmätt"), now),
        Step(_("Förbättrat med"), sum_of, signed(target.achieved, target)),
        Step(_("Mål"), _("till {end}", end=swedish.date(target.end_date)), figure(target.wanted, target)),
    ]


@dataclass(frozen=True)
class PathRow:
    """One day of the path's table: what the path gives, what was measured ("" where nothing was)."""

    day: str
    on_path: str
    measured: str


def path_rows(target: JudgedTarget) -> list[PathRow]:
    """Baseline, every comparable measurement, and the end."""
    course = target.course
    if course is None or target.baseline is None or target.end_date is None:
        return []
    return [
        PathRow(swedish.date(day), told(on_path, target), "–" if measured is None else told(measured, target))
        for day, on_path, measured in days_of(course, target.end_date)
    ]
