-- What weavers earned month by month, charge-backs taken off: how many, together, and how it lies among those who earned.
-- Parameters: since, until, group, craft.
WITH {earned}
SELECT month, count(*) FILTER (WHERE amount > 0), sum(amount)::bigint, min(amount) FILTER (WHERE amount > 0)::bigint,
    percentile_disc(0.25) WITHIN GROUP (ORDER BY amount) FILTER (WHERE amount > 0)::bigint,
    percentile_disc(0.5) WITHIN GROUP (ORDER BY amount) FILTER (WHERE amount > 0)::bigint,
    percentile_disc(0.75) WITHIN GROUP (ORDER BY amount) FILTER (WHERE amount > 0)::bigint,
    max(amount) FILTER (WHERE amount > 0)::bigint
FROM earned GROUP BY month ORDER BY month
