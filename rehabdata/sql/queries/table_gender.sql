-- How many men and women did each landsting report, all treatments together? (open data: gender)
-- Grain: county, year, period.
SELECT gender.county_code, area.county, gender.year, gender.period, gender.men, gender.women
FROM gender
INNER JOIN area ON gender.county_code = area.county_code
ORDER BY gender.county_code, gender.year, gender.period;
