-- What the books hold of each closed month, from after the one closed before it. The fingerprint is over every leg and doesn't
-- depend on their order. Parameter: runs, to look at these alone, or NULL.
SELECT run_id, count(DISTINCT id) AS transactions, count(leg) AS legs, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS debits,
    coalesce(sum(('x' || substr(md5(concat_ws('|', id, kind, source_key, moment, month, reverses_id, by_id, note, leg, account,
        weaver_id, amount)), 1, 15))::bit(60)::bigint), 0)::text AS fingerprint
FROM (
    SELECT r.id AS run_id, t.id, t.kind, t.source_key, extract(epoch FROM t.moment) AS moment, t.month, t.reverses_id, t.by_id,
        t.note, l.id AS leg, l.account, l.weaver_id, l.amount
    FROM payouts_run r
    LEFT JOIN payouts_transaction t ON t.month <= r.month AND t.month > r.closed_before
    LEFT JOIN payouts_leg l ON l.transaction_id = t.id
    WHERE r.state NOT IN ('draft', 'cancelled') AND (%(runs)s::bigint[] IS NULL OR r.id = ANY(%(runs)s::bigint[]))
) AS postings
GROUP BY run_id
