-- How many patients in MMR do the landsting add up to, by year and level?
-- Grain: year, level (one total in 2011).
SELECT lower(treatment) AS figure, year, sum(patients) AS value, 'patienter' AS unit
FROM report_patients
WHERE period = 'kv1-2' AND year IN (2011, 2012, 2013) AND treatment IN ('MMR', 'MMR1', 'MMR2')
GROUP BY year, treatment
ORDER BY year, treatment;
