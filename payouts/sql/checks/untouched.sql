-- Each closed month holds what it held when it was sealed. "months" is month_seals.sql.
WITH now AS (
{months}
)
SELECT to_char(r.month, 'YYYY-MM') AS what, CASE
    WHEN (s.transactions, s.legs, s.debits) <> (n.transactions, n.legs, n.debits)
    THEN format('was sealed with %%s transactions, %%s legs and debits of %%s; it has %%s, %%s and %%s', s.transactions, s.legs,
        s.debits, n.transactions, n.legs, n.debits)
    ELSE 'has other postings than when it was sealed' END AS detail
FROM payouts_monthseal s
JOIN payouts_run r ON r.id = s.run_id AND r.state <> 'cancelled'
JOIN now n ON n.run_id = r.id
WHERE (s.transactions, s.legs, s.debits, s.fingerprint) <> (n.transactions, n.legs, n.debits, n.fingerprint)
ORDER BY what
