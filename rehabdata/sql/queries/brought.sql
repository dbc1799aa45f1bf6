-- Which years and parts of the year have figures that were brought in after the report, and from where?
-- Grain: year, period, source.
SELECT DISTINCT CAST(year AS INTEGER) AS year, period, source
FROM (
    SELECT year, period, source FROM printed.brought_patients
    UNION ALL
    SELECT year, period, source FROM printed.brought_gender
) AS figures
ORDER BY year, period, source;
