"""The text of assumptions.toml with rates and frames put into it; comments and all else stay as they are."""

import json
import re
import tomllib
from collections.abc import Mapping

from rehabdata.assumptions import UNITS
from rehabdata.intake.held import Key
from rehabdata.intake.parts import Figure

_SECTION = re.compile(r"^\[\[", re.MULTILINE)
_TAIL = re.compile(r"(?:^[ \t]*(?:#.*)?\n)*\Z", re.MULTILINE)  # empty lines and comments: of what comes next


def with_entries(text: str, kept: Mapping[Key, Figure]) -> str:
    """The document with an entry for each (item, year): in place of the one it has, or after its last."""
    text = text if text.endswith("\n") else f"{text}\n"
    of_key = _spans(text)
    end = max((last for _first, last in of_key.values()), default=len(text))
    changes = [(span, _entry(key, kept[key])) for key, span in of_key.items() if key in kept]
    added = [_entry(key, figure) for key, figure in kept.items() if key not in of_key]
    changes.append(((end, end), "".join(f"\n{entry}" for entry in added)))
    for (first, last), entry in sorted(changes, reverse=True):
        text = text[:first] + entry + text[last:]
    return text


def _spans(text: str) -> dict[Key, tuple[int, int]]:
    """Where each [[assumption]] begins and ends, the comments before the next one left out."""
    starts = [found.start() for found in _SECTION.finditer(text)]
    spans: dict[Key, tuple[int, int]] = {}
    for first, last in zip(starts, [*starts[1:], len(text)], strict=True):
        end = _TAIL.search(text, first, last).start()  # type: ignore[union-attr]  # it matches nothing, too
        try:
            entries = tomllib.loads(text[first:end]).get("assumption", [])
        except tomllib.TOMLDecodeError:  # "[[" inside a text: no section; the merged file's check has the last word
            continue
        spans |= {(entry["item"], entry["year"]): (first, end) for entry in entries}
    return spans


def _entry(key: Key, figure: Figure) -> str:
    item, year = key
    value, status, note = figure.value
    said = {
        "item": _text(item),
        "year": year,
        "value": value,
        "unit": _text(UNITS[item]),
        "valid_from": f"{year}-01-01",
        "status": _text(status),
        "source": _text(figure.source),
        "note": _text(note or ""),
    }
    return "[[assumption]]\n" + "".join(f"{name} = {shown}\n" for name, shown in said.items())


def _text(words: str) -> str:
    """A TOML basic string. (JSON's form of a text without control characters is one.)"""
    return json.dumps(words, ensure_ascii=False)
