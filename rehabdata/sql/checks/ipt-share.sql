-- How many patients got KBT or IPT in 2013?
-- Nothing is decided: the tables never tell IPT from KBT.
-- Grain: the nation.
SELECT 'kbt' AS figure, year, sum(patients) AS value, 'patienter' AS unit
FROM half_year_kbt
WHERE year = 2013
GROUP BY year;
