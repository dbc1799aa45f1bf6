-- What do the Summa rows say, and what does each column add up to?
-- Grain: table, printed heading. Shares have no sum, only a printed nation.
SELECT
    total.report_table, total.heading, total.year, total.period, total.printed,
    CAST(sum(cell.cell) AS INTEGER) AS column_sum
FROM printed_total AS total
INNER JOIN printed_cell AS cell
    ON total.report_table = cell.report_table AND total.heading = cell.heading AND cell.county_code <> '00'
WHERE NOT contains(total.heading, 'Andel')
GROUP BY ALL
ORDER BY total.report_table, total.year, total.heading;
