"""The map, for recognition: a click opens the landsting; the tiles and the list do the same by keyboard."""

from rehabdata.exhibits.shares import county_map
from rehabdata.request import Request
from rehabdata.ui import figures, navigation, source
from rehabdata.ui.choices import Choices


def show(ask: Request, chosen: Choices) -> None:
    """The 21 counties in the five classes of the tiles."""
    query = chosen.address() | {"ar": str(chosen.money_year)}
    picked = figures.show(county_map(source.data(), ask), query, pick="county")
    if picked:
        address = {key: value for key, value in chosen.address().items() if key != "lan"}
        slug = source.data().slug_by_code[picked["county_code"]]
        navigation.switch_to(slug, address)
