"""How an area's money was reckoned, step by step: the "så räknas det" of every figure of shares and money."""

from rehabdata import rows
from rehabdata.data import NATION, Data
from rehabdata.exhibits.exhibit import Column, Table
from rehabdata.language import _
from rehabdata.money.funding import Scenario
from rehabdata.money.working import Ground, working


def workings(data: Data, year: int, period: str, scenario: Scenario, *county_codes: str) -> tuple[Table, ...]:
    """The steps to earned, allocation and share, a table an area ("00": the nation)."""
    ground = ground_of(data, year, period)
    produced = data.production(year, period)
    columns = (
        Column(_("Led"), "text"),
        Column(_("Uträkning"), "text"),
        Column(_("Resultat")),
        Column(_("Källa"), "text"),
    )
    return tuple(
        Table(
            _caption(data, code, year, rows.pace_name(scenario.pace)),
            columns,
            tuple(
                (line.name, line.operands, line.result, line.source)
                for line in working(code, produced, scenario, ground)
            ),
        )
        for code in county_codes
    )


def ground_of(data: Data, year: int, period: str) -> Ground:
    """What the steps' sources are told from."""
    return Ground(year, data.assumptions, year in data.brought_years(period))


def _caption(data: Data, code: str, year: int, pace: str) -> str:
    if code == NATION:
        return _("Hela landet {year}: uträkning av upparbetat och andel av ramen, {pace}", year=year, pace=pace)
    county = data.county_by_code[code]
    return _(
        "{county} {year}: uträkning av upparbetat, fördelning och andel, {pace}", county=county, year=year, pace=pace
    )
