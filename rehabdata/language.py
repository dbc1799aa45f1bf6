"""The language of the interface. Texts stand in Swedish in the code; `locale/en.po` holds their English twins.

The choice belongs to a visitor's run, so it lives in a context variable: a run says `use`, and until it does, as in the
open-data API, the language is Swedish.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("sv", "en")
SWEDISH, ENGLISH = LANGUAGES
CATALOGUE = Path(__file__).parent / "locale" / "en.po"

_current: ContextVar[str] = ContextVar("language", default=SWEDISH)


def use(language: str) -> None:
    """The language of what is composed from here on in this run: one of LANGUAGES. Raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r}, expected one of {LANGUAGES}")
    _current.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The language inside the block, and what it was after it."""
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)


def current() -> str:
    """The language of this run."""
    return _current.get()


def _(text: str, /, **values: object) -> str:
    """The text in the run's language, its {names} filled in. The text in the code is the Swedish one, and the key."""
    # The catalogue answers an empty text with its own header.
    found = _translations().gettext(text) if text and current() == ENGLISH else text
    return found.format(**values) if values else found


def one_or_more(one: str, more: str, count: int, /, **values: object) -> str:
    """`one` where the count is 1, else `more`, in the run's language, its {names} filled in."""
    found = _translations().ngettext(one, more, count) if current() == ENGLISH else one if count == 1 else more
    return found.format(**values) if values else found


def in_case(case: str, text: str, /, **values: object) -> str:
    """As `_`, for a Swedish text whose English depends on where it stands: the case says where ("axis", "sentence")."""
    found = _translations().pgettext(case, text) if current() == ENGLISH else text
    return found.format(**values) if values else found


def later(text: str) -> str:
    """Marks a constant that is given to `_` where it is shown; unchanged."""
    return text


@cache
def _translations() -> gettext.GNUTranslations:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale=ENGLISH)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
