-- What each group's weavers earned, charge-backs taken off, and how many of them did. Parameters: since, until, group, craft.
WITH {earned}
SELECT g.name, count(DISTINCT earned.weaver_id) FILTER (WHERE earned.amount > 0), count(*) FILTER (WHERE earned.amount > 0),
    sum(earned.amount)::bigint
FROM earned JOIN weavers_weaver w ON w.id = earned.weaver_id JOIN weavers_group g ON g.id = w.group_id
GROUP BY g.id ORDER BY 4 DESC, 1
