-- How many patients in KBT/IPT do the landsting add up to, by year?
-- Grain: year.
SELECT 'kbt' AS figure, year, sum(patients) AS value, 'patienter' AS unit
FROM half_year_kbt
WHERE year IN (2011, 2012, 2013)
GROUP BY year
ORDER BY year;
