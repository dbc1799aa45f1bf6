-- Fills the keyed tables of schema.sql from the printed extracts, in the order that the references ask for.

INSERT INTO area
SELECT county_code, county FROM printed.counties
UNION ALL
SELECT '00' AS county_code, 'Riket' AS county;

INSERT INTO county
SELECT
    c.county_code, c.county, c.slug, c.letter, c.landsting_2013, c.region_today, c.healthcare_region_2013,
    CAST(tile."column" AS INTEGER) AS tile_column, CAST(tile."row" AS INTEGER) AS tile_row
FROM printed.counties AS c
LEFT JOIN printed.tile_grid AS tile ON c.county_code = tile.county_code;

INSERT INTO county_name
SELECT name, county_code, kind FROM printed.county_names;

INSERT INTO patients
SELECT county_code, year, period, treatment, patients FROM tidy_patients;

INSERT INTO gender
SELECT county_code, year, period, men, women FROM tidy_gender;

INSERT INTO printed_share
SELECT county_code, year, period, printed_percent FROM tidy_printed_share;

INSERT INTO printed_total
SELECT report_table, heading, year, period, printed FROM tidy_printed_total;

INSERT INTO population
SELECT county_code, CAST(date AS DATE), sex, CAST(population AS INTEGER), CAST(population_15_64 AS INTEGER)
FROM printed.population;

INSERT INTO peer_group
SELECT kolada_group, title, edition FROM printed.peer_groups;

INSERT INTO peer_group_member
SELECT kolada_group, unnest(string_split(member_county_codes, ' ')) AS county_code FROM printed.peer_groups;

INSERT INTO sick_days
SELECT county_code, rolling_12_months_to, sex, days_per_insured_16_64, source, of_series, is_fetched
FROM tidy_sick_days;

INSERT INTO staff_sickness
SELECT county_code, landsting, year, period, percent_of_ordinary_working_time, source, is_fetched
FROM tidy_staff_sickness;

INSERT INTO revision
SELECT
    "table", county_code, time, part, figure, CAST(held AS DECIMAL(12, 3)), CAST(fetched AS DECIMAL(12, 3)),
    CAST(fetched_on AS DATE), source
FROM printed.revisions;

INSERT INTO insurance_event
SELECT date, event, kind, source FROM printed.sickness_insurance_events;

INSERT INTO benefit_withdrawal
SELECT area_code, CAST(year AS INTEGER), measure, CAST(percent AS DECIMAL(4, 1)), source
FROM printed.benefit_withdrawals;

INSERT INTO target
SELECT
    target_id, row_number() OVER () AS place, heading, target, unit, kind, CAST(wanted AS DECIMAL(8, 3)),
    CAST(baseline_date AS DATE), CAST(end_date AS DATE), source
FROM printed.lup_targets;

INSERT INTO target_state
SELECT target_id, state, lacks, reason
FROM printed.lup_target_states;

INSERT INTO measurement
SELECT target_id, CAST(date AS DATE), period, CAST(region AS DECIMAL(8, 3)), CAST(comparison AS DECIMAL(8, 3)), source
FROM printed.lup_measurements;

INSERT INTO plan_target
SELECT
    target, row_number() OVER () AS place, plan, unit, kind, better, CAST(wanted AS DECIMAL(9, 3)), period,
    CAST(baseline_date AS DATE), CAST(baseline_region AS DECIMAL(9, 3)), CAST(baseline_comparison AS DECIMAL(9, 3)),
    CAST(end_date AS DATE), source
FROM printed.plan_targets;

INSERT INTO plan_measurement
SELECT target, CAST(date AS DATE), period, CAST(region AS DECIMAL(9, 3)), CAST(comparison AS DECIMAL(9, 3)), source
FROM printed.plan_measurements;

INSERT INTO activity
SELECT activity_id, heading, activity, state, reading, reason, printed_status, dates, named, lacks, source
FROM printed.lup_activities;

INSERT INTO access_fact
SELECT
    row_number() OVER () AS place, county_code, theme, fact, CAST(figure AS DOUBLE), unit,
    CAST(approximate AS BOOLEAN), chapter, CAST(box AS INTEGER)
FROM printed.access;

INSERT INTO access_reading
SELECT county_code, treatment, reading, reason FROM printed.access_readings;

INSERT INTO claim
SELECT check_id, row_number() OVER () AS place_in_order, kind, document, place, claim, former_ids
FROM printed.claims;

INSERT INTO claim_figure
SELECT
    check_id, row_number() OVER () AS place_in_order, figure, CAST(year AS INTEGER), CAST(value AS DECIMAL(12, 3)),
    text, length(split_part(coalesce(value, ''), '.', 2)) AS decimals, unit, form
FROM printed.claim_figures;

INSERT INTO claim_county
SELECT named.check_id, area.county_code
FROM printed.claim_counties AS named
INNER JOIN printed.county_names AS area ON named.printed_name = area.name;
