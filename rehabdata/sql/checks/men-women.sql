-- For which landsting and years are men and women together not all treatments (KBT/IPT, MMR1, MMR2)?
-- Grain: the count of landsting and years, the count of departing ones, then two rows per departing one.
WITH treated AS (
    SELECT county_code, year, sum(patients) AS patients
    FROM report_patients
    WHERE period = 'kv1-2' AND treatment IN ('KBT/IPT', 'MMR1', 'MMR2')
    GROUP BY county_code, year
),

compared AS (
    SELECT gender.county_code, gender.year, gender.men + gender.women AS both_sexes, treated.patients
    FROM report_gender AS gender
    INNER JOIN treated ON gender.county_code = treated.county_code AND gender.year = treated.year
    WHERE gender.period = 'kv1-2' AND gender.year IN (2012, 2013)
)

SELECT 'counties_and_years_checked' AS figure, count(*) AS value, 'antal' AS unit FROM compared
UNION ALL BY NAME
SELECT
    'counties_and_years_departing' AS figure, count(*) FILTER (both_sexes <> patients) AS value, 'antal' AS unit,
    count(*) FILTER (both_sexes <> patients) > 0 AS departs
FROM compared
UNION ALL BY NAME
SELECT
    names.figure, compared.county_code, compared.year,
    CASE names.figure WHEN 'men_and_women' THEN compared.both_sexes ELSE compared.patients END AS value,
    'patienter' AS unit,
    CASE names.figure WHEN 'men_and_women' THEN TRUE END AS departs
FROM compared, (VALUES ('men_and_women'), ('all_treatments')) AS names (figure)
WHERE compared.both_sexes <> compared.patients;
