"""The filter of the checks: by verdict, in the address."""

from collections.abc import Mapping

from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Verdict
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


def current() -> Verdict | None:
    """The verdict asked for in the address, None for all; and the widget that changes it, for both kinds of checks."""
    labels = {ALL: _("Alla")} | {slug: check_sentences.signed_word(verdict) for slug, verdict in SLUGS.items()}
    return SLUGS.get(address.radio(NAME, _("Utfall"), labels, ALL))
