"""Amounts as a reader sees them, and differences of them: what is shown adds up as shown. Pure.

The rule: a difference is that of the amounts shown, not of those behind them. 10,1 Mkr that becomes 9,7 is 0,4 Mkr
less, also where the kronor behind make 0,47. Whole kronor add up in sums too: the parts are rounded so that they add up
to the whole, rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rehabdata import swedish
from rehabdata.language import _, later
from rehabdata.money.funding import SEK_PER_MKR, Outcome

RULE = later(
    "Skillnader är skillnaden mellan de belopp som visas. I kronor är raderna avrundade så att de summerar till "
    "riket; i Mkr är varje belopp avrundat för sig, så en summa av rader kan skilja någon tiondel."
)


def mkr(sek: float) -> Decimal:
    """Kronor as Mkr with the one decimal that is shown."""
    return swedish.rounded(sek / SEK_PER_MKR, 1)


def kronor(sek: float) -> int:
    """Whole kronor, as shown."""
    return int(swedish.rounded(sek, 0))


def share(part: float | None) -> str:
    """A share of a frame or an allocation, to a tenth of a percent; of a scenario's nothing there is none to count."""
    return _("går inte att räkna") if part is None else swedish.percent(part, 1)


def whole_kronor(parts_sek: Sequence[float], in_all: int) -> list[int]:
    """Parts in whole kronor that add up to `in_all`, what they are together when rounded; no parts, no kronor.

    Largest remainder: those furthest above a whole krona are rounded up, as many as it takes.
    """
    floors = [int(sek // 1) for sek in parts_sek]
    if not floors:
        return []
    each, up = divmod(in_all - sum(floors), len(floors))
    largest_first = sorted(range(len(floors)), key=lambda i: floors[i] - parts_sek[i])
    raised = set(largest_first[:up])
    return [floor + each + (i in raised) for i, floor in enumerate(floors)]


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount before and after in words, with what differs: without a sign, and with one."""

    before: str
    after: str
    difference: str
    signed: str


def pair(before_sek: float, after_sek: float) -> Pair:
    """In Mkr; in whole kronor where the tenth of a Mkr would hide a difference."""
    before, after = mkr(before_sek), mkr(after_sek)
    if before != after or kronor(before_sek) == kronor(after_sek):
        difference = float(after - before)
        return Pair(
            swedish.mkr(before_sek),
            swedish.mkr(after_sek),
            _("{figure}\u00a0Mkr", figure=swedish.number(abs(difference), 1)),
            _("{figure}\u00a0Mkr", figure=swedish.signed(difference, 1)),
        )
    kronor_difference = kronor(after_sek) - kronor(before_sek)
    return Pair(
        swedish.kronor(before_sek),
        swedish.kronor(after_sek),
        swedish.kronor(abs(kronor_difference)),
        signed_kronor(kronor_difference),
    )


def signed_kronor(sek: float) -> str:
    """Whole kronor with their sign: +12 000 kr."""
    return _("{figure}\u00a0kr", figure=swedish.signed(sek))


@dataclass(frozen=True, slots=True)
class Chain:
    """The money's chain in Mkr as shown. Four amounts are rounded; the others are what lies between them, so that

    within + above = earned, within + redistributed = paid, above - redistributed = unpaid = earned - paid, and
    allocation - paid = left for the nation. For a landsting, whose paid money may come of what others leave, left is
    what it has not earned of its allocation: allocation - within = left, never below zero.
    """

    allocation: Decimal
    earned: Decimal
    within: Decimal
    paid: Decimal
    of_nation: bool

    @property
    def above(self) -> Decimal:
        """Earned above the allocation."""
        return self.earned - self.within

    @property
    def redistributed(self) -> Decimal:
        """Of what others did not earn."""
        return self.paid - self.within

    @property
    def unpaid(self) -> Decimal:
        """Earned, but above what there is."""
        return self.earned - self.paid

    @property
    def left(self) -> Decimal:
        """Of the frame, not paid; of a landsting's allocation, not earned."""
        return self.allocation - (self.paid if self.of_nation else self.within)


def chain(outcome: Outcome) -> Chain:
    """One landsting's chain, or the nation's."""
    return Chain(
        mkr(outcome.allocation_sek),
        mkr(outcome.earned_sek),
        mkr(outcome.within_sek),
        mkr(outcome.paid_sek),
        of_nation=outcome.county_code == "00",
    )
