-- What a weaver's balance moved by from one approved run to the next, against what her items carried forward. Parameter:
-- month, to look at one run alone.
WITH runs AS (
    SELECT id, month, lag(id) OVER w AS before_id, coalesce(lag(month) OVER w, '0001-01-01') AS before
    FROM payouts_run WHERE state NOT IN ('draft', 'cancelled') WINDOW w AS (ORDER BY month)
), looked_at AS (
    SELECT * FROM runs WHERE %(month)s::date IS NULL OR month = %(month)s
), moved AS (
    SELECT r.id AS run_id, l.weaver_id, -sum(l.amount) AS amount
    FROM looked_at r
    JOIN payouts_transaction t ON t.month > r.before AND t.month <= r.month
    JOIN payouts_leg l ON l.transaction_id = t.id AND l.account = 'liabilities:weavers'
    GROUP BY 1, 2
), carried AS (
    SELECT run_id, weaver_id, sum(amount) AS amount FROM (
        SELECT r.id AS run_id, i.weaver_id, i.carried AS amount FROM looked_at r JOIN payouts_item i ON i.run_id = r.id
        UNION ALL
        SELECT r.id, i.weaver_id, -i.carried FROM looked_at r JOIN payouts_item i ON i.run_id = r.before_id
    ) AS each_of GROUP BY 1, 2
)
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    format('what she carries moved by %%s, her account by %%s', coalesce(c.amount, 0), coalesce(m.amount, 0)) AS detail
FROM moved m FULL JOIN carried c ON c.run_id = m.run_id AND c.weaver_id = m.weaver_id
JOIN runs r ON r.id = coalesce(m.run_id, c.run_id)
JOIN weavers_weaver w ON w.id = coalesce(m.weaver_id, c.weaver_id)
WHERE coalesce(m.amount, 0) <> coalesce(c.amount, 0)
ORDER BY what
