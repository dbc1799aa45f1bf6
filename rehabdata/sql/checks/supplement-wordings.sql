-- Which wordings give the supplement for something else than a treated patient?
-- Grain: wording, in the order of the text.
SELECT figure, year, value, unit, unit <> 'kr per behandlad patient' AS departs
FROM claim_figure
WHERE check_id = 'supplement-wordings'
ORDER BY place_in_order;
