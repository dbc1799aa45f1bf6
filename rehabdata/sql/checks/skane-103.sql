-- What share does Table 3 print for the named landsting in 2013?
-- Grain: landsting.
SELECT 'share' AS figure, named.county_code, share.year, share.printed_percent AS value, 'procent' AS unit
FROM claim_county AS named
INNER JOIN report_share AS share
    ON named.county_code = share.county_code AND share.year = 2013 AND share.period = 'kv1-2'
WHERE named.check_id = 'skane-103';
