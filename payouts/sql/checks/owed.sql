-- What a run says a weaver owed of her advances, less what it recovered, is what the books have at that month's end.
-- Parameter: month, to look at one run alone.
WITH items AS (
    SELECT r.month, i.weaver_id, i.owed - i.recovered AS amount FROM payouts_item i JOIN payouts_run r ON r.id = i.run_id
    WHERE r.state NOT IN ('draft', 'cancelled') AND (%(month)s::date IS NULL OR r.month = %(month)s)
), moved AS (
    SELECT t.month, l.weaver_id, sum(l.amount) AS amount
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'assets:advances' GROUP BY 1, 2
), together AS (
    SELECT month, weaver_id, amount, NULL::numeric AS said FROM moved
    UNION ALL
    SELECT month, weaver_id, 0, amount FROM items
), reached AS (
    SELECT month, weaver_id, said, sum(amount) OVER (PARTITION BY weaver_id ORDER BY month RANGE UNBOUNDED PRECEDING) AS owed
    FROM together
)
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    'left to recover is ' || r.said || ', the books have ' || r.owed AS detail
FROM reached r JOIN weavers_weaver w ON w.id = r.weaver_id
WHERE r.said IS NOT NULL AND r.said <> r.owed
ORDER BY what
