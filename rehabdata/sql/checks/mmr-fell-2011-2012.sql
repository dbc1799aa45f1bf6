-- Did the nation report less MMR in 2012 than in 2011, and which landsting reported more?
-- Grain: the nation by year, the count of landsting that rose, then two rows per landsting that rose.
WITH compared AS (
    SELECT before.county_code, before.patients AS before, after.patients AS after
    FROM half_year_mmr AS before
    INNER JOIN half_year_mmr AS after ON before.county_code = after.county_code AND after.year = 2012
    WHERE before.year = 2011
)

SELECT 'mmr' AS figure, 2011 AS year, sum(before) AS value, 'patienter' AS unit FROM compared
UNION ALL BY NAME
SELECT 'mmr' AS figure, 2012 AS year, sum(after) AS value, 'patienter' AS unit, sum(after) >= sum(before) AS departs
FROM compared
UNION ALL BY NAME
SELECT 'counties_that_rose' AS figure, 2012 AS year, count(*) FILTER (after > before) AS value, 'antal' AS unit
FROM compared
UNION ALL BY NAME
SELECT
    'mmr' AS figure, compared.county_code, years.year,
    CASE years.year WHEN 2011 THEN compared.before ELSE compared.after END AS value, 'patienter' AS unit
FROM compared, (VALUES (2011), (2012)) AS years (year)
WHERE compared.after > compared.before;
