-- Post answers of the bank that are stored with their payments. Parameters: payments (keys), by, and again: what is put
-- after the reference of those that had the same answer before, taken back since.
WITH answered AS (
    SELECT p.reference || coalesce(%(again)s::jsonb ->> p.reference, '') AS key, p.state, p.weaver_id, p.amount,
        CASE WHEN p.state = 'paid' OR s.id IS NOT NULL THEN 'assets:bank' END AS bank,
        coalesce(s.day, p.settled_on)::timestamp AT TIME ZONE 'Asia/Kolkata' AS moment
    FROM payouts_payment p
    LEFT JOIN payouts_sentback s ON s.payment_id = p.id AND s.undone_at IS NULL AND p.state = 'returned'
    WHERE p.id = ANY(%(payments)s)
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    SELECT state, key, moment, payouts_open_month(moment), '', %(by)s FROM answered ORDER BY key
    RETURNING id, source_key
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT id, 'liabilities:payouts-in-transit', NULL::bigint, amount FROM posted JOIN answered ON key = source_key
    AND (state = 'paid' OR bank IS NULL)
UNION ALL
SELECT id, bank, NULL, CASE state WHEN 'paid' THEN -amount ELSE amount END FROM posted JOIN answered ON key = source_key
    AND bank IS NOT NULL
UNION ALL
SELECT id, 'liabilities:weavers', weaver_id, -amount FROM posted JOIN answered ON key = source_key AND state = 'returned'
