-- What was decided on sickness benefit in the years of the series? Events, not causes.
-- Grain: date ("2015-09", "2019", as exact as its source), event.
SELECT event_date, event, kind AS event_kind, source
FROM insurance_event
ORDER BY event_date, event COLLATE sv;
