-- What a run carried forward for a weaver, against what the next run opened with. Parameter: month, to look at one run alone.
WITH runs AS (
    SELECT id, month, lag(id) OVER (ORDER BY month) AS before_id FROM payouts_run WHERE state NOT IN ('draft', 'cancelled')
), looked_at AS (
    SELECT * FROM runs WHERE before_id IS NOT NULL AND (%(month)s::date IS NULL OR month = %(month)s)
), carried AS (
    SELECT r.id AS run_id, i.weaver_id, i.carried FROM looked_at r JOIN payouts_item i ON i.run_id = r.before_id
), openings AS (
    SELECT r.id AS run_id, i.weaver_id, i.opening FROM looked_at r JOIN payouts_item i ON i.run_id = r.id
)
SELECT to_char(r.month, 'YYYY-MM') || ' ' || w.code AS what,
    'opened with ' || coalesce(o.opening, 0) || ', the run before carried ' || coalesce(c.carried, 0) AS detail
FROM carried c FULL JOIN openings o ON o.run_id = c.run_id AND o.weaver_id = c.weaver_id
JOIN runs r ON r.id = coalesce(c.run_id, o.run_id)
JOIN weavers_weaver w ON w.id = coalesce(c.weaver_id, o.weaver_id)
WHERE coalesce(c.carried, 0) <> coalesce(o.opening, 0)
ORDER BY what
