-- What do the documents claim, and where? In the order in which it is checked.
-- Grain: claim. named: the counties that it names one by one, in Swedish order, empty where it names none.
SELECT
    claim.check_id, claim.document, claim.place, claim.claim,
    coalesce(list(area.county ORDER BY area.county COLLATE sv) FILTER (area.county IS NOT NULL), []) AS named
FROM claim
LEFT JOIN claim_county AS named ON claim.check_id = named.check_id
LEFT JOIN area ON named.county_code = area.county_code
GROUP BY claim.check_id, claim.document, claim.place, claim.claim, claim.place_in_order
ORDER BY claim.place_in_order;
