"""What the page of checks is made of: claims by document, what the text does not mention, sums table by table."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import Check, Fall, Verdict
from rehabdata.language import _
from rehabdata.ui import parts, table_links
from rehabdata.ui.parts import Cell, Column, Lines, swedish_only


def claims(checks: Sequence[Check], verdict: Verdict | None) -> None:
    """A table per document of the claims with this verdict, or of all."""
    shown = [check for check in checks if verdict in (None, check.verdict)]
    parts.text(_("Visar {shown} av {all} påståenden.", shown=len(shown), all=len(checks)))
    if not shown:
        parts.text(_("Inget påstående har det utfallet. Välj Alla för att se dem."))
    for document in dict.fromkeys(check.document for check in shown):
        parts.records(
            _("{document}: påståenden och vad tabellerna ger", document=document),
            [
                Column(_("Påstående, med våra ord"), "text"),
                Column(_("Utfall"), "text"),
                Column(_("Siffror"), "text"),
                Column(_("Förklaring"), "text"),
            ],
            [_row(check) for check in shown if check.document == document],
        )
    if shown:
        table_links.show("tables/checks")
        parts.sources(
            _(
                "Påståendena är återgivna med våra ord i data/claims.csv; dokument, avsnitt och sida står under vart "
                "och ett. Siffrorna är beräknade ur utdragen."
            )
        )


def _row(check: Check) -> tuple[Cell, ...]:
    return (
        Lines((_claim(check), swedish_only(check.place)), anchor=check.check_id),
        check_sentences.signed_word(check.verdict),
        Lines(tuple(check_sentences.figure_lines(check))),
        check_sentences.explanation(check),
    )


def _claim(check: Check) -> str:
    """The claim, Swedish as all readings of the documents, and whom it names."""
    named = check_sentences.named(check)
    claim = swedish_only(check.claim)
    return parts.joined(claim, named) if named else claim


def not_mentioned(shares: Sequence[Fall], kbt: Sequence[Fall], checks: Sequence[Check]) -> None:
    """Who fell from 2012 to 2013, which the summary and the results leave out."""
    parts.text(
        _("Sammanfattningen och resultatkapitlet nämner ökningar 2012–2013, men inte dessa minskningar."),
        check_sentences.shares_fell(shares),
        *filter(None, [check_sentences.called_the_same(shares, checks)]),
        check_sentences.kbt_fell(kbt),
    )
    parts.bullets([_("Andel ansökt, {fall}", fall=check_sentences.fall(fall)) for fall in shares])
    parts.bullets([_("KBT/IPT, {fall}", fall=check_sentences.fall(fall)) for fall in kbt])
    parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), tabell 2 och 3, s. 11–12."))


def sums(totals: pd.DataFrame) -> None:
    """Every column of the report's tables with its sum and its Summa cell."""
    for number, of_table in totals.groupby("report_table"):
        parts.table(
            _("Tabell {number}: kolumnernas summor, patienter", number=number),
            [
                Column(_("Kolumn, som tryckt"), "text"),
                Column(_("Summa av landstingen")),
                Column(_("Tryckt Summa")),
                Column(_("Utfall"), "text"),
            ],
            [_sum_row(row["heading"], row["column_sum"], row["printed"]) for row in of_table.to_dict("records")],
        )
    table_links.show("tables/totals")
    parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), tabell 1–3, s. 10–12; summorna är beräknade här."))


def _sum_row(heading: str, column_sum: int, printed: int) -> tuple[Cell, ...]:
    verdict: Verdict = "holds" if column_sum == printed else "fails"
    return (
        swedish_only(heading),
        swedish.number(column_sum),
        swedish.number(printed),
        check_sentences.signed_word(verdict),
    )
