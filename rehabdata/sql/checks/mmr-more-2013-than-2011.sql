-- Which of the named landsting did not report more MMR in 2013 than in 2011?
-- Grain: the count of named landsting, the count of departing ones, then two rows per departing landsting.
WITH compared AS (
    SELECT named.county_code, before.patients AS before, after.patients AS after
    FROM claim_county AS named
    INNER JOIN half_year_mmr AS before ON named.county_code = before.county_code AND before.year = 2011
    INNER JOIN half_year_mmr AS after ON named.county_code = after.county_code AND after.year = 2013
    WHERE named.check_id = 'mmr-more-2013-than-2011'
)

SELECT 'counties_checked' AS figure, 2013 AS year, count(*) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT
    'counties_departing' AS figure, 2013 AS year, count(*) FILTER (after <= before) AS value, 'antal' AS unit,
    count(*) FILTER (after <= before) > 0 AS departs
FROM compared
UNION ALL BY NAME
SELECT
    'mmr' AS figure, compared.county_code, years.year,
    CASE years.year WHEN 2011 THEN compared.before ELSE compared.after END AS value, 'patienter' AS unit,
    CASE years.year WHEN 2013 THEN TRUE END AS departs
FROM compared, (VALUES (2011), (2013)) AS years (year)
WHERE compared.after <= compared.before;
