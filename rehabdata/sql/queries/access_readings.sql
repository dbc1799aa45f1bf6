-- How do we read each landsting's chapter: is there enough KBT/IPT, enough MMR?
-- Grain: county, treatment ("KBT/IPT", "MMR"), counties in Swedish order. The readings are ours and are not ranked.
SELECT reading.county_code, area.county, reading.treatment, reading.reading, reading.reason
FROM access_reading AS reading
INNER JOIN area ON reading.county_code = area.county_code
ORDER BY area.county COLLATE sv, reading.treatment;
