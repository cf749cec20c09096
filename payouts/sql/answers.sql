-- Store answers of the bank with their payments. Parameter: answers, a list of a payment's key and what is stored with it.
UPDATE payouts_payment p
SET state = a.state, bank_reference = a.bank_reference, settled_on = a.settled_on, note = a.note, settled_by_id = a.settled_by_id
FROM jsonb_to_recordset(%(answers)s::jsonb)
    AS a(id bigint, state text, bank_reference text, settled_on date, note text, settled_by_id bigint)
WHERE p.id = a.id
