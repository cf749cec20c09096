-- Yarn in the store and in weavers' hands is what the books have by value; none of it is below nothing, and what two
-- people counted is moved.
WITH moved AS (
    SELECT m.*, CASE
            WHEN what IN ('received', 'returned') OR what = 'found' AND weaver_id IS NULL THEN 1
            WHEN what IN ('issued', 'bought') OR what = 'written_off' AND weaver_id IS NULL THEN -1
            ELSE 0 END AS to_store,
        CASE
            WHEN weaver_id IS NULL OR what = 'bought' THEN 0
            WHEN what IN ('issued', 'found') THEN 1
            ELSE -1 END AS to_her
    FROM payouts_yarnmove m
), places AS (
    SELECT NULL::bigint AS weaver_id, kind_id, sum(grams * to_store) AS grams, sum(value * to_store) AS value
    FROM moved GROUP BY kind_id
    UNION ALL
    SELECT weaver_id, kind_id, sum(grams * to_her), sum(value * to_her)
    FROM moved WHERE weaver_id IS NOT NULL GROUP BY weaver_id, kind_id
), in_books AS (
    SELECT l.weaver_id, l.account, sum(l.amount) AS value
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'assets:yarn-out' OR t.kind = 'yarn' AND l.account = 'assets:stock:yarn'
        OR t.kind = 'advance' AND l.account = 'assets:stock:yarn'
            AND t.source_key IN (SELECT ref FROM payouts_yarnmove WHERE what = 'bought')
    GROUP BY l.weaver_id, l.account
)
SELECT concat('yarn ', k.name, ', ', k.colour, coalesce(' of ' || w.code, ' in the store')) AS what,
    p.grams || ' g worth ' || p.value AS detail
FROM places p JOIN payouts_yarnkind k ON k.id = p.kind_id LEFT JOIN weavers_weaver w ON w.id = p.weaver_id
WHERE p.grams < 0 OR p.value < 0 OR p.grams = 0 AND p.value <> 0
UNION ALL
SELECT coalesce('yarn in the hands of ' || w.code, 'yarn in the store'),
    'the movements come to ' || coalesce(p.value, 0) || ', the books have ' || coalesce(b.value, 0)
FROM (SELECT weaver_id, sum(value) AS value FROM places GROUP BY weaver_id) AS p
FULL JOIN in_books b ON coalesce(b.weaver_id, 0) = coalesce(p.weaver_id, 0)
LEFT JOIN weavers_weaver w ON w.id = coalesce(p.weaver_id, b.weaver_id)
WHERE coalesce(p.value, 0) <> coalesce(b.value, 0)
UNION ALL
SELECT 'yarn ' || m.ref, 'is worth ' || m.value || ', posted with ' || coalesce(t.amount, 0)
FROM payouts_yarnmove m LEFT JOIN LATERAL (
    SELECT sum(l.amount) AS amount FROM payouts_leg l WHERE l.transaction_id = m.transaction_id AND l.amount > 0
) AS t ON true
WHERE m.what <> 'bought' AND coalesce(t.amount, 0) <> m.value
UNION ALL
SELECT t.source_key, 'has no movement'
FROM payouts_transaction t LEFT JOIN payouts_yarnmove m ON m.transaction_id = t.id
WHERE t.kind = 'yarn' AND t.source_key LIKE 'yarn/%%' AND m.id IS NULL
UNION ALL
SELECT 'yarn-count/' || c.id, CASE WHEN c.move_id IS NULL THEN 'is not moved' ELSE 'is moved unconfirmed' END
FROM payouts_yarncorrection c WHERE (c.confirmed_at IS NULL) <> (c.move_id IS NULL)
ORDER BY what
