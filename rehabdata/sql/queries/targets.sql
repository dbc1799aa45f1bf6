-- Which are the plan's six targets, in its order, and what does each want by when?
-- Grain: target. The four without figures have no unit, kind, wanted change or dates.
SELECT target_id, heading, target, unit, kind, wanted, baseline_date, end_date, source
FROM target
ORDER BY place;
