-- What part of all who were treated in 2013 were women and men?
-- Grain: sex.
WITH counted AS (
    SELECT sum(women) AS women, sum(men) AS men FROM report_gender
    WHERE period = 'kv1-2' AND year = 2013
)

SELECT
    'women_part' AS figure, 2013 AS year, 100.0 * women / (women + men) AS value, 1 AS decimals, 'procent' AS unit
FROM counted
UNION ALL BY NAME
SELECT 'men_part' AS figure, 2013 AS year, 100.0 * men / (women + men) AS value, 1 AS decimals, 'procent' AS unit
FROM counted;
