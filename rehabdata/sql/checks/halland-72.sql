-- What do the three groups of therapists that Halland names add up to?
-- Grain: one sum, of figures printed in the chapter.
SELECT 'therapists' AS figure, year, sum(value) AS value, 'personer' AS unit
FROM claim_figure
WHERE check_id = 'halland-72' AND figure <> 'therapists'
GROUP BY year;
