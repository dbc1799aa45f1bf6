-- How many lived in each county and in the nation, by sex, at the end of each year? (open data: population)
-- Grain: area (the 21 and the nation, "00"), date, sex ("T" both, "K" women, "M" men).
SELECT
    population.county_code, area.county, population.date, population.sex, population.population,
    population.population_15_64
FROM population
INNER JOIN area ON population.county_code = area.county_code
ORDER BY population.county_code, population.date, population.sex;
