-- Post sale lines into the books: what was paid, its GST, each maker's earning, and the cooperative's part.
WITH fresh AS (
    SELECT s.*, CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind, s.ref || '/' || s.line AS key
    FROM payouts_sale s WHERE s.id = ANY(%(sales)s)
), tx AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    SELECT kind, key, sold_at, payouts_open_month(sold_at), '', %(by)s FROM fresh ORDER BY sold_at, id
    RETURNING id, kind, source_key
), joined AS (
    SELECT tx.id AS transaction_id, f.* FROM tx JOIN fresh f ON f.kind = tx.kind AND f.key = tx.source_key
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT transaction_id, CASE channel WHEN 'online' THEN 'liabilities:buyers' ELSE 'assets:takings:' || channel END, NULL::bigint, paid
FROM joined WHERE paid <> 0
UNION ALL SELECT transaction_id, 'liabilities:gst', NULL, -tax FROM joined WHERE tax <> 0
UNION ALL SELECT transaction_id, 'income:cooperative', NULL, -(paid - tax - earning) FROM joined WHERE paid - tax <> earning
UNION ALL SELECT j.transaction_id, 'liabilities:weavers', h.weaver_id, -h.earning
FROM joined j JOIN payouts_saleshare h ON h.sale_id = j.id WHERE h.earning <> 0
