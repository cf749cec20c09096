SELECT t.kind || ' ' || t.source_key AS what,
    count(l.id) || ' legs that sum to ' || coalesce(sum(l.amount), 0) AS detail
FROM payouts_transaction t LEFT JOIN payouts_leg l ON l.transaction_id = t.id
GROUP BY t.id HAVING count(l.id) < 2 OR sum(l.amount) <> 0
ORDER BY t.id
