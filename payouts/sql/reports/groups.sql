-- What weavers earned in each group, the one that they were of when it was sold, charge-backs taken off, and how many of them
-- did. Parameters: since, until, group, craft.
WITH {earned}
SELECT g.name, count(DISTINCT weaver_id) FILTER (WHERE amount > 0), count(*) FILTER (WHERE amount > 0), sum(amount)::bigint
FROM earned_in JOIN weavers_group g ON g.id = earned_in.group_id
GROUP BY g.id ORDER BY 4 DESC, 1
