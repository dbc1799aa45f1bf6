-- Which are the plan's activities, what does it say of each, and how do we read that?
-- Grain: activity, in the plan's order. The printed status was lost in the document's conversion: unknown for all.
SELECT activity_id, heading, activity, state, reading, reason, printed_status, dates, named, lacks, source
FROM activity
ORDER BY activity_id;
