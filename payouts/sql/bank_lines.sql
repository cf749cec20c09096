-- Store what became of lines of statements. Parameter: lines, a list of a line's key and what is stored with it.
UPDATE payouts_bankline l
SET state = f.state, why = f.why, how = f.how, proposal = f.proposal, other_half_id = f.other_half_id
FROM jsonb_to_recordset(%(lines)s::jsonb)
    AS f(id bigint, state text, why text, how text, proposal jsonb, other_half_id bigint)
WHERE l.id = f.id AND (l.state, l.why, l.how, l.proposal, l.other_half_id)
    IS DISTINCT FROM (f.state, f.why, f.how, f.proposal, f.other_half_id)
