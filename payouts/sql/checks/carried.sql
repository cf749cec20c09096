-- What a weaver's balance moved by from one approved run to the next, against what her items carried forward. Parameter:
-- month, to look at one run alone: nothing of a weaver's is booked in months between runs, which the whole check holds to.
WITH runs AS (
    SELECT id, month, lag(id) OVER w AS before_id, coalesce(lag(month) OVER w, '0001-01-01') AS before
    FROM payouts_run WHERE state NOT IN ('draft', 'cancelled') WINDOW w AS (ORDER BY month)
), looked_at AS (
    SELECT * FROM runs WHERE %(month)s::date IS NULL OR month = %(month)s
), by_month AS MATERIALIZED (
    SELECT l.weaver_id, t.month, -sum(l.amount) AS amount
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND (%(month)s::date IS NULL OR t.month = %(month)s)
    GROUP BY 1, 2
), moved AS (
    SELECT r.id AS run_id, m.weaver_id, sum(m.amount) AS amount
    FROM by_month m JOIN looked_at r ON m.month > r.before AND m.month <= r.month GROUP BY 1, 2
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
