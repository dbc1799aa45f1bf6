"""The plan in words: a target's status in its own units, whose doing it is, what rounding does, what is not known."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rehabdata import swedish
from rehabdata.plan import JudgedTarget
from rehabdata.plan_rows import READINGS, Figure, decimals_of, own_level, peak_between
from rehabdata.targets import Status, rounding_interval, status_of

NAME = "Region Jämtland Härjedalen"

# U+FE0E keeps phones from drawing the signs as coloured pictures.
SIGN: Mapping[Status, str] = {
    "met": "✔\ufe0e",
    "partly met": "◐\ufe0e",
    "not met": "✖\ufe0e",
    "cannot be judged": "?",
}
WORD: Mapping[Status, str] = {
    "met": "uppfyllt",
    "partly met": "delvis uppfyllt",
    "not met": "ej uppfyllt",
    "cannot be judged": "kan inte bedömas",
}

RULE = (
    "Orden är dokumentets, men regeln är vår: uppfyllt när hela den önskade förändringen är nådd, delvis uppfyllt när "
    "en del av den är nådd, annars ej uppfyllt. Utan siffror kan ett mål inte bedömas."
)
PRINTED_STATUS_UNKNOWN = (
    "Dokumentets egen status är okänd: den trycktes med symboler som gick förlorade när det gjordes om till text."
)
WHAT_IS_LEFT_OF_THE_SYMBOLS = (
    "Av de tryckta statussymbolerna finns en fyrkant eller romb kvar på 11 av 36 rader, både vid sådant som är nått "
    "och sådant som inte är det. Tecknet säger därför ingenting, och den tryckta statusen anges överallt som okänd."
)
OTHER_DOCUMENT = (
    f"LUP är ett annat dokument än rapporten om garantin: en uppföljning från 2017 av {NAME}s plan, med mål för 2018. "
    "Raden överst gäller inte siffrorna här."
)
DATES_DIFFER = (
    f"Dokumentets egna datum skiljer sig: rubriken säger {swedish.date(dt.date(2017, 11, 16))}, målens kolumn "
    f"{swedish.date(dt.date(2016, 11, 15))} och aktiviteternas {swedish.date(dt.date(2017, 11, 16))}. "
    "Siffrornas datum står vid varje siffra."
)
SPLIT_IS_OURS = "Uppdelningen är vår räkning, inte dokumentets, och säger inte varför siffrorna har ändrats."


@dataclass(frozen=True)
class Names:
    """What a target's parties are called: the region's figure, the comparison, and the comparison as "the others"."""

    region: str
    own: str  # whose own improvement it is
    comparison: str
    unit_of_figure: str  # after a figure of the series, which may be in percent where the change is in points
    others_worse: str  # the others' part, when it narrows the gap
    others_better: str
    meaning: str  # what the document's "riket" stands for


_NAMES = {
    "sick-days": Names(
        region="Jämtland",
        own="länets",
        comparison="riket",
        unit_of_figure="",
        others_worse="riket har fått fler sjukpenningdagar",
        others_better="riket har fått färre sjukpenningdagar",
        meaning="Med riket menas här hela landet.",
    ),
    "staff-sickness": Names(
        region="Regionen",
        own="regionens",
        comparison="landstingens snitt",
        unit_of_figure=f"{swedish.NBSP}%",
        others_worse="snittet för alla landsting har stigit",
        others_better="snittet för alla landsting har sjunkit",
        meaning="Dokumentet kallar jämförelsen riket, men menar här snittet för alla landsting.",
    ),
}
_DEFAULT = Names(
    "Regionen", "regionens", "jämförelsen", "", "jämförelsen har blivit sämre", "jämförelsen har blivit bättre", ""
)


def names(target: JudgedTarget) -> Names:
    """What the parties of this target are called."""
    return _NAMES.get(target.target_id, _DEFAULT)


def decimals(target: JudgedTarget) -> int:
    """With how many decimals the target's figures are told: as printed, at least one."""
    judged = target.judgement
    return max(1, decimals_of(judged.baseline, judged.latest)) if judged.baseline and judged.latest else 1


def figure(value: Decimal, target: JudgedTarget) -> str:
    """A figure of the target: 12,4."""
    return swedish.number(float(value), decimals(target))


def signed(value: Decimal, target: JudgedTarget) -> str:
    """A gap or a change: +3,0."""
    return swedish.signed(float(value), decimals(target))


def amount(value: Decimal, target: JudgedTarget) -> str:
    """A change with its unit: 2,3 dagar, 1,0 dag."""
    one = {"dagar": "dag", "procentenheter": "procentenhet"}
    unit = target.unit or ""
    shown = one.get(unit, unit) if abs(value) == 1 else unit
    return f"{figure(value, target)}{swedish.NBSP}{shown}"


def status(target: JudgedTarget) -> str:
    """Sign and word: ✔ uppfyllt."""
    return f"{SIGN[target.status]} {WORD[target.status]}"


def answer(target: JudgedTarget) -> str:
    """The target's status, in its own unit and with its date."""
    if target.status == "cannot be judged" or target.latest is None or target.wanted is None:
        return f"{target.heading}: målet kan inte bedömas, för siffror saknas."
    return (
        f"{target.heading}: målet är {WORD[target.status]}. {_course(target)} till {swedish.date(target.latest.date)}; "
        f"målet var {_wanted(target)}{_own(target)}."
    )


def _own(target: JudgedTarget) -> str:
    if target.kind != "gap" or target.own_part is None:
        return ""
    return f" och den egna delen är {figure(target.own_part, target)}"


def _wanted(target: JudgedTarget) -> str:
    return figure(target.wanted or Decimal(0), target)


def _by_when(target: JudgedTarget) -> str:
    return f" till utgången av {target.end_date.year}" if target.end_date else ""


def _course(target: JudgedTarget) -> str:
    """What has become of the gap, or of the level."""
    achieved = target.achieved or Decimal(0)
    if target.kind == "level":
        subject, good, bad = "Regionens egen nivå", "förbättrades", "försämrades"
    else:
        subject, good, bad = f"Skillnaden mot {names(target).comparison}", "krympte", "växte"
    if achieved == 0:
        return f"{subject} var oförändrad"
    return f"{subject} {good if achieved > 0 else bad} med {amount(abs(achieved), target)}"


def own_doing(target: JudgedTarget) -> str:
    """Whose doing the change is, signed and fairly told. Only for a gap that is judged."""
    own, others, achieved = target.own_part, target.others_part, target.achieved
    if target.kind != "gap" or own is None or others is None or achieved is None or target.wanted is None:
        return ""
    told = names(target)
    if own > 0 and others > 0:
        parts = (
            f"Av {amount(achieved, target)} är {figure(own, target)} {told.own} egen förbättring; "
            f"{figure(others, target)} kommer av att {told.others_worse}."
        )
    else:
        course = told.others_worse if others > 0 else told.others_better
        moved = f", för {course}" if others else ""
        parts = f"Egen del {signed(own, target)}, de andras del {signed(others, target)}{moved}."
    alone = status_of(own, target.wanted) == "met"
    if target.status == "met":
        verdict = "Målet nås av den egna delen ensam." if alone else "Den egna delen ensam når inte målet."
    else:
        verdict = (
            f"Större delen är alltså inte {told.own} egen förbättring." if others > own > 0 else "Målet är inte nått."
        )
    return f"{parts} {verdict}"


def rounding(target: JudgedTarget) -> str:
    """What the printed decimals leave open, and whether the status hangs on it."""
    judged = target.judgement
    if judged.baseline is None or judged.latest is None or target.kind is None or target.wanted is None:
        return ""
    shown = decimals_of(judged.baseline, judged.latest)
    low, high = rounding_interval(judged, target.kind, shown)
    # Neither bound is reached, so touching the line is not crossing it.
    firm = low >= target.wanted or (low >= 0 and high <= target.wanted) or high <= 0
    count = {0: "utan decimaler", 1: "med en decimal"}.get(shown, f"med {swedish.in_words(shown)} decimaler")
    verdict = (
        f"{WORD[target.status].capitalize()} gäller i hela spannet." if firm else "Avrundningen kan avgöra statusen."
    )
    return (
        f"Siffrorna är tryckta {count}, så {figure(judged.achieved or Decimal(0), target)} kan vara allt från "
        f"{figure(low, target)} till strax under {amount(high, target)}. {verdict}"
    )


@dataclass(frozen=True)
class Step:
    """One line of the arithmetic: what it is, how it is computed, what comes out."""

    name: str
    sum_of: str
    result: str


def arithmetic(target: JudgedTarget) -> list[Step]:
    """The whole computation of a gap target, line by line; the sums hold as printed."""
    first, last = target.baseline, target.latest
    if first is None or last is None or first.comparison is None or last.comparison is None:
        return []
    if first.gap is None or last.gap is None or target.achieved is None:
        return []
    told = names(target)

    def less(a: Decimal, b: Decimal) -> str:
        return swedish.NBSP.join((figure(a, target), swedish.MINUS, figure(b, target)))

    own, others = target.own_part or Decimal(0), target.others_part or Decimal(0)
    gap_of = f"{told.region} {swedish.MINUS} {told.comparison}"
    return [
        Step(
            f"Skillnad {swedish.date(first.date)}",
            f"{gap_of}: {less(first.region, first.comparison)}",
            signed(first.gap, target),
        ),
        Step(
            f"Skillnad {swedish.date(last.date)}",
            f"{gap_of}: {less(last.region, last.comparison)}",
            signed(last.gap, target),
        ),
        Step("Krympt med", f"då {swedish.MINUS} nu: {less(first.gap, last.gap)}", figure(target.achieved, target)),
        Step("Mål", f"krympt med minst så mycket{_by_when(target)}", _wanted(target)),
        Step(
            "Egen del",
            f"{told.region} då {swedish.MINUS} nu: {less(first.region, last.region)}",
            signed(own, target),
        ),
        Step(
            "De andras del",
            f"{told.comparison} nu {swedish.MINUS} då: {less(last.comparison, first.comparison)}",
            signed(others, target),
        ),
        Step(
            "Tillsammans",
            f"egen del + de andras del: {swedish.NBSP.join((figure(own, target), '+', figure(others, target)))}",
            figure(own + others, target),
        ),
    ]


def hidden_peak(figures: Sequence[Figure], target: JudgedTarget) -> str:
    """What a line between two points hides: a higher figure between them, from outside the plan."""
    found = peak_between(figures, target)
    if found is None:
        return ""
    own, others = found
    return (
        f"Vägen var inte rak: i {own.period} stod {names(target).region} på {own.text} och "
        f"{names(target).comparison} på {others.text}, enligt en uppgift {own.origin}."
    )


def own_level_course(figures: Sequence[Figure]) -> str:
    """The region's own figures for part of a year, as a series of their own."""
    series = own_level(figures)
    if len(series) < 2:
        return ""
    first, last = series[0], series[-1]
    fell = last.value - first.value
    direction = "lägre" if fell < 0 else "högre"
    return (
        f"Bara regionen själv, {first.part}: {first.text}{swedish.NBSP}% {first.day.year} och {last.text}"
        f"{swedish.NBSP}% {last.day.year}, alltså {swedish.number(abs(float(fell)), 2)} procentenheter {direction}. "
        "Det är en egen serie: de andra landstingens siffror kommer först efter helår, så den ställs inte mot "
        "helårssiffrorna och räknas inte in i målet."
    )


def course_in_words(figures: Sequence[Figure], areas: Mapping[str, str]) -> str:
    """Every figure of a chart, for its name: "december 2014: Jämtland 12,4, riket 9,4; ..."."""
    by_period: dict[str, dict[str, str]] = {}
    for f in sorted(figures, key=lambda f: f.day):
        by_period.setdefault(f.period, {}).setdefault(areas[f.role], f.text)
    return "; ".join(
        f"{period}: {', '.join(f'{area} {value}' for area, value in of.items())}" for period, of in by_period.items()
    )


def counted(counts: Mapping[str, int]) -> str:
    """4 genomförda, 10 pågår."""
    forms = [f"{n} {READINGS[reading][1 if n == 1 else 2]}" for reading, n in counts.items()]
    return ", ".join(forms)
