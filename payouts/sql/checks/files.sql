-- Each payment file that was written holds what its batch of the run pays by that way. Parameters: month, to look at its runs
-- alone; methods, the way of paying by format.
WITH runs AS (
    SELECT id, to_char(month, 'YYYY-MM') || CASE WHEN attempt > 1 THEN '-' || attempt ELSE '' END AS reference
    FROM payouts_run WHERE %(month)s::date IS NULL OR month = %(month)s
), payments AS (
    SELECT p.run_id, p.batch, p.method, count(*) AS payments, sum(p.amount) AS total
    FROM runs r JOIN payouts_payment p ON p.run_id = r.id GROUP BY 1, 2, 3
)
SELECT format('file %%s of %%s/%%s', f.format, r.reference, f.batch) AS what,
    format('holds %%s payments of %%s, the run has %%s of %%s', f.payments, f.total, coalesce(p.payments, 0),
        coalesce(p.total, 0)) AS detail
FROM payouts_runfile f
JOIN runs r ON r.id = f.run_id
LEFT JOIN jsonb_each_text(%(methods)s::jsonb) AS m(format, method) ON m.format = f.format
LEFT JOIN payments p ON p.run_id = f.run_id AND p.batch = f.batch AND p.method = m.method
WHERE (f.payments, f.total) <> (coalesce(p.payments, 0), coalesce(p.total, 0))
ORDER BY what
