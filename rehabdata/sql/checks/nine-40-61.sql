-- Are the named landsting exactly those that Table 3 prints between the named limits in 2013?
-- Grain: the count of named landsting, the count of those within the limits, lowest and highest share among the named,
-- the count of departing ones (named but outside, or inside but unnamed), then a row per departing landsting.
WITH limits AS (
    SELECT
        max(value) FILTER (figure = 'lowest_share') AS lowest,
        max(value) FILTER (figure = 'highest_share') AS highest
    FROM claim_figure
    WHERE check_id = 'nine-40-61'
),

compared AS (
    SELECT
        share.county_code, share.printed_percent,
        share.printed_percent BETWEEN limits.lowest AND limits.highest AS within_limits,
        named.county_code IS NOT NULL AS is_named
    FROM limits
    CROSS JOIN report_share AS share
    LEFT JOIN claim_county AS named ON share.county_code = named.county_code AND named.check_id = 'nine-40-61'
    WHERE share.year = 2013 AND share.period = 'kv1-2' AND share.county_code <> '00'
)

SELECT 'counties_named' AS figure, 2013 AS year, count(*) FILTER (is_named) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT 'counties_within_limits' AS figure, 2013 AS year, count(*) FILTER (within_limits) AS value, 'antal' AS unit
FROM compared
UNION ALL BY NAME
SELECT
    'lowest_share' AS figure, 2013 AS year, min(printed_percent) FILTER (is_named) AS value, 'procent' AS unit
FROM compared
UNION ALL BY NAME
SELECT
    'highest_share' AS figure, 2013 AS year, max(printed_percent) FILTER (is_named) AS value, 'procent' AS unit
FROM compared
UNION ALL BY NAME
SELECT
    'counties_departing' AS figure, 2013 AS year, count(*) FILTER (is_named <> within_limits) AS value, 'antal' AS unit,
    count(*) FILTER (is_named <> within_limits) > 0 AS departs
FROM compared
UNION ALL BY NAME
SELECT 'share' AS figure, county_code, 2013 AS year, printed_percent AS value, 'procent' AS unit, TRUE AS departs
FROM compared
WHERE is_named <> within_limits;
