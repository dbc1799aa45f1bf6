-- How far was the region's staff sickness from the average of all landsting, first and last, and how did that change?
-- Grain: gap by year, then the narrowing.
WITH gaps AS (
    SELECT date, year(date) AS year, region - comparison AS gap
    FROM plan_printed
    WHERE target_id = 'staff-sickness' AND comparison IS NOT NULL
)

SELECT 'gap' AS figure, year, gap AS value, 1 AS decimals, 'procentenheter' AS unit FROM gaps
UNION ALL BY NAME
SELECT
    'narrowed' AS figure, max(year) AS year, arg_min(gap, date) - arg_max(gap, date) AS value, 1 AS decimals,
    'procentenheter' AS unit
FROM gaps
HAVING count(*) > 1;
