-- The figures of each closed month worked out afresh from the books, against those frozen in its run.
WITH fresh AS (
    SELECT t.month, l.weaver_id,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('dispatched', 'sold')), 0) AS earned,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind = 'charged_back'), 0) AS charged_back,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('adjusted', 'patronage')), 0) AS adjusted,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('returned', 'retried')), 0) AS returned
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id, payouts_books b
    WHERE l.account = 'liabilities:weavers' AND t.month <= b.closed_through
    GROUP BY 1, 2
), frozen AS (
    SELECT r.month, i.* FROM payouts_item i JOIN payouts_run r ON r.id = i.run_id AND r.state <> 'cancelled'
), both_of AS (
    SELECT coalesce(fresh.month, frozen.month) AS month, coalesce(fresh.weaver_id, frozen.weaver_id) AS weaver_id,
        format('earned %%s, charged back %%s, adjusted %%s, returned %%s', coalesce(fresh.earned, 0),
            coalesce(fresh.charged_back, 0), coalesce(fresh.adjusted, 0), coalesce(fresh.returned, 0)) AS books,
        format('earned %%s, charged back %%s, adjusted %%s, returned %%s', coalesce(frozen.earned, 0),
            coalesce(frozen.charged_back, 0), coalesce(frozen.adjusted, 0), coalesce(frozen.returned, 0)) AS run
    FROM fresh FULL JOIN frozen ON frozen.month = fresh.month AND frozen.weaver_id = fresh.weaver_id
)
SELECT to_char(b.month, 'YYYY-MM') || ' ' || w.code AS what, 'the run has ' || run || '; the books have ' || books AS detail
FROM both_of b JOIN weavers_weaver w ON w.id = b.weaver_id
WHERE books <> run
ORDER BY what
