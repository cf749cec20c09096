-- Each confirmed challan is posted once, with its amount; no more of a month's tax is deposited than was taken; tax is
-- taken by rules of it alone; and what is kept of weavers' parts of sales stands beside runs that close a month.
SELECT 'challan/' || c.id AS what, 'is not posted with its amount' AS detail
FROM payouts_tdschallan c LEFT JOIN payouts_transaction t ON t.id = c.transaction_id
LEFT JOIN payouts_leg l ON l.transaction_id = t.id AND l.account = 'liabilities:tds' AND l.amount = c.amount
WHERE c.confirmed_at IS NOT NULL AND (l.id IS NULL OR t.kind <> 'tds_paid' OR t.source_key <> 'challan/' || c.id)
UNION ALL
SELECT t.kind || ' ' || t.source_key, 'has no challan'
FROM payouts_transaction t LEFT JOIN payouts_tdschallan c ON c.transaction_id = t.id
WHERE t.kind = 'tds_paid' AND c.id IS NULL
UNION ALL
SELECT 'tax of ' || coalesce(p.month, d.month) || ' ' || coalesce(p.role, d.role),
    'deposited ' || p.amount || ', taken ' || coalesce(d.amount, 0)
FROM (
    SELECT month, role, sum(amount) AS amount FROM payouts_tdschallan WHERE transaction_id IS NOT NULL GROUP BY month, role
) AS p
LEFT JOIN (
    SELECT run.month, r.role, sum(d.amount) AS amount
    FROM payouts_deduction d JOIN payouts_run run ON run.id = d.run_id AND run.state NOT IN ('draft', 'cancelled')
    JOIN payouts_tdsrule r ON r.id = d.rule_id
    WHERE d.what = 'tds' GROUP BY run.month, r.role
) AS d ON d.month = p.month AND d.role = p.role
WHERE p.amount > coalesce(d.amount, 0)
UNION ALL
SELECT 'tax of ' || w.code || ' in ' || run.month, 'is taken by no rule in force'
FROM payouts_deduction d JOIN payouts_run run ON run.id = d.run_id
JOIN weavers_weaver w ON w.id = d.weaver_id
LEFT JOIN payouts_tdsrule r ON r.id = d.rule_id AND r.confirmed_at IS NOT NULL AND r.from_month <= run.month
WHERE d.what = 'tds' AND r.id IS NULL
ORDER BY what
