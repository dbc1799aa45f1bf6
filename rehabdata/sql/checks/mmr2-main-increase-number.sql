-- By how many patients did MMR1 and MMR2 grow from 2012 to 2013 in the nation?
-- Grain: level.
WITH growth AS (
    SELECT
        sum(patients) FILTER (treatment = 'MMR1' AND year = 2013)
        - sum(patients) FILTER (treatment = 'MMR1' AND year = 2012) AS mmr1,
        sum(patients) FILTER (treatment = 'MMR2' AND year = 2013)
        - sum(patients) FILTER (treatment = 'MMR2' AND year = 2012) AS mmr2
    FROM report_patients
    WHERE period = 'kv1-2'
)

SELECT 'mmr1_increase' AS figure, 2013 AS year, mmr1 AS value, 'patienter' AS unit FROM growth
UNION ALL BY NAME
SELECT 'mmr2_increase' AS figure, 2013 AS year, mmr2 AS value, 'patienter' AS unit, mmr2 <= mmr1 AS departs FROM growth;
