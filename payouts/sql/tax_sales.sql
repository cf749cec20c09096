-- Each weaver's part of what her pieces sold for without GST, less refunds, in what is booked after one month and up
-- to another. A refund takes off the difference that it makes to her part, rounded down, of what stays sold.
-- Put in: since (the month before). Parameters: month.
WITH booked AS (
    SELECT kind, source_key, moment FROM payouts_transaction
    WHERE month > {since} AND month <= %(month)s AND kind IN ('dispatched', 'sold', 'refund_after')
), moved AS (
    SELECT s.id AS sale_id, 0::bigint AS before, s.paid - s.tax AS after
    FROM booked b JOIN payouts_sale s ON s.sold_at = b.moment AND s.ref || '/' || s.line = b.source_key
    WHERE b.kind <> 'refund_after' AND s.sold_at >= (SELECT min(moment) FROM booked)
    UNION ALL
    SELECT r.sale_id, s.paid - s.tax - came.back + r.amount - r.tax, s.paid - s.tax - came.back
    FROM booked b
    JOIN payouts_refund r ON r.ref = b.source_key
    JOIN payouts_sale s ON s.id = r.sale_id
    CROSS JOIN LATERAL (
        SELECT sum(e.amount - e.tax)::bigint AS back FROM payouts_refund e WHERE e.sale_id = r.sale_id AND e.id <= r.id
    ) AS came
    WHERE b.kind = 'refund_after'
), weighed AS (
    SELECT m.before, m.after, h.weaver_id, h.weight, whole.weight AS whole
    FROM moved m JOIN payouts_saleshare h ON h.sale_id = m.sale_id
    JOIN LATERAL (SELECT sum(weight)::bigint AS weight FROM payouts_saleshare w WHERE w.sale_id = m.sale_id) AS whole ON true
)
SELECT weaver_id, sum(after * weight / whole - before * weight / whole)::bigint AS sales
FROM weighed GROUP BY weaver_id
