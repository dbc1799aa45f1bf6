-- How many sick-days per insured were there, by area and sex, in the twelve months up to each month?
-- Grain: area (counties and the nation, "00"), month ("2022" where none is named), sex ("T" both together, "K" women,
-- "M" men), source. The plan's own figures and the series of Decembers (of_series) stand beside the other public ones,
-- those of the series first; the sexes are as printed, never averaged.
SELECT
    sick_days.county_code, area.county, sick_days.rolling_12_months_to, sick_days.sex,
    sick_days.days_per_insured_16_64, sick_days.source, sick_days.of_series
FROM sick_days
INNER JOIN area ON sick_days.county_code = area.county_code
ORDER BY
    sick_days.rolling_12_months_to ASC, sick_days.county_code ASC, sick_days.sex ASC, sick_days.of_series DESC,
    sick_days.source ASC;
