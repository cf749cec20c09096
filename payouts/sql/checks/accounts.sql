-- Each kind of posting moves only accounts that are its own. What a run itself posts is in run_postings.
WITH allowed(kind, accounts) AS (VALUES
    ('buyer_paid', '{assets:stripe,liabilities:buyers}'::text[]),
    ('dispatched', '{liabilities:buyers,liabilities:gst,liabilities:weavers,income:cooperative}'),
    ('shipped', '{liabilities:buyers,assets:takings:wholesale,liabilities:gst,income:shipping}'),
    ('sold', '{assets:takings:fair,assets:takings:shop,assets:takings:wholesale,liabilities:gst,liabilities:weavers,income:cooperative}'),
    ('stripe_fee', '{assets:stripe,expenses:stripe-fees}'),
    ('exchange', '{assets:stripe,income:exchange}'),
    ('stripe_payout', '{assets:stripe,assets:bank}'),
    ('deposited', '{assets:bank,assets:cash,assets:takings:fair,assets:takings:shop,assets:takings:wholesale}'),
    ('bank_charge', '{assets:bank,expenses:bank-charges}'),
    ('other_income', '{assets:bank,income:other}'),
    ('shipping_back', '{liabilities:gst,income:shipping,assets:stripe}'),
    ('disputed', '{assets:stripe,assets:disputed}'),
    ('dispute_won', '{assets:stripe,assets:disputed,expenses:disputes-lost,income:exchange}'),
    ('dispute_lost', '{assets:disputed,liabilities:buyers,expenses:disputes-lost}'),
    ('gift_sold', '{liabilities:buyers,liabilities:gift-cards}'),
    ('gift_spent', '{liabilities:buyers,liabilities:gift-cards}'),
    ('gift_back', '{liabilities:buyers,liabilities:gift-cards,assets:stripe}'),
    ('gift_ended', '{liabilities:buyers,liabilities:gift-cards}'),
    ('deposit_kept', '{liabilities:buyers,income:cooperative}'),
    ('wholesale_paid', '{liabilities:buyers,assets:takings:wholesale}'),
    ('refund_before', '{liabilities:buyers,assets:stripe}'),
    ('charged_back', '{liabilities:weavers,income:cooperative}'),
    ('advance', '{assets:advances,assets:bank,assets:cash,assets:stock:yarn}'),
    ('adjusted', '{expenses:adjustments,liabilities:weavers}'),
    ('patronage', '{expenses:patronage,liabilities:weavers}'),
    ('tds_paid', '{liabilities:tds,assets:bank}'),
    ('savings_out', '{liabilities:savings,assets:bank,assets:cash}'),
    ('yarn', '{assets:stock:yarn,assets:yarn-out,assets:bank,assets:cash,expenses:yarn,expenses:yarn-lost}')
)
SELECT t.kind || ' ' || t.source_key AS what, 'moves ' || l.account AS detail
FROM payouts_leg l
JOIN payouts_transaction t ON t.id = l.transaction_id
JOIN allowed a ON a.kind = t.kind
WHERE l.account <> ALL (a.accounts)
ORDER BY t.id, l.id
