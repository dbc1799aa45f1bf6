"""Which exhibits can be asked for by name.

A new one gets a function beside those of its kind, and an entry here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rehabdata import parameters
from rehabdata.data import Data
from rehabdata.exhibits import compare, money, plan, plan_course, shares, sick_days, treatments
from rehabdata.exhibits.exhibit import Exhibit
from rehabdata.language import later
from rehabdata.request import BY_MEASURES, LOWER, MONTH, Request, X, Y, address

OWN_PAGE = "{landsting}"  # the page of the landsting that is asked for, or the overview


@dataclass(frozen=True)
class Entry:
    """One picture: its Swedish name in short, the parameters it takes, the address of its page, what makes it."""

    title: str
    takes: tuple[str, ...]
    page: str
    make: Callable[[Data, Request], Exhibit]

    def link(self, ask: Request, data: Data) -> str:
        """The address of the page where the chart stands, readable, without the host."""
        own = self.page == OWN_PAGE and ask.county_code is not None
        takes = tuple(name for name in self.takes if not (own and name == "lan"))  # the path says it
        place = data.slug_by_code[ask.county_code or ""] if own else "" if self.page == OWN_PAGE else self.page
        query = address(ask, takes, data)
        return f"/{place}?{query}" if query else f"/{place}"


_MONEY = ("lan", "ar", "period")
_AREA = ("lan", "period")

# The names are promises: one is added, none is changed. A chart's name with hyphens.
FIGURES: dict[str, Entry] = {
    "share-ranking": Entry(
        later("Upparbetat av avsatta medel per landsting"), (*_MONEY, "fas", LOWER), "", shares.share_ranking
    ),
    "share-change": Entry(
        later("Ändring av andelen sedan året före"), (*_MONEY, "fas", LOWER), "", shares.share_change
    ),
    "left-of-year": Entry(
        later("Kvar av fördelningen i samma takt hela året"), (*_MONEY, "fas", LOWER), "", shares.left_of_year
    ),
    "share-strip": Entry(later("Ett landsting bland de 21"), _MONEY, OWN_PAGE, shares.share_strip),
    "share-strip-by-year": Entry(later("Landstingen år för år"), _MONEY, OWN_PAGE, shares.share_strip_by_year),
    "county-map": Entry(later("Upparbetat av avsatta medel på karta"), _MONEY, "landsting", shares.county_map),
    "kbt-by-year": Entry(later("Patienter i KBT/IPT över åren"), _AREA, OWN_PAGE, treatments.kbt_by_year),
    "mmr-by-year": Entry(later("Patienter i MMR över åren"), _AREA, OWN_PAGE, treatments.mmr_by_year),
    "gender-by-year": Entry(later("Kvinnor och män över åren"), _AREA, OWN_PAGE, treatments.gender_by_year),
    "funding-chain": Entry(
        later("Från ram till vad landstingen får"), ("lan", "ar", "period", "takt"), "finansiering", money.funding_chain
    ),
    "allocation-and-earned": Entry(
        later("Upparbetat mot fördelning"), ("lan", "ar", "period", "takt"), "finansiering", money.allocation_and_earned
    ),
    "before-and-after": Entry(
        later("Räkneexempel: före och efter en ändring"),
        ("ar", "period", *parameters.SCENARIO_NAMES),
        "simulering",
        money.before_and_after,
    ),
    "waterfall": Entry(
        later("Räkneexempel: från upparbetat till vad landstingen får"),
        ("lan", "ar", "period", *parameters.SCENARIO_NAMES),
        "simulering",
        money.waterfall,
    ),
    "measure-ranking": Entry(
        later("Landstingen efter ett mått"),
        ("lan", "ar", "period", parameters.COMPARED, BY_MEASURES),
        "jamfor",
        compare.measure_ranking,
    ),
    "two-measures": Entry(
        later("Två mått mot varandra"),
        ("lan", "ar", "period", parameters.COMPARED, X, Y),
        "jamfor",
        compare.two_measures,
    ),
    "sick-days-over-time": Entry(later("Sjukpenningdagar över tid"), ("lan",), "lup", plan.sick_days_over_time),
    "staff-sickness-over-time": Entry(
        later("Medarbetarnas sjukfrånvaro över tid"), ("lan",), "lup", plan.staff_sickness_over_time
    ),
    "sick-days-course": Entry(later("Sjukpenningdagar: den raka vägen"), (), "lup", plan_course.sick_days_course),
    "staff-sickness-course": Entry(
        later("Medarbetarnas sjukfrånvaro: den raka vägen"), (), "lup", plan_course.staff_sickness_course
    ),
    "sick-days-of-county": Entry(
        later("Ett läns sjukpenningdagar mot riket"), ("lan",), OWN_PAGE, sick_days.sick_days_of_county
    ),
    "sick-days-by-county": Entry(
        later("Sjukpenningdagar i alla län"), ("lan", MONTH), "lup", plan_course.sick_days_by_county
    ),
}


def taken() -> Sequence[str]:
    """Every parameter that some picture takes, in the order of an address, and the picture's language."""
    names = dict.fromkeys(name for entry in FIGURES.values() for name in entry.takes)
    return [*names, "sprak"]
