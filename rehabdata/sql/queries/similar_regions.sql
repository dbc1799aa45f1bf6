-- Which regions does Kolada count as like each other by population and economy, in its groups of 2024?
-- Grain: county, similar county.
SELECT county.county_code, member.county_code AS similar_code
FROM county
INNER JOIN peer_group
    ON
        peer_group.edition = '2024'
        AND starts_with(peer_group.title, 'Liknande regioner socioekonomi, ')
        AND starts_with(county.region_today, regexp_extract(peer_group.title, 'socioekonomi, (.*), 2024', 1))
INNER JOIN peer_group_member AS member ON peer_group.kolada_group = member.kolada_group
ORDER BY county.county_code, member.county_code;
