"""What the outside was promised, typed from the list of addresses and from the report, not from our code."""

from typing import NamedTuple


class Landsting(NamedTuple):
    """A landsting's county, the address of its page, and what the report calls it in the heading of its chapter."""

    county: str
    slug: str
    heading: str


# County code -> landsting. The report misspells Norrbotten in its heading; the page does not.
LANDSTING = {
    "01": Landsting("Stockholm", "stockholm", "Stockholms läns landsting"),
    "03": Landsting("Uppsala", "uppsala", "Landstinget i Uppsala län"),
    "04": Landsting("Södermanland", "sodermanland", "Landstinget Sörmland"),
    "05": Landsting("Östergötland", "ostergotland", "Landstinget i Östergötland"),
    "06": Landsting("Jönköping", "jonkoping", "Landstinget i Jönköpings län"),
    "07": Landsting("Kronoberg", "kronoberg", "Landstinget Kronoberg"),
    "08": Landsting("Kalmar", "kalmar", "Landstinget i Kalmar län"),
    "09": Landsting("Gotland", "gotland", "Region Gotland"),
    "10": Landsting("Blekinge", "blekinge", "Landstinget Blekinge"),
    "12": Landsting("Skåne", "skane", "Region Skåne"),
    "13": Landsting("Halland", "halland", "Region Halland"),
    "14": Landsting("Västra Götaland", "vastra-gotaland", "Västra Götalandsregionen"),
    "17": Landsting("Värmland", "varmland", "Landstinget i Värmland"),
    "18": Landsting("Örebro", "orebro", "Örebro läns landsting"),
    "19": Landsting("Västmanland", "vastmanland", "Landstinget Västmanland"),
    "20": Landsting("Dalarna", "dalarna", "Landstinget Dalarna"),
    "21": Landsting("Gävleborg", "gavleborg", "Landstinget Gävleborg"),
    "22": Landsting("Västernorrland", "vasternorrland", "Landstinget Västernorrland"),
    "23": Landsting("Jämtland", "jamtland", "Jämtlands läns landsting"),
    "24": Landsting("Västerbotten", "vasterbotten", "Västerbottens läns landsting"),
    "25": Landsting("Norrbotten", "norrbotten", "Norrbottens läns landsting"),
}

# Address -> heading, of the pages in the menu. A new page gets a row here.
MENU = {
    "": "Rehabiliteringsgarantin i hela landet",
    "landsting": "Välj landsting",
    "jamfor": "Jämför landsting",
    "finansiering": "Statens pengar",
    "simulering": "Vad händer om?",
    "lup": "LUP Region Jämtland Härjedalen: lägre sjukfrånvaro",
    "kvalitet": "Kvalitet: text mot tabell",
    "data": "Ta med och lämna in data",
    "om": "Om uppgifterna",
}
HEADINGS = MENU | {landsting.slug: landsting.heading for landsting in LANDSTING.values()}

# What stands on a page like a notice whatever the address says: a what-if is not to be taken for a decision.
STANDING_NOTICES = {"simulering": ["Räkneexempel, inte beslut."]}

# At 50 percent or more of the year's money after half a year; Table 3 rounds none of the others up to 50.
ON_PACE_2013 = {"Blekinge", "Gotland", "Gävleborg", "Kalmar", "Skåne", "Värmland", "Västra Götaland"}


def period_line(year: int, path: str = "") -> str:
    """The line that every page carries, for a year that counts finished treatments; on the plan's the plan's own."""
    if path == "lup":
        return (
            "Uppföljning i november 2017, med mål för 2018. Räknar utbetalda dagar och anställdas sjukfrånvaro, inte "
            "hälsa."
        )
    return (
        f"Januari–juni {year}. Räknar avslutade behandlingar, inte om någon återgick i arbete. "
        "Garantin upphörde efter 2015."
    )
