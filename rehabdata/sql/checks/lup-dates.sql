-- Which of the dates printed over the plan's columns are another than the title's, and what is the latest figure below?
-- Grain: printed date; then the date of the latest measurement.
WITH dates AS (
    SELECT figure, year, text, unit
    FROM claim_figure
    WHERE check_id = 'lup-dates'
)

SELECT
    dates.figure, dates.year, dates.text, dates.unit,
    CASE WHEN dates.figure <> 'title_date' THEN dates.text <> title.text END AS departs
FROM dates
INNER JOIN dates AS title ON title.figure = 'title_date'
UNION ALL BY NAME
SELECT 'latest_measurement' AS figure, 2017 AS year, strftime(max(date), '%Y-%m-%d') AS text, 'datum' AS unit
FROM plan_printed
WHERE comparison IS NOT NULL;
