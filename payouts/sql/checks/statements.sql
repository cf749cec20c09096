-- What a statement says is what its item has, and what the books have of her advances and savings at that month's end.
-- Parameter: month, to look at its run alone.
WITH said AS (
    SELECT s.id, i.id AS item_id, r.month, i.weaver_id, s.data -> 'figures' AS figures
    FROM payouts_statement s JOIN payouts_item i ON i.id = s.item_id JOIN payouts_run r ON r.id = i.run_id
    WHERE %(month)s::date IS NULL OR r.month = %(month)s
), other AS (
    SELECT s.month, s.weaver_id, f.key || ' is ' || coalesce(s.figures ->> f.key, 'missing') || ', the item has ' || f.value AS detail
    FROM said s JOIN payouts_item i ON i.id = s.item_id, LATERAL (VALUES
        ('opening', i.opening), ('earned', i.earned), ('charged_back', i.charged_back), ('adjusted', i.adjusted),
        ('returned', i.returned), ('gross', i.gross), ('recovered', i.recovered), ('deducted', i.deducted), ('net', i.net),
        ('payable', i.payable), ('carried', i.carried), ('left', i.owed - i.recovered)
    ) AS f(key, value)
    WHERE (s.figures ->> f.key)::bigint IS DISTINCT FROM f.value
), saved AS (
    SELECT s.month, s.weaver_id, 'saved is ' || (s.figures ->> 'saved') || ', the books have ' || coalesce(b.amount, 0) AS detail
    FROM said s LEFT JOIN LATERAL (
        SELECT -sum(l.amount) AS amount FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
        WHERE l.account = 'liabilities:savings' AND l.weaver_id = s.weaver_id AND t.month <= s.month
    ) AS b ON true
    WHERE (s.figures ->> 'saved')::bigint IS DISTINCT FROM coalesce(b.amount, 0)
)
SELECT 'statement ' || to_char(o.month, 'YYYY-MM') || ' ' || w.code AS what, o.detail
FROM (SELECT * FROM other UNION ALL SELECT * FROM saved) AS o JOIN weavers_weaver w ON w.id = o.weaver_id
ORDER BY what, detail
