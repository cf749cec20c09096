-- Each weaver's balance at the end of each closed month that has a run, against her item of it.
WITH runs AS (
    SELECT id, month FROM payouts_run WHERE state NOT IN ('draft', 'cancelled')
), moved AS (
    SELECT l.weaver_id, t.month, -sum(l.amount) AS amount
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' GROUP BY 1, 2
), points AS (
    SELECT w.weaver_id, r.id AS run_id, r.month FROM runs r, (SELECT DISTINCT weaver_id FROM moved) AS w
), balances AS (
    SELECT p.weaver_id, p.run_id, p.month, coalesce(sum(m.amount), 0) AS balance
    FROM points p LEFT JOIN moved m ON m.weaver_id = p.weaver_id AND m.month <= p.month
    GROUP BY 1, 2, 3
)
SELECT to_char(b.month, 'YYYY-MM') || ' ' || w.code AS what,
    'carried ' || coalesce(i.carried, 0) || ', the books have ' || b.balance AS detail
FROM balances b JOIN weavers_weaver w ON w.id = b.weaver_id
LEFT JOIN payouts_item i ON i.run_id = b.run_id AND i.weaver_id = b.weaver_id
WHERE coalesce(i.carried, 0) <> b.balance
ORDER BY what
