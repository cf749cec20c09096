-- A share-out that two people agreed to is posted once, share by share; nothing else is posted as one.
WITH wanted AS (
    SELECT 'patronage/' || p.year AS source_key, h.weaver_id, h.amount::bigint AS amount
    FROM payouts_patronage p JOIN payouts_patronageshare h ON h.patronage_id = p.id
    WHERE p.confirmed_at IS NOT NULL AND h.amount > 0
), stands AS (
    SELECT t.source_key, l.weaver_id, -sum(l.amount) AS amount
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind = 'patronage' AND l.account = 'liabilities:weavers' GROUP BY 1, 2
)
SELECT source_key || ' ' || w.code AS what,
    'her share is ' || coalesce(wanted.amount, 0) || ', the books have ' || coalesce(stands.amount, 0) AS detail
FROM wanted FULL JOIN stands USING (source_key, weaver_id) JOIN weavers_weaver w ON w.id = weaver_id
WHERE wanted.amount IS DISTINCT FROM stands.amount
UNION ALL
SELECT 'patronage/' || p.year, 'shares out ' || p.surplus || ', its shares come to ' || coalesce(sum(h.amount), 0)
FROM payouts_patronage p LEFT JOIN payouts_patronageshare h ON h.patronage_id = p.id
WHERE p.refused_at IS NULL GROUP BY p.id HAVING p.surplus <> coalesce(sum(h.amount), 0)
ORDER BY what
