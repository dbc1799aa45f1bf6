"""What a spreadsheet's number format shows a number as: a date, a time, percent, or the number."""

import datetime as dt
import re

from rehabdata.language import _

# What the formats that a workbook need not describe show a number as, by their ids.
FORMATS = {9: "percent", 10: "percent"}
FORMATS |= dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "date")
FORMATS |= dict.fromkeys((*range(18, 22), *range(45, 48)), "time")
# What says nothing of the kind in a format: texts, colours, languages, fillers. [h] is hours
# beyond 24, and stays.
_DECORATION = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general|standard|(?<=s)[.,]0+')
DAY_ZERO = dt.datetime(1899, 12, 30)
DAY_ZERO_1904 = dt.datetime(1904, 1, 1)
_FIRST_DAY = 61  # 1 March 1900: spreadsheet programs disagree about the days before it


def kind_of(code: str) -> str:
    """What a format's code shows a number as: "date", "time", "percent" or "" (the number)."""
    code = _DECORATION.sub("", code.casefold()).partition(";")[0]
    if "%" in code:
        return "percent"
    if any(place in code for place in "0#?"):
        return ""
    letters = set(code)
    if letters & {*"ydå"} or ("m" in letters and not letters & {*"hs"}):
        return "date"
    return "time" if letters & {*"hs"} else ""


def number_text(text: str, kind: str, day_zero: dt.datetime) -> str:
    """A saved number as its reader sees it; a date or time is never a number, even where it is none."""
    try:
        value = float(text)
        if kind == "time" and 0 <= value < _FIRST_DAY:
            minutes, seconds = divmod(round(value * 86_400), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        if kind in ("date", "time"):
            return _day_text(value, day_zero) or _("dag nr {number}", number=text)
        # Spreadsheets save 5.6 as 5.5999999999999996; its shortest form is what was typed.
        shortest = float(f"{value * 100:.12g}") if kind == "percent" else value
        return str(int(shortest)) if shortest == int(shortest) and abs(shortest) < 1e15 else repr(shortest)
    except (ValueError, OverflowError):
        return text


def _day_text(value: float, day_zero: dt.datetime) -> str:
    """The day and time of a date cell; nothing for a number that not all programs make a day of."""
    if day_zero == DAY_ZERO and value < _FIRST_DAY:
        return ""
    try:
        return moment_text(day_zero + dt.timedelta(seconds=round(value * 86_400)))
    except OverflowError:
        return ""


def moment_text(moment: dt.datetime) -> str:
    """ÅÅÅÅ-MM-DD, and the time where there is one."""
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ")
