-- With whom is each landsting compared: those of its healthcare region, and the regions that Kolada calls similar?
-- A healthcare region holds the landsting itself and none that is split between two; Kolada's groups hold only others.
-- Grain: county, kind of group, member.
WITH alike AS (
    SELECT
        kolada_group, edition,
        CASE
            WHEN starts_with(title, 'Liknande regioner socioekonomi, ') THEN 'kolada-socioeconomy'
            WHEN starts_with(title, 'Liknande regioner, hälso- och sjukvård') THEN 'kolada-health-care'
        END AS kind,
        -- "Liknande regioner socioekonomi, Region Kalmar, 2024": whose group it is, "län" written or not
        replace(regexp_extract(title, ', ([^,]+), [0-9]{4}$', 1), ' län', '') AS whose
    FROM peer_group
    WHERE edition IS NOT NULL
)

SELECT
    county.county_code, 'healthcare-region' AS kind, county.healthcare_region_2013 AS title,
    NULL AS edition, other.county_code AS member_code
FROM county
INNER JOIN county AS other ON county.healthcare_region_2013 = other.healthcare_region_2013
UNION ALL
SELECT county.county_code, alike.kind, NULL AS title, alike.edition, member.county_code AS member_code
FROM alike
INNER JOIN county ON alike.whose = replace(county.region_today, ' län', '')
INNER JOIN peer_group_member AS member ON alike.kolada_group = member.kolada_group
WHERE alike.kind IS NOT NULL
ORDER BY county_code, kind, member_code;
