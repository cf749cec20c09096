-- Month by month, where what buyers paid for what was sent or sold went: to weavers, GST, Stripe, shipping and the cooperative,
-- what came back taken off. Parameters: since, until.
SELECT t.month,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'liabilities:weavers'), 0)::bigint,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'liabilities:gst'), 0)::bigint,
    coalesce(sum(l.amount) FILTER (WHERE l.account = 'expenses:stripe-fees'), 0)::bigint,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'income:shipping'), 0)::bigint,
    coalesce(-sum(l.amount) FILTER (WHERE l.account = 'income:cooperative'), 0)::bigint
FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
WHERE t.kind IN ('dispatched', 'sold', 'shipped', 'shipping_back', 'refund_after', 'charged_back', 'stripe_fee')
    AND t.month BETWEEN %(since)s AND %(until)s
GROUP BY t.month ORDER BY t.month
