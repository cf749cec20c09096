-- What the books hold of each closed month, from after the one closed before it. The fingerprint is over every leg and doesn't
-- depend on their order. Parameter: runs, the keys of those to look at.
WITH closed AS (
    SELECT id, month, closed_before FROM payouts_run
    WHERE state NOT IN ('draft', 'cancelled') AND id = ANY(%(runs)s::bigint[])
), posted AS (
    SELECT month, count(*) AS transactions FROM payouts_transaction
    WHERE month BETWEEN (SELECT min(closed_before) FROM closed) AND (SELECT max(month) FROM closed) GROUP BY 1
), legs AS (
    SELECT t.month, count(*) AS legs, sum(l.amount) FILTER (WHERE l.amount > 0) AS debits,
        sum(('x' || substr(md5(concat_ws('|', t.id, t.kind, t.source_key, extract(epoch FROM t.moment), t.month, t.reverses_id,
            t.by_id, t.note, l.id, l.account, l.weaver_id, l.amount)), 1, 15))::bit(60)::bigint) AS fingerprint
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE t.month BETWEEN (SELECT min(closed_before) FROM closed) AND (SELECT max(month) FROM closed) GROUP BY 1
)
SELECT c.id AS run_id, coalesce(sum(p.transactions), 0)::bigint AS transactions, coalesce(sum(l.legs), 0)::bigint AS legs,
    coalesce(sum(l.debits), 0)::bigint AS debits, coalesce(sum(l.fingerprint), 0)::text AS fingerprint
FROM closed c
LEFT JOIN posted p ON p.month > c.closed_before AND p.month <= c.month
LEFT JOIN legs l ON l.month = p.month
GROUP BY c.id
