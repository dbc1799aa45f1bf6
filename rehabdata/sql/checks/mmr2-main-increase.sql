-- By how much did MMR1 and MMR2 grow from 2012 to 2013 in the nation, read as patients and read as percent?
-- Something departs only where neither reading holds.
-- Grain: reading, level.
WITH counted AS (
    SELECT
        sum(patients) FILTER (treatment = 'MMR1' AND year = 2012) AS mmr1_before,
        sum(patients) FILTER (treatment = 'MMR1' AND year = 2013) AS mmr1_after,
        sum(patients) FILTER (treatment = 'MMR2' AND year = 2012) AS mmr2_before,
        sum(patients) FILTER (treatment = 'MMR2' AND year = 2013) AS mmr2_after
    FROM report_patients
    WHERE period = 'kv1-2'
),

readings AS (
    SELECT
        '' AS reading, 'patienter' AS unit, 0 AS decimals,
        mmr1_after - mmr1_before AS mmr1, mmr2_after - mmr2_before AS mmr2
    FROM counted
    UNION ALL
    SELECT
        '_percent' AS reading, 'procent' AS unit, 1 AS decimals,
        100.0 * (mmr1_after - mmr1_before) / mmr1_before AS mmr1,
        100.0 * (mmr2_after - mmr2_before) / mmr2_before AS mmr2
    FROM counted
),

judged AS (
    SELECT *, bool_or(mmr2 > mmr1) OVER () AS one_holds FROM readings
)

SELECT
    levels.level || '_increase' || judged.reading AS figure, 2013 AS year,
    CASE levels.level WHEN 'mmr1' THEN judged.mmr1 ELSE judged.mmr2 END AS value, judged.decimals, judged.unit,
    CASE WHEN levels.level = 'mmr2' AND (judged.mmr2 > judged.mmr1) = judged.one_holds THEN NOT judged.one_holds END
        AS departs
FROM judged, (VALUES ('mmr1'), ('mmr2')) AS levels (level)
ORDER BY judged.reading, levels.level;
