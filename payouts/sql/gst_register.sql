-- What was supplied in a month, by HSN code and rate, less what was refunded in it. Parameters: month.
WITH booked AS (
    SELECT id, kind, source_key, moment FROM payouts_transaction
    WHERE month = %(month)s AND kind IN ('dispatched', 'sold', 'refund_after')
)
SELECT hsn, rate, sum(pieces)::bigint AS pieces, sum(back)::bigint AS back, sum(value)::bigint AS value, sum(tax)::bigint AS tax
FROM (
    SELECT s.hsn, s.gst_rate AS rate, s.quantity AS pieces, 0 AS back, s.paid - s.tax AS value, s.tax
    FROM booked b JOIN payouts_sale s ON s.sold_at = b.moment AND s.ref || '/' || s.line = b.source_key
    WHERE b.kind <> 'refund_after' AND s.sold_at >= (SELECT min(moment) FROM booked)
    UNION ALL
    SELECT s.hsn, s.gst_rate, 0, r.quantity, r.tax - r.amount, -r.tax
    FROM booked b JOIN payouts_refund r ON r.ref = b.source_key JOIN payouts_sale s ON s.id = r.sale_id
    WHERE b.kind = 'refund_after'
) AS supplied
GROUP BY hsn, rate ORDER BY hsn, rate
