-- Advances that are not given back by a day, with their age: what was given first counts as given back first. Parameters: on,
-- group.
WITH moved AS (
    SELECT l.weaver_id, l.amount, (t.moment AT TIME ZONE 'Asia/Kolkata')::date AS day, t.kind, l.id
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    JOIN weavers_weaver w ON w.id = l.weaver_id AND (%(group)s::bigint IS NULL OR w.group_id = %(group)s)
    WHERE l.account = 'assets:advances' AND (t.moment AT TIME ZONE 'Asia/Kolkata')::date <= %(on)s
), back AS (
    SELECT weaver_id, -sum(amount) AS amount FROM moved WHERE kind <> 'advance' GROUP BY 1
), given AS (
    SELECT weaver_id, day, amount, sum(amount) OVER (PARTITION BY weaver_id ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS upto
    FROM moved WHERE kind = 'advance'
), open AS (
    SELECT g.weaver_id, g.day, %(on)s::date - g.day AS age, g.amount,
        least(g.amount, greatest(0, g.upto - coalesce(b.amount, 0))) AS owed
    FROM given g LEFT JOIN back b ON b.weaver_id = g.weaver_id
)
SELECT w.code, w.display_name, grp.name, sum(o.amount)::bigint, sum(o.owed)::bigint, min(o.day) FILTER (WHERE o.owed > 0),
    coalesce(sum(o.owed) FILTER (WHERE age <= 30), 0)::bigint, coalesce(sum(o.owed) FILTER (WHERE age BETWEEN 31 AND 90), 0)::bigint,
    coalesce(sum(o.owed) FILTER (WHERE age BETWEEN 91 AND 180), 0)::bigint,
    coalesce(sum(o.owed) FILTER (WHERE age BETWEEN 181 AND 365), 0)::bigint, coalesce(sum(o.owed) FILTER (WHERE age > 365), 0)::bigint
FROM open o JOIN weavers_weaver w ON w.id = o.weaver_id JOIN weavers_group grp ON grp.id = w.group_id
GROUP BY w.id, grp.id HAVING sum(o.owed) > 0 ORDER BY min(o.day) FILTER (WHERE o.owed > 0), w.code
