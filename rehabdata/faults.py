"""What is wrong in a file, of a data folder or submitted: one sentence for each fault, in one form for both."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rehabdata.language import _, one_or_more

MOST_FAULTS_TOLD = 100  # of one file
# What a cell says when its formula failed: #N/A, #REF!; in Swedish #SAKNAS!, #DIVISION/0!
ERROR = re.compile(r"#(?:N/A|[A-ZÅÄÖ0/ ]+[!?])")
_MAX_FAULTS_SHOWN = 20
_LONGEST_PART = 400  # of a sentence: what was found is a stranger's text
_LONGEST_CELL_SHOWN = 60
_LONGEST_GUESSED = 60  # likeness is slow to reckon, and a name is never longer


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file. `row` counts as a spreadsheet does: the first row is 1."""

    file: str
    found: str
    expected: str
    row: int | None = None
    column: str | None = None
    guess: str | None = None

    def __str__(self) -> str:
        """liten.csv, rad 7, kolumn ”dagar”: hittade ”-3”, väntade minst 0."""
        row = _("rad {row}", row=self.row) if self.row is not None else ""
        column = _("kolumn ”{column}”", column=_printable(self.column)) if self.column else ""
        return f"{', '.join(filter(None, (_printable(self.file), row, column)))}: {self._what()}"

    def line(self) -> str:
        """The same below the file's name: Rad 7, kolumn ”dagar”: hittade ”-3”, väntade minst 0."""
        told = str(self)[len(_printable(self.file)) + 2 :]
        told = f"{told[:1].upper()}{told[1:]}"
        return _("{fault} Menade du ”{guess}”?", fault=told, guess=self.guess) if self.guess else told

    def _what(self) -> str:
        found, expected = _printable(self.found), _printable(self.expected)
        return _("hittade {found}, väntade {expected}.", found=found, expected=expected)


def _printable(text: str, longest: int = _LONGEST_PART) -> str:
    """In one line that no terminal obeys, and not too long."""
    # A no-break space is none of Python's printable signs, and stands in our own numbers.
    shown = "".join(sign if sign.isprintable() or sign == "\xa0" else " " for sign in text[: longest + 1])
    return shown if len(text) <= longest else f"{shown[:longest]}…"


@dataclass
class Faults:
    """The faults of one file: so many are told, the rest are counted."""

    file: str
    told: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(
        self, found: str, expected: str, row: int | None = None, column: str | None = None, guess: str | None = None
    ) -> None:
        """One fault; kept as long as there is room for it."""
        self.count += 1
        if len(self.told) < MOST_FAULTS_TOLD:
            shown = column and _printable(column, _LONGEST_CELL_SHOWN)
            self.told.append(Fault(self.file, found, expected, row, shown, guess))

    def add_each(self, places: Sequence[int], tell: Callable[[int], None]) -> None:
        """One fault for each of the places; `tell` adds it, and is called only as long as there is room."""
        room = max(0, MOST_FAULTS_TOLD - len(self.told))
        for place in places[:room]:
            tell(place)
        self.count += len(places[room:])

    def lines(self) -> list[str]:
        """The faults row by row, and how many more there are."""
        ordered = sorted(self.told, key=lambda fault: fault.row or 0)
        more = self.count - len(ordered)
        rest = [one_or_more("… och {count} fel till.", "… och {count} fel till.", more, count=more)] if more else []
        return [*(fault.line() for fault in ordered), *rest]


def quoted(text: str) -> str:
    """What a cell holds, as it is told: ”-3”, cut when long; an empty one and an error are named."""
    if not text.strip():
        return _("en tom cell")
    shown = f"”{_printable(text, _LONGEST_CELL_SHOWN)}”"
    return _("felvärdet {error}", error=shown) if ERROR.fullmatch(text) else shown


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that `text` may have been meant for, or None."""
    if not 0 < len(text) <= _LONGEST_GUESSED:
        return None
    by_folded = {word.casefold(): word for word in known}
    found = difflib.get_close_matches(text.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def unread_at(error: ValueError) -> str:
    """Where a text in UTF-8, JSON or TOML stops being one; what the reader says of it is English."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} är inte UTF-8"
    found = re.search(r"line (\d+),? column (\d+)", str(error))
    return f"rad {found[1]}, tecken {found[2]}" if found else "i dess slut"


class RefusedFileError(Exception):
    """A submitted file that cannot be read at all."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.line())


class ExtractError(Exception):
    """The data folder cannot be used. The message is Swedish and lists the faults, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        shown = [f"  {fault}" for fault in self.faults[:_MAX_FAULTS_SHOWN]]
        if len(self.faults) > _MAX_FAULTS_SHOWN:
            shown.append(f"  … och {len(self.faults) - _MAX_FAULTS_SHOWN} fel till.")
        super().__init__("Underlaget kan inte användas:\n" + "\n".join(shown))
