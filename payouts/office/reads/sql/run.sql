-- All that a run's page shows, as one JSON object from one look at the books. Parameters: those of the items and the
-- warnings, and q, code, group, status, method, warning, severe, changed (each '' for all), page (from 1), size.
WITH worked AS MATERIALIZED (
    SELECT weaver_id, code, opening, earned, charged_back, adjusted, returned, gross, recovered, deducted, net, payable,
        carried, owed, status, reason, method, display_name, group_name, payee_id, deductions
    FROM (
{items}
    ) AS items
), before AS MATERIALIZED (
    SELECT weaver_id, opening, earned, charged_back, adjusted, returned, recovered, deducted, net, payable, carried, status,
        reason
    FROM payouts_item WHERE run_id = %(before)s
),
{warnings}, warned AS (
    SELECT weaver_id, array_agg(what) AS warnings, jsonb_object_agg(what, detail) AS details FROM warning GROUP BY weaver_id
), joined AS MATERIALIZED (
    SELECT w.*, w.charged_back + w.adjusted + w.returned AS other, w.recovered + w.deducted AS taken,
        b.payable AS payable_before, w.payable - coalesce(b.payable, 0) AS change,
        coalesce(x.warnings, '{}') AS warnings, x.details
    FROM worked w LEFT JOIN before b ON b.weaver_id = w.weaver_id LEFT JOIN warned x ON x.weaver_id = w.weaver_id
), fits AS MATERIALIZED (
    SELECT * FROM joined
    WHERE (%(q)s = '' OR code ILIKE %(like)s OR display_name ILIKE %(like)s)
        AND %(code)s IN ('', code) AND %(group)s IN ('', group_name) AND %(status)s IN ('', status)
        AND (%(method)s = '' OR method = nullif(%(method)s, 'none') OR %(method)s = 'none' AND method = '')
        AND CASE %(warning)s WHEN '' THEN true WHEN 'any' THEN warnings <> '{}' WHEN 'severe' THEN warnings && %(severe)s
            ELSE %(warning)s = ANY (warnings) END
        AND CASE %(changed)s WHEN 'more' THEN change > 0 WHEN 'less' THEN change < 0 WHEN 'same' THEN change = 0
            WHEN 'new' THEN payable_before IS NULL ELSE true END
), page AS (
    SELECT f.*, to_jsonb(b) AS before FROM (
        SELECT * FROM fits ORDER BY {sort} LIMIT %(size)s
        OFFSET %(size)s * greatest(0, least(%(page)s, (SELECT (count(*) + %(size)s - 1) / %(size)s FROM fits)) - 1)
    ) AS f LEFT JOIN before b ON b.weaver_id = f.weaver_id
)
SELECT jsonb_build_object(
    'whole', (SELECT {totals} FROM joined),
    'fits', (SELECT {totals} FROM fits),
    'held', (SELECT {totals} FROM joined WHERE status = 'held'),
    'by_group', (SELECT jsonb_agg(t ORDER BY t ->> 'label') FROM (
        SELECT {totals} || jsonb_build_object('label', group_name) AS t FROM joined GROUP BY group_name) AS groups),
    'by_method', (SELECT jsonb_agg(t ORDER BY t ->> 'label') FROM (
        SELECT {totals} || jsonb_build_object('label', method) AS t FROM joined WHERE status = 'payable' GROUP BY method
    ) AS methods),
    'warnings', (SELECT jsonb_object_agg(what, n) FROM (SELECT what, count(*) AS n FROM warning GROUP BY what) AS counted),
    'severe', (SELECT count(*) FROM joined WHERE warnings && %(severe)s),
    'now', (SELECT {parts} FROM worked),
    'was', (SELECT {parts} FROM before),
    'taken_now', (SELECT jsonb_object_agg(what, amount) FROM (
        SELECT d.what, sum(d.amount) AS amount FROM worked, jsonb_to_recordset(deductions) AS d(what text, amount bigint)
        GROUP BY d.what) AS taken),
    'taken_was', (SELECT jsonb_object_agg(what, amount) FROM (
        SELECT what, sum(amount) AS amount FROM payouts_deduction WHERE run_id = %(before)s GROUP BY what) AS taken),
    'gone', (SELECT jsonb_build_object('weavers', count(*), 'payable', coalesce(sum(payable), 0))
        FROM before b WHERE payable > 0 AND NOT EXISTS (SELECT FROM worked w WHERE w.weaver_id = b.weaver_id)),
    'page', (SELECT jsonb_agg(to_jsonb(page) ORDER BY {sort}) FROM page)
)
