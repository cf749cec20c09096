-- What tax each weaver's months of a year come to, as text within another statement. Parameters: tax_year (its first
-- of April), tax_through (the last month whose figures come from approved runs), month (the last month looked at).
-- Put in: current (weaver_id, earnings, sales of a month that no run has yet). Amounts are paise, rates percent.
WITH month AS (
    SELECT m::date AS month, (m + interval '1 month' - interval '1 day')::date AS last_day
    FROM generate_series(%(tax_year)s::date, %(month)s::date, interval '1 month') AS m
), closed AS (
    SELECT id, month FROM payouts_run
    WHERE state NOT IN ('draft', 'cancelled') AND month BETWEEN %(tax_year)s AND %(tax_through)s
), base AS (
    SELECT weaver_id, month, sum(earnings)::bigint AS earnings, sum(sales)::bigint AS sales FROM (
        SELECT i.weaver_id, c.month, i.earned + i.charged_back AS earnings, 0 AS sales
        FROM closed c JOIN payouts_item i ON i.run_id = c.id
        UNION ALL
        SELECT b.weaver_id, c.month, 0, b.sales FROM closed c JOIN payouts_taxbase b ON b.run_id = c.id
        UNION ALL
        SELECT weaver_id, %(month)s::date, earnings, sales FROM ({current}) AS current
    ) AS parts GROUP BY weaver_id, month
), profile AS (
    SELECT weaver_id, role, has_pan, from_month,
        lead(from_month, 1, 'infinity'::date) OVER (PARTITION BY weaver_id ORDER BY from_month) AS until
    FROM (
        SELECT DISTINCT ON (weaver_id, from_month) weaver_id, from_month, role, pan IS NOT NULL AS has_pan
        FROM payouts_taxprofile WHERE confirmed_at IS NOT NULL AND from_month <= %(month)s
        ORDER BY weaver_id, from_month, id DESC
    ) AS newest
), rule AS (
    -- In months before a role has any rule, the first one that it will have says what counts towards its threshold.
    SELECT DISTINCT ON (m.month, r.role) m.month, r.*, r.from_month <= m.month AS in_force
    FROM month m JOIN payouts_tdsrule r ON r.confirmed_at IS NOT NULL AND r.from_month <= %(month)s
    ORDER BY m.month, r.role, in_force DESC, CASE WHEN r.from_month <= m.month THEN r.from_month END DESC,
        r.from_month, r.id DESC
), certificate AS (
    SELECT DISTINCT ON (e.weaver_id, m.month) e.weaver_id, m.month, e.id, e.rate, e.limit
    FROM payouts_exemption e JOIN month m ON m.last_day BETWEEN e.from_day AND e.until_day
    WHERE e.confirmed_at IS NOT NULL ORDER BY e.weaver_id, m.month, e.from_day DESC, e.id DESC
), monthly AS (
    SELECT p.weaver_id, r.month, p.role, p.has_pan, r.id AS rule_id, r.section, r.in_force, r.on_whole,
        CASE r.base WHEN 'sales' THEN coalesce(b.sales, 0) ELSE coalesce(b.earnings, 0) END AS base,
        CASE WHEN r.threshold_needs_pan AND NOT p.has_pan THEN 0 ELSE r.yearly_threshold END AS threshold,
        CASE WHEN p.has_pan THEN r.rate ELSE r.rate_without_pan END AS rate
    FROM profile p
    JOIN rule r ON r.role = p.role AND r.month >= p.from_month AND r.month < p.until
    LEFT JOIN base b ON b.weaver_id = p.weaver_id AND b.month = r.month
), added AS (
    SELECT *, sum(base) OVER (PARTITION BY weaver_id, role ORDER BY month)::bigint AS upto FROM monthly
), taxable AS (
    SELECT *, CASE WHEN upto <= threshold THEN 0 WHEN on_whole THEN upto ELSE upto - threshold END AS taxable FROM added
), increased AS (
    SELECT t.*, t.taxable - lag(t.taxable, 1, 0::bigint) OVER (PARTITION BY t.weaver_id, t.role ORDER BY t.month) AS increase,
        c.id AS certificate_id, c.rate AS certificate_rate, c.limit
    FROM taxable t LEFT JOIN certificate c ON t.has_pan AND c.weaver_id = t.weaver_id AND c.month = t.month
), used AS (
    SELECT *, sum(increase) OVER (PARTITION BY weaver_id, certificate_id ORDER BY month)::bigint AS used FROM increased
), parted AS (
    SELECT *, CASE WHEN certificate_id IS NULL THEN 0
        ELSE least(used, "limit") - least(used - increase, "limit") END AS at_certificate
    FROM used
)
SELECT *, CASE WHEN in_force THEN
    floor((at_certificate * coalesce(certificate_rate, 0) + (increase - at_certificate) * rate + 5000) / 10000)::bigint * 100
    ELSE 0 END AS due
FROM parted
