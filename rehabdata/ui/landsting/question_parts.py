"""Four questions that a landsting comes with: the answer in view, its working folded below it."""

from collections.abc import Callable
from urllib.parse import urlencode

from rehabdata import sentences
from rehabdata.assumptions import Assumptions
from rehabdata.landsting import landsting_sentences
from rehabdata.landsting.landsting_rows import Rate
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.ui import parts, passage
from rehabdata.ui.choices import Choices
from rehabdata.ui.landsting import landsting_money, landsting_parts
from rehabdata.ui.parts import Markup


def show(
    half: Settlement, at_same_pace: Settlement, rates: tuple[Rate, ...], code: str, chosen: Choices, known: Assumptions
) -> None:
    """Is it paid, how many more, fewer than others, does it cover the cost."""
    year, own, doubled = chosen.money_year, half.of(code), at_same_pace.of(code)
    heading = _("Fyra frågor")
    passage.say(f"<h2 id='fragor'>{parts.safe(heading)}</h2><div class='rd-asked'>")
    _asked(
        "betalt",
        _("Får vi betalt?"),
        (sentences.are_we_paid(doubled, known, year),),
        lambda: landsting_money.of_year(doubled, own, chosen),
    )
    _asked(
        "hur-manga",
        _("Hur många till?"),
        (landsting_sentences.to_full_allocation(at_same_pace, code),),
        lambda: landsting_money.one_more(half, code, year, chosen),
    )
    _asked(
        "farre",
        _("Gör vi färre än andra?"),
        (landsting_sentences.fewer_or_more(rates, year), _("Antalet säger inget om behovet.")),
        lambda: landsting_parts.per_inhabitant(rates, own.county),
    )
    address = chosen.address() | {"lan": own.county, "ar": str(year), "vidare": "kostnad"}
    way = parts.link(parts.Link(_("Vad händer om?"), f"simulering?{urlencode(address)}"))
    _asked(
        "kostnad",
        _("Täcker ersättningen kostnaden?"),
        (
            _("Det går inte att säga: vad en behandling kostar står inte i dokumenten."),
            parts.composed(_("Egna kostnader kan fyllas i under {simulation}"), simulation=way),
        ),
        None,
    )
    passage.say("</div>")


def _asked(name: str, question: str, answer: tuple[str, ...], working: Callable[[], None] | None) -> None:
    said = parts.joined(*answer)
    passage.say("<div>")
    passage.say(f"<h3 id='{name}'>{parts.safe(question)}</h3>")
    parts.text(said)
    if working:
        with parts.folded(f"svar-{name}", _("Så räknas det")):
            working()
    passage.say(Markup("</div>"))
