-- Whose share, as Table 3 prints it, was lower in 2013 than in 2012?
-- Grain: landsting.
SELECT
    before.county_code, area.county, before.printed_percent AS before, after.printed_percent AS after,
    'procent' AS unit
FROM report_share AS before
INNER JOIN report_share AS after
    ON before.county_code = after.county_code AND before.period = after.period AND after.year = 2013
INNER JOIN area ON before.county_code = area.county_code
WHERE before.year = 2012 AND before.period = 'kv1-2' AND after.printed_percent < before.printed_percent
ORDER BY area.county COLLATE sv;
