-- The only place where printed headings and spellings become our names. Everything is read from the schema `printed`,
-- where each extract stands as text, cell for cell. A heading names a year and, where it is not the half-year of the
-- report, its period ("2014 helår MMR nivå 1").

-- Grain: table, printed row name, printed heading.
CREATE VIEW printed_cell AS
SELECT
    cells.report_table, area.county_code, cells.heading,
    CAST(regexp_extract(cells.heading, '[0-9]{4}') AS INTEGER) AS year,
    CASE WHEN contains(cells.heading, 'helår') THEN 'helar' ELSE 'kv1-2' END AS period,
    CAST(cells.cell AS INTEGER) AS cell
FROM (
    SELECT 1 AS report_table, Län, heading, cell
    FROM (UNPIVOT printed.report_table_1_mmr ON COLUMNS(* EXCLUDE (Län)) INTO NAME heading VALUE cell)
    UNION ALL
    SELECT 2 AS report_table, Län, heading, cell
    FROM (UNPIVOT printed.report_table_2_kbt_ipt ON COLUMNS(* EXCLUDE (Län)) INTO NAME heading VALUE cell)
    UNION ALL
    SELECT 3 AS report_table, Län, heading, cell
    FROM (UNPIVOT printed.report_table_3_gender_and_share ON COLUMNS(* EXCLUDE (Län)) INTO NAME heading VALUE cell)
) AS cells
INNER JOIN printed.county_names AS area ON cells.Län = area.name;

-- The report's own tables 1 and 2, whatever was brought in later: what the document's claims are set against.
-- Grain: county, year, period, treatment. 2011 has MMR as one total; MMR1 and MMR2 begin with 2012.
CREATE VIEW report_patients AS
SELECT
    county_code, year, period,
    CASE
        WHEN contains(heading, 'KBT') THEN 'KBT/IPT'
        WHEN contains(heading, 'nivå 1') THEN 'MMR1'
        WHEN contains(heading, 'nivå 2') THEN 'MMR2'
        WHEN contains(heading, 'MMR') THEN 'MMR'
    END AS treatment,
    cell AS patients
FROM printed_cell
WHERE report_table IN (1, 2) AND county_code <> '00';

-- Grain: county, year. The report's MMR of the half-year: one total in 2011, MMR1 and MMR2 together since.
CREATE VIEW half_year_mmr AS
SELECT county_code, year, CAST(sum(patients) AS INTEGER) AS patients
FROM report_patients
WHERE period = 'kv1-2' AND treatment IN ('MMR', 'MMR1', 'MMR2')
GROUP BY county_code, year;

-- Grain: county, year. The report's KBT/IPT of the half-year.
CREATE VIEW half_year_kbt AS
SELECT county_code, year, patients
FROM report_patients
WHERE period = 'kv1-2' AND treatment = 'KBT/IPT';

-- Grain: county, year, period. The report's own Table 3: all treatments together, that is all it prints by sex.
CREATE VIEW report_gender AS
SELECT
    county_code, year, period,
    max(cell) FILTER (contains(heading, 'Man')) AS men,
    max(cell) FILTER (contains(heading, 'Kvinna')) AS women
FROM printed_cell
WHERE report_table = 3 AND county_code <> '00' AND NOT contains(heading, 'Andel')
GROUP BY county_code, year, period;

-- Grain: area (the 21 and the nation), year, period. The report's own Table 3.
CREATE VIEW report_share AS
SELECT county_code, year, period, cell AS printed_percent
FROM printed_cell
WHERE report_table = 3 AND contains(heading, 'Andel');

-- Grain: county, year, period, treatment.
-- A figure that was brought in after the report goes before the printed one, which stays as it is in its extract.
CREATE VIEW tidy_patients AS
WITH brought AS (
    SELECT county_code, CAST(year AS INTEGER) AS year, period, treatment, CAST(patients AS INTEGER) AS patients
    FROM printed.brought_patients
)

SELECT told.county_code, told.year, told.period, told.treatment, told.patients
FROM report_patients AS told
ANTI JOIN brought
    ON
        told.county_code = brought.county_code AND told.year = brought.year AND told.period = brought.period
        AND told.treatment = brought.treatment
UNION ALL
SELECT county_code, year, period, treatment, patients
FROM brought;

-- Grain: county, year, period.
CREATE VIEW tidy_gender AS
WITH brought AS (
    SELECT
        county_code, CAST(year AS INTEGER) AS year, period, CAST(men AS INTEGER) AS men,
        CAST(women AS INTEGER) AS women
    FROM printed.brought_gender
)

SELECT told.county_code, told.year, told.period, told.men, told.women
FROM report_gender AS told
ANTI JOIN brought
    ON told.county_code = brought.county_code AND told.year = brought.year AND told.period = brought.period
UNION ALL
SELECT county_code, year, period, men, women
FROM brought;

-- Grain: area (the 21 and the nation), year, period.
CREATE VIEW tidy_printed_share AS
WITH brought AS (
    SELECT county_code, CAST(year AS INTEGER) AS year, period, CAST(printed_percent AS INTEGER) AS printed_percent
    FROM printed.brought_shares
)

SELECT told.county_code, told.year, told.period, told.printed_percent
FROM report_share AS told
ANTI JOIN brought
    ON told.county_code = brought.county_code AND told.year = brought.year AND told.period = brought.period
UNION ALL
SELECT county_code, year, period, printed_percent
FROM brought;

-- What the plan itself prints, whatever was brought in later: a row names the place in the plan that its target has.
-- Grain: target, date, period.
CREATE VIEW plan_printed AS
SELECT measurement.target_id, measurement.date, measurement.period, measurement.region, measurement.comparison
FROM measurement
INNER JOIN target ON measurement.target_id = target.target_id
WHERE starts_with(measurement.source, target.source);

-- Grain: table, printed heading, period: the Summa rows.
CREATE VIEW tidy_printed_total AS
SELECT report_table, heading, year, period, cell AS printed
FROM printed_cell
WHERE county_code = '00';

-- Grain: area, month, sex, source. The plan's own sick-days (both sexes) and the series of Decembers stand beside the
-- other public ones: what two sources say of one cell is two rows. of_series: one source with all areas at a time, each
-- December, and month by month where they were fetched (is_fetched).
CREATE VIEW tidy_sick_days AS
SELECT
    county_code, rolling_12_months_to, sex,
    CAST(days_per_insured_16_64 AS DECIMAL(5, 2)) AS days_per_insured_16_64, source, FALSE AS of_series,
    FALSE AS is_fetched
FROM printed.sick_days
UNION ALL
SELECT
    county_code, rolling_12_months_to, sex,
    CAST(days_per_insured_16_64 AS DECIMAL(5, 2)) AS days_per_insured_16_64, source, TRUE AS of_series,
    FALSE AS is_fetched
FROM printed.sick_days_december
UNION ALL
SELECT
    county_code, rolling_12_months_to, sex,
    CAST(days_per_insured_16_64 AS DECIMAL(5, 2)) AS days_per_insured_16_64, source, TRUE AS of_series,
    TRUE AS is_fetched
FROM printed.fetched_sick_days
UNION ALL
SELECT
    who.county_code, strftime(CAST(plan.date AS DATE), '%Y-%m') AS rolling_12_months_to, 'T' AS sex,
    CAST(who.days AS DECIMAL(5, 2)) AS days_per_insured_16_64, plan.source, FALSE AS of_series, FALSE AS is_fetched
FROM printed.lup_measurements AS plan,
    LATERAL (VALUES ('23', plan.region), ('00', plan.comparison)) AS who (county_code, days)
WHERE plan.target_id = 'sick-days' AND who.days IS NOT NULL;

-- Grain: area, year, period, source. "00" is the average of all landsting.
CREATE VIEW tidy_staff_sickness AS
SELECT
    county_code, landsting, CAST(year AS INTEGER) AS year, period,
    CAST(percent_of_ordinary_working_time AS DECIMAL(4, 2)) AS percent_of_ordinary_working_time, source,
    FALSE AS is_fetched
FROM printed.staff_sickness
UNION ALL
SELECT
    county_code, CASE county_code WHEN '00' THEN 'Riket (alla regioner)' ELSE county END AS landsting,
    CAST(year AS INTEGER) AS year, period,
    CAST(percent_of_ordinary_working_time AS DECIMAL(4, 2)) AS percent_of_ordinary_working_time, source,
    TRUE AS is_fetched
FROM printed.fetched_staff_sickness
UNION ALL
SELECT
    who.county_code, who.landsting, year(CAST(plan.date AS DATE)) AS year, plan.period,
    CAST(who.rate AS DECIMAL(4, 2)) AS percent_of_ordinary_working_time, plan.source, FALSE AS is_fetched
FROM printed.lup_measurements AS plan,
    LATERAL (VALUES ('23', 'Jämtland', plan.region), ('00', 'Riket (alla landsting)', plan.comparison))
        AS who (county_code, landsting, rate)
WHERE plan.target_id = 'staff-sickness' AND who.rate IS NOT NULL;
