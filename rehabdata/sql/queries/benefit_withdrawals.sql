-- Of how many people in a hundred was the sickness benefit withdrawn?
-- Grain: area, year, measure (two measures that are not set against each other).
SELECT
    benefit_withdrawal.county_code, area.county, benefit_withdrawal.year, benefit_withdrawal.measure AS withdrawal,
    benefit_withdrawal.withdrawn_percent, benefit_withdrawal.source
FROM benefit_withdrawal
INNER JOIN area ON benefit_withdrawal.county_code = area.county_code
ORDER BY
    benefit_withdrawal.measure COLLATE sv DESC, benefit_withdrawal.year ASC, benefit_withdrawal.county_code ASC;
