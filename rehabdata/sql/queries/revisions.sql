-- Which figures that the folder holds has their source revised, to what, and when was that seen?
-- Grain: figure (table_name, county_code, time, part, figure), fetched_on; in the order of the days. stands: the last
-- that is known of the figure, and not what is held (a source may take a revision back).
SELECT
    revision.table_name, revision.county_code, area.county, revision.time, revision.part, revision.figure,
    revision.held, revision.fetched, revision.fetched_on, revision.source,
    revision.held <> revision.fetched AND revision.fetched_on = max(revision.fetched_on) OVER (
        PARTITION BY revision.table_name, revision.county_code, revision.time, revision.part, revision.figure
    ) AS stands
FROM revision
INNER JOIN area ON revision.county_code = area.county_code
ORDER BY
    revision.table_name, revision.time, revision.county_code, revision.part, revision.figure,
    revision.fetched_on;
