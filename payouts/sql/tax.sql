-- Tax to be taken in a month: what the year comes to so far, less what was taken of it. What pay was too little for
-- is due again in the next month. Put in: months (tax_months.sql). Parameters: its own.
SELECT due.weaver_id, rule.id AS rule_id, 'TDS ' || rule.section AS label, due.amount - coalesce(taken.amount, 0) AS amount
FROM (
    SELECT weaver_id, role, sum(due)::bigint AS amount FROM (
{months}
    ) AS months GROUP BY weaver_id, role HAVING sum(due) > 0
) AS due
JOIN (
    SELECT DISTINCT ON (role) role, id, section FROM payouts_tdsrule
    WHERE confirmed_at IS NOT NULL AND from_month <= %(month)s ORDER BY role, from_month DESC, id DESC
) AS rule ON rule.role = due.role
LEFT JOIN (
    SELECT d.weaver_id, r.role, sum(d.amount)::bigint AS amount
    FROM payouts_run run JOIN payouts_deduction d ON d.run_id = run.id AND d.what = 'tds'
    JOIN payouts_tdsrule r ON r.id = d.rule_id
    WHERE run.state NOT IN ('draft', 'cancelled') AND run.month >= %(tax_year)s AND run.month < %(month)s
    GROUP BY d.weaver_id, r.role
) AS taken ON taken.weaver_id = due.weaver_id AND taken.role = due.role
WHERE due.amount > coalesce(taken.amount, 0)
