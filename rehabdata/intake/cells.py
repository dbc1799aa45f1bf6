"""One cell's text as a figure, a date or a word: each reading gives the value, or WRONG."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from rehabdata.faults import ERROR
from rehabdata.validator import WRONG, Wrong

LARGEST = 99_999_999
LONGEST_CELL = 5000
FORMULA_SIGNS = ("=", "+", "-", "@")  # what a spreadsheet takes the beginning of a formula by


# Thousands may be parted by any space: common, no-break, narrow no-break, thin.
_GROUPED = r"(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9]+)"
_WHOLE = re.compile(rf"\+?({_GROUPED})(?:[.,]0{{1,2}})?")
_DECIMAL = re.compile(rf"\+?({_GROUPED})(?:[.,]([0-9]+))?")
_PERCENT = re.compile(rf"({_GROUPED})(?:[.,]0{{1,2}})?\s?%?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_LONGEST_NUMBER = 40
_MOST_DECIMALS = 3


def tidy(text: str) -> str:
    """The text in composed letters, every run of spaces as one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """As tidy, without regard to case: what names and headings are recognised by."""
    return tidy(text).casefold()


def whole(text: str) -> int | Wrong:
    """A whole number, 0 or more: 1708, 1 708, 1708,0."""
    if len(text) < 9 and text.isdecimal() and text.isascii():
        return int(text)  # as most are: a file may have many thousands
    return _whole(text, _WHOLE)


def percent(text: str) -> int | Wrong:
    """Whole percent, with or without the sign: 52, 52 %."""
    return _whole(text, _PERCENT)


def _whole(text: str, pattern: re.Pattern[str]) -> int | Wrong:
    found = pattern.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    value = int("".join(found[1].split())) if found else None
    return WRONG if value is None or value > LARGEST else value


def decimal(text: str) -> Decimal | Wrong:
    """A number, 0 or more, with decimal comma or point and at most three decimals, kept as written: 5,55."""
    found = _DECIMAL.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    if not found or len(found[2] or "") > _MOST_DECIMALS:
        return WRONG
    before, after = "".join(found[1].split()), found[2]
    value = Decimal(f"{before}.{after}" if after else before)
    return WRONG if value > LARGEST else value


def date(text: str) -> str | Wrong:
    """A day as ÅÅÅÅ-MM-DD."""
    found = _DATE.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else WRONG
    except ValueError:
        return WRONG


def words(text: str) -> str | Wrong:
    """Running text, its spaces in order; WRONG for an error, and what a spreadsheet would run."""
    found = tidy(text)
    usable = found.isprintable() and len(found) <= LONGEST_CELL and not found.startswith(FORMULA_SIGNS)
    return found if usable and not ERROR.fullmatch(found) else WRONG


def one_of(known: Mapping[str, Any]) -> Callable[[str], Any]:
    """A reading of words by `known`: folded word to value."""
    return lambda text: known.get(folded(text), WRONG)
