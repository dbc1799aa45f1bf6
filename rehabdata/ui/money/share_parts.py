"""The shares of all landsting as tables, under the pictures that show them."""

from collections.abc import Sequence

from rehabdata import rows, swedish
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.money.funding import Outcome, Settlement
from rehabdata.money.ranking import places
from rehabdata.ui import parts, table_links
from rehabdata.ui.choices import Choices


def folded(settlement: Settlement, year: int, chosen: Choices) -> None:
    """All landsting by share, the chosen one marked."""
    shown = rows.by_share(settlement)
    folded_away = parts.folded_table(
        _("Upparbetat av avsatta medel per landsting, första halvåret {year}", year=year),
        [Column(_("Landsting"), "text"), Column(_("Andel")), Column(_("Upparbetat"))],
        [
            (
                parts.landsting_link(o.county_code, chosen),
                swedish.percent(o.share, 1),
                swedish.mkr(o.earned_sek),
            )
            for o in shown
        ],
        next((i for i, o in enumerate(shown) if o.county_code == chosen.county_code), None),
    )
    with folded_away:
        table_links.money(chosen, settlement.scenario.pace)


def with_places(settlement: Settlement, shown: Sequence[Outcome], year: int, chosen: Choices) -> None:
    """The landsting shown, in that order, with place, share, earned and allocation; the chosen one marked."""
    place_of = places(settlement)
    parts.table(
        _("Upparbetat av avsatta medel per landsting, första halvåret {year}", year=year),
        [
            Column(_("Landsting"), "text"),
            *(Column(name) for name in (_("Plats"), _("Andel"), _("Upparbetat"), _("Fördelning, helår"))),
        ],
        [
            (
                parts.landsting_link(o.county_code, chosen),
                rows.place_text(place_of[o.county_code]),
                swedish.percent(o.share, 1),
                swedish.mkr(o.earned_sek),
                swedish.mkr(o.allocation_sek),
            )
            for o in shown
        ],
        marked=next((i for i, o in enumerate(shown) if o.county_code == chosen.county_code), None),
    )
