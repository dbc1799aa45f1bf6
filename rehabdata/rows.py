"""The rows that charts and tables show, made of settlements and query answers. Pure; no figure is new here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from rehabdata import swedish, theme
from rehabdata.language import _, later
from rehabdata.money.funding import SEK_PER_MKR, Outcome, Settlement, is_settled, median_share
from rehabdata.money.ranking import Place

CHOSEN, OTHERS = "vald", "övriga"
NATION = "00"


def by_share(settlement: Settlement) -> list[Outcome]:
    """The landsting with a share, highest first."""
    return sorted(
        (o for o in settlement.landsting if o.share is not None),
        key=lambda o: (-(o.share or 0.0), o.county_code),
    )


def share_ranking(settlement: Settlement, shown: Sequence[Outcome], county_code: str | None) -> pd.DataFrame:
    """Rows of charts.share_ranking and charts.share_strip: the landsting in `shown`, in that order."""
    nation, middle = settlement.nation.share, median_share(settlement)
    return pd.DataFrame(
        {
            "county": [o.county for o in shown],
            "share_percent": [100 * (o.share or 0.0) for o in shown],
            "share_text": [swedish.percent(o.share, 1) for o in shown],
            "group": [CHOSEN if o.county_code == county_code else OTHERS for o in shown],
            "label": [
                f"{o.county} {swedish.percent(o.share, 1)}" if o.county_code == county_code else "" for o in shown
            ],
            "nation_percent": 100 * (nation or 0.0),
            "median_percent": 100 * (middle or 0.0),
        }
    )


def differences(
    shown: Sequence[Outcome], value_of: Mapping[str, float], text_of: Mapping[str, str], county_code: str | None
) -> pd.DataFrame:
    """Rows of charts.differences: the landsting in `shown`, in that order, by county code their value and its text."""
    codes = [o.county_code for o in shown]
    return pd.DataFrame(
        {
            "county": [o.county for o in shown],
            "value": [value_of[code] for code in codes],
            "value_text": [text_of[code] for code in codes],
            "group": [CHOSEN if code == county_code else OTHERS for code in codes],
            "before": 0.0,
            "has_before": False,
        }
    )


def county_map(settlement: Settlement, county_code: str | None) -> pd.DataFrame:
    """Rows of charts.county_map."""
    return pd.DataFrame(
        [
            {
                "county_code": o.county_code,
                "county": o.county,
                "share_class": theme.share_class(o.share or 0.0),
                "share_text": swedish.percent(o.share, 1),
                "group": CHOSEN if o.county_code == county_code else OTHERS,
            }
            for o in settlement.landsting
        ]
    )


def place_text(place: Place) -> str:
    """9, or "9, delad" where neighbours share the place."""
    return _("{place}, delad", place=place.place) if place.shared_with else str(place.place)


def kbt_by_year(treatments: pd.DataFrame, county_code: str) -> pd.DataFrame:
    """Rows of charts.kbt_by_year for one area of queries.treatments."""
    kbt = treatments[(treatments.county_code == county_code) & (treatments.treatment == "KBT/IPT")]
    return pd.DataFrame(
        {
            "year": kbt.year.astype(str).to_list(),
            "patients": kbt.patients.to_list(),
            "patients_text": [swedish.patients(n) for n in kbt.patients],
            "comparable": ["ja" if year >= 2012 else "nej" for year in kbt.year],
        }
    )


def mmr_by_year(treatments: pd.DataFrame, county_code: str) -> pd.DataFrame:
    """Rows of charts.mmr_by_year for one area: MMR1 at the bottom of the bar, MMR2 upon it, 2011 whole."""
    mmr = treatments[(treatments.county_code == county_code) & (treatments.treatment != "KBT/IPT")]
    rows = []
    for year in sorted(set(mmr.year)):
        of_year = mmr[mmr.year == year]
        counts = dict(zip(of_year.treatment, of_year.patients, strict=True))
        total, start = sum(counts.values()), 0
        for treatment in sorted(counts):
            rows.append(
                {
                    "year": str(year),
                    "treatment": treatment,
                    "patients": counts[treatment],
                    "patients_text": f"{treatment}: {swedish.patients(counts[treatment])}",
                    "start": start,
                    "end": start + counts[treatment],
                    "top": total,
                    "total_text": swedish.patients(total),
                }
            )
            start += counts[treatment]
    return pd.DataFrame(rows)


SEX = {"K": later("Kvinnor"), "M": later("Män")}


def gender_by_year(gender: pd.DataFrame, county_code: str) -> pd.DataFrame:
    """Rows of charts.gender_by_year for one area of queries.gender, the sexes in the run's language."""
    own = gender[gender.county_code == county_code]
    sexes, counts = [_(SEX[sex]) for sex in own.sex], [swedish.patients(n) for n in own.patients]
    return pd.DataFrame(
        {
            "year": own.year.astype(str).to_list(),
            "sex": sexes,
            "patients": own.patients.to_list(),
            "patients_text": counts,
            "label": [f"{sex}\n{count}" for sex, count in zip(sexes, counts, strict=True)],
        }
    )


PAID = later("Landstingen får")
PAID_TO_ONE = later("Landstinget får")


@dataclass(frozen=True)
class Step:
    """One step of the money's chain in kronor; `sum_of` says in words how it follows from the steps above.

    `name` is the Swedish one, by which steps are found, and is given to `_` where it is shown.
    """

    name: str
    sek: float
    sum_of: str


def chain(outcome: Outcome, whole: str) -> list[Step]:
    """From frame to what is left, for the nation or one landsting. `whole` names the first step.

    Adds up: within + excess = earned; within + redistributed = paid; earned - paid = unpaid; frame - paid = left for
    the nation, and allocation - within = left for a landsting, which may be paid out of what others leave.
    """
    one = outcome.county_code != NATION
    left_sek = outcome.unused_sek if one else outcome.allocation_sek - outcome.paid_sek
    return [
        Step(whole, outcome.allocation_sek, _("ramen fördelad efter befolkning")),
        Step(later("Upparbetat"), outcome.earned_sek, _("behandlade patienter × (ersättning + tillägg)")),
        Step(later("– inom fördelningen"), outcome.within_sek, _("högst så mycket som är fördelat")),
        Step(later("– över fördelningen"), outcome.excess_sek, _("upparbetat − inom fördelningen")),
        Step(later("Omfördelat"), outcome.redistributed_sek, _("ur det som andra inte har jobbat in")),
        Step(PAID_TO_ONE if one else PAID, outcome.paid_sek, _("inom fördelningen + omfördelat")),
        Step(
            later("Obetalt"),
            outcome.unpaid_sek,
            _("upparbetat − landstinget får") if one else _("upparbetat − landstingen får"),
        ),
        Step(later("Kvar"), left_sek, _("fördelningen − inom fördelningen") if one else _("ramen − landstingen får")),
    ]


# Settled over a year, so never said of a half-year.
SETTLED_OVER_A_YEAR = ("Omfördelat", PAID, PAID_TO_ONE, "Obetalt", "Kvar")
CHART_STEPS = (later("Ramen"), "Upparbetat", "– inom fördelningen", "Omfördelat", PAID, "Kvar")


def funding_chain(leading: Settlement, beside: Settlement) -> pd.DataFrame:
    """Rows of charts.funding_chain: the nation's steps at the leading pace and at the one beside it.

    Of a half-year nothing is said to be redistributed, paid or left.
    """
    rows = []
    for pace_order, settlement in enumerate((leading, beside), start=1):
        for step in chain(settlement.nation, "Ramen"):
            if step.name in CHART_STEPS and not (
                not is_settled(settlement.scenario.pace) and step.name in SETTLED_OVER_A_YEAR
            ):
                rows.append(
                    {
                        "step": _(step.name),
                        "pace": pace_name(settlement.scenario.pace),
                        "pace_order": pace_order,
                        "mkr": step.sek / SEK_PER_MKR,
                        "mkr_text": swedish.mkr(step.sek),
                    }
                )
    return pd.DataFrame(rows)


def allocation_and_earned(settlement: Settlement) -> pd.DataFrame:
    """Rows of charts.allocation_and_earned: two a landsting, largest allocation first."""
    rows = []
    largest_first = sorted(settlement.landsting, key=lambda o: (-o.allocation_sek, o.county_code))
    for o in largest_first:
        for part, start, end in (
            (_("inom fördelningen"), 0.0, o.within_sek),
            (_("över fördelningen"), o.within_sek, o.earned_sek),
        ):
            rows.append(
                {
                    "county": o.county,
                    "part": part,
                    "start": start / SEK_PER_MKR,
                    "end": end / SEK_PER_MKR,
                    "mkr_text": swedish.mkr(end - start),
                    "allocation_mkr": o.allocation_sek / SEK_PER_MKR,
                    "allocation_text": swedish.mkr(o.allocation_sek),
                }
            )
    return pd.DataFrame(rows)


_PACE_NAMES: Mapping[float, str] = {1.0: later("första halvåret (×1)"), 2.0: later("helår i samma takt (×2)")}


def pace_name(pace: float) -> str:
    """How a pace is named for readers."""
    if pace in _PACE_NAMES:
        return _(_PACE_NAMES[pace])
    return _("{times} gånger halvåret", times=swedish.exact(pace))


def opening_pace(pace: float) -> str:
    """The pace at the start of a sentence."""
    if pace in _PACE_NAMES:
        name = pace_name(pace)
        return name[0].upper() + name[1:]
    return _("Vid {times} gånger halvåret", times=swedish.exact(pace))


def beside_pace(pace: float) -> float:
    """The pace shown beside: the half-year's beside one that is settled, the year's beside one that is not."""
    return 1.0 if is_settled(pace) else 2.0


def pace_sign(pace: float) -> str:
    """The pace in a table's heading: ×2."""
    return f"×{swedish.exact(pace)}"
