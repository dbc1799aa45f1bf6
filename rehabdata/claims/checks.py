"""Checks: what the documents claim of their own tables, and where we set them beside themselves.

A claim is data (data/claims.csv, with the figures and counties that it names); what the tables give is a query in
sql/checks, one a claim. Here they meet and get a verdict. Nothing is worded here: check_sentences does that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from rehabdata import queries
from rehabdata.assumptions import Assumptions
from rehabdata.database import Connection, ask
from rehabdata.money.funding import SEK_PER_MKR
from rehabdata.swedish import rounded

Verdict = Literal["holds", "rounded", "fails", "cannot be tested"]
Form = Literal["exact", "round"]
Kind = Literal["claim", "comparison"]

VERDICTS: tuple[Verdict, ...] = ("holds", "rounded", "fails", "cannot be tested")
KINDS: tuple[Kind, ...] = ("claim", "comparison")

# Limits of ours, no document's; check_sentences names them as such. The first is part of what "rounded" means.
ROUNDED_WITHIN_PERCENT = 10
SAME_SHARE_WITHIN_POINTS = 3
SAME_COUNT_WITHIN_PERCENT = 5

_WORST_FIRST: tuple[Verdict, ...] = ("fails", "rounded", "holds")


@dataclass(frozen=True)
class Figure:
    """One figure that decides a check, or stands beside those that do.

    `name` is a key of check_sentences.FIGURES. `value` is what the tables give (None where they give nothing, or where
    it is a date: then `text` has it), `printed` what the document says, with its own decimals. `verdict` is None for a
    figure that decides nothing. `county_code` and `county` are None for the nation and for what concerns no area;
    `detail` is a printed heading. `decimals` is how many to show of the value.
    """

    name: str
    year: int | None
    county_code: str | None
    county: str | None
    value: float | None
    text: str | None
    printed: Decimal | None
    unit: str
    decimals: int
    detail: str | None
    verdict: Verdict | None


@dataclass(frozen=True)
class Check:
    """One claim of a document, or one comparison of ours, with its verdict.

    `claim` is our wording, `place` where the document says it, `named` its counties, `former_ids` what it
    was once called in addresses and answers.
    """

    check_id: str
    kind: Kind
    document: str
    place: str
    claim: str
    named: tuple[str, ...]
    verdict: Verdict
    figures: tuple[Figure, ...]
    former_ids: tuple[str, ...]


@dataclass(frozen=True)
class Fall:
    """A landsting's fall from 2012 to 2013 that the text does not mention.

    `measure` is one of FALL_MEASURES: the share in whole percent, a treatment in patients. `called_the_same`:
    the text counts the landsting among those that stayed about the same.
    """

    measure: str
    county_code: str
    county: str
    before: int
    after: int
    called_the_same: bool


FALL_MEASURES = ("share", "KBT/IPT", "MMR", "MMR1", "MMR2")


def judge(value: float, printed: Decimal, form: Form) -> Verdict:
    """What a figure from the tables says of a printed one.

    "exact": it holds when the figure, rounded half up to the printed decimals, is the printed one. "round" (a word such
    as fördubbling, or a round number): it holds when they are equal, and is rounded within 10 percent of the printed.
    """
    if form == "exact":
        return "holds" if rounded(value, _decimals(printed)) == printed else "fails"
    difference = abs(Decimal(repr(float(value))) - printed)
    if difference == 0:
        return "holds"
    return "rounded" if difference * 100 <= abs(printed) * ROUNDED_WITHIN_PERCENT else "fails"


def verdict_of(figures: Iterable[Figure]) -> Verdict:
    """The worst of what the figures say; "cannot be tested" when none of them decides anything."""
    found = {figure.verdict for figure in figures}
    return next((verdict for verdict in _WORST_FIRST if verdict in found), "cannot be tested")


def checks(connection: Connection, assumptions: Assumptions) -> tuple[Check, ...]:
    """Every claim with its verdict and figures, in the order of the claims' file."""
    printed = queries.claim_figures(connection)
    listed = queries.counties(connection)
    counties = dict(zip(listed.county_code, listed.county, strict=True))
    return tuple(
        _check(
            claim,
            _found(connection, assumptions, claim["check_id"]),
            printed[printed.check_id == claim["check_id"]],
            counties,
        )
        for claim in queries.claims(connection).to_dict("records")
    )


def falls(connection: Connection) -> tuple[Fall, ...]:
    """Whose printed share, or patients in a treatment, were fewer in 2013 than in 2012, by measure."""
    found = ask(connection, "checks/not-mentioned-falls")
    return tuple(Fall(*row) for row in found.itertuples(index=False, name=None))


def _found(connection: Connection, assumptions: Assumptions, check_id: str) -> pd.DataFrame:
    """The answer of a check's query.

    Grain: figure, area, year. Columns: figure and unit always; year, county_code, value, text, printed (where the table
    itself prints what the value is to be), decimals (to show), detail, departs (true where the figure speaks against
    the claim, false where it speaks for it, missing where it decides nothing) as the check needs them.
    """
    parameters: Mapping[str, Mapping[str, object]] = {
        "shares-reproduced": {"rules": _rules(assumptions)},
        "national-28-48": {"rules": _rules(assumptions)},
        "same-share-three": {
            "most_points": SAME_SHARE_WITHIN_POINTS,
            "most_percent": SAME_COUNT_WITHIN_PERCENT,
        },
    }
    return ask(connection, f"checks/{check_id}", parameters.get(check_id))


def _rules(assumptions: Assumptions) -> list[dict[str, float]]:
    """The money's rules of the years that the report prints shares for."""
    agreed = {year: queries.agreement(assumptions, year) for year in (2012, 2013)}
    return [
        {
            "year": year,
            "kbt_sek": float(rules.kbt_sek),
            "mmr1_sek": float(rules.mmr1_sek),
            "mmr2_sek": float(rules.mmr2_sek),
            "supplement_sek": float(rules.supplement_sek),
            "frame_sek": float(rules.frame_mkr * SEK_PER_MKR),
        }
        for year, rules in agreed.items()
    ]


def _check(claim: Mapping[Any, Any], found: pd.DataFrame, printed: pd.DataFrame, counties: Mapping[str, str]) -> Check:
    """A claim with what the tables give: the nation's first, then county by county in Swedish order; printed figures
    that the tables give nothing for stand last.
    """
    claimed = {(row["figure"], row["year"]): row for row in printed.to_dict("records")}
    order = [None, *counties.values()]
    figures = [_figure(row, claimed, counties) for row in found.to_dict("records")]
    figures.sort(key=lambda figure: order.index(figure.county))
    met = {(figure.name, figure.year) for figure in figures}
    alone = [_printed_alone(row) for key, row in claimed.items() if key not in met]
    return Check(
        check_id=claim["check_id"],
        kind=claim["kind"],
        document=claim["document"],
        place=claim["place"],
        claim=claim["claim"],
        named=tuple(claim["named"]),
        verdict=verdict_of(figures),
        figures=(*figures, *alone),
        former_ids=tuple(claim["former_ids"]),
    )


def _figure(
    row: Mapping[Any, Any],
    claimed: Mapping[tuple[str, int | None], Mapping[Any, Any]],
    counties: Mapping[str, str],
) -> Figure:
    year = _whole(row.get("year"))
    value = _number(row.get("value"))
    county_code = _text(row.get("county_code"))
    claim = claimed.get((row["figure"], year))
    if claim is not None:
        printed, form = _printed(claim), claim["form"]
    else:
        own = _whole(row.get("printed"))
        printed, form = (None if own is None else Decimal(own)), "exact"
    departs = row.get("departs")
    verdict: Verdict | None = None if departs is None or pd.isna(departs) else "fails" if departs else "holds"
    if verdict is None and value is not None and printed is not None:
        verdict = judge(value, printed, form)
    return Figure(
        name=row["figure"],
        year=year,
        county_code=county_code,
        county=counties[county_code] if county_code else None,
        value=value,
        text=_text(row.get("text")),
        printed=printed,
        unit=row["unit"],
        decimals=_whole(row.get("decimals")) or 0,
        detail=_text(row.get("detail")),
        verdict=verdict,
    )


def _printed_alone(row: Mapping[Any, Any]) -> Figure:
    return Figure(
        name=row["figure"],
        year=row["year"],
        county_code=None,
        county=None,
        value=None,
        text=_text(row["text"]),
        printed=_printed(row),
        unit=row["unit"],
        decimals=row["decimals"],
        detail=None,
        verdict=None,
    )


def _printed(row: Mapping[Any, Any]) -> Decimal | None:
    """The printed figure with the decimals that it is printed with."""
    value = _number(row["value"])
    return None if value is None else rounded(value, row["decimals"])


def _decimals(printed: Decimal) -> int:
    return max(0, -int(printed.as_tuple().exponent))


def _number(value: Any) -> float | None:  # noqa: ANN401 - a cell
    return None if value is None or pd.isna(value) else float(value)


def _whole(value: Any) -> int | None:  # noqa: ANN401 - a cell
    return None if value is None or pd.isna(value) else int(value)


def _text(value: Any) -> str | None:  # noqa: ANN401 - a cell
    return None if value is None or pd.isna(value) else str(value)
