-- How many patients got each treatment, year by year, and how many is that per 10 000 inhabitants aged 15-64?
-- The population is that of 31 December of the year before; a half-year's patients stay a half-year's.
-- Grain: area (the 21 and the nation, "00"), year, treatment. Parameter: period.
WITH counted AS (
    SELECT county_code, year, treatment, patients FROM patients
    WHERE period = $period
    UNION ALL
    SELECT '00' AS county_code, year, treatment, sum(patients) AS patients FROM patients
    WHERE period = $period
    GROUP BY year, treatment
)

SELECT
    counted.county_code, area.county, counted.year, counted.treatment,
    CAST(counted.patients AS INTEGER) AS patients, population.population_15_64,
    10000.0 * counted.patients / population.population_15_64 AS per_10000
FROM counted
INNER JOIN area ON counted.county_code = area.county_code
LEFT JOIN population
    ON
        counted.county_code = population.county_code
        AND population.sex = 'T' AND population.date = make_date(counted.year - 1, 12, 31)
ORDER BY counted.county_code, counted.year, counted.treatment;
