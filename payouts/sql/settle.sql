-- Post answers of the bank that are stored with their payments. Parameters: payments (keys), by.
WITH answered AS (
    SELECT p.reference, p.state, p.weaver_id, p.amount,
        p.settled_on::timestamp AT TIME ZONE 'Asia/Kolkata' AS moment
    FROM payouts_payment p WHERE p.id = ANY(%(payments)s)
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    SELECT state, reference, moment, payouts_open_month(moment), '', %(by)s FROM answered ORDER BY reference
    RETURNING id, source_key
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT id, 'liabilities:payouts-in-transit', NULL::bigint, amount FROM posted JOIN answered ON reference = source_key
UNION ALL
SELECT id, 'assets:bank', NULL, -amount FROM posted JOIN answered ON reference = source_key AND state = 'paid'
UNION ALL
SELECT id, 'liabilities:weavers', weaver_id, -amount
FROM posted JOIN answered ON reference = source_key AND state = 'returned'
