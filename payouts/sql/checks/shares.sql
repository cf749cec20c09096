-- What each maker's shares of a sale and its charge-backs say, against her legs.
WITH wanted AS (
    SELECT CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind, s.ref || '/' || s.line AS source_key,
        h.weaver_id, h.earning::bigint AS amount
    FROM payouts_saleshare h JOIN payouts_sale s ON s.id = h.sale_id WHERE h.earning <> 0
    UNION ALL
    SELECT 'charged_back', r.ref, h.weaver_id, -h.amount
    FROM payouts_refundshare h JOIN payouts_refund r ON r.id = h.refund_id
), stands AS (
    SELECT t.kind, t.source_key, l.weaver_id, -sum(l.amount) AS amount
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind IN ('dispatched', 'sold', 'charged_back') AND l.account = 'liabilities:weavers'
    GROUP BY 1, 2, 3
)
SELECT kind || ' ' || source_key || ' ' || w.code AS what,
    'her share is ' || coalesce(wanted.amount, 0) || ', the books have ' || coalesce(stands.amount, 0) AS detail
FROM wanted FULL JOIN stands USING (kind, source_key, weaver_id)
JOIN weavers_weaver w ON w.id = weaver_id
WHERE wanted.amount IS DISTINCT FROM stands.amount
ORDER BY what
