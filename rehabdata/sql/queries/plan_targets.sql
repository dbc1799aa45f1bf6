-- Which targets of other plans than the LUP were brought in, and what does each want by when?
-- Grain: target, in the order in which they came. None in the project's own data.
SELECT
    target, plan, unit, kind, better, wanted, period, baseline_date, baseline_region, baseline_comparison, end_date,
    source
FROM plan_target
ORDER BY place;
