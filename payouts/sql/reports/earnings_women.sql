-- What each weaver earned in each month, charge-backs taken off, by her code. Parameters: since, until, group, craft; limit and
-- offset, to take some of the weavers.
WITH {earned}, women AS (
    SELECT weaver_id, sum(amount)::bigint AS amount, jsonb_object_agg(to_char(month, 'YYYY-MM'), amount) AS months
    FROM earned GROUP BY 1
)
SELECT w.code, w.display_name, g.name, women.amount, women.months::text, count(*) OVER ()
FROM women JOIN weavers_weaver w ON w.id = women.weaver_id JOIN weavers_group g ON g.id = w.group_id
ORDER BY w.code LIMIT %(limit)s OFFSET %(offset)s
