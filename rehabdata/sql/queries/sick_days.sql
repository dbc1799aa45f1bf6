-- How many sick-days per insured were there, by area and sex, in the twelve months up to each month?
-- Grain: area (counties and the nation, "00"), month, sex ("T" both together, "K" women, "M" men), source.
-- The plan's own figures stand beside the public ones; the sexes are as printed, never averaged.
SELECT
    sick_days.county_code, area.county, sick_days.rolling_12_months_to, sick_days.sex,
    sick_days.days_per_insured_16_64, sick_days.source
FROM sick_days
INNER JOIN area ON sick_days.county_code = area.county_code
ORDER BY sick_days.rolling_12_months_to, sick_days.county_code, sick_days.sex, sick_days.source;
