"""What is wrong in a data folder, as its host reads it: one Swedish sentence for each fault."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MAX_FAULTS_SHOWN = 20
_LONGEST_PART = 400  # of a sentence: what was found is a stranger's text


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one file. `row` counts as a spreadsheet does: the header is row 1."""

    file: str
    found: str
    expected: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = [_told(self.file)]
        if self.row is not None:
            place.append(f"rad {self.row}")
        if self.column is not None:
            place.append(f"kolumn «{_told(self.column)}»")
        return f"{', '.join(place)}: hittade {_told(self.found)}, väntade {_told(self.expected)}."


def _told(text: str) -> str:
    """In one line that no terminal obeys, and not too long."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text[: _LONGEST_PART + 1])
    return printable if len(text) <= _LONGEST_PART else f"{printable[:_LONGEST_PART]} …"


def unread_at(error: ValueError) -> str:
    """Where a text in UTF-8, JSON or TOML stops being one; what the reader says of it is English."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} är inte UTF-8"
    found = re.search(r"line (\d+),? column (\d+)", str(error))
    return f"rad {found[1]}, tecken {found[2]}" if found else "i dess slut"


class ExtractError(Exception):
    """The data folder cannot be used. The message is Swedish and lists the faults, one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        shown = [f"  {fault}" for fault in self.faults[:_MAX_FAULTS_SHOWN]]
        if len(self.faults) > _MAX_FAULTS_SHOWN:
            shown.append(f"  … och {len(self.faults) - _MAX_FAULTS_SHOWN} fel till.")
        super().__init__("Underlaget kan inte användas:\n" + "\n".join(shown))
