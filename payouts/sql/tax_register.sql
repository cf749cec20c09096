-- Each weaver's closed months of a year's tax, with what was taken in them. Put in: months (tax_months.sql).
-- Parameters: its own, and since (the first month shown) and weaver (one, or none for all).
WITH months AS (
{months}
), taken AS (
    SELECT d.weaver_id, run.month, r.role, max(r.section) AS section, sum(d.amount)::bigint AS taken
    FROM payouts_run run JOIN payouts_deduction d ON d.run_id = run.id AND d.what = 'tds'
    JOIN payouts_tdsrule r ON r.id = d.rule_id
    WHERE run.state NOT IN ('draft', 'cancelled') AND run.month BETWEEN %(tax_year)s AND %(tax_through)s
    GROUP BY d.weaver_id, run.month, r.role
)
SELECT w.code, w.id AS weaver_id, w.display_name, month, role, coalesce(t.section, m.section) AS section, coalesce(m.base, 0) AS base,
    coalesce(m.increase, 0) AS taxable, m.rate, m.has_pan, e.certificate, m.certificate_rate,
    coalesce(m.at_certificate, 0) AS at_certificate, coalesce(m.due, 0) AS due, coalesce(t.taken, 0) AS taken
FROM (SELECT * FROM months WHERE in_force AND (base <> 0 OR increase <> 0 OR due <> 0)) AS m
FULL JOIN taken t USING (weaver_id, month, role)
JOIN weavers_weaver w ON w.id = weaver_id
LEFT JOIN payouts_exemption e ON e.id = m.certificate_id
WHERE month >= %(since)s AND (%(weaver)s IS NULL OR w.id = %(weaver)s)
ORDER BY month, role, w.code
