-- What each weaver earned in each month, charge-backs taken off: CTEs that end in earned (month, weaver_id, amount).
-- Parameters: since, until, group, craft.
pieces AS (
    SELECT CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind, s.ref || '/' || s.line AS source_key, s.product_id
    FROM payouts_sale s
    UNION ALL
    SELECT 'charged_back', r.ref, s.product_id FROM payouts_refund r JOIN payouts_sale s ON s.id = r.sale_id
), crafted AS (
    SELECT kind, source_key FROM pieces
    WHERE product_id IN (SELECT product_id FROM catalogue_productcategory WHERE category_id = %(craft)s)
), earned AS (
    SELECT t.month, l.weaver_id, -sum(l.amount) AS amount
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND t.kind IN ('dispatched', 'sold', 'charged_back')
        AND t.month BETWEEN %(since)s AND %(until)s
        AND (%(group)s::bigint IS NULL OR l.weaver_id IN (SELECT id FROM weavers_weaver WHERE group_id = %(group)s))
        AND (%(craft)s::bigint IS NULL OR (t.kind, t.source_key) IN (SELECT kind, source_key FROM crafted))
    GROUP BY 1, 2
)
