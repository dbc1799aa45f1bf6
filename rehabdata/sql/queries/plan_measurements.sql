-- What has been measured of the targets of other plans than the LUP, after their baseline?
-- Grain: target, date, period. No comparison where a level is followed by itself.
SELECT
    plan_measurement.target, plan_measurement.date, plan_measurement.period, plan_measurement.region,
    plan_measurement.comparison, plan_measurement.source
FROM plan_measurement
INNER JOIN plan_target ON plan_measurement.target = plan_target.target
ORDER BY plan_target.place, plan_measurement.date, plan_measurement.period COLLATE sv;
