"""Kvalitet: what the documents claim against what their tables give, what the text leaves out, and sums."""

from rehabdata import check_sentences, queries
from rehabdata.checks import kbt_that_fell, shares_that_fell
from rehabdata.language import _
from rehabdata.ui import parts, quality_filters, quality_parts, source

connection = source.database()
checks = source.checks()

parts.heading(_("Kvalitet: text mot tabell"))
parts.lead(check_sentences.answer(checks))
parts.text(check_sentences.rule())

parts.section(_("Påståenden"))
quality_parts.claims(checks, quality_filters.current(checks))

parts.section(_("Vad texten inte nämner"))
quality_parts.not_mentioned(shares_that_fell(connection), kbt_that_fell(connection))

parts.section(_("Summor per tabell"))
quality_parts.sums(queries.printed_totals(connection))
