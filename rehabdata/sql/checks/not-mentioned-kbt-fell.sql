-- Who reported less KBT/IPT in 2013 than in 2012?
-- Grain: landsting.
SELECT before.county_code, area.county, before.patients AS before, after.patients AS after, 'patienter' AS unit
FROM half_year_kbt AS before
INNER JOIN half_year_kbt AS after ON before.county_code = after.county_code AND after.year = 2013
INNER JOIN area ON before.county_code = area.county_code
WHERE before.year = 2012 AND after.patients < before.patients
ORDER BY area.county COLLATE sv;
