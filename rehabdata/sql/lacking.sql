-- What is lacking of a time that the tables tell of? A nation's sum without some of it would be read as the nation's.
-- Every time needs each treatment (MMR is one total before 2012, and told by level and sex since) for every landsting,
-- and the population on 31 December of the year before; a printed share of one landsting needs those of the others.
-- Grain: extract, year, period, item. lacking: the areas without, in Swedish order.
WITH shown AS (SELECT DISTINCT year, period FROM patients),

told AS (
    SELECT 'patients' AS extract, county_code, year, period, treatment AS item FROM patients
    UNION ALL
    SELECT 'gender' AS extract, county_code, year, period, 'kön' AS item FROM gender
    UNION ALL
    SELECT 'shares' AS extract, county_code, year, period, 'andel' AS item FROM printed_share
    UNION ALL
    SELECT
        'population' AS extract, population.county_code, shown.year, shown.period,
        CAST(population.date AS VARCHAR) AS item
    FROM population
    INNER JOIN shown ON population.date = make_date(shown.year - 1, 12, 31)
    WHERE population.sex = 'T'
),

times AS (SELECT DISTINCT year, period FROM told WHERE extract IN ('patients', 'gender')),

needed AS (
    SELECT 'patients' AS extract, times.year, times.period, of_year.item
    FROM times
    INNER JOIN (VALUES ('KBT/IPT', 2009, 2015), ('MMR', 2009, 2011), ('MMR1', 2012, 2015), ('MMR2', 2012, 2015))
        AS of_year (item, first, last)
        ON times.year BETWEEN of_year.first AND of_year.last
    UNION ALL
    SELECT 'gender' AS extract, year, period, 'kön' AS item FROM times
    WHERE year >= 2012
    UNION ALL
    SELECT 'population' AS extract, year, period, CAST(make_date(year - 1, 12, 31) AS VARCHAR) AS item FROM times
    UNION
    SELECT extract, year, period, item FROM told
)

SELECT
    needed.extract, needed.year, needed.period, needed.item,
    list(area.county ORDER BY area.county COLLATE sv) AS lacking
FROM needed
INNER JOIN area ON needed.extract = 'population' OR area.county_code <> '00'
ANTI JOIN told
    ON
        needed.extract = told.extract AND needed.year = told.year AND needed.period = told.period
        AND needed.item = told.item AND area.county_code = told.county_code
GROUP BY needed.extract, needed.year, needed.period, needed.item
ORDER BY needed.extract, needed.year, needed.period, needed.item;
