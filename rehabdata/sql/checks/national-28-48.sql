-- What share of the frame did the nation earn in the first half of 2012 and of 2013?
-- share = sum of patients x (rate + supplement) / frame
-- Grain: year. Parameter: rules, a list of {year, kbt_sek, mmr1_sek, mmr2_sek, supplement_sek, frame_sek}.
WITH rules AS (
    SELECT unnest($rules, recursive := TRUE)
)

SELECT
    'share' AS figure, p.year,
    100 * sum(
        p.patients * (
            CASE p.treatment WHEN 'KBT/IPT' THEN r.kbt_sek WHEN 'MMR1' THEN r.mmr1_sek ELSE r.mmr2_sek END
            + r.supplement_sek
        )
    ) / any_value(r.frame_sek) AS value,
    1 AS decimals, 'procent' AS unit
FROM report_patients AS p
INNER JOIN rules AS r ON p.year = r.year
WHERE p.period = 'kv1-2' AND p.treatment IN ('KBT/IPT', 'MMR1', 'MMR2')
GROUP BY p.year
ORDER BY p.year;
