-- What each weaver earned with pieces whose hours of work are noted, and in how many minutes, by what she has a part in.
-- Parameters: since, until, group, craft.
WITH worked AS (
    SELECT h.weaver_id, h.earning, p.hours * 60 * s.quantity * h.weight / w.weights::numeric AS minutes
    FROM payouts_transaction t
    JOIN payouts_sale s ON t.source_key = s.ref || '/' || s.line
        AND t.kind = CASE s.channel WHEN 'online' THEN 'dispatched' ELSE 'sold' END
    JOIN catalogue_product p ON p.id = s.product_id AND p.hours > 0
    JOIN payouts_saleshare h ON h.sale_id = s.id
    JOIN (SELECT sale_id, sum(weight) AS weights FROM payouts_saleshare GROUP BY 1) AS w ON w.sale_id = s.id
    WHERE t.month BETWEEN %(since)s AND %(until)s
        AND (%(craft)s::bigint IS NULL
            OR s.product_id IN (SELECT product_id FROM catalogue_productcategory WHERE category_id = %(craft)s))
)
SELECT w.code, w.district, sum(k.earning)::bigint, round(sum(k.minutes))::bigint
FROM worked k JOIN weavers_weaver w ON w.id = k.weaver_id
WHERE %(group)s::bigint IS NULL OR w.group_id = %(group)s
GROUP BY w.id HAVING round(sum(k.minutes)) > 0 ORDER BY w.code
