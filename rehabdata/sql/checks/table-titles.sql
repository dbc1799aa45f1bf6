-- Which years do tables 1-3 hold, and what part of Table 3's patients in 2013 got KBT/IPT, which its heading names?
-- Grain: table and end of its years; then the part.
WITH held AS (
    SELECT report_table, min(year) AS first_year, max(year) AS last_year
    FROM printed_total
    WHERE period = 'kv1-2'
    GROUP BY report_table
),

kbt AS (
    SELECT sum(patients) AS patients FROM half_year_kbt
    WHERE year = 2013
),

everyone AS (
    SELECT sum(men + women) AS patients FROM report_gender
    WHERE period = 'kv1-2' AND year = 2013
)

SELECT 'first_year_table_' || report_table AS figure, 2013 AS year, first_year AS value, 'år' AS unit FROM held
UNION ALL BY NAME
SELECT 'last_year_table_' || report_table AS figure, 2013 AS year, last_year AS value, 'år' AS unit FROM held
UNION ALL BY NAME
SELECT
    'kbt_part_table_3' AS figure, 2013 AS year, 100.0 * kbt.patients / everyone.patients AS value, 1 AS decimals,
    'procent' AS unit
FROM kbt, everyone;
