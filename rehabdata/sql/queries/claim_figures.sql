-- Which figures do the claims print?
-- Grain: claim, figure, year; in the order of the text. form: "exact" as printed, "round" a word or a round number.
SELECT
    claim_figure.check_id, claim_figure.figure, claim_figure.year, claim_figure.value, claim_figure.text,
    claim_figure.decimals, claim_figure.unit, claim_figure.form
FROM claim_figure
INNER JOIN claim ON claim_figure.check_id = claim.check_id
ORDER BY claim.place_in_order, claim_figure.place_in_order;
