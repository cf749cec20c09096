-- Each advance has its one posting, and nobody has paid back more than she was given.
WITH posted AS (
    SELECT t.source_key, l.weaver_id, sum(l.amount) AS amount
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind = 'advance' AND l.account = 'assets:advances' GROUP BY 1, 2
)
SELECT 'advance ' || source_key AS what,
    'given ' || coalesce(a.amount, 0) || ', the books have ' || coalesce(p.amount, 0) AS detail
FROM (SELECT ref AS source_key, weaver_id, amount::bigint AS amount FROM payouts_advance) AS a
FULL JOIN posted p USING (source_key, weaver_id)
WHERE a.amount IS DISTINCT FROM p.amount
UNION ALL
SELECT 'advances of ' || w.code, 'paid back ' || -sum(l.amount) || ' more than was given'
FROM payouts_leg l JOIN weavers_weaver w ON w.id = l.weaver_id
WHERE l.account = 'assets:advances' GROUP BY w.id HAVING sum(l.amount) < 0
ORDER BY what
