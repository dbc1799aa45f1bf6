-- By which names and abbreviations do people and documents call each landsting?
-- Grain: name.
SELECT name, county_code, kind
FROM county_name
WHERE county_code <> '00'
ORDER BY name COLLATE sv;
