-- What part of ordinary working time were the landsting's own staff on sick leave, in percent?
-- Grain: landsting ("00" the average of all), year, period ("helår", "januari–oktober"), source; of one time those that
-- were fetched (is_fetched) last, for a chart draws the first.
SELECT county_code, landsting, year, period, percent_of_ordinary_working_time, source, is_fetched
FROM staff_sickness
ORDER BY year, period COLLATE sv, county_code, is_fetched, source;
