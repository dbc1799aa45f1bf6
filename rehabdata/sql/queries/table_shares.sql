-- What share of its allocation did each landsting apply for, as printed? (open data: shares; the computed one is added)
-- No printed share where a year was brought in without one.
-- Grain: county, year, period. The nation's printed shares are Summa cells, and stand in table_totals.
SELECT
    told.county_code, county.county, told.year, told.period, printed_share.printed_percent
FROM (
    SELECT DISTINCT county_code, year, period FROM patients
    WHERE treatment = 'MMR1'
) AS told
INNER JOIN county ON told.county_code = county.county_code
LEFT JOIN printed_share
    ON
        told.county_code = printed_share.county_code AND told.year = printed_share.year
        AND told.period = printed_share.period
ORDER BY told.county_code, told.year, told.period;
