-- How many times the KBT/IPT of 2012 was that of 2013?
-- Grain: the nation by year, then the ratio.
WITH counted AS (
    SELECT
        sum(patients) FILTER (year = 2012) AS before,
        sum(patients) FILTER (year = 2013) AS after
    FROM half_year_kbt
)

SELECT 'kbt' AS figure, 2012 AS year, before AS value, 'patienter' AS unit FROM counted
UNION ALL BY NAME
SELECT 'kbt' AS figure, 2013 AS year, after AS value, 'patienter' AS unit FROM counted
UNION ALL BY NAME
SELECT 'kbt_ratio' AS figure, 2013 AS year, 1.0 * after / before AS value, 2 AS decimals, 'gånger' AS unit FROM counted;
