-- Each sale line's shares sum to its earning, and its one posting has its amounts.
WITH shared AS (
    SELECT sale_id, sum(earning) AS earning FROM payouts_saleshare GROUP BY 1
), posted AS (
    SELECT t.source_key, t.kind,
        sum(l.amount) FILTER (WHERE l.account NOT IN ('liabilities:gst', 'liabilities:weavers', 'income:cooperative')) AS paid,
        -sum(l.amount) FILTER (WHERE l.account = 'liabilities:gst') AS tax,
        -sum(l.amount) FILTER (WHERE l.account = 'liabilities:weavers') AS earning
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind IN ('dispatched', 'sold') GROUP BY t.id
), sales AS (
    SELECT *, ref || '/' || line AS source_key, CASE channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind
    FROM payouts_sale
)
SELECT 'sale ' || source_key AS what,
    format('paid %%s, GST %%s, earned %%s, shared %%s; the books have paid %%s, GST %%s, earned %%s', s.paid, s.tax,
        s.earning, coalesce(h.earning, 0), coalesce(p.paid, 0), coalesce(p.tax, 0), coalesce(p.earning, 0)) AS detail
FROM sales s
LEFT JOIN shared h ON h.sale_id = s.id
FULL JOIN posted p USING (source_key, kind)
WHERE s.id IS NULL
    OR (s.earning, s.earning, s.paid, s.tax)
        <> (coalesce(h.earning, 0), coalesce(p.earning, 0), coalesce(p.paid, 0), coalesce(p.tax, 0))
    OR p.source_key IS NULL AND (s.paid <> 0 OR s.earning <> 0)
ORDER BY what
