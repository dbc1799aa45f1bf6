"""One county's sick-days against the nation's, December by December."""

import datetime as dt
from decimal import Decimal

import pandas as pd

from rehabdata import swedish
from rehabdata.data import Data, kept_in_language
from rehabdata.exhibits.exhibit import Column, Exhibit, Mark, Table
from rehabdata.language import _, later
from rehabdata.request import Request
from rehabdata.tracker import plan_sentences
from rehabdata.tracker.county_gaps import CountyGap
from rehabdata.tracker.plan import REGION

NOT_FROM_THE_OTHER = later(
    "Sjukpenningdagar och andelen av statens pengar är två skilda uppgifter: det ena följer inte av det andra."
)
PAID_DAYS = later(
    "Talet räknar utbetalda dagar. Färre dagar kan betyda att fler är friska, att fler har fått "
    "avslag eller att fallen är kortare. Staten beslutar och betalar."
)
SOURCE = later("Försäkringskassan, via en regions öppna data; sjukpenningtalet (1.0), tolv månader till december")


@kept_in_language
def sick_days_of_county(data: Data, ask: Request) -> Exhibit:
    """A county's days beside the nation's; of none named, the county whose plan it is. Rows: an area and December."""
    code = ask.county_code or REGION
    county, course = data.county_by_code[code], decembers(data, code)
    last = course[-1]
    told = {
        "county": county,
        "year": last[0],
        "days": swedish.number(float(last[1].days), 1),
        "nation": swedish.number(float(last[1].nation_days), 1),
        "gap": swedish.number(float(abs(last[1].gap)), 1),
    }
    if not last[1].gap:
        finding = _("{county} hade {days} sjukpenningdagar i december {year}, lika många som riket.", **told)
    elif last[1].gap > 0:
        finding = _("{county} hade {days} sjukpenningdagar i december {year}, {gap} fler än riket.", **told)
    else:
        finding = _("{county} hade {days} sjukpenningdagar i december {year}, {gap} färre än riket.", **told)
    return Exhibit(
        name="sick-days-of-county",
        chart="sick_days_of_county",
        rows=_rows(course, county),
        finding=finding,
        measure=_(
            "Utbetalda sjukpenningdagar per försäkrad 16–64 år, {county} och riket, december {first}–{last}",
            county=county,
            first=course[0][0],
            last=last[0],
        ),
        sources=(f"{_(SOURCE)}.",),
        notes=(_(plan_sentences.PAID_DAYS if code == REGION else PAID_DAYS), _(NOT_FROM_THE_OTHER)),
        key=(Mark("stroke", "chosen", county), Mark("dashes", "nation", _("riket"))),
        table=Table(
            _("{county}: sjukpenningdagar mot riket, december varje år", county=county),
            (
                Column(_("December"), "text"),
                Column(county),
                Column(_("Riket")),
                Column(_("Skillnad")),
                Column(_("Plats")),
            ),
            tuple(
                (
                    str(year),
                    swedish.number(float(gap.days), 1),
                    swedish.number(float(gap.nation_days), 1),
                    swedish.signed(float(gap.gap), 1),
                    str(gap.place),
                )
                for year, gap in reversed(course)
            ),
        ),
        files={"tables/sick_days": {"lan": county}},
    )


def decembers(data: Data, county_code: str) -> list[tuple[int, CountyGap]]:
    """The county at each December that all counties are known, both sexes together, oldest first."""
    return [
        (int(month[:4]), next(gap for gap in gaps if gap.county_code == county_code))
        for (month, sex), gaps in sorted(data.gaps.items())
        if sex == "T" and month.endswith("-12")
    ]


def _rows(course: list[tuple[int, CountyGap]], county: str) -> pd.DataFrame:
    """No line goes across a December that is missing: each unbroken run of years is a stretch of its own."""
    found, stretch = [], 0
    for number, (year, gap) in enumerate(course):
        if number and course[number - 1][0] != year - 1:
            stretch += 1
        for role, days, area in (("vald", gap.days, county), ("riket", gap.nation_days, _("riket"))):
            found.append(
                {
                    "day": dt.date(year, 12, 31).isoformat(),
                    "role": role,
                    "stretch": f"{role} {stretch}",
                    "days": float(days),
                    "label": f"{area} {_text(days)}" if number == len(course) - 1 else "",
                    "spoken": _("{area}, december {year}: {days}", area=area, year=year, days=_text(days)),
                }
            )
    return pd.DataFrame(found)


def _text(days: Decimal) -> str:
    return swedish.number(float(days), 1)
