-- What a run carried forward for a weaver, against what the next run opened with.
WITH runs AS (
    SELECT id, month, lead(id) OVER (ORDER BY month) AS next_id FROM payouts_run WHERE state NOT IN ('draft', 'cancelled')
), pairs AS (
    SELECT r.month, r.next_id, i.weaver_id, i.carried FROM payouts_item i JOIN runs r ON r.id = i.run_id
    WHERE r.next_id IS NOT NULL
), openings AS (
    SELECT r.month, i.weaver_id, i.opening, i.run_id FROM payouts_item i JOIN runs r ON r.next_id = i.run_id
)
SELECT to_char(coalesce(p.month, o.month), 'YYYY-MM') || ' ' || w.code AS what,
    'carried ' || coalesce(p.carried, 0) || ', the next month opened with ' || coalesce(o.opening, 0) AS detail
FROM pairs p
FULL JOIN openings o ON o.run_id = p.next_id AND o.weaver_id = p.weaver_id
JOIN weavers_weaver w ON w.id = coalesce(p.weaver_id, o.weaver_id)
WHERE coalesce(p.carried, 0) <> coalesce(o.opening, 0)
ORDER BY what
