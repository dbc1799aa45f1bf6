-- Which of the other landsting did not report more MMR in 2013 than in 2012?
-- The others: all but the ten named just before and the three that the next sentence names.
-- Grain: the count of the others, the count of departing ones, then two rows per departing landsting.
WITH compared AS (
    SELECT before.county_code, before.patients AS before, after.patients AS after
    FROM half_year_mmr AS before
    INNER JOIN half_year_mmr AS after ON before.county_code = after.county_code AND after.year = 2013
    WHERE
        before.year = 2012
        AND before.county_code NOT IN (
            SELECT named.county_code FROM claim_county AS named
            WHERE named.check_id IN ('mmr-more-2013-than-2011', 'same-share-three')
        )
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
    CASE years.year WHEN 2012 THEN compared.before ELSE compared.after END AS value, 'patienter' AS unit,
    CASE years.year WHEN 2013 THEN TRUE END AS departs
FROM compared, (VALUES (2012), (2013)) AS years (year)
WHERE compared.after <= compared.before;
