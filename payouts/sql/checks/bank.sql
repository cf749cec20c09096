-- A line of a statement that is settled is, to the paisa, the postings that it stands for, none of them taken back; one that
-- waits or was set aside stands for none, and of what went out and came back there are two halves.
WITH tied AS (
    SELECT t.line_id, sum(l.amount) AS amount, bool_or(p.reverses_id IS NOT NULL
        OR EXISTS (SELECT 1 FROM payouts_transaction b WHERE b.reverses_id = p.id)) AS taken_back
    FROM payouts_banktie t
    JOIN payouts_transaction p ON p.id = t.transaction_id
    JOIN payouts_leg l ON l.transaction_id = p.id AND l.account = t.book
    WHERE t.undone_at IS NULL GROUP BY t.line_id
)
SELECT a.name || ' ' || l.day || ' ' || l.amount AS what,
    'is ' || l.state || coalesce(', its postings come to ' || tied.amount, ', without postings')
        || CASE WHEN tied.taken_back THEN ', one of them taken back' ELSE '' END AS detail
FROM payouts_bankline l
JOIN payouts_bankaccount a ON a.id = l.account_id
LEFT JOIN tied ON tied.line_id = l.id
LEFT JOIN payouts_bankline other ON other.id = l.other_half_id
WHERE CASE
    WHEN l.state IN ('open', 'proposed') OR l.how = 'set_aside' THEN tied.line_id IS NOT NULL
    WHEN l.how = 'went_and_came' THEN tied.line_id IS NOT NULL OR other.id IS NULL OR other.amount <> -l.amount
        OR other.other_half_id IS DISTINCT FROM l.id
    ELSE tied.amount IS DISTINCT FROM l.amount OR tied.taken_back END
ORDER BY l.id
