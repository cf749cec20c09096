-- What each weaver earned in each month, charge-backs taken off: CTEs that end in earned (month, weaver_id, amount). Before it
-- stands earned_in, which has the group that she was of when it was sold: what she moved away from keeps what was sold there.
-- Parameters: since, until, group, craft.
pieces AS (
    SELECT CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind, s.ref || '/' || s.line AS source_key,
        s.product_id, s.sold_at
    FROM payouts_sale s
    UNION ALL
    SELECT 'charged_back', r.ref, s.product_id, s.sold_at FROM payouts_refund r JOIN payouts_sale s ON s.id = r.sale_id
), crafted AS (
    SELECT kind, source_key FROM pieces
    WHERE product_id IN (SELECT product_id FROM catalogue_productcategory WHERE category_id = %(craft)s)
), moved AS (
    SELECT weaver_id FROM weavers_step WHERE what = 'moved'
), legs AS (
    SELECT t.month, l.weaver_id, -l.amount AS amount, CASE WHEN l.weaver_id IN (SELECT weaver_id FROM moved) THEN (
        SELECT s.group_id FROM weavers_step s
        WHERE s.weaver_id = l.weaver_id AND s.day <= (coalesce(p.sold_at, t.moment) AT TIME ZONE 'Asia/Kolkata')::date
        ORDER BY s.day DESC, s.id DESC LIMIT 1
    ) END AS group_id
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    LEFT JOIN pieces p ON p.kind = t.kind AND p.source_key = t.source_key AND l.weaver_id IN (SELECT weaver_id FROM moved)
    WHERE l.account = 'liabilities:weavers' AND t.kind IN ('dispatched', 'sold', 'charged_back')
        AND t.month BETWEEN %(since)s AND %(until)s
        AND (%(craft)s::bigint IS NULL OR (t.kind, t.source_key) IN (SELECT kind, source_key FROM crafted))
), earned_in AS (
    SELECT legs.month, legs.weaver_id, coalesce(legs.group_id, w.group_id) AS group_id, sum(legs.amount) AS amount
    FROM legs JOIN weavers_weaver w ON w.id = legs.weaver_id
    WHERE %(group)s::bigint IS NULL OR coalesce(legs.group_id, w.group_id) = %(group)s
    GROUP BY 1, 2, 3
), earned AS (
    SELECT month, weaver_id, sum(amount) AS amount FROM earned_in GROUP BY 1, 2
)
