-- GST that the books have in a month, and the shipping in it, less what of it was given back. Parameters: month.
SELECT
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'liabilities:gst'), 0)::bigint AS booked,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'liabilities:gst' AND t.kind IN ('shipped', 'shipping_back')), 0)::bigint AS shipping_tax,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'income:shipping' AND t.kind IN ('shipped', 'shipping_back')), 0)::bigint AS shipping
FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
WHERE t.month = %(month)s AND l.account IN ('liabilities:gst', 'income:shipping')
