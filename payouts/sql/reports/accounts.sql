-- What each account moved by within days, both included, as the journals date it: on the day it happened, or on the
-- first of the month that it's booked in where that is a later one. Parameters: since (or NULL), until, first_month, last_month.
SELECT l.account, sum(l.amount)::bigint
FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id, LATERAL (
    SELECT (t.moment AT TIME ZONE 'Asia/Kolkata')::date AS happened
) AS day
WHERE t.month <= %(last_month)s AND (%(first_month)s::date IS NULL OR t.month >= %(first_month)s)
    AND CASE WHEN date_trunc('month', happened) = t.month THEN happened ELSE t.month END <= %(until)s
    AND (%(since)s::date IS NULL
        OR CASE WHEN date_trunc('month', happened) = t.month THEN happened ELSE t.month END >= %(since)s)
GROUP BY l.account HAVING sum(l.amount) <> 0 ORDER BY l.account
