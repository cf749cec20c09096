-- Freeze a draft's figures and payee details and post them, all from one look at the books. Gives the payee
-- versions that are paid by. "worked" is items.sql. Parameters: its own, and run, reference, moment, by.
WITH worked AS (
{items}
), frozen AS (
    INSERT INTO payouts_item (run_id, weaver_id, opening, earned, charged_back, adjusted, returned, gross, recovered,
        deducted, net, payable, carried, owed, status, reason, method)
    SELECT %(run)s, weaver_id, opening, earned, charged_back, adjusted, returned, gross, recovered,
        deducted, net, payable, carried, owed, status, reason, method
    FROM worked ORDER BY code
), payments AS (
    INSERT INTO payouts_payment (run_id, weaver_id, reference, amount, method, payee_name, group_name, account_number,
        ifsc, upi_id, state, bank_reference, note)
    SELECT %(run)s, weaver_id, %(reference)s || '-' || code, payable, method, legal_name, group_name, account_number,
        ifsc, upi_id, 'approved', '', ''
    FROM worked WHERE payable > 0 ORDER BY code
), happened AS (
    SELECT 'recovered' AS kind, %(reference)s || '/' || code AS source_key, weaver_id, recovered AS amount FROM worked
    WHERE recovered > 0
    UNION ALL
    SELECT 'approved', %(reference)s || '-' || code, weaver_id, payable FROM worked WHERE payable > 0
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note, by_id)
    SELECT kind, source_key, %(moment)s, %(month)s, '', %(by)s FROM happened ORDER BY source_key
    RETURNING id, kind, source_key
), legs AS (
    INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
    SELECT id, 'liabilities:weavers', weaver_id, amount FROM posted JOIN happened USING (kind, source_key)
    UNION ALL
    SELECT id, 'assets:advances', weaver_id, -amount FROM posted JOIN happened USING (kind, source_key)
    WHERE kind = 'recovered'
    UNION ALL
    SELECT id, 'liabilities:payouts-in-transit', NULL, -amount FROM posted JOIN happened USING (kind, source_key)
    WHERE kind = 'approved'
)
SELECT payee_id FROM worked WHERE payable > 0
