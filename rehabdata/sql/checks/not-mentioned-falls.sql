-- Who had a lower share, or fewer patients in a treatment, in 2013 than in 2012? (2011 counts otherwise: never before.)
-- called_the_same: the report names the landsting among those that stayed at about the same "andel", which can be read
-- as the share and as the number of MMR patients.
-- Grain: measure, landsting.
WITH counted AS (
    SELECT 'share' AS measure, county_code, year, printed_percent AS amount
    FROM report_share
    WHERE period = 'kv1-2' AND county_code <> '00'
    UNION ALL
    SELECT 'MMR' AS measure, county_code, year, patients AS amount FROM half_year_mmr
    UNION ALL
    SELECT treatment AS measure, county_code, year, patients AS amount
    FROM report_patients
    WHERE period = 'kv1-2' AND treatment IN ('KBT/IPT', 'MMR1', 'MMR2')
)

SELECT
    before.measure, before.county_code, area.county, before.amount AS before, after.amount AS after,
    before.measure IN ('share', 'MMR') AND before.county_code IN (
        SELECT named.county_code FROM claim_county AS named
        WHERE named.check_id = 'same-share-three'
    ) AS called_the_same
FROM counted AS before
INNER JOIN counted AS after
    ON before.measure = after.measure AND before.county_code = after.county_code AND after.year = 2013
INNER JOIN area ON before.county_code = area.county_code
WHERE before.year = 2012 AND after.amount < before.amount
ORDER BY list_position(['share', 'KBT/IPT', 'MMR', 'MMR1', 'MMR2'], before.measure), area.county COLLATE sv;
