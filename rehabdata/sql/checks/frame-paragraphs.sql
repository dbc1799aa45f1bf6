-- What total and what part for research does the summary's paragraph give, to set against the other paragraph?
-- Grain: total, research; of figures printed in the text.
SELECT 'total' AS figure, year, sum(value) AS value, 'Mkr' AS unit
FROM claim_figure
WHERE check_id = 'frame-paragraphs' AND figure IN ('treatments_in_summary', 'research_in_summary')
GROUP BY year
UNION ALL BY NAME
SELECT 'research' AS figure, year, value, 'Mkr' AS unit
FROM claim_figure
WHERE check_id = 'frame-paragraphs' AND figure = 'research_in_summary';
