-- Were the three named landsting about the same in 2012 and 2013, read as share or as number of MMR patients?
-- Something departs only where neither reading holds for all of them.
-- Grain: reading, landsting, year. Parameters: most_points (share), most_percent (MMR patients): both limits are ours.
WITH compared AS (
    SELECT
        named.county_code, 'share' AS figure, 'procent' AS unit,
        before.printed_percent AS before, after.printed_percent AS after,
        abs(after.printed_percent - before.printed_percent) > $most_points AS differs
    FROM claim_county AS named
    INNER JOIN report_share AS before
        ON named.county_code = before.county_code AND before.year = 2012 AND before.period = 'kv1-2'
    INNER JOIN report_share AS after
        ON named.county_code = after.county_code AND after.year = 2013 AND after.period = 'kv1-2'
    WHERE named.check_id = 'same-share-three'
    UNION ALL
    SELECT
        named.county_code, 'mmr' AS figure, 'patienter' AS unit, before.patients AS before, after.patients AS after,
        100 * abs(after.patients - before.patients) > $most_percent * before.patients AS differs
    FROM claim_county AS named
    INNER JOIN half_year_mmr AS before ON named.county_code = before.county_code AND before.year = 2012
    INNER JOIN half_year_mmr AS after ON named.county_code = after.county_code AND after.year = 2013
    WHERE named.check_id = 'same-share-three'
),

readings AS (
    SELECT count(DISTINCT figure) = 2 AS none_holds FROM compared
    WHERE differs
)

SELECT
    compared.figure, compared.county_code, years.year,
    CASE years.year WHEN 2012 THEN compared.before ELSE compared.after END AS value, compared.unit,
    CASE WHEN years.year = 2013 AND (readings.none_holds OR NOT compared.differs) THEN compared.differs END AS departs
FROM compared, readings, (VALUES (2012), (2013)) AS years (year)
ORDER BY compared.figure DESC, compared.county_code ASC, years.year ASC;
