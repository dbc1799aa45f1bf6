"""What the reports have in common: the period line, the foot, pictures of the catalogue, kronor in tables."""

from dataclasses import replace

from rehabdata import rows, sources
from rehabdata.data import HALF_YEAR, Data
from rehabdata.drawing import Drawer
from rehabdata.exhibits.catalogue import FIGURES
from rehabdata.exhibits.exhibit import PERIOD
from rehabdata.money.funding import SEK_PER_MKR, Settlement, is_settled
from rehabdata.render import picture
from rehabdata.reports import blocks
from rehabdata.reports.blocks import Block
from rehabdata.request import Request
from rehabdata.swedish import number

NO_FORECAST = (
    "Helår i samma takt (×2) är räkning, inte prognos: ett enskilt landsting kan hamna långt ifrån den. Avräkning och "
    "omfördelning sker på helår, så av ett halvår sägs inget vara betalt."
)
_SETTLED_LATER = "avgörs på helår"


class Maker:
    """Collects the pictures of a report while its blocks are made."""

    def __init__(self, data: Data, year: int, county_code: str | None, drawer: Drawer) -> None:
        self.data, self.year, self.county_code = data, year, county_code
        self.pictures: dict[str, bytes] = {}
        self._drawer = drawer

    def figure(self, name: str, caption: str, pixels: int | None = None, width: float = 100) -> Block:
        """A picture of the catalogue under this report's choices; its accessible name is the chart's."""
        made = FIGURES[name].make(self.data, self._asked())
        drawn = picture.bare(replace(made, width=pixels) if pixels else made, self._drawer)
        self.pictures[f"{name}.svg"] = drawn.encode()
        return blocks.figure(f"{name}.svg", caption, made.alt, width)

    def settlement(self, pace: float) -> Settlement:
        """The year's unchanged rules at a pace."""
        return self.data.settlement(self.year, HALF_YEAR, pace)

    def _asked(self) -> Request:
        return Request(self.county_code, self.year, HALF_YEAR, self.settlement(2.0).scenario)


def period_line(data: Data, year: int) -> str:
    """The line that every page carries, and who brought figures after the report."""
    return " ".join(filter(None, [f"Januari–juni {year}.", PERIOD, *sources.submitted(data, HALF_YEAR)]))


def mkr(sek: float) -> str:
    """Mkr with one decimal, for a column that says so."""
    return number(sek / SEK_PER_MKR, 1)


def chain_table(caption: str, whole: str, leading: Settlement, beside: Settlement, code: str) -> Block:
    """From frame or allocation to what is left: the year at the same pace leads, the half-year stands beside."""
    steps = zip(rows.chain(leading.of(code), whole), rows.chain(beside.of(code), whole), strict=True)
    paces = [rows.pace_name(s.scenario.pace) for s in (leading, beside)]
    return blocks.table(
        caption,
        [
            ("Led", "text"),
            *((f"{pace[0].upper()}{pace[1:]}, kr", "number") for pace in paces),
            ("Så räknas det", "text"),
        ],
        [
            (one.name, _amount(one, leading.scenario.pace), _amount(other, beside.scenario.pace), one.sum_of)
            for one, other in steps
        ],
    )


def _amount(step: rows.Step, pace: float) -> str:
    if not is_settled(pace) and step.name in rows.SETTLED_OVER_A_YEAR:
        return _SETTLED_LATER
    return number(step.sek)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
