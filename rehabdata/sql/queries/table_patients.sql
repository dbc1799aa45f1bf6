-- How many patients did each landsting report, by year, part of the year and treatment? (open data: patients)
-- Grain: county, year, period, treatment ("MMR" in 2011 only, then "MMR1" and "MMR2").
SELECT patients.county_code, area.county, patients.year, patients.period, patients.treatment, patients.patients
FROM patients
INNER JOIN area ON patients.county_code = area.county_code
ORDER BY patients.county_code, patients.year, patients.period, patients.treatment;
