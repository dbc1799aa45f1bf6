"""The shares of all landsting as a table, under the pictures that show them."""

from rehabdata import rows, swedish
from rehabdata.funding import Settlement
from rehabdata.language import _
from rehabdata.ui import parts, table_links
from rehabdata.ui.choices import Choices
from rehabdata.ui.parts import Column


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
