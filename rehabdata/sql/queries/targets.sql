-- Which are the plan's six targets, in its order, what does each want by when, and what does the plan say of it?
-- Grain: target. The four without figures have no unit, kind, wanted change or dates, and they alone have a state;
-- lacks and its reason are there where the plan says that statistics are missing.
SELECT
    target.target_id, target.heading, target.target, target.unit, target.kind, target.wanted, target.baseline_date,
    target.end_date, target_state.state, target_state.lacks, target_state.reason, target.source
FROM target
LEFT JOIN target_state ON target.target_id = target_state.target_id
ORDER BY target.place;
