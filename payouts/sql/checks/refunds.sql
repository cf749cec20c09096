-- Each refund's one posting has its amount and GST; no more pieces came back than were sold.
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
ORDER BY what
