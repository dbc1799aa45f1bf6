-- How many MMR patients were begun or finished in 2011, and finished in 2013?
-- Nothing is decided: the finished ones of 2011 are not in the tables.
-- Grain: year.
SELECT
    CASE year WHEN 2011 THEN 'mmr_begun_or_finished' ELSE 'mmr_finished' END AS figure, year, sum(patients) AS value,
    'patienter' AS unit
FROM half_year_mmr
WHERE year IN (2011, 2013)
GROUP BY year
ORDER BY year;
