"""Swedish forms of numbers, dates and order, or English ones when the run's language is English.

Rounds half up, as d3-format does in the charts.
"""

import datetime as dt
import errno
import re
from decimal import ROUND_HALF_UP, Decimal

from rehabdata.language import ENGLISH, _, current, later, one_or_more

NBSP = "\u00a0"
MINUS = "\u2212"
MISSING = later("uppgift saknas")
NONE_REPORTED = later("ingen redovisad")

_MONTHS = [
    later("januari"),
    later("februari"),
    later("mars"),
    later("april"),
    later("maj"),
    later("juni"),
    later("juli"),
    later("augusti"),
    later("september"),
    later("oktober"),
    later("november"),
    later("december"),
]
_WORDS = (
    later("noll"), later("en"), later("två"), later("tre"), later("fyra"), later("fem"), later("sex"),
    later("sju"), later("åtta"), later("nio"), later("tio"), later("elva"), later("tolv"),
)  # fmt: skip
_COLLATION = {letter: rank for rank, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


def rounded(value: float, decimals: int = 0) -> Decimal:
    """`value` to so many decimals, half away from zero. Goes by the shortest decimal text of the float."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float | None, decimals: int = 0) -> str:
    """1 234,5 with no-break space and a true minus; "uppgift saknas" for None (and for NaN)."""
    if value is None or value != value:
        return _(MISSING)
    exact = rounded(value, decimals)
    text = f"{abs(exact):,.{decimals}f}"
    if current() != ENGLISH:
        text = text.replace(",", NBSP).replace(".", ",")
    return (MINUS if exact < 0 else "") + text


def signed(value: float | None, decimals: int = 0) -> str:
    """As `number`, with a plus sign before what is above zero."""
    text = number(value, decimals)
    return f"+{text}" if value is not None and value == value and rounded(value, decimals) > 0 else text


_MOST_DECIMALS = 12  # as many as a number in an address may have


def needed(value: float) -> int:
    """How many decimals a number needs, twelve at most: none for 7, two for 7.04."""
    return -min(0, int(rounded(value, _MOST_DECIMALS).normalize().as_tuple().exponent))


def exact(value: float) -> str:
    """As `number`, with the decimals that the number needs."""
    return number(value, needed(value))


def percent(share: float | None, decimals: int = 0) -> str:
    """A share 0-1 as 48 %, in English 48%."""
    if share is None or share != share:
        return _(MISSING)
    return with_percent_sign(number(hundredfold(share), decimals))


def with_percent_sign(figure: str) -> str:
    """A finished figure with its percent sign: 48 %, in English 48%."""
    return f"{figure}%" if current() == ENGLISH else f"{figure}{NBSP}%"


def hundredfold(share: float) -> float:
    """A share 0-1 in percent, by its decimal text: 0.285 is 28.5, where the float's own product is a little less."""
    return float(Decimal(repr(float(share))) * 100)


def percentage_points(difference: float, decimals: int = 1) -> str:
    """A difference between two shares 0-1, signed: +3,1 procentenheter."""
    points = hundredfold(difference)
    count = 1 if abs(rounded(points, decimals)) == 1 else 2
    unit = one_or_more("procentenhet", "procentenheter", count)
    return f"{signed(points, decimals)}{NBSP}{unit}"


def mkr(sek: float | None, decimals: int = 1) -> str:
    """Kronor as Mkr: 457,7 Mkr, in English SEK 457.7 million."""
    if sek is None:
        return _(MISSING)
    return _("{figure}\u00a0Mkr", figure=number(sek / 1_000_000, decimals))


def kronor(sek: float | None) -> str:
    """Whole kronor: 12 000 kr, in English SEK 12,000."""
    return _(MISSING) if sek is None else _("{figure}\u00a0kr", figure=number(sek))


def patients(count: float | None) -> str:
    """A count of patients; zero reads "ingen redovisad", never a verdict."""
    return _(NONE_REPORTED) if count == 0 else number(count)


def tied(text: str) -> str:
    """Running text with its figures kept together: 1 708, 48 % and 457,7 Mkr never break at their space."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d)|(?:%|Mkr|kr)(?!\w))", NBSP, text)


def date(day: dt.date) -> str:
    """30 september 2017."""
    return f"{day.day}{NBSP}{_(_MONTHS[day.month - 1])} {day.year}"


def month(day: dt.date) -> str:
    """september 2017."""
    return f"{_(_MONTHS[day.month - 1])} {day.year}"


def in_words(count: int) -> str:
    """Counts up to twelve in words, larger ones in figures, for running text."""
    return _(_WORDS[count]) if 0 <= count < len(_WORDS) else number(count)


def sort_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Order names as Swedes do: å, ä, ö last."""
    return tuple((1, _COLLATION[c]) if c in _COLLATION else (0, c) for c in name.casefold())


def hyphenated(county: str) -> str:
    """A county's name with soft hyphens where it may be broken: Väster-norrland."""
    return re.sub(r"(?<=[a-zåäö])(manland|norrland|götland|botten)", "\u00ad\\1", county)


def listed(names: list[str]) -> str:
    """Blekinge, Dalarna och Gotland."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} och {last}", names=", ".join(names[:-1]), last=names[-1])


# d3 locales for the charts: config.locale of every spec.
VEGA_LOCALE = {
    "number": {
        "decimal": ",",
        "thousands": NBSP,
        "grouping": [3],
        "currency": ["", f"{NBSP}kr"],
        "minus": MINUS,
        "percent": f"{NBSP}%",
    },
    "time": {
        "dateTime": "%A den %d %B %Y %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": ["fm", "em"],
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
        "months": _MONTHS,
        "shortMonths": [
            "jan",
            "feb",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "aug",
            "sep",
            "okt",
            "nov",
            "dec",
        ],
    },
}

ENGLISH_VEGA_LOCALE = {
    "number": {
        "decimal": ".",
        "thousands": ",",
        "grouping": [3],
        "currency": [f"SEK{NBSP}", ""],
        "minus": MINUS,
        "percent": "%",
    },
    "time": {
        "dateTime": "%A %-d %B %Y %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": ["am", "pm"],
        "days": ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        "shortDays": ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        "months": [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        "shortMonths": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
}


_WHY_NOT = {
    errno.ENOENT: later("finns inte"),
    errno.EACCES: later("rättigheter saknas"),
    errno.EPERM: later("rättigheter saknas"),
    errno.EROFS: later("disken går bara att läsa"),
    errno.ENOSPC: later("disken är full"),
    errno.EDQUOT: later("disken är full"),
    errno.EISDIR: later("är en mapp"),
    errno.ENOTDIR: later("är ingen mapp"),
}


def why_not(error: OSError) -> str:
    """What the system says of a file, whose own words are English."""
    known = _WHY_NOT.get(error.errno or 0)
    return _(known) if known else _("felkod {code}", code=error.errno)
