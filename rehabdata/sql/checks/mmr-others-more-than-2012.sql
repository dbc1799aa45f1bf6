-- Which of the others did not report more MMR in 2013 than in 2012?
-- Read literally: all but the ten named just before. Read by us: but the three that the next sentence names, too.
-- The second are some of the first, so a landsting that departs from it departs from both, and that decides.
-- Grain: by reading the count of the others and of the departing ones, then two rows per literally departing landsting.
WITH compared AS (
    SELECT
        before.county_code, before.patients AS before, after.patients AS after,
        before.county_code IN (
            SELECT named.county_code FROM claim_county AS named
            WHERE named.check_id = 'same-share-three'
        ) AS of_three
    FROM half_year_mmr AS before
    INNER JOIN half_year_mmr AS after ON before.county_code = after.county_code AND after.year = 2013
    WHERE
        before.year = 2012
        AND before.county_code NOT IN (
            SELECT named.county_code FROM claim_county AS named
            WHERE named.check_id = 'mmr-more-2013-than-2011'
        )
)

SELECT 'others_checked' AS figure, 2013 AS year, count(*) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT 'others_departing' AS figure, 2013 AS year, count(*) FILTER (after <= before) AS value, 'antal' AS unit
FROM compared
UNION ALL BY NAME
SELECT 'others_but_three_checked' AS figure, 2013 AS year, count(*) FILTER (NOT of_three) AS value, 'antal' AS unit
FROM compared
UNION ALL BY NAME
SELECT
    'others_but_three_departing' AS figure, 2013 AS year,
    count(*) FILTER (after <= before AND NOT of_three) AS value, 'antal' AS unit,
    count(*) FILTER (after <= before AND NOT of_three) > 0 AS departs
FROM compared
UNION ALL BY NAME
SELECT
    'mmr' AS figure, compared.county_code, years.year,
    CASE years.year WHEN 2012 THEN compared.before ELSE compared.after END AS value, 'patienter' AS unit,
    CASE WHEN years.year = 2013 AND NOT compared.of_three THEN TRUE END AS departs
FROM compared, (VALUES (2012), (2013)) AS years (year)
WHERE compared.after <= compared.before;
