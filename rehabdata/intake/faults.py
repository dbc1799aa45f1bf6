"""What is wrong in a file that somebody brings: row, column, what was found, what was expected."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rehabdata.language import _, one_or_more

MOST_FAULTS_TOLD = 100  # of one file
# What a cell says when its formula failed: #N/A, #REF!; in Swedish #SAKNAS!, #DIVISION/0!
ERROR = re.compile(r"#(?:N/A|[A-ZÅÄÖ0/ ]+[!?])")
_LONGEST_SHOWN = 60
_LONGEST_GUESSED = 60  # likeness is slow to reckon, and a name is never longer


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file. Rows count as a spreadsheet does: the first row is 1."""

    file: str
    found: str
    expected: str
    row: int | None = None
    column: str | None = None
    guess: str | None = None

    def __str__(self) -> str:
        """Rad 7, kolumn ”2013 MMR nivå 1”: hittade ”-3”, väntade ett helt tal, 0 eller mer."""
        told = self._told()
        return _("{fault} Menade du ”{guess}”?", fault=told, guess=self.guess) if self.guess else told

    def _told(self) -> str:
        found, expected = self.found, self.expected
        if self.row is None:
            return _("Hittade {found}, väntade {expected}.", found=found, expected=expected)
        if self.column is None:
            return _("Rad {row}: hittade {found}, väntade {expected}.", row=self.row, found=found, expected=expected)
        return _(
            "Rad {row}, kolumn ”{column}”: hittade {found}, väntade {expected}.",
            row=self.row,
            column=self.column,
            found=found,
            expected=expected,
        )


class RefusedFileError(Exception):
    """A file that cannot be read at all."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


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
            self.told.append(Fault(self.file, found, expected, row, column and _shortened(column), guess))

    def add_each(self, places: Sequence[int], tell: Callable[[int], None]) -> None:
        """One fault for each of the places; `tell` makes it, and is called only as long as there is room."""
        room = max(0, MOST_FAULTS_TOLD - len(self.told))
        for place in places[:room]:
            tell(place)
        self.count += len(places[room:])

    def lines(self) -> list[str]:
        """The faults row by row, and how many more there are."""
        ordered = sorted(self.told, key=lambda fault: fault.row or 0)
        more = self.count - len(ordered)
        rest = [one_or_more("… och {count} fel till.", "… och {count} fel till.", more, count=more)] if more else []
        return [*map(str, ordered), *rest]


def quoted(text: str) -> str:
    """What a cell holds, as it is told: ”-3”, cut when long; an empty one and an error are named."""
    if not text.strip():
        return _("en tom cell")
    shown = f"”{_shortened(text)}”"
    return _("felvärdet {error}", error=shown) if ERROR.fullmatch(text) else shown


def _shortened(text: str) -> str:
    """The text in printable characters, cut when it is long."""
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return "".join(c if c.isprintable() else " " for c in shown)


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that `text` may have been meant for, or None."""
    if not 0 < len(text) <= _LONGEST_GUESSED:
        return None
    by_folded = {word.casefold(): word for word in known}
    found = difflib.get_close_matches(text.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
