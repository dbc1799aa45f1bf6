-- How many landsting does the report list, group by group, by their access to KBT?
-- Nothing is decided: the report gives a count without a list, and the tables have no access.
-- Grain: one count.
SELECT 'counties_listed' AS figure, 2013 AS year, count(*) AS value, 'antal' AS unit
FROM claim_county
WHERE check_id = 'half-need-kbt';
