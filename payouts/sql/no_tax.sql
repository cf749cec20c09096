-- No tax is taken: no rule of it is in force.
SELECT NULL::bigint AS weaver_id, NULL::bigint AS rule_id, '' AS label, 0::bigint AS amount WHERE false
