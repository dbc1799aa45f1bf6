"""What a call says: the parameters that its address takes, and the refusal of those that cannot be used."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from rehabdata import parameters
from rehabdata.api.answers import Refused
from rehabdata.parameters import Given, Problem

_LOST = "?"


def given(query: Given, names: Collection[str]) -> dict[str, str]:
    """The values of those names, read as in a page's address.

    The readers take an empty value for an absent one, as a page must; a program that sends one has lost it, so a sign
    that none of them takes goes in its place.
    """
    read = parameters.named(query)
    return {name: value if value.strip() else _LOST for name, value in read.items() if name in names}


def refuse(problems: Iterable[Problem | None], query: Given) -> None:
    """Raises Refused with every problem there is, each with the value as the call has it."""
    read = parameters.named(query)
    if found := [replace(p, given=read.get(p.name, p.given)) for p in problems if p]:
        raise Refused(found)
