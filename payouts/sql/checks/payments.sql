-- An item that pays has one payment of its amount, and a payment has its item; cancelled runs have only cancelled ones.
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    'the item pays ' || coalesce(i.payable, 0) || ', the payment is ' || coalesce(p.amount, 0) AS detail
FROM payouts_item i
FULL JOIN (SELECT * FROM payouts_payment WHERE batch = 1) AS p ON p.run_id = i.run_id AND p.weaver_id = i.weaver_id
JOIN payouts_run r ON r.id = coalesce(i.run_id, p.run_id)
JOIN weavers_weaver w ON w.id = coalesce(i.weaver_id, p.weaver_id)
WHERE coalesce(i.payable, 0) <> coalesce(p.amount, 0)
UNION ALL
SELECT p.reference, 'is ' || p.state || ' in a run that is ' || r.state
FROM payouts_payment p JOIN payouts_run r ON r.id = p.run_id
WHERE (p.state = 'cancelled') <> (r.state = 'cancelled') OR (p.state = 'approved' AND r.state = 'settled')
UNION ALL
SELECT p.reference, format('sends %s of %s once more, which was %s of %s', p.amount, p.weaver_id, old.amount, old.weaver_id)
FROM payouts_payment p JOIN payouts_payment old ON old.id = p.retries_id
WHERE (p.amount, p.weaver_id, p.run_id) <> (old.amount, old.weaver_id, old.run_id) OR old.state <> 'returned'
UNION ALL
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code, 'deducted ' || i.deducted || ', its parts are ' || coalesce(d.amount, 0)
FROM payouts_item i JOIN payouts_run r ON r.id = i.run_id JOIN weavers_weaver w ON w.id = i.weaver_id
LEFT JOIN (SELECT run_id, weaver_id, sum(amount) AS amount FROM payouts_deduction GROUP BY 1, 2) AS d
    ON d.run_id = i.run_id AND d.weaver_id = i.weaver_id
WHERE i.deducted <> coalesce(d.amount, 0)
ORDER BY what
