"""The plan in words: a target's status in its units, own and others' change, what rounding does, what is unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from rehabdata import swedish
from rehabdata.language import _, later, one_or_more
from rehabdata.tracker.plan import JudgedTarget
from rehabdata.tracker.plan_rows import BROUGHT, OUTSIDE, READINGS, Figure, decimals_of, own_level, peak_between
from rehabdata.tracker.targets import Status, rounding_interval, status_of

NAME = "Region Jämtland Härjedalen"

# The constants of this module are in Swedish and are given to `_` where they are shown.

# U+FE0E keeps phones from drawing the signs as coloured pictures.
SIGN: Mapping[Status, str] = {
    "met": "✔\ufe0e",
    "partly met": "◐\ufe0e",
    "not met": "✖\ufe0e",
    "cannot be judged": "?",
}
WORD: Mapping[Status, str] = {
    "met": later("uppfyllt"),
    "partly met": later("delvis uppfyllt"),
    "not met": later("ej uppfyllt"),
    "cannot be judged": later("kan inte bedömas"),
}
# The units of the plan's figures.
UNITS = (later("dagar"), later("procentenheter"))
_PERCENT = ("procent", "%")  # of another plan's figures; a difference of them is told in percentage points

RULE = later(
    "Orden är dokumentets, men regeln är vår: uppfyllt när hela den önskade förändringen är nådd, delvis uppfyllt när "
    "en del av den är nådd, annars ej uppfyllt. Utan siffror kan ett mål inte bedömas."
)
PRINTED_STATUS_UNKNOWN = later(
    "Dokumentets egen status är okänd: den trycktes med symboler som gick förlorade när det gjordes om till text."
)
WHAT_IS_LEFT_OF_THE_SYMBOLS = later(
    "Av de tryckta statussymbolerna finns en fyrkant eller romb kvar på 11 av 36 rader, både vid sådant som är nått "
    "och sådant som inte är det. Tecknet säger därför ingenting, och den tryckta statusen anges överallt som okänd."
)
TOP_LINE = later(
    "Uppföljning i november 2017, med mål för 2018. Räknar utbetalda dagar och anställdas sjukfrånvaro, inte hälsa."
)
OTHER_DOCUMENT = later(
    "LUP är ett annat dokument än rapporten om garantin: en uppföljning från 2017 av Region Jämtland Härjedalens plan, "
    "med mål för 2018."
)
DATES_DIFFER = later(
    "Dokumentets egna datum skiljer sig: rubriken säger 16\u00a0november 2017, målens kolumn 15\u00a0november 2016 och "
    "aktiviteternas 16\u00a0november 2017. Siffrornas datum står vid varje siffra."
)
STATES_DATED = later(
    "Vad uppföljningen säger om dem står i målens kolumn, daterad 15\u00a0november 2016, i ett dokument av den "
    "16\u00a0november 2017."
)
LACKS_DATED = later("LUP, aktiviteter (16\u00a0november 2017) och mål (15\u00a0november 2016); skälet är vårt.")
ONLY_PLAN_TIME = later("Bilden visar planens år; tabellen har alla.")
TRIANGLES = later("Trekanter är mätningar som är inlämnade efteråt.")
SPLIT_IS_OURS = later("Uppdelningen är vår räkning, inte dokumentets, och säger inte varför siffrorna har ändrats.")


PAID_DAYS = later(
    "Talet räknar utbetalda dagar. Färre dagar kan betyda att fler är friska, att fler har fått avslag eller att "
    "fallen är kortare. Staten beslutar och betalar. Siffrorna kan inte säga om planen har verkat."
)


@dataclass(frozen=True)
class Names:
    """What a target's parties and changes are called, in the run's language. No change is called a merit."""

    region: str
    comparison: str
    unit_of_figure: str  # after a figure of the series, which may be in percent where the change is in points
    meaning: str  # what the document's "riket" stands for
    own_change: str  # the region's part of a narrowed gap
    others_change: str
    others_rose: str  # what the comparison has done where its part is above zero, and where it is below
    others_fell: str
    caution: str  # what stands beside every narrowing


_NAMES = {
    "sick-days": Names(
        region="Jämtland",
        comparison=later("riket"),
        unit_of_figure="",
        meaning=later("Med riket menas här hela landet."),
        own_change=later("länets egen förändring"),
        others_change=later("övriga landets förändring"),
        others_rose=later("Riket har fått fler sjukpenningdagar."),
        others_fell=later("Riket har fått färre sjukpenningdagar."),
        caution=PAID_DAYS,
    ),
    "staff-sickness": Names(
        region=later("Regionen"),
        comparison=later("landstingens snitt"),
        unit_of_figure=later("\u00a0%"),
        meaning=later("Dokumentet kallar jämförelsen riket, men menar här snittet för alla landsting."),
        own_change=later("regionens egen förändring"),
        others_change=later("övriga landstings förändring"),
        others_rose=later("Snittet för alla landsting har stigit."),
        others_fell=later("Snittet för alla landsting har sjunkit."),
        caution="",
    ),
}
_DEFAULT = Names(
    region=later("Regionen"),
    comparison=later("jämförelsen"),
    unit_of_figure="",
    meaning="",
    own_change=later("regionens egen förändring"),
    others_change=later("jämförelsens förändring"),
    others_rose="",
    others_fell="",
    caution="",
)


def names(target: JudgedTarget) -> Names:
    """What the parties of this target are called."""
    told = _NAMES.get(target.target_id, _DEFAULT)
    return Names(**{name: _(text) if text else "" for name, text in asdict(told).items()})


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


def unit(target: JudgedTarget) -> str:
    """What the target's gaps or levels are in, in the run's language as far as it is one of the LUP's."""
    if target.kind == "gap" and target.unit in _PERCENT:
        return _("procentenheter")
    return _(target.unit) if target.unit else ""


def level(value: Decimal, target: JudgedTarget) -> str:
    """A level with its unit: 85,5 %."""
    return f"{figure(value, target)}\u00a0%" if target.unit in _PERCENT else amount(value, target)


def amount(value: Decimal, target: JudgedTarget) -> str:
    """A gap or a change with its unit: 2,3 dagar, 1,0 dag; of percentages in percentage points."""
    count, told = 1 if abs(value) == 1 else 2, figure(value, target)
    if target.unit == "dagar":
        return one_or_more("{figure}\u00a0dag", "{figure}\u00a0dagar", count, figure=told)
    if target.unit in ("procentenheter", *_PERCENT):
        return one_or_more("{figure}\u00a0procentenhet", "{figure}\u00a0procentenheter", count, figure=told)
    return f"{told}{swedish.NBSP}{target.unit or ''}"


def status(target: JudgedTarget) -> str:
    """Sign and word: ✔ uppfyllt."""
    return f"{SIGN[target.status]} {_(WORD[target.status])}"


def answer(target: JudgedTarget) -> str:
    """The target's status, in its own unit and with its date."""
    heading = _(target.heading)
    if target.status == "cannot be judged" or target.latest is None or target.wanted is None:
        return _("{heading}: målet kan inte bedömas, för siffror saknas.", heading=heading)
    said = _("{heading}: målet är {status}.", heading=heading, status=_(WORD[target.status]))
    achieved = target.achieved or Decimal(0)
    told = {
        "change": amount(abs(achieved), target),
        "date": swedish.date(target.latest.date),
        "wanted": figure(target.wanted, target),
    }
    return f"{said} {_level(achieved, told) if target.kind == 'level' else _gap(target, achieved, told)}"


def _level(achieved: Decimal, told: Mapping[str, str]) -> str:
    """What has become of the region's own level."""
    if achieved == 0:
        return _("Regionens egen nivå var oförändrad till {date}; målet var {wanted}.", **told)
    if achieved > 0:
        return _("Regionens egen nivå förbättrades med {change} till {date}; målet var {wanted}.", **told)
    return _("Regionens egen nivå försämrades med {change} till {date}; målet var {wanted}.", **told)


def _gap(target: JudgedTarget, achieved: Decimal, told: Mapping[str, str]) -> str:
    """What has become of the gap, and the part that is the region's own."""
    told = {
        **told,
        "comparison": names(target).comparison,
        "own_change": names(target).own_change,
        "own": figure(target.own_part or Decimal(0), target),
    }
    if achieved == 0:
        return _(
            "Skillnaden mot {comparison} var oförändrad till {date}; målet var {wanted} och {own_change} är {own}.",
            **told,
        )
    if achieved > 0:
        return _(
            "Skillnaden mot {comparison} krympte med {change} till {date}; målet var {wanted} och {own_change} är "
            "{own}.",
            **told,
        )
    return _(
        "Skillnaden mot {comparison} växte med {change} till {date}; målet var {wanted} och {own_change} är {own}.",
        **told,
    )


def own_doing(target: JudgedTarget) -> str:
    """The region's own change and the others', signed and fairly told. Only for a gap that is judged."""
    own, others, achieved = target.own_part, target.others_part, target.achieved
    if target.kind != "gap" or own is None or others is None or achieved is None or target.wanted is None:
        return ""
    return _joined(_parts(target, achieved, own, others), _verdict(target, own, others, target.wanted))


def changes(target: JudgedTarget) -> str:
    """What the two changes that make a gap are called, as a heading."""
    told = names(target)
    return _capital(_("{own} och {others}", own=told.own_change, others=told.others_change))


def _parts(target: JudgedTarget, achieved: Decimal, own: Decimal, others: Decimal) -> str:
    told = names(target)
    changes = {"own_change": told.own_change, "others_change": told.others_change}
    if own > 0 and others > 0:
        said = _(
            "Av {achieved} är {own} {own_change} och {others} {others_change}.",
            achieved=amount(achieved, target),
            own=figure(own, target),
            others=figure(others, target),
            **changes,
        )
    else:
        said = _("{own_change} {own}, {others_change} {others}.", own=signed(own, target),
                 others=signed(others, target), **changes)  # fmt: skip
        said = _capital(said)
    return _joined(said, told.others_rose if others > 0 else told.others_fell if others < 0 else "")


def _verdict(target: JudgedTarget, own: Decimal, others: Decimal, wanted: Decimal) -> str:
    told = names(target)
    if target.status == "met":
        if status_of(own, wanted) == "met":
            return _("{own_change} ensam är minst så stor som den önskade.", own_change=_capital(told.own_change))
        return _("{own_change} ensam är mindre än den önskade.", own_change=_capital(told.own_change))
    if others > own > 0:
        return _("Större delen är alltså inte {own_change}.", own_change=told.own_change)
    return _("Målet är inte nått.")


def _joined(*sentences: str) -> str:
    """Sentences after each other, the empty ones left out."""
    return " ".join(filter(None, sentences))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def rounding(target: JudgedTarget) -> str:
    """What the printed decimals leave open, and whether the status hangs on it."""
    judged = target.judgement
    if judged.baseline is None or judged.latest is None or target.kind is None or target.wanted is None:
        return ""
    shown = decimals_of(judged.baseline, judged.latest)
    low, high = rounding_interval(judged, target.kind, shown)
    # Neither bound is reached, so touching the line is not crossing it.
    firm = low >= target.wanted or (low >= 0 and high <= target.wanted) or high <= 0
    told = {
        "achieved": figure(judged.achieved or Decimal(0), target),
        "low": figure(low, target),
        "high": amount(high, target),
    }
    if shown == 0:
        said = _(
            "Siffrorna är tryckta utan decimaler, så {achieved} kan vara allt från {low} till strax under {high}.",
            **told,
        )
    else:
        said = one_or_more(
            "Siffrorna är tryckta med en decimal, så {achieved} kan vara allt från {low} till strax under {high}.",
            "Siffrorna är tryckta med {count} decimaler, så {achieved} kan vara allt från {low} till strax under "
            "{high}.",
            shown,
            count=swedish.in_words(shown),
            **told,
        )
    verdict = (
        _("{status} gäller i hela spannet.", status=_(WORD[target.status]).capitalize())
        if firm
        else _("Avrundningen kan avgöra statusen.")
    )
    return f"{said} {verdict}"


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
        return swedish.NBSP.join((figure(a, target), swedish.MINUS, in_brackets(figure(b, target))))

    own, others = target.own_part or Decimal(0), target.others_part or Decimal(0)
    gap_of = f"{told.region} {swedish.MINUS} {told.comparison}"
    both = swedish.NBSP.join((figure(own, target), "+", in_brackets(figure(others, target))))
    at_least = (
        _("krympt med minst så mycket till utgången av {year}", year=target.end_date.year)
        if target.end_date
        else _("krympt med minst så mycket")
    )
    return [
        Step(
            _("Skillnad {date}", date=swedish.date(first.date)),
            f"{gap_of}: {less(first.region, first.comparison)}",
            signed(first.gap, target),
        ),
        Step(
            _("Skillnad {date}", date=swedish.date(last.date)),
            f"{gap_of}: {less(last.region, last.comparison)}",
            signed(last.gap, target),
        ),
        Step(_("Krympt med"), _("då − nu: {sum}", sum=less(first.gap, last.gap)), figure(target.achieved, target)),
        Step(_("Mål"), at_least, figure(target.wanted or Decimal(0), target)),
        Step(
            _capital(told.own_change),
            _("{name} då − nu: {sum}", name=told.region, sum=less(first.region, last.region)),
            signed(own, target),
        ),
        Step(
            _capital(told.others_change),
            _("{name} nu − då: {sum}", name=told.comparison, sum=less(last.comparison, first.comparison)),
            signed(others, target),
        ),
        Step(
            _("Tillsammans"),
            _("båda förändringarna: {sum}", sum=both),
            figure(own + others, target),
        ),
    ]


def in_brackets(number: str) -> str:
    """A number below zero in brackets, as after another sign: 1,2 − (−0,1)."""
    return f"({number})" if number.startswith(swedish.MINUS) else number


def brought_from(target: JudgedTarget) -> str:
    """The source of the latest figure, where it came in after the plan was written down; else empty."""
    return target.latest_source.removeprefix("LUP, ") if target.latest_is_brought else ""


def hidden_peak(figures: Sequence[Figure], target: JudgedTarget) -> str:
    """What a line between two points hides: a higher figure between them, from outside the plan."""
    found = peak_between(figures, target)
    if found is None:
        return ""
    own, others = found
    told = {
        "period": own.period,
        "region": names(target).region,
        "own": own.text,
        "comparison": names(target).comparison,
        "others": others.text,
    }
    if own.origin == OUTSIDE:
        return _(
            "Vägen var inte rak: i {period} stod {region} på {own} och {comparison} på {others}, enligt en uppgift "
            "utanför planen.",
            **told,
        )
    if own.origin == BROUGHT:
        return _(
            "Vägen var inte rak: i {period} stod {region} på {own} och {comparison} på {others}, enligt en inlämnad "
            "uppgift.",
            **told,
        )
    return _(
        "Vägen var inte rak: i {period} stod {region} på {own} och {comparison} på {others}, enligt en uppgift i "
        "planen.",
        **told,
    )


def own_level_course(figures: Sequence[Figure]) -> str:
    """The region's own figures for part of a year, as a series of their own."""
    series = own_level(figures)
    if len(series) < 2:
        return ""
    said = _own_level(series[0], series[-1])
    apart = _(
        "Det är en egen serie: de andra landstingens siffror kommer först efter helår, så den ställs inte mot "
        "helårssiffrorna och räknas inte in i målet."
    )
    return f"{said} {apart}"


def _own_level(first: Figure, last: Figure) -> str:
    fell = last.value - first.value
    told = {
        "part": _(first.part),
        "first": first.text,
        "first_year": first.day.year,
        "last": last.text,
        "last_year": last.day.year,
        "points": swedish.number(abs(float(fell)), 2),
    }
    if fell == 0:
        return _(
            "Bara regionen själv, {part}: {first}\u00a0% {first_year} och {last}\u00a0% {last_year}, alltså "
            "oförändrat.",
            **told,
        )
    if fell < 0:
        return _(
            "Bara regionen själv, {part}: {first}\u00a0% {first_year} och {last}\u00a0% {last_year}, alltså {points} "
            "procentenheter lägre.",
            **told,
        )
    return _(
        "Bara regionen själv, {part}: {first}\u00a0% {first_year} och {last}\u00a0% {last_year}, alltså {points} "
        "procentenheter högre.",
        **told,
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
    forms = [f"{n} {_(READINGS[reading][1 if n == 1 else 2])}" for reading, n in counts.items()]
    return ", ".join(forms)
