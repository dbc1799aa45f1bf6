-- Are the named landsting exactly those that reported more KBT/IPT in 2013 than in 2011?
-- Grain: the count of named landsting, the count of those that rose, the count of departing ones (named without
-- a rise, or with one unnamed), then two rows per departing landsting.
WITH compared AS (
    SELECT
        before.county_code, before.patients AS before, after.patients AS after,
        after.patients > before.patients AS rose,
        named.county_code IS NOT NULL AS is_named
    FROM half_year_kbt AS before
    INNER JOIN half_year_kbt AS after ON before.county_code = after.county_code AND after.year = 2013
    LEFT JOIN claim_county AS named
        ON before.county_code = named.county_code AND named.check_id = 'kbt-six-exceptions'
    WHERE before.year = 2011
)

SELECT 'counties_named' AS figure, 2013 AS year, count(*) FILTER (is_named) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT 'counties_that_rose' AS figure, 2013 AS year, count(*) FILTER (rose) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT
    'counties_departing' AS figure, 2013 AS year, count(*) FILTER (is_named <> rose) AS value, 'antal' AS unit,
    count(*) FILTER (is_named <> rose) > 0 AS departs
FROM compared
UNION ALL BY NAME
SELECT
    'kbt' AS figure, compared.county_code, years.year,
    CASE years.year WHEN 2011 THEN compared.before ELSE compared.after END AS value, 'patienter' AS unit,
    CASE years.year WHEN 2013 THEN TRUE END AS departs
FROM compared, (VALUES (2011), (2013)) AS years (year)
WHERE compared.is_named <> compared.rose;
