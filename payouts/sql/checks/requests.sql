-- Each confirmed request is posted, each posting of one has its request, and nobody's savings are below nothing.
SELECT 'request/' || r.id AS what, CASE WHEN r.confirmed_at IS NULL THEN 'is posted unconfirmed' ELSE 'is not posted' END AS detail
FROM payouts_request r WHERE (r.confirmed_at IS NULL) <> (r.transaction_id IS NULL)
UNION ALL
SELECT t.kind || ' ' || t.source_key, 'has no request'
FROM payouts_transaction t LEFT JOIN payouts_request r ON r.transaction_id = t.id
WHERE t.source_key ~ '^request/[0-9]+$' AND t.kind IN ('advance', 'advance_repaid', 'adjusted', 'savings_out', 'charged_back')
    AND r.id IS NULL
UNION ALL
SELECT 'savings of ' || w.code, 'withdrew ' || sum(l.amount) || ' more than was put aside'
FROM payouts_leg l JOIN weavers_weaver w ON w.id = l.weaver_id
WHERE l.account = 'liabilities:savings' GROUP BY w.id HAVING sum(l.amount) > 0
ORDER BY what
