-- How many women and men got treatment (all treatments together), and how many is that per 10 000 women and men 15-64?
-- Grain: area (the 21 and the nation, "00"), year, sex ("K" women, "M" men). Parameter: period.
WITH counted AS (
    SELECT county_code, year, men, women FROM gender
    WHERE period = $period
    UNION ALL
    SELECT '00' AS county_code, year, sum(men) AS men, sum(women) AS women FROM gender
    WHERE period = $period
    GROUP BY year
),

by_sex AS (
    SELECT county_code, year, 'K' AS sex, women AS patients, women + men AS both_sexes FROM counted
    UNION ALL
    SELECT county_code, year, 'M' AS sex, men AS patients, women + men AS both_sexes FROM counted
)

SELECT
    by_sex.county_code, area.county, by_sex.year, by_sex.sex, CAST(by_sex.patients AS INTEGER) AS patients,
    by_sex.patients / by_sex.both_sexes AS part, population.population_15_64,
    10000.0 * by_sex.patients / population.population_15_64 AS per_10000
FROM by_sex
INNER JOIN area ON by_sex.county_code = area.county_code
LEFT JOIN population
    ON
        by_sex.county_code = population.county_code
        AND by_sex.sex = population.sex AND population.date = make_date(by_sex.year - 1, 12, 31)
ORDER BY by_sex.county_code, by_sex.year, by_sex.sex;
