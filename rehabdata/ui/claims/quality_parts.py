"""What the page of checks is made of: claims, comparisons, what the text does not mention, sums table by table."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import FALL_MEASURES, Check, Fall, Verdict
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.ui import parts, table_links
from rehabdata.ui.parts import Cell, Lines, swedish_only


def claims(checks: Sequence[Check], verdict: Verdict | None) -> None:
    """A table per document of what it claims, with this verdict or all."""
    all_of_them = check_sentences.of_kind(checks, "claim")
    shown = _shown(all_of_them, verdict)
    parts.text(_("Visar {shown} av {all} påståenden.", shown=len(shown), all=len(all_of_them)))
    for document in dict.fromkeys(check.document for check in shown):
        _table(
            _("{document}: påståenden och vad tabellerna ger", document=document),
            _("Påstående, med våra ord"),
            [check for check in shown if check.document == document],
        )
    if shown:
        table_links.show("tables/checks")
        parts.sources(
            _(
                "Påståendena är återgivna med våra ord i data/claims.csv; dokument, avsnitt och sida står under vart "
                "och ett. Siffrorna är beräknade ur utdragen."
            )
        )


def comparisons(checks: Sequence[Check], verdict: Verdict | None) -> None:
    """A table of what we set beside itself, with this verdict or all."""
    all_of_them = check_sentences.of_kind(checks, "comparison")
    shown = _shown(all_of_them, verdict)
    parts.text(
        _(
            "Här säger dokumenten inget som kan vara sant eller falskt: vi ställer två ställen bredvid varandra, eller "
            "räknar efter."
        ),
        _("Visar {shown} av {all} jämförelser.", shown=len(shown), all=len(all_of_them)),
    )
    if shown:
        _table(_("Våra jämförelser av dokumenten med sig själva"), _("Jämförelse, med våra ord"), shown)
        table_links.show("tables/checks")
        parts.sources(_("data/claims.csv; dokument, avsnitt och sida står under var och en."))


def _shown(checks: Sequence[Check], verdict: Verdict | None) -> list[Check]:
    return [check for check in checks if verdict in (None, check.verdict)]


def _table(caption: str, of_what: str, checks: Sequence[Check]) -> None:
    headings = (of_what, _("Utfall"), _("Siffror"), _("Förklaring"))
    parts.records(caption, [Column(name, "text") for name in headings], [_row(check) for check in checks])


def _row(check: Check) -> tuple[Cell, ...]:
    return (
        Lines((_claim(check), _place(check)), anchors=(check.check_id, *check.former_ids)),
        check_sentences.signed_word(check.verdict),
        Lines(tuple(check_sentences.figure_lines(check))),
        check_sentences.explanation(check),
    )


def _place(check: Check) -> str:
    """Which chapter and page; of a comparison, whose table is not one document's, the document too."""
    place = check.place if check.kind == "claim" else f"{check.document}: {check.place}"
    return swedish_only(place)


def _claim(check: Check) -> str:
    """The claim in our words, and whom it names."""
    named = check_sentences.named(check)
    claim = parts.retold(check.claim)
    return parts.joined(claim, named) if named else claim


def not_mentioned(falls: Sequence[Fall]) -> None:
    """Who fell from 2012 to 2013, which the summary and the results leave out."""
    parts.text(
        _("Sammanfattningen och resultatkapitlet nämner ökningar 2012–2013, men inte dessa minskningar."),
        check_sentences.called_the_same(falls),
    )
    parts.bullets([check_sentences.fell(measure, falls) for measure in FALL_MEASURES])
    parts.sources(_("Rehabiliteringsgarantin 2013 (SKL), tabell 1–3, s. 10–12."))


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
