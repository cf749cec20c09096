-- What was sold of each craft, a shelf of the shop: pieces, what was paid with and without GST, and what its makers earned.
-- What came back is taken off. Parameters: since, until, group, craft.
WITH shelf AS (
    SELECT product_id, min(category_id) AS category_id FROM catalogue_productcategory GROUP BY 1
), of_group AS (
    SELECT h.sale_id, sum(h.earning) AS earning, array_agg(h.weaver_id) AS weavers
    FROM payouts_saleshare h JOIN weavers_weaver w ON w.id = h.weaver_id JOIN payouts_sale s ON s.id = h.sale_id
    WHERE %(group)s = coalesce((  -- the group that she was of when it was sold
        SELECT step.group_id FROM weavers_step step
        WHERE step.weaver_id = h.weaver_id AND step.day <= (s.sold_at AT TIME ZONE 'Asia/Kolkata')::date
        ORDER BY step.day DESC, step.id DESC LIMIT 1), w.group_id)
    GROUP BY 1
), moved AS (
    SELECT s.product_id, s.quantity, s.paid, s.tax,
        CASE WHEN %(group)s::bigint IS NULL THEN s.earning ELSE of_group.earning END AS earning
    FROM payouts_transaction t
    JOIN payouts_sale s ON t.source_key = s.ref || '/' || s.line
        AND t.kind = CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END
    LEFT JOIN of_group ON of_group.sale_id = s.id
    WHERE t.month BETWEEN %(since)s AND %(until)s AND (%(group)s::bigint IS NULL OR of_group.sale_id IS NOT NULL)
    UNION ALL
    SELECT s.product_id, -r.quantity, -r.amount, -r.tax, 0
    FROM payouts_transaction t JOIN payouts_refund r ON t.source_key = r.ref JOIN payouts_sale s ON s.id = r.sale_id
    LEFT JOIN of_group ON of_group.sale_id = s.id
    WHERE t.kind = 'refund_after' AND t.month BETWEEN %(since)s AND %(until)s
        AND (%(group)s::bigint IS NULL OR of_group.sale_id IS NOT NULL)
    UNION ALL
    SELECT s.product_id, 0, 0, 0, -h.amount
    FROM payouts_transaction t JOIN payouts_refund r ON t.source_key = r.ref JOIN payouts_sale s ON s.id = r.sale_id
    JOIN payouts_refundshare h ON h.refund_id = r.id LEFT JOIN of_group ON of_group.sale_id = s.id
    WHERE t.kind = 'charged_back' AND t.month BETWEEN %(since)s AND %(until)s
        AND (%(group)s::bigint IS NULL OR h.weaver_id = ANY(of_group.weavers))
)
SELECT coalesce(c.name, ''), sum(m.quantity)::bigint, sum(m.paid)::bigint, sum(m.tax)::bigint, sum(m.earning)::bigint
FROM moved m LEFT JOIN shelf ON shelf.product_id = m.product_id LEFT JOIN catalogue_category c ON c.id = shelf.category_id
WHERE %(craft)s::bigint IS NULL OR c.id = %(craft)s
GROUP BY c.id ORDER BY 5 DESC, 1
