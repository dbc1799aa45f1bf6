-- By how much did the region's own staff sickness fall, January-October 2016 to the same months of 2017?
-- Grain: rate by year, then the fall.
WITH rates AS (
    SELECT date, year(date) AS year, region AS rate
    FROM plan_printed
    WHERE target_id = 'staff-sickness' AND comparison IS NULL
)

SELECT 'own_rate' AS figure, year, rate AS value, 2 AS decimals, 'procent' AS unit FROM rates
UNION ALL BY NAME
SELECT
    'own_fall' AS figure, max(year) AS year, arg_min(rate, date) - arg_max(rate, date) AS value, 2 AS decimals,
    'procentenheter' AS unit
FROM rates
HAVING count(*) > 1;
