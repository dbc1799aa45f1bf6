-- What share of its allocation did each landsting apply for, as printed? (open data: shares; the computed one is added)
-- Grain: county, year, period. The nation's printed shares are Summa cells, and stand in table_totals.
SELECT
    printed_share.county_code, county.county, printed_share.year, printed_share.period, printed_share.printed_percent
FROM printed_share
INNER JOIN county ON printed_share.county_code = county.county_code
ORDER BY printed_share.county_code, printed_share.year, printed_share.period;
