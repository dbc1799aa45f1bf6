-- How far apart were the county's and the nation's sick-days, first and last, and by how much did the gap narrow?
-- Grain: gap by year, then the narrowing.
WITH gaps AS (
    SELECT date, year(date) AS year, region - comparison AS gap
    FROM plan_printed
    WHERE target_id = 'sick-days' AND comparison IS NOT NULL
)

SELECT 'gap' AS figure, year, gap AS value, 1 AS decimals, 'dagar' AS unit FROM gaps
UNION ALL BY NAME
SELECT
    'narrowed' AS figure, max(year) AS year, arg_min(gap, date) - arg_max(gap, date) AS value, 1 AS decimals,
    'dagar' AS unit
FROM gaps
HAVING count(*) > 1;
