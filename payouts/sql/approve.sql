-- Freeze a draft's figures and payee details and post them, all from one look at the books. Gives the payee
-- versions that are paid by. "worked" is items.sql. Parameters: its own, and run, reference, moment, by.
WITH worked AS MATERIALIZED (
{items}
), frozen AS (
    INSERT INTO payouts_item (run_id, weaver_id, opening, earned, charged_back, adjusted, returned, gross, recovered,
        deducted, net, payable, carried, owed, status, reason, method, payee_id)
    SELECT %(run)s, weaver_id, opening, earned, charged_back, adjusted, returned, gross, recovered,
        deducted, net, payable, carried, owed, status, reason, method, payee_id
    FROM worked ORDER BY code
), taken AS MATERIALIZED (
    SELECT w.weaver_id, w.code, d.* FROM worked w,
        jsonb_to_recordset(w.deductions) AS d(what text, rule_id bigint, label text, amount bigint)
), deductions AS (
    INSERT INTO payouts_deduction (run_id, weaver_id, what, rule_id, label, amount)
    SELECT %(run)s, weaver_id, what, rule_id, label, amount FROM taken ORDER BY code, what, rule_id
), payments AS (
    INSERT INTO payouts_payment (run_id, weaver_id, batch, payee_id, reference, amount, method, payee_name, group_name,
        account_number, ifsc, upi_id, state, bank_reference, note)
    SELECT %(run)s, weaver_id, 1, payee_id, %(reference)s || '-' || code, payable, method, legal_name, group_name,
        account_number, ifsc, upi_id, 'approved', '', ''
    FROM worked WHERE payable > 0 ORDER BY code
), happened AS MATERIALIZED (
    SELECT 'recovered' AS kind, %(reference)s || '/' || code AS source_key, weaver_id, recovered AS amount,
        'assets:advances' AS other, weaver_id AS other_weaver
    FROM worked WHERE recovered > 0
    UNION ALL
    SELECT 'deducted', concat_ws('/', %(reference)s, code, what, rule_id), weaver_id, amount,
        CASE what WHEN 'tds' THEN 'liabilities:tds' WHEN 'savings' THEN 'liabilities:savings'
            ELSE 'liabilities:deductions' END,
        CASE what WHEN 'savings' THEN weaver_id END
    FROM taken
    UNION ALL
    SELECT 'approved', %(reference)s || '-' || code, weaver_id, payable, 'liabilities:payouts-in-transit', NULL
    FROM worked WHERE payable > 0
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    SELECT kind, source_key, %(moment)s, %(month)s, '', %(by)s FROM happened ORDER BY source_key
    RETURNING id, kind, source_key
), legs AS (
    INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
    SELECT p.id, leg.account, leg.weaver_id, leg.amount
    FROM posted p JOIN happened h USING (kind, source_key), LATERAL (
        VALUES ('liabilities:weavers', h.weaver_id, h.amount), (h.other, h.other_weaver, -h.amount)
    ) AS leg(account, weaver_id, amount)
)
SELECT payee_id FROM worked WHERE payable > 0
