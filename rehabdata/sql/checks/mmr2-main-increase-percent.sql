-- By how many percent did MMR1 and MMR2 grow from 2012 to 2013 in the nation?
-- Grain: level.
WITH counted AS (
    SELECT
        sum(patients) FILTER (treatment = 'MMR1' AND year = 2012) AS mmr1_before,
        sum(patients) FILTER (treatment = 'MMR1' AND year = 2013) AS mmr1_after,
        sum(patients) FILTER (treatment = 'MMR2' AND year = 2012) AS mmr2_before,
        sum(patients) FILTER (treatment = 'MMR2' AND year = 2013) AS mmr2_after
    FROM report_patients
    WHERE period = 'kv1-2'
),

growth AS (
    SELECT
        100.0 * (mmr1_after - mmr1_before) / mmr1_before AS mmr1,
        100.0 * (mmr2_after - mmr2_before) / mmr2_before AS mmr2
    FROM counted
)

SELECT 'mmr1_increase' AS figure, 2013 AS year, mmr1 AS value, 1 AS decimals, 'procent' AS unit FROM growth
UNION ALL BY NAME
SELECT 'mmr2_increase' AS figure, 2013 AS year, mmr2 AS value, 1 AS decimals, 'procent' AS unit, mmr2 <= mmr1 AS departs
FROM growth;
