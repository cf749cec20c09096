-- What takes a posting back is its opposite, leg for leg, and stands in the same month.
WITH pairs AS (
    SELECT r.id AS back_id, r.reverses_id AS id FROM payouts_transaction r WHERE r.reverses_id IS NOT NULL
), legs AS (
    SELECT p.back_id, l.account, l.weaver_id, l.amount FROM pairs p JOIN payouts_leg l ON l.transaction_id IN (p.id, p.back_id)
), uneven AS (
    SELECT back_id, sum(amount) AS left_over FROM legs GROUP BY back_id, account, weaver_id HAVING sum(amount) <> 0
)
SELECT b.kind || ' ' || b.source_key AS what, CASE WHEN b.month <> t.month OR b.kind <> t.kind
    THEN 'takes back ' || t.kind || ' of ' || to_char(t.month, 'YYYY-MM')
    ELSE 'leaves ' || (SELECT max(abs(left_over)) FROM uneven u WHERE u.back_id = b.id) || ' of what it takes back' END AS detail
FROM pairs p JOIN payouts_transaction b ON b.id = p.back_id JOIN payouts_transaction t ON t.id = p.id
WHERE b.month <> t.month OR b.kind <> t.kind OR EXISTS (SELECT 1 FROM uneven u WHERE u.back_id = b.id)
ORDER BY b.id
