-- Each refund's one posting has its amount and GST; no more pieces came back than were sold. Delivery given back is what the
-- order paid for it when its first parcel left, with the GST in that.
WITH posted AS (
    SELECT t.source_key,
        -sum(l.amount) FILTER (WHERE l.account LIKE 'assets:%%') AS amount,
        sum(l.amount) FILTER (WHERE l.account = 'liabilities:gst') AS tax
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind = 'refund_after' GROUP BY t.id
)
SELECT 'refund ' || r.ref AS what,
    format('had back %%s with GST %%s; the books have %%s and %%s', r.amount, r.tax, coalesce(p.amount, 0),
        coalesce(p.tax, 0)) AS detail
FROM payouts_refund r LEFT JOIN posted p ON p.source_key = r.ref
WHERE (r.amount, r.tax) <> (coalesce(p.amount, 0), coalesce(p.tax, 0))
UNION ALL
SELECT 'sale ' || s.ref || '/' || s.line, sum(r.quantity) || ' of ' || s.quantity || ' pieces came back'
FROM payouts_refund r JOIN payouts_sale s ON s.id = r.sale_id
GROUP BY s.id HAVING sum(r.quantity) > s.quantity
UNION ALL
SELECT 'delivery ' || b.source_key, 'given back ' || coalesce(sum(l.amount) FILTER (WHERE t.id = b.id), 0) || ' of '
    || coalesce(-sum(l.amount) FILTER (WHERE t.id <> b.id), 0)
FROM payouts_transaction b
LEFT JOIN payouts_transaction s ON s.kind = 'shipped' AND s.source_key = b.source_key
JOIN payouts_transaction t ON t.id IN (b.id, s.id)
JOIN payouts_leg l ON l.transaction_id = t.id AND l.account IN ('liabilities:gst', 'income:shipping')
WHERE b.kind = 'shipping_back' GROUP BY b.id, l.account HAVING sum(l.amount) <> 0
ORDER BY what
