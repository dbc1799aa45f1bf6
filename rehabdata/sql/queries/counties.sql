-- Which are the 21 landsting, under which names and addresses, and where does each stand on the tile map?
-- Grain: county.
SELECT county_code, county, slug, letter, landsting_2013, region_today, healthcare_region_2013, tile_column, tile_row
FROM county
ORDER BY county COLLATE sv;
