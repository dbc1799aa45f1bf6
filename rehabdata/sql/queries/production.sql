-- What did each landsting produce in one year's period, and how many lived there on 31 December of the year before?
-- The three treatments that the money's rules know; none in 2011, when MMR was one total.
-- Grain: county. Parameters: year, period.
SELECT
    county.county_code, county.county,
    max(patients.patients) FILTER (patients.treatment = 'KBT/IPT') AS kbt,
    max(patients.patients) FILTER (patients.treatment = 'MMR1') AS mmr1,
    max(patients.patients) FILTER (patients.treatment = 'MMR2') AS mmr2,
    any_value(population.population) AS population
FROM county
INNER JOIN patients ON county.county_code = patients.county_code
INNER JOIN population
    ON
        county.county_code = population.county_code
        AND population.sex = 'T' AND population.date = make_date($year - 1, 12, 31)
WHERE patients.year = $year AND patients.period = $period AND patients.treatment IN ('KBT/IPT', 'MMR1', 'MMR2')
GROUP BY county.county_code, county.county
HAVING count(*) = 3
ORDER BY county.county COLLATE sv;
