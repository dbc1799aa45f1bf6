-- How many sick-days per insured were there, by area and sex, in the twelve months up to each month?
-- Grain: area (counties and the nation, "00"), month ("2022" where none is named), sex ("T" both together, "K" women,
-- "M" men), source. The plan's own figures and the series (of_series; is_fetched where fetched month by month) stand
-- beside the other public ones, those of the series first; the sexes are as printed, never averaged.
-- Without $every_month the fetched months are Decembers and the latest: pages tell of years and of today.
SELECT
    sick_days.county_code, area.county, sick_days.rolling_12_months_to, sick_days.sex,
    sick_days.days_per_insured_16_64, sick_days.source, sick_days.of_series, sick_days.is_fetched
FROM sick_days
INNER JOIN area ON sick_days.county_code = area.county_code
WHERE
    $every_month OR NOT sick_days.is_fetched OR ends_with(sick_days.rolling_12_months_to, '-12')
    OR sick_days.rolling_12_months_to = (SELECT max(latest.rolling_12_months_to) FROM sick_days AS latest)
ORDER BY
    sick_days.rolling_12_months_to ASC, sick_days.county_code ASC, sick_days.sex ASC, sick_days.of_series DESC,
    sick_days.is_fetched ASC, sick_days.source ASC;
