"""The chapters in words: names of themes and readings, and how the readings add up beside what the report says of all.

A reading is ours, rests on the landsting's chapter alone and is never ranked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from rehabdata.language import _, later
from rehabdata.swedish import listed

# In the order in which a chapter's facts are told.
THEMES: Mapping[str, str] = {
    "kbt-access": later("Tillgång till KBT"),
    "mmr-access": later("Tillgång till MMR"),
    "therapists": later("Terapeuter efter nivå"),
    "teams": later("Team för MMR1 och MMR2"),
    "units": later("Vårdenheter och avtal"),
    "waiting": later("Väntan"),
    "competence": later("Höjd kompetens"),
    "quality": later("Kvalitetsarbete"),
    "parties": later("Arbetsgivare och andra parter"),
    "doubts": later("Tveksamhet om krav"),
}

# The report's own classes, and one more for what it must have known from elsewhere. Their order is not a ranking.
READINGS: Mapping[str, str] = {
    "good": later("god eller relativt god"),
    "doubtful": later("tveksam"),
    "needs more": later("behöver öka"),
    "not stated": later("framgår inte"),
}

OURS = later(
    "Läsningen är vår och vilar bara på landstingets kapitel: landstingets eget omdöme avgör, även när det har ett "
    "förbehåll. Utan ett eget omdöme avgör de brister som kapitlet nämner; nämns inga, framgår det inte."
)

# Printed under "Tillgången till multimodal rehabilitering" (pages 8-9), without naming the landsting.
REPORT_MMR: Mapping[str, int] = {"good": 9, "doubtful": 8, "needs more": 4}
# Printed under "Tillgången till KBT och IPT" (page 9): half of the landsting need more, most clearly those in northern
# Sweden, Stockholm and Västra Götaland. Northern Sweden is taken as the northern healthcare region.
REPORT_NAMES_NEEDING_KBT = (
    "Jämtland",
    "Norrbotten",
    "Stockholm",
    "Västerbotten",
    "Västernorrland",
    "Västra Götaland",
)


def counted(readings: Iterable[str]) -> dict[str, int]:
    """How many landsting have each reading, in the order of READINGS, readings without any as 0."""
    found = Counter(readings)
    return {reading: found[reading] for reading in READINGS}


def mmr_beside_the_report(readings: Mapping[str, str]) -> list[str]:
    """Sentences on our MMR readings (county -> reading) beside the nine, eight and four of the report."""
    ours = counted(readings.values())
    differing = [reading for reading, count in REPORT_MMR.items() if ours[reading] != count]
    told = [
        _(
            "Rapporten räknar {good} landsting med god eller relativt god tillgång till MMR, {doubtful} där den är "
            "tveksam och {needs_more} där den behöver öka.",
            **_named(REPORT_MMR),
        ),
        _(
            "Vår läsning av kapitlen ger {good}, {doubtful} och {needs_more}, och {not_stated} där det inte framgår.",
            **_named(ours),
        ),
    ]
    if not differing:
        told.append(_("Antalen är desamma."))
    elif _would_close(ours):
        told.append(_("Antalen går ihop om rapporten har räknat de sista till de grupper där vi har färre."))
    else:
        told.append(_("Antalen går inte ihop, och kapitlen visar inte varför."))
    told.append(_("Rapporten namnger inte landstingen i sina grupper, så en enskild läsning kan inte prövas mot den."))
    return told


def kbt_beside_the_report(readings: Mapping[str, str]) -> list[str]:
    """Sentences on our KBT readings (county -> reading) beside the report's "half", and those that it names."""
    ours = counted(readings.values())
    needing = ours["needs more"]
    lowest, highest = len(readings) // 2, (len(readings) + 1) // 2
    told = [
        _(
            "Rapporten säger att hälften av landstingen behöver mer KBT; vi läser så i {count} kapitel av {all}.",
            count=needing,
            all=len(readings),
        )
    ]
    if lowest <= needing <= highest:
        told.append(_("Det är hälften."))
    elif needing < lowest <= needing + ours["doubtful"]:
        told.append(
            _(
                "Hälften nås om också tveksamma räknas: de är {doubtful}, och i {not_stated} framgår det inte.",
                doubtful=ours["doubtful"],
                not_stated=ours["not stated"],
            )
        )
    else:
        told.append(_("Det är inte hälften, och kapitlen visar inte varför."))
    named = [county for county in REPORT_NAMES_NEEDING_KBT if county in readings]
    otherwise = [county for county in named if readings[county] != "needs more"]
    if otherwise:
        told.append(
            _(
                "Rapporten nämner särskilt norra Sverige, Stockholm och Västra Götaland; {counties} läser vi "
                "annorlunda.",
                counties=listed(otherwise),
            )
        )
    else:
        told.append(_("Rapporten nämner särskilt norra Sverige, Stockholm och Västra Götaland; dem läser vi likadant."))
    return told


def _named(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts by names that a text can hold."""
    return {reading.replace(" ", "_"): count for reading, count in counts.items()}


def _would_close(ours: Mapping[str, int]) -> bool:
    """No group of ours is larger than the report's, and what is missing in them is what is not stated."""
    missing = [count - ours[reading] for reading, count in REPORT_MMR.items()]
    return min(missing) >= 0 and sum(missing) == ours["not stated"]
