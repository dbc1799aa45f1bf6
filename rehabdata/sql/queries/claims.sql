-- What do the documents claim, and what do we set beside itself? In the order in which it is checked.
-- Grain: claim or comparison. named: the counties that it names one by one, in Swedish order, empty where it names
-- none; former_ids: what it was once called in addresses and answers.
SELECT
    claim.check_id, claim.kind, claim.document, claim.place, claim.claim,
    coalesce(string_split(claim.former_ids, ' '), []) AS former_ids,
    coalesce(list(area.county ORDER BY area.county COLLATE sv) FILTER (area.county IS NOT NULL), []) AS named
FROM claim
LEFT JOIN claim_county AS named ON claim.check_id = named.check_id
LEFT JOIN area ON named.county_code = area.county_code
GROUP BY
    claim.check_id, claim.kind, claim.document, claim.place, claim.claim, claim.former_ids, claim.place_in_order
ORDER BY claim.place_in_order;
