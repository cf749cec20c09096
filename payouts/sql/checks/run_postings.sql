-- What each run should have posted against what stands in the books, reversals taken off: amount, whose it is, and where it
-- went. Parameter: month, to look at its runs alone.
WITH runs AS (
    SELECT r.*, to_char(month, 'YYYY-MM') || CASE WHEN attempt > 1 THEN '-' || attempt ELSE '' END AS reference
    FROM payouts_run r WHERE %(month)s::date IS NULL OR month = %(month)s
), payments AS (
    SELECT p.reference, p.batch, p.amount, p.weaver_id, p.state, s.id IS NOT NULL AS came_back
    FROM runs r JOIN payouts_payment p ON p.run_id = r.id
    LEFT JOIN payouts_sentback s ON s.payment_id = p.id AND s.undone_at IS NULL
    WHERE p.state <> 'cancelled'
), wanted AS (
    SELECT 'recovered' AS kind, r.reference || '/' || w.code AS source_key, i.recovered AS amount, i.weaver_id,
        'assets:advances' AS other, i.weaver_id AS other_weaver
    FROM runs r JOIN payouts_item i ON i.run_id = r.id JOIN weavers_weaver w ON w.id = i.weaver_id
    WHERE i.recovered > 0 AND r.state <> 'cancelled'
    UNION ALL
    SELECT 'deducted', concat_ws('/', r.reference, w.code, d.what, d.rule_id), d.amount, d.weaver_id,
        CASE d.what WHEN 'tds' THEN 'liabilities:tds' WHEN 'savings' THEN 'liabilities:savings' ELSE 'liabilities:deductions' END,
        CASE d.what WHEN 'savings' THEN d.weaver_id END
    FROM runs r JOIN payouts_deduction d ON d.run_id = r.id JOIN weavers_weaver w ON w.id = d.weaver_id
    WHERE r.state <> 'cancelled'
    UNION ALL
    SELECT CASE batch WHEN 1 THEN 'approved' ELSE 'retried' END, reference, amount, weaver_id, 'liabilities:payouts-in-transit', NULL
    FROM payments
    UNION ALL
    SELECT 'paid', reference, amount, NULL, 'assets:bank', NULL FROM payments WHERE state = 'paid' OR came_back
    UNION ALL
    SELECT 'returned', reference, -amount, weaver_id,
        CASE WHEN came_back THEN 'assets:bank' ELSE 'liabilities:payouts-in-transit' END, NULL
    FROM payments WHERE state = 'returned'
), posted AS (
    SELECT id, kind, source_key, reverses_id FROM payouts_transaction
    WHERE kind IN ('recovered', 'deducted', 'approved') AND (%(month)s::date IS NULL OR month = %(month)s)
    UNION ALL
    SELECT id, kind, source_key, reverses_id FROM payouts_transaction
    WHERE kind IN ('retried', 'paid', 'returned') AND %(month)s::date IS NULL
    UNION ALL
    SELECT t.id, t.kind, t.source_key, t.reverses_id FROM payments p
    JOIN payouts_transaction t ON t.source_key = p.reference AND t.kind IN ('retried', 'paid', 'returned')
    WHERE %(month)s::date IS NOT NULL
    UNION ALL  -- answers given once more, after the first was taken back
    SELECT t.id, t.kind, t.source_key, t.reverses_id FROM payments p
    JOIN payouts_transaction old ON old.source_key = p.reference AND old.kind IN ('paid', 'returned')
    JOIN payouts_transaction back ON back.reverses_id = old.id
    JOIN payouts_transaction t ON t.kind = old.kind AND starts_with(t.source_key, p.reference || '/')
    WHERE %(month)s::date IS NOT NULL
), stands AS (
    SELECT p.kind, CASE WHEN p.kind IN ('paid', 'returned') THEN split_part(p.source_key, '/', 1) ELSE p.source_key END AS source_key,
        sum(l.amount) FILTER (WHERE l.account = main.account) AS amount,
        max(l.weaver_id) FILTER (WHERE l.account = main.account) AS weaver_id,
        string_agg(l.account, ' ') FILTER (WHERE l.account <> main.account) AS other,
        max(l.weaver_id) FILTER (WHERE l.account <> main.account) AS other_weaver
    FROM posted p JOIN payouts_leg l ON l.transaction_id = p.id, LATERAL (
        SELECT CASE p.kind WHEN 'paid' THEN 'liabilities:payouts-in-transit' ELSE 'liabilities:weavers' END AS account
    ) AS main
    WHERE p.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM payouts_transaction b WHERE b.reverses_id = p.id)
    GROUP BY 1, 2
)
SELECT kind || ' ' || source_key AS what, CASE WHEN wanted.amount IS DISTINCT FROM stands.amount
    THEN 'should be ' || coalesce(wanted.amount, 0) || ', the books have ' || coalesce(stands.amount, 0)
    ELSE 'should be on ' || concat_ws(' ', wanted.weaver_id, wanted.other, wanted.other_weaver)
        || ', the books have it on ' || concat_ws(' ', stands.weaver_id, stands.other, stands.other_weaver) END AS detail
FROM wanted FULL JOIN stands USING (kind, source_key)
WHERE (wanted.amount, wanted.weaver_id, wanted.other, wanted.other_weaver)
    IS DISTINCT FROM (stands.amount, stands.weaver_id, stands.other, stands.other_weaver)
ORDER BY what
