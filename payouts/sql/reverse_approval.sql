-- Post the opposite of what approving a run posted, in the same month. Parameters: run, reference, by, note.
WITH undone AS (
    SELECT t.* FROM payouts_transaction t
    JOIN payouts_item i ON i.run_id = %(run)s AND t.kind = 'recovered'
    JOIN weavers_weaver w ON w.id = i.weaver_id AND t.source_key = %(reference)s || '/' || w.code
    UNION ALL
    SELECT t.* FROM payouts_transaction t
    JOIN payouts_payment p ON p.run_id = %(run)s AND t.kind = 'approved' AND t.source_key = p.reference
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id, reverses_id)
    SELECT kind, source_key || '/reversed', moment, month, %(note)s, %(by)s, id FROM undone ORDER BY id
    RETURNING id, reverses_id
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT posted.id, l.account, l.weaver_id, -l.amount
FROM posted JOIN payouts_leg l ON l.transaction_id = posted.reverses_id
