-- Which printed shares do not follow from rates, frame and population?
-- share = sum of patients x (rate + supplement) / (frame x own part of the population the year before)
-- Grain: the count of shares, the count of departing ones, then a row per departing landsting and year.
-- Parameter: rules, a list of {year, kbt_sek, mmr1_sek, mmr2_sek, supplement_sek, frame_sek}.
WITH rules AS (
    SELECT unnest($rules, recursive := TRUE)
),

earned AS (
    SELECT
        p.county_code, p.year,
        sum(
            p.patients * (
                CASE p.treatment WHEN 'KBT/IPT' THEN r.kbt_sek WHEN 'MMR1' THEN r.mmr1_sek ELSE r.mmr2_sek END
                + r.supplement_sek
            )
        ) AS earned_sek
    FROM report_patients AS p
    INNER JOIN rules AS r ON p.year = r.year
    WHERE p.period = 'kv1-2' AND p.treatment IN ('KBT/IPT', 'MMR1', 'MMR2')
    GROUP BY p.county_code, p.year
),

inhabitants AS (
    SELECT
        county_code, year(date) + 1 AS year, population,
        sum(population) OVER (PARTITION BY date) AS nation
    FROM population
    WHERE sex = 'T' AND county_code <> '00'
),

computed AS (
    SELECT
        e.county_code, e.year, printed.printed_percent,
        100 * e.earned_sek * i.nation / (r.frame_sek * i.population) AS percent
    FROM earned AS e
    INNER JOIN rules AS r ON e.year = r.year
    INNER JOIN inhabitants AS i ON e.county_code = i.county_code AND e.year = i.year
    INNER JOIN report_share AS printed
        ON e.county_code = printed.county_code AND e.year = printed.year AND printed.period = 'kv1-2'
)

SELECT 'shares_checked' AS figure, count(*) AS value, 'antal' AS unit FROM computed
UNION ALL BY NAME
SELECT
    'shares_departing' AS figure, count(*) FILTER (round(percent) <> printed_percent) AS value, 'antal' AS unit,
    count(*) FILTER (round(percent) <> printed_percent) > 0 AS departs
FROM computed
UNION ALL BY NAME
SELECT
    'computed_share' AS figure, county_code, year, percent AS value, 1 AS decimals, printed_percent AS printed,
    'procent' AS unit, TRUE AS departs
FROM computed
WHERE round(percent) <> printed_percent;
