-- What share did the report print for each landsting and for the nation?
-- Grain: area (the 21 and the nation, "00"), year. Parameter: period.
SELECT county_code, year, printed_percent
FROM printed_share
WHERE period = $period
ORDER BY county_code, year;
