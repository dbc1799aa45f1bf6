-- Did the nation report more KBT/IPT in 2011 than in 2013?
-- Grain: year.
WITH counted AS (
    SELECT
        sum(patients) FILTER (year = 2011) AS before,
        sum(patients) FILTER (year = 2013) AS after
    FROM half_year_kbt
)

SELECT 'kbt' AS figure, 2011 AS year, before AS value, 'patienter' AS unit, before <= after AS departs FROM counted
UNION ALL BY NAME
SELECT 'kbt' AS figure, 2013 AS year, after AS value, 'patienter' AS unit FROM counted;
