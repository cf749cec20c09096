-- Post a share-out: one transaction that debits what is shared and credits each weaver. Parameters: patronage, source_key,
-- moment, note, by.
WITH posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    VALUES ('patronage', %(source_key)s, %(moment)s, payouts_open_month(%(moment)s), %(note)s, %(by)s)
    RETURNING id
), legs AS (
    INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
    SELECT posted.id, 'expenses:patronage', NULL::bigint, sum(h.amount)
    FROM posted, payouts_patronageshare h WHERE h.patronage_id = %(patronage)s GROUP BY posted.id
    UNION ALL
    SELECT posted.id, 'liabilities:weavers', h.weaver_id, -h.amount
    FROM posted, payouts_patronageshare h WHERE h.patronage_id = %(patronage)s AND h.amount > 0
)
SELECT id FROM posted
