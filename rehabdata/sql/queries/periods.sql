-- Which years and parts of the year do the tables hold?
-- Grain: year, period.
SELECT DISTINCT year, period
FROM patients
ORDER BY year, period;
