-- Of how many of the plan's rows, targets and activities, can the printed status be read?
-- Grain: the count of rows, the count of those that can be read.
WITH counted AS (
    SELECT
        (SELECT count(*) FROM target) + count(*) AS plan_rows,
        count(*) FILTER (printed_status <> 'unknown') AS legible
    FROM activity
)

SELECT 'plan_rows' AS figure, 2017 AS year, plan_rows AS value, 'rader' AS unit FROM counted
UNION ALL BY NAME
SELECT 'legible_rows' AS figure, 2017 AS year, legible AS value, 'rader' AS unit, legible < plan_rows AS departs
FROM counted;
