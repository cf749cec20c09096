-- What each weaver who earned anything earned in these months, charge-backs taken off, and her district. Parameters: since,
-- until, group, craft.
WITH {earned}
SELECT w.code, w.display_name, g.name, w.district, sum(earned.amount)::bigint
FROM earned JOIN weavers_weaver w ON w.id = earned.weaver_id JOIN weavers_group g ON g.id = w.group_id
GROUP BY w.id, g.id HAVING sum(earned.amount) > 0 ORDER BY w.code
