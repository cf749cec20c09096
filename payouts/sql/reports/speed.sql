-- How many days passed from a sale to the day its maker was paid by the month it is booked in: for each month and number of
-- days (none where she isn't paid yet), how many shares of sales, and one of her codes. Paid is the first payment for that month
-- or a later one that the bank made. Parameters: since, until, group, craft.
WITH crafted AS (
    SELECT CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END AS kind, s.ref || '/' || s.line AS source_key
    FROM payouts_sale s
    WHERE s.product_id IN (SELECT product_id FROM catalogue_productcategory WHERE category_id = %(craft)s)
), earned AS (
    SELECT l.weaver_id, t.month, (t.moment AT TIME ZONE 'Asia/Kolkata')::date AS day, count(*) AS shares
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND t.kind IN ('dispatched', 'sold') AND t.month BETWEEN %(since)s AND %(until)s
        AND (%(group)s::bigint IS NULL OR l.weaver_id IN (SELECT id FROM weavers_weaver WHERE group_id = %(group)s))
        AND (%(craft)s::bigint IS NULL OR (t.kind, t.source_key) IN (SELECT kind, source_key FROM crafted))
    GROUP BY 1, 2, 3
), paid AS (
    SELECT e.weaver_id, e.month, (
        SELECT p.settled_on FROM payouts_payment p JOIN payouts_run r ON r.id = p.run_id
        WHERE p.weaver_id = e.weaver_id AND p.state = 'paid' AND r.month >= e.month
        ORDER BY r.month, p.batch LIMIT 1
    ) AS day
    FROM (SELECT DISTINCT weaver_id, month FROM earned) AS e
)
SELECT e.month, p.day - e.day AS days, sum(e.shares)::bigint, min(w.code)
FROM earned e JOIN paid p ON p.weaver_id = e.weaver_id AND p.month = e.month JOIN weavers_weaver w ON w.id = e.weaver_id
GROUP BY 1, 2 ORDER BY 1, 2
