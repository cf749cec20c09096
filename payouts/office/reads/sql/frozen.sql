-- The items of a run as they were stored, in the shape of items.sql. Parameters: run.
SELECT i.weaver_id, w.code, i.opening, i.earned, i.charged_back, i.adjusted, i.returned, i.gross, i.recovered, i.deducted,
    i.net, i.payable, i.carried, i.owed, i.status, i.reason, i.method, w.display_name, g.name AS group_name, i.payee_id,
    d.deductions
FROM payouts_item i
JOIN weavers_weaver w ON w.id = i.weaver_id
JOIN weavers_group g ON g.id = w.group_id
LEFT JOIN (
    SELECT weaver_id, jsonb_agg(
        jsonb_build_object('what', what, 'rule_id', rule_id, 'label', label, 'amount', amount) ORDER BY id
    ) AS deductions
    FROM payouts_deduction WHERE run_id = %(run)s GROUP BY weaver_id
) AS d ON d.weaver_id = i.weaver_id
WHERE i.run_id = %(run)s
