-- What each run should have posted against what stands in the books, reversals taken off.
WITH named AS (
    SELECT r.*, to_char(month, 'YYYY-MM') || CASE WHEN attempt > 1 THEN '-' || attempt ELSE '' END AS reference
    FROM payouts_run r
), wanted AS (
    SELECT 'recovered' AS kind, n.reference || '/' || w.code AS source_key, i.recovered AS amount, i.weaver_id
    FROM payouts_item i JOIN named n ON n.id = i.run_id JOIN weavers_weaver w ON w.id = i.weaver_id
    WHERE i.recovered > 0 AND n.state <> 'cancelled'
    UNION ALL
    SELECT 'deducted', concat_ws('/', n.reference, w.code, d.what, d.rule_id), d.amount, d.weaver_id
    FROM payouts_deduction d JOIN named n ON n.id = d.run_id JOIN weavers_weaver w ON w.id = d.weaver_id
    WHERE n.state <> 'cancelled'
    UNION ALL
    SELECT CASE batch WHEN 1 THEN 'approved' ELSE 'retried' END, reference, amount, weaver_id
    FROM payouts_payment WHERE state <> 'cancelled'
    UNION ALL
    SELECT 'paid', reference, amount, NULL FROM payouts_payment WHERE state = 'paid'
    UNION ALL
    SELECT 'returned', reference, -amount, weaver_id FROM payouts_payment WHERE state = 'returned'
), stands AS (
    SELECT t.kind, t.source_key,
        sum(l.amount) FILTER (
            WHERE l.account = CASE t.kind WHEN 'paid' THEN 'liabilities:payouts-in-transit' ELSE 'liabilities:weavers' END
        ) AS amount,
        max(l.weaver_id) AS weaver_id
    FROM payouts_transaction t JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE t.kind IN ('recovered', 'deducted', 'approved', 'retried', 'paid', 'returned') AND t.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM payouts_transaction b WHERE b.reverses_id = t.id)
    GROUP BY t.id
)
SELECT kind || ' ' || source_key AS what,
    'should be ' || coalesce(wanted.amount, 0) || ', the books have ' || coalesce(stands.amount, 0) AS detail
FROM wanted FULL JOIN stands USING (kind, source_key)
WHERE wanted.amount IS DISTINCT FROM stands.amount OR wanted.weaver_id IS DISTINCT FROM stands.weaver_id
ORDER BY what
