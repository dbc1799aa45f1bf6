"""One file of a data folder: only a file, only in the folder, only as large as memory has room for."""

import json
import math
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from rehabdata.faults import ExtractError, Fault, unread_at

DESCRIPTION = "datapackage.json"
LARGEST_FILE = 32_000_000  # bytes
FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


def file_name(name: object) -> str:
    """A name that can stand in a folder and in no other place. Raises ExtractError for any other."""
    if not isinstance(name, str) or not FILE_NAME.fullmatch(name):
        raise ExtractError([Fault(DESCRIPTION, f"filen ”{name}”", "ett filnamn utan mapp")])
    return name


def read_file(folder: Path, name: str) -> bytes:
    """What a file of the folder holds.

    Raises ExtractError for a name with a way in it, and for what is no file, leads out, is too large or unreadable.
    """
    path = folder / file_name(name)
    try:
        real = Path(os.path.realpath(path, strict=True))
        if not real.is_relative_to(os.path.realpath(folder)):
            raise ExtractError([Fault(name, "en länk ut ur mappen", f"filen i mappen {folder.name}")])
        if not real.is_file():  # a pipe would be waited for
            raise ExtractError([Fault(name, "något annat än en fil", f"filen i mappen {folder.name}")])
        with real.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ExtractError([Fault(name, "ingen fil", f"filen i mappen {folder.name}")]) from None
    except OSError as error:
        found = f"en fil som inte går att läsa ({error.strerror})"
        raise ExtractError([Fault(name, found, f"filen i mappen {folder.name}")]) from None
    if len(content) > LARGEST_FILE:
        raise ExtractError([Fault(name, "en för stor fil", f"högst {LARGEST_FILE // 1_000_000} MB")])
    return content


def read_json(name: str, content: bytes) -> object:
    """The file as JSON with finite numbers and each name once. Raises ExtractError."""
    try:
        return json.loads(
            content.decode("utf-8"), parse_float=_finite, parse_constant=_finite, object_pairs_hook=_named_once
        )
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        where = unread_at(error)
    except _UnfitError as error:
        where = str(error)
    except ValueError:  # whole numbers of thousands of digits
        where = "ett för stort tal"
    except RecursionError:
        where = "för många nivåer"
    raise ExtractError([Fault(name, f"fel i texten, {where}", "giltig JSON i UTF-8")])


class _UnfitError(ValueError):
    """JSON that Python reads and we do not. Swedish."""


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _UnfitError(f"talet {text}")
    return number


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        twice = Counter(name for name, _value in pairs).most_common(1)[0][0]
        raise _UnfitError(f"”{twice}” två gånger i samma objekt")
    return read
