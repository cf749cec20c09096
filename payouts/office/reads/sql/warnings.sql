-- What to look at before a run is approved: weaver_id, what, detail. It stands after "worked", the run's items.
-- Parameters: month, before (the run before, or nothing), as_of (when the run was approved, or now), began and ended
-- (the month's first moment, and the first after it), last_day, twice.
paid AS (
    SELECT * FROM worked WHERE payable > 0
), last_paid AS (
    SELECT p.weaver_id, l.payee_id FROM paid p CROSS JOIN LATERAL (
        SELECT y.payee_id FROM payouts_payment y JOIN payouts_run r ON r.id = y.run_id
        WHERE y.weaver_id = p.weaver_id AND r.month < %(month)s AND y.state <> 'cancelled' ORDER BY y.id DESC LIMIT 1
    ) AS l
), usual AS (
    SELECT i.weaver_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY i.payable) AS median, count(*) AS months
    FROM payouts_item i WHERE i.payable > 0 AND i.run_id IN (
        SELECT id FROM payouts_run WHERE month < %(month)s AND state NOT IN ('draft', 'cancelled')
        ORDER BY month DESC LIMIT 6
    )
    GROUP BY i.weaver_id
), in_force AS (
    SELECT DISTINCT ON (weaver_id) weaver_id, details_hash FROM weavers_payee
    WHERE entered_at <= %(as_of)s ORDER BY weaver_id, id DESC
), weights AS (
    SELECT s.id, sum(h.weight) AS weights, p.hours * s.quantity AS hours
    FROM payouts_sale s
    JOIN catalogue_product p ON p.id = s.product_id AND p.hours > 0
    JOIN payouts_saleshare h ON h.sale_id = s.id
    WHERE s.sold_at >= %(began)s AND s.sold_at < %(ended)s  -- by its own date: joining the books' keys takes seconds
    GROUP BY s.id, p.hours
), worked_hours AS (
    SELECT h.weaver_id, sum(h.earning) AS earned, sum(s.hours * h.weight::numeric / s.weights) AS hours
    FROM weights s JOIN payouts_saleshare h ON h.sale_id = s.id GROUP BY h.weaver_id
), wage AS (
    SELECT DISTINCT ON (d.district) d.district, w.amount, w.hours
    FROM (SELECT DISTINCT district FROM weavers_weaver) AS d
    JOIN payouts_daywage w ON w.district IN ('', d.district) AND w.confirmed_at IS NOT NULL AND w.from_day <= %(last_day)s
    ORDER BY d.district, w.district DESC, w.from_day DESC, w.id DESC
), warning AS MATERIALIZED (
    SELECT p.weaver_id, 'same_account' AS what, jsonb_build_object('others', jsonb_agg(DISTINCT w.code)) AS detail
    FROM paid p
    JOIN weavers_payee y ON y.id = p.payee_id AND y.details_hash <> ''
    JOIN in_force o ON o.details_hash = y.details_hash AND o.weaver_id <> p.weaver_id
    JOIN weavers_weaver w ON w.id = o.weaver_id
    GROUP BY p.weaver_id
    UNION ALL
    SELECT p.weaver_id, 'changed_payee', jsonb_build_object('payee', p.payee_id)
    FROM paid p JOIN last_paid l ON l.weaver_id = p.weaver_id AND l.payee_id IS DISTINCT FROM p.payee_id
    UNION ALL
    SELECT p.weaver_id, 'new_payee', jsonb_build_object('payee', p.payee_id)
    FROM paid p
    JOIN weavers_payee y ON y.id = p.payee_id
    JOIN payouts_run b ON b.id = %(before)s AND y.entered_at > b.approved_at
    WHERE NOT EXISTS (SELECT FROM weavers_payee e WHERE e.weaver_id = p.weaver_id AND e.id < p.payee_id)
    UNION ALL
    SELECT p.weaver_id, 'first_payment', '{}'
    FROM paid p LEFT JOIN last_paid l ON l.weaver_id = p.weaver_id
    WHERE l.weaver_id IS NULL AND %(before)s IS NOT NULL
    UNION ALL
    SELECT p.weaver_id, 'twice_usual', jsonb_build_object('usual', u.median)
    FROM paid p JOIN usual u ON u.weaver_id = p.weaver_id AND u.months >= 2 AND p.payable > %(twice)s * u.median
    UNION ALL
    SELECT h.weaver_id, 'low_wage', jsonb_build_object(
        'an_hour', round(h.earned / h.hours), 'legal', round(g.amount / g.hours::numeric)
    )
    FROM worked p
    JOIN worked_hours h ON h.weaver_id = p.weaver_id
    JOIN weavers_weaver w ON w.id = h.weaver_id
    JOIN wage g ON g.district = w.district
    WHERE h.earned * g.hours < g.amount * h.hours
    UNION ALL
    SELECT p.weaver_id, w.status, '{}' FROM worked p JOIN weavers_weaver w ON w.id = p.weaver_id AND w.status <> 'active'
)
