-- What has been measured of the plan's targets, for the region and for what it is compared with?
-- Grain: target, date, period. No comparison where the plan prints the region alone.
SELECT
    measurement.target_id, measurement.date, measurement.period, measurement.region, measurement.comparison,
    measurement.source
FROM measurement
INNER JOIN target ON measurement.target_id = target.target_id
ORDER BY target.place, measurement.date, measurement.period COLLATE sv;
