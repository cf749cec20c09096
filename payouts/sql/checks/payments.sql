-- An item that pays has one payment of its amount, and a payment has its item; cancelled runs have only cancelled ones.
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    'the item pays ' || coalesce(i.payable, 0) || ', the payment is ' || coalesce(p.amount, 0) AS detail
FROM payouts_item i
FULL JOIN payouts_payment p ON p.run_id = i.run_id AND p.weaver_id = i.weaver_id
JOIN payouts_run r ON r.id = coalesce(i.run_id, p.run_id)
JOIN weavers_weaver w ON w.id = coalesce(i.weaver_id, p.weaver_id)
WHERE coalesce(i.payable, 0) <> coalesce(p.amount, 0)
UNION ALL
SELECT p.reference, 'is ' || p.state || ' in a run that is ' || r.state
FROM payouts_payment p JOIN payouts_run r ON r.id = p.run_id
WHERE (p.state = 'cancelled') <> (r.state = 'cancelled') OR (p.state = 'approved' AND r.state = 'settled')
ORDER BY what
