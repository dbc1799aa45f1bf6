-- Was the part of women and men in 2012 the same as in 2013, in whole percent?
-- Grain: sex, year.
WITH parts AS (
    SELECT
        year, 100.0 * sum(women) / sum(women + men) AS women_part, 100.0 * sum(men) / sum(women + men) AS men_part
    FROM report_gender
    WHERE period = 'kv1-2' AND year IN (2012, 2013)
    GROUP BY year
),

by_sex AS (
    UNPIVOT parts ON women_part, men_part INTO NAME figure VALUE value
)

SELECT
    now.figure, now.year, now.value, 1 AS decimals, 'procent' AS unit,
    CASE now.year WHEN 2012 THEN round(now.value) <> round(other.value) END AS departs
FROM by_sex AS now
INNER JOIN by_sex AS other ON now.figure = other.figure AND now.year <> other.year
ORDER BY now.figure DESC, now.year ASC;
