"""The filter of the checks: by verdict, in the address."""

from collections.abc import Mapping, Sequence

from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Check, Verdict
from rehabdata.language import _
from rehabdata.ui import address

NAME = "utfall"
ALL = "alla"
# value in the address -> verdict
SLUGS: Mapping[str, Verdict] = {
    "stammer": "holds",
    "avrundat": "rounded",
    "avviker": "fails",
    "kan-inte-provas": "cannot be tested",
}


def current(checks: Sequence[Check]) -> Verdict | None:
    """The verdict asked for in the address, None for all; and the widget that changes it."""
    counts = check_sentences.verdict_counts(checks)
    labels = {ALL: _("Alla ({count})", count=len(checks))} | {
        slug: _("{verdict} ({count})", verdict=check_sentences.signed_word(verdict), count=counts[verdict])
        for slug, verdict in SLUGS.items()
    }
    return SLUGS.get(address.radio(NAME, _("Utfall"), labels, ALL))
