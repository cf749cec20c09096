-- How many pieces weavers sold, as booked in two months: weaver_id, now, was. Parameters: weavers, now, was.
SELECT l.weaver_id, coalesce(sum(s.quantity) FILTER (WHERE t.month = %(now)s), 0)::int,
    coalesce(sum(s.quantity) FILTER (WHERE t.month = %(was)s), 0)::int
FROM payouts_leg l
JOIN payouts_transaction t ON t.id = l.transaction_id
JOIN payouts_sale s ON s.ref = regexp_replace(t.source_key, '/[^/]*$', '')
    AND s.line = split_part(t.source_key, '/', -1)::int
WHERE l.account = 'liabilities:weavers' AND l.weaver_id = ANY(%(weavers)s) AND t.month IN (%(now)s, %(was)s)
    AND t.kind IN ('sold', 'dispatched')
GROUP BY l.weaver_id
