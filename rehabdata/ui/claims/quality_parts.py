"""What the page of checks is made of: claims, comparisons, what the text does not mention, sums table by table."""

from collections.abc import Sequence

import pandas as pd

from rehabdata import swedish
from rehabdata.claims import check_sentences
from rehabdata.claims.checks import FALL_MEASURES, Check, Fall, Verdict
from rehabdata.exhibits.exhibit import Column
from rehabdata.language import _
from rehabdata.ui import parts, passage, table_links
from rehabdata.ui.parts import Cell, Lines, swedish_only

_VERDICTS: tuple[Verdict, ...] = ("fails", "rounded", "cannot be tested", "holds")


def claims(checks: Sequence[Check], verdict: Verdict | None) -> None:
    """What the documents claim of their tables: what fails in view, the rest folded by verdict; or one verdict's."""
    all_of_them = check_sentences.of_kind(checks, "claim")
    _by_verdict(all_of_them, verdict, _("Påstående, med våra ord"))
    table_links.show("tables/checks")
    parts.sources(
        _(
            "Påståendena är återgivna med våra ord i data/claims.csv; dokument, avsnitt och sida står under vart "
            "och ett. Siffrorna är beräknade ur utdragen."
        )
    )


def comparisons(checks: Sequence[Check], verdict: Verdict | None) -> None:
    """What we set beside itself, in the same way."""
    parts.text(
        _(
            "Här säger dokumenten inget som kan vara sant eller falskt: vi ställer två ställen bredvid varandra, eller "
            "räknar efter."
        )
    )
    _by_verdict(check_sentences.of_kind(checks, "comparison"), verdict, _("Jämförelse, med våra ord"))
    table_links.show("tables/checks")
    parts.sources(_("data/claims.csv; dokument, avsnitt och sida står under var och en."))


def _by_verdict(checks: Sequence[Check], verdict: Verdict | None, of_what: str) -> None:
    parts.text(_("Visar {shown} av {all}.", shown=len(_shown(checks, verdict)), all=len(checks)))
    with passage.together():
        for each in _VERDICTS:
            found = _shown(checks, each)
            if not found or verdict not in (None, each):
                continue
            caption = _("{verdict}: {count}", verdict=check_sentences.signed_word(each), count=len(found))
            if each in ("fails", verdict):
                _table(caption, of_what, found)
            else:
                with parts.folded(f"utfall-{each}-{found[0].kind}".replace(" ", "-"), caption):
                    _table(caption, of_what, found)


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
    """Which document, chapter and page."""
    return swedish_only(f"{check.document}: {check.place}")


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
