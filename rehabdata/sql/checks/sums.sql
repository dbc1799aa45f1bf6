-- Which columns of tables 1-3 do not add up to their Summa cell? (Shares have no sum.)
-- Grain: the count of columns, the count of departing ones, then a row per departing column.
WITH sums AS (
    SELECT
        total.report_table, total.heading, total.year, total.printed, sum(cell.cell) AS column_sum
    FROM printed_total AS total
    INNER JOIN printed_cell AS cell
        ON total.report_table = cell.report_table AND total.heading = cell.heading AND cell.county_code <> '00'
    WHERE NOT contains(total.heading, 'Andel')
    GROUP BY ALL
)

SELECT 'columns_checked' AS figure, count(*) AS value, 'antal' AS unit FROM sums
UNION ALL BY NAME
SELECT
    'columns_departing' AS figure, count(*) FILTER (column_sum <> printed) AS value, 'antal' AS unit,
    count(*) FILTER (column_sum <> printed) > 0 AS departs
FROM sums
UNION ALL BY NAME
SELECT
    'column_sum' AS figure, year, column_sum AS value, printed, 'patienter' AS unit, TRUE AS departs,
    'Tabell ' || report_table || ', ' || heading AS detail
FROM sums
WHERE column_sum <> printed;
