"""What can be taken away of the open data: by the name that its address begins with, what it is called."""

from collections.abc import Mapping
from urllib.parse import urlencode

from rehabdata.api import tables
from rehabdata.language import later

PLACE = "/api/v1"
FUNDING = "funding"
_ENDINGS = {"jsonstat": "jsonstat.json"}  # kind of file -> how its address ends, where it is not the kind itself

# Swedish, as all of the API; a page translates them.
TITLES: dict[str, str] = {
    FUNDING: later("Statens pengar per landsting och i riket, med årets regler eller ändrade"),
    **{f"tables/{name}": table.title for name, table in tables.TABLES.items()},
}

FUNDING_GRAIN = later("landsting; sist riket")
STATISTICAL = tuple(name for name, table in tables.TABLES.items() if table.cube)  # those that JSON-stat has a form for


def address(name: str, kind: str, query: Mapping[str, str]) -> str:
    """Where a table stands as one kind of file: xlsx, csv, json or jsonstat."""
    asked = f"?{urlencode(query)}" if query else ""
    return f"{PLACE}/{name}.{_ENDINGS.get(kind, kind)}{asked}"
