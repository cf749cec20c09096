-- How a year's surplus falls to the weavers: whole paise of each part, then one more each to the largest remainders,
-- ties to the lower code. Parameters: since, until (first days of the year's first and last month), basis, surplus.
WITH based AS (
    SELECT l.weaver_id, -sum(l.amount) AS base
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND t.kind IN ('dispatched', 'sold', 'charged_back')
        AND t.month BETWEEN %(since)s AND %(until)s AND %(basis)s <> 'hours'
    GROUP BY l.weaver_id
    UNION ALL
    SELECT h.weaver_id, round(round(sum(p.hours * 60 * s.quantity * h.weight / w.weights::numeric), 6))
    FROM payouts_transaction t
    JOIN payouts_sale s ON t.source_key = s.ref || '/' || s.line
        AND t.kind = CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END
    JOIN catalogue_product p ON p.id = s.product_id
    JOIN payouts_saleshare h ON h.sale_id = s.id
    JOIN (SELECT sale_id, sum(weight) AS weights FROM payouts_saleshare GROUP BY 1) AS w ON w.sale_id = s.id
    WHERE t.month BETWEEN %(since)s AND %(until)s AND %(basis)s = 'hours'
    GROUP BY h.weaver_id
), counted AS (
    SELECT weaver_id, CASE %(basis)s WHEN 'equal' THEN 1 ELSE base END::numeric AS base FROM based WHERE base > 0
), parts AS (
    SELECT c.weaver_id, w.code, c.base, div(%(surplus)s * c.base, sum(c.base) OVER ()) AS part,
        mod(%(surplus)s * c.base, sum(c.base) OVER ()) AS rest
    FROM counted c JOIN weavers_weaver w ON w.id = c.weaver_id
), ranked AS (
    SELECT *, row_number() OVER (ORDER BY rest DESC, code COLLATE "C") AS place, %(surplus)s - sum(part) OVER () AS left_over
    FROM parts
)
SELECT weaver_id, base::bigint AS base, (part + CASE WHEN place <= left_over THEN 1 ELSE 0 END)::bigint AS amount
FROM ranked
