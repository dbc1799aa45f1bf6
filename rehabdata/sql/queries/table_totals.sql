-- What do the Summa rows of the report's tables say, cell by cell? (open data: totals)
-- Grain: table, printed heading, period. "Andel ansökt" is in percent, all else in patients.
SELECT report_table AS "table", heading AS "column", year, period, printed
FROM printed_total
ORDER BY report_table, year, heading, period;
