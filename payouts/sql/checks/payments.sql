-- An item that pays has one payment of its amount, and a payment has its item; what was taken off is the sum of its parts;
-- cancelled runs have only cancelled payments. Parameter: month, to look at its runs alone.
WITH runs AS (
    SELECT * FROM payouts_run WHERE %(month)s::date IS NULL OR month = %(month)s
), items AS (
    SELECT i.* FROM runs r JOIN payouts_item i ON i.run_id = r.id
), payments AS (
    SELECT p.id, p.run_id, p.weaver_id, p.batch, p.retries_id, p.reference, p.amount, p.state, r.state AS run_state
    FROM runs r JOIN payouts_payment p ON p.run_id = r.id
)
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    'the item pays ' || coalesce(i.payable, 0) || ', the payment is ' || coalesce(p.amount, 0) AS detail
FROM items i
FULL JOIN (SELECT * FROM payments WHERE batch = 1) AS p ON p.run_id = i.run_id AND p.weaver_id = i.weaver_id
JOIN runs r ON r.id = coalesce(i.run_id, p.run_id)
JOIN weavers_weaver w ON w.id = coalesce(i.weaver_id, p.weaver_id)
WHERE coalesce(i.payable, 0) <> coalesce(p.amount, 0)
UNION ALL
SELECT reference, 'is ' || state || ' in a run that is ' || run_state FROM payments
WHERE (state = 'cancelled') <> (run_state = 'cancelled') OR (state = 'approved' AND run_state = 'settled')
UNION ALL
SELECT p.reference, format('sends %%s of %%s once more, which was %%s of %%s', p.amount, p.weaver_id, old.amount, old.weaver_id)
FROM payments p JOIN payouts_payment old ON old.id = p.retries_id
WHERE (p.amount, p.weaver_id, p.run_id) <> (old.amount, old.weaver_id, old.run_id) OR old.state <> 'returned'
UNION ALL
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code, 'deducted ' || i.deducted || ', its parts are ' || coalesce(d.amount, 0)
FROM items i JOIN runs r ON r.id = i.run_id JOIN weavers_weaver w ON w.id = i.weaver_id
LEFT JOIN (
    SELECT run_id, weaver_id, sum(amount) AS amount FROM payouts_deduction WHERE run_id IN (SELECT id FROM runs) GROUP BY 1, 2
) AS d ON d.run_id = i.run_id AND d.weaver_id = i.weaver_id
WHERE i.deducted <> coalesce(d.amount, 0)
ORDER BY what
