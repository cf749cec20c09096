-- What each weaver's month comes to, from the books alone. Parameters: month (its first day), cap, minimum.
WITH owing AS (
    SELECT l.weaver_id,
        -coalesce(sum(l.amount) FILTER (WHERE t.month < %(month)s), 0) AS opening,
        -coalesce(sum(l.amount) FILTER (WHERE t.month = %(month)s AND t.kind IN ('dispatched', 'sold')), 0) AS earned,
        -coalesce(sum(l.amount) FILTER (WHERE t.month = %(month)s AND t.kind = 'charged_back'), 0) AS charged_back,
        -coalesce(sum(l.amount) FILTER (WHERE t.month = %(month)s AND t.kind = 'adjusted'), 0) AS adjusted,
        -coalesce(sum(l.amount) FILTER (WHERE t.month = %(month)s AND t.kind = 'returned'), 0) AS returned
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND t.month <= %(month)s
    GROUP BY l.weaver_id
), owed AS (
    SELECT l.weaver_id, sum(l.amount) AS owed
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'assets:advances' AND t.month <= %(month)s
    GROUP BY l.weaver_id
), payee AS (
    SELECT DISTINCT ON (weaver_id) * FROM weavers_payee ORDER BY weaver_id, id DESC
), summed AS (
    SELECT w.id AS weaver_id, w.code, w.status AS weaver_status, w.legal_name, w.display_name, g.name AS group_name,
        s.opening, s.earned, s.charged_back, s.adjusted, s.returned,
        s.opening + s.earned + s.charged_back + s.adjusted + s.returned AS gross,
        coalesce(o.owed, 0) AS owed,
        p.id AS payee_id, coalesce(p.method, '') AS method, p.verified_at, p.account_number, coalesce(p.ifsc, '') AS ifsc, p.upi_id
    FROM owing s
    JOIN weavers_weaver w ON w.id = s.weaver_id
    JOIN weavers_group g ON g.id = w.group_id
    LEFT JOIN owed o ON o.weaver_id = s.weaver_id
    LEFT JOIN payee p ON p.weaver_id = s.weaver_id
    WHERE s.opening <> 0 OR s.earned <> 0 OR s.charged_back <> 0 OR s.adjusted <> 0 OR s.returned <> 0
), recovered AS (
    SELECT *,
        greatest(0, least(owed, greatest(0, earned + charged_back + adjusted)::bigint * %(cap)s / 100, gross))::bigint
            AS recovered,
        0::bigint AS deducted
    FROM summed
), net AS (
    SELECT *, (gross - recovered - deducted)::bigint AS net FROM recovered
), could AS (
    SELECT *, greatest(0, net - CASE WHEN method = 'cash' THEN mod(net, 100) ELSE 0 END) AS could_pay FROM net
), judged AS (
    SELECT *, CASE
        WHEN net = 0 THEN 'zero'
        WHEN net < 0 THEN 'owes'
        WHEN could_pay = 0 THEN 'less_than_a_rupee'
        WHEN could_pay < %(minimum)s AND weaver_status NOT IN ('leaving', 'left') THEN 'below_minimum'
        WHEN weaver_status = 'on_hold' THEN 'on_hold'
        WHEN method = '' THEN 'no_method'
        WHEN verified_at IS NULL THEN 'not_verified'
        ELSE 'payable' END AS reason
    FROM could
)
SELECT weaver_id, code, opening::bigint, earned::bigint, charged_back::bigint, adjusted::bigint, returned::bigint,
    gross::bigint, recovered, deducted, net,
    CASE reason WHEN 'payable' THEN could_pay ELSE 0 END::bigint AS payable,
    (net - CASE reason WHEN 'payable' THEN could_pay ELSE 0 END)::bigint AS carried,
    owed::bigint,
    CASE WHEN reason = 'zero' THEN 'nothing_due' WHEN reason = 'payable' THEN 'payable'
        WHEN reason IN ('owes', 'less_than_a_rupee', 'below_minimum') THEN 'carried' ELSE 'held' END AS status,
    reason, method, display_name, group_name, payee_id, legal_name, account_number, ifsc, upi_id
FROM judged ORDER BY code
