SELECT 'liabilities:payouts-in-transit' AS what, 'the books have ' || booked || ', open payments ' || open AS detail
FROM (
    SELECT -coalesce(sum(amount), 0) AS booked FROM payouts_leg WHERE account = 'liabilities:payouts-in-transit'
) AS books, (
    SELECT coalesce(sum(amount), 0) AS open FROM payouts_payment WHERE state = 'approved'
) AS payments
WHERE booked <> open
