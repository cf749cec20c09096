-- What stands on each weaver's own accounts. Parameter: weaver, to look at one alone.
SELECT weaver_id, coalesce(-sum(amount) FILTER (WHERE account = 'liabilities:weavers'), 0)::bigint,
    coalesce(sum(amount) FILTER (WHERE account = 'assets:advances'), 0)::bigint,
    coalesce(-sum(amount) FILTER (WHERE account = 'liabilities:savings'), 0)::bigint,
    coalesce(sum(amount) FILTER (WHERE account = 'assets:yarn-out'), 0)::bigint
FROM payouts_leg
WHERE account IN ('liabilities:weavers', 'assets:advances', 'liabilities:savings', 'assets:yarn-out')
    AND (%(weaver)s::bigint IS NULL OR weaver_id = %(weaver)s)
GROUP BY weaver_id
