SELECT 'books' AS what, 'closed through ' || closed_through || ', last approved run ' || newest AS detail
FROM payouts_books, (
    SELECT coalesce(max(month), '1999-12-01') AS newest FROM payouts_run WHERE state NOT IN ('draft', 'cancelled')
) AS runs
WHERE closed_through <> newest
