-- What does each landsting's chapter tell of its own capacity and work? (open data: access)
-- Grain: fact, in the report's order of landsting and, within one, in the order of the themes.
SELECT
    fact.county_code, area.county, fact.theme, fact.fact, fact.figure, fact.unit, fact.approximate, fact.chapter,
    fact.box
FROM access_fact AS fact
INNER JOIN area ON fact.county_code = area.county_code
ORDER BY fact.place;
