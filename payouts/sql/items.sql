-- What each weaver's month comes to, from the books and the rules in force. Parameters: month (its first day), cap,
-- minimum, cash_rounding, take_home_floor. Tax that is due comes in where it says tax: weaver_id, rule_id, label, amount.
WITH before AS (
    SELECT weaver_id, carried FROM payouts_item WHERE carried <> 0 AND run_id = (
        SELECT id FROM payouts_run WHERE month < %(month)s AND state NOT IN ('draft', 'cancelled')
        ORDER BY month DESC LIMIT 1
    )
), moved AS (
    SELECT l.weaver_id,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('dispatched', 'sold')), 0) AS earned,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind = 'charged_back'), 0) AS charged_back,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('adjusted', 'patronage')), 0) AS adjusted,
        -coalesce(sum(l.amount) FILTER (WHERE t.kind IN ('returned', 'retried')), 0) AS returned
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'liabilities:weavers' AND t.month = %(month)s
    GROUP BY l.weaver_id
), owing AS (
    SELECT coalesce(b.weaver_id, m.weaver_id) AS weaver_id, coalesce(b.carried, 0)::bigint AS opening,
        coalesce(m.earned, 0)::bigint AS earned, coalesce(m.charged_back, 0)::bigint AS charged_back,
        coalesce(m.adjusted, 0)::bigint AS adjusted, coalesce(m.returned, 0)::bigint AS returned
    FROM before b FULL JOIN moved m ON m.weaver_id = b.weaver_id
), advanced AS (
    SELECT l.weaver_id, t.month, sum(sum(l.amount)) OVER (PARTITION BY l.weaver_id ORDER BY t.month) AS owed
    FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
    WHERE l.account = 'assets:advances'
    GROUP BY l.weaver_id, t.month
), owed AS (
    -- What was paid back in a later month that is in the books already is not recovered once more.
    SELECT weaver_id, owed, greatest(0, least(owed, later)) AS recoverable FROM (
        SELECT DISTINCT ON (weaver_id) weaver_id, owed::bigint AS owed,
            (min(owed) OVER (PARTITION BY weaver_id ORDER BY month ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING))::bigint
                AS later, month
        FROM advanced ORDER BY weaver_id, (month <= %(month)s) DESC, month DESC
    ) AS reached WHERE month <= %(month)s
), plan AS (
    SELECT DISTINCT ON (weaver_id) weaver_id, most FROM payouts_recoveryplan
    WHERE confirmed_at IS NOT NULL AND from_month <= %(month)s ORDER BY weaver_id, from_month DESC, id DESC
), payee AS (
    SELECT DISTINCT ON (weaver_id) * FROM weavers_payee ORDER BY weaver_id, id DESC
), decided AS (
    SELECT weaver_id,
        (array_agg(what ORDER BY id DESC) FILTER (WHERE what IN ('hold', 'release')))[1] = 'hold' AS hold,
        (array_agg(what ORDER BY id DESC) FILTER (WHERE what IN ('pay_small', 'keep_small')))[1] = 'pay_small' AS pay_small
    FROM payouts_decision WHERE month = %(month)s GROUP BY weaver_id
), summed AS (
    SELECT s.*, s.opening + s.earned + s.charged_back + s.adjusted + s.returned AS gross,
        greatest(0, s.earned + s.charged_back + s.adjusted) AS fresh, coalesce(o.owed, 0) AS owed,
        coalesce(o.recoverable, 0) AS recoverable, plan.most
    FROM owing s LEFT JOIN owed o ON o.weaver_id = s.weaver_id LEFT JOIN plan ON plan.weaver_id = s.weaver_id
    WHERE s.opening <> 0 OR s.earned <> 0 OR s.charged_back <> 0 OR s.adjusted <> 0 OR s.returned <> 0
), recovered AS (
    SELECT *, greatest(0, least(recoverable, most, fresh * %(cap)s / 100, gross - %(take_home_floor)s)) AS recovered FROM summed
), wanted AS (
    SELECT weaver_id, 0 AS place, 'tds' AS what, rule_id, label, amount FROM (
{tax}
    ) AS tax WHERE amount > 0
    UNION ALL
    SELECT s.weaver_id, 1, 'rule', r.id, r.name, coalesce(r.amount, floor(s.fresh * r.percent / 100))::bigint
    FROM recovered s JOIN payouts_deductionrule r ON r.confirmed_at IS NOT NULL AND r.from_month <= %(month)s
        AND (r.until_month IS NULL OR r.until_month >= %(month)s)
        AND (r.group_id IS NULL OR r.group_id = (SELECT group_id FROM weavers_weaver w WHERE w.id = s.weaver_id))
    UNION ALL
    SELECT s.weaver_id, 2, 'savings', c.id, '', coalesce(c.amount, floor(s.fresh * c.percent / 100))::bigint
    FROM recovered s JOIN (
        SELECT DISTINCT ON (weaver_id) * FROM payouts_savingschoice
        WHERE confirmed_at IS NOT NULL AND from_month <= %(month)s ORDER BY weaver_id, from_month DESC, id DESC
    ) AS c ON c.weaver_id = s.weaver_id
), reached AS (
    -- Up to each deduction in turn, what all so far come to within what there is; tax isn't held up by the floor.
    SELECT d.*, CASE d.place
        WHEN 0 THEN least(sum(d.amount) OVER one_by_one, greatest(0, s.gross - s.recovered))
        ELSE greatest(
            least(coalesce(sum(d.amount) FILTER (WHERE d.place = 0) OVER one_by_one, 0), greatest(0, s.gross - s.recovered)),
            least(sum(d.amount) OVER one_by_one, greatest(0, s.gross - s.recovered - %(take_home_floor)s))
        ) END AS upto
    FROM wanted d JOIN recovered s ON s.weaver_id = d.weaver_id
    WINDOW one_by_one AS (PARTITION BY d.weaver_id ORDER BY d.place, d.rule_id ROWS UNBOUNDED PRECEDING)
), taken AS (
    SELECT *, (upto - lag(upto, 1, 0::numeric) OVER (PARTITION BY weaver_id ORDER BY place, rule_id))::bigint AS part
    FROM reached
), deducted AS (
    SELECT weaver_id, sum(part)::bigint AS deducted, jsonb_agg(
        jsonb_build_object('what', what, 'rule_id', rule_id, 'label', label, 'amount', part) ORDER BY place, rule_id
    ) AS deductions
    FROM taken WHERE part > 0 GROUP BY weaver_id
), net AS (
    SELECT s.*, coalesce(d.deducted, 0) AS deducted, d.deductions, s.gross - s.recovered - coalesce(d.deducted, 0) AS net
    FROM recovered s LEFT JOIN deducted d ON d.weaver_id = s.weaver_id
), could AS (
    SELECT n.*, w.code, w.status AS weaver_status, w.legal_name, w.display_name, g.name AS group_name,
        p.id AS payee_id, coalesce(p.method, '') AS method, p.verified_at, p.account_number,
        coalesce(p.ifsc, '') AS ifsc, p.upi_id, coalesce(d.hold, false) AS hold, coalesce(d.pay_small, false) AS pay_small,
        greatest(0, n.net - CASE WHEN p.method = 'cash' THEN mod(n.net, %(cash_rounding)s) ELSE 0 END) AS could_pay
    FROM net n
    JOIN weavers_weaver w ON w.id = n.weaver_id
    JOIN weavers_group g ON g.id = w.group_id
    LEFT JOIN payee p ON p.weaver_id = n.weaver_id
    LEFT JOIN decided d ON d.weaver_id = n.weaver_id
), judged AS (
    SELECT *, CASE
        WHEN net = 0 THEN 'zero'
        WHEN net < 0 THEN 'owes'
        WHEN could_pay = 0 THEN 'less_than_a_rupee'
        WHEN could_pay < %(minimum)s AND weaver_status NOT IN ('leaving', 'left') AND NOT pay_small THEN 'below_minimum'
        WHEN hold THEN 'held_by_hand'
        WHEN weaver_status = 'on_hold' THEN 'on_hold'
        WHEN method = '' THEN 'no_method'
        WHEN verified_at IS NULL THEN 'not_verified'
        ELSE 'payable' END AS reason
    FROM could
)
SELECT weaver_id, code, opening, earned, charged_back, adjusted, returned, gross, recovered, deducted, net,
    CASE reason WHEN 'payable' THEN could_pay ELSE 0 END AS payable,
    net - CASE reason WHEN 'payable' THEN could_pay ELSE 0 END AS carried,
    owed,
    CASE WHEN reason = 'zero' THEN 'nothing_due' WHEN reason = 'payable' THEN 'payable'
        WHEN reason IN ('owes', 'less_than_a_rupee', 'below_minimum') THEN 'carried' ELSE 'held' END AS status,
    reason, method, display_name, group_name, payee_id, deductions, legal_name, account_number, ifsc, upi_id
FROM judged ORDER BY code
