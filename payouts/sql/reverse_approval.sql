-- Post the opposite of what approving a run posted, in the same month. Parameters: run, reference, by, note.
WITH undone AS (
    SELECT t.* FROM payouts_item i
    JOIN weavers_weaver w ON w.id = i.weaver_id
    JOIN payouts_transaction t ON t.kind = 'recovered' AND t.source_key = %(reference)s || '/' || w.code
    WHERE i.run_id = %(run)s
    UNION ALL
    SELECT t.* FROM payouts_deduction d
    JOIN weavers_weaver w ON w.id = d.weaver_id
    JOIN payouts_transaction t
        ON t.kind = 'deducted' AND t.source_key = concat_ws('/', %(reference)s, w.code, d.what, d.rule_id)
    WHERE d.run_id = %(run)s
    UNION ALL
    SELECT t.* FROM payouts_payment p
    JOIN payouts_transaction t ON t.kind = 'approved' AND t.source_key = p.reference
    WHERE p.run_id = %(run)s
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id, reverses_id)
    SELECT kind, source_key || '/reversed', moment, month, %(note)s, %(by)s, id FROM undone ORDER BY id
    RETURNING id, reverses_id
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT posted.id, l.account, l.weaver_id, -l.amount
FROM posted JOIN payouts_leg l ON l.transaction_id = posted.reverses_id
