"""The map, for recognition: a click opens the landsting; the tiles and the list do the same by keyboard."""

from rehabdata import rows
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.sentences import who_is_on_pace
from rehabdata.ui import navigation, parts, picture_links, source
from rehabdata.ui.choices import Choices


def show(settlement: Settlement, chosen: Choices) -> None:
    """The 21 counties in the five classes of the tiles."""
    shown = rows.county_map(settlement, chosen.county_code)
    name = _("Karta: upparbetat av avsatta medel i fem klasser.")
    picked = parts.chart_selection("county_map", shown, f"{name} {who_is_on_pace(settlement)}", "county")
    picture_links.show("county-map", chosen.address() | {"ar": str(chosen.money_year)})
    if picked:
        address = {key: value for key, value in chosen.address().items() if key != "lan"}
        slug = source.data().slug_by_code[picked["county_code"]]
        navigation.switch_to(slug, address)
