"""The country as tiles: a link a landsting, placed as on the map, with its name and share."""

import itertools
from html import escape

from rehabdata import swedish, theme
from rehabdata.data import Data, kept
from rehabdata.intake.reports import HALF_YEAR
from rehabdata.language import _
from rehabdata.money.funding import Settlement
from rehabdata.money.ranking import on_the_edge
from rehabdata.ui import links, parts, passage, source
from rehabdata.ui.choices import Choices


def show(settlement: Settlement, chosen: Choices) -> None:
    """21 links to the landsting's pages that keep the other choices; the chosen one has a ring.

    Of a half-year, those at the edge of being on pace say so. The keyboard walks row by row, west to east.
    """
    near = on_the_edge(settlement) if chosen.period == HALF_YEAR else frozenset()
    query = {name: value for name, value in chosen.address().items() if name != "lan"}
    tiles = []
    for code, row, column in _placed(source.data()):
        share, slug = settlement.of(code).share, source.data().slug_by_code[code]
        name = parts.safe(swedish.hyphenated(source.data().county_by_code[code]))
        own = " rd-own" if code == chosen.county_code else ""
        edge = " " + _("på gränsen") if code in near else ""
        tiles.append(
            f"<a class='rd-class-{theme.share_class(share or 0.0)}{own}' "
            f"style='grid-area: {row + 1} / {column}' "
            f"href='{escape(links.href(slug, query), quote=True)}' data-focus='tile-{slug}'>"
            f"<span><em>{source.data().letter_by_code[code]}</em> {name} "
            f"<strong>{parts.safe(swedish.percent(share))}</strong>{parts.safe(edge)}</span></a>"
        )
    passage.say(f"<div class='rd-tiles'>{''.join(tiles)}</div>")
    _key()


@kept
def _placed(data: Data) -> list[tuple[str, int, int]]:
    """County codes with their tiles' rows and columns, row by row, west to east."""
    placed = data.counties.sort_values(["tile_row", "tile_column"])
    return list(zip(placed.county_code, placed.tile_row, placed.tile_column, strict=True))


def _key() -> None:
    """The five classes in words and colour."""
    bounds = [f"{round(100 * bound)}" for bound in theme.SHARE_CLASS_BOUNDS]
    between = [_("{lowest}–{highest} %", lowest=a, highest=b) for a, b in itertools.pairwise(bounds)]
    names = [_("under {bound} %", bound=bounds[0]), *between, _("{bound} % och mer", bound=bounds[-1])]
    parts.key([(f"rect classes-{n}", name) for n, name in enumerate(names)])
