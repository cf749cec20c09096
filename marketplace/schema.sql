CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;
CREATE FUNCTION public.pagecache_note_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    own bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM pagecache_change WHERE xact = own) THEN
        RETURN NULL;
    END IF;
    INSERT INTO pagecache_change (xact) VALUES (own);
    DELETE FROM pagecache_change WHERE id IN (
        SELECT id FROM pagecache_change
        WHERE xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1000
        ORDER BY xact LIMIT 4 FOR UPDATE SKIP LOCKED);
    RETURN NULL;
END $$;
CREATE FUNCTION public.payouts_open_month(moment timestamp with time zone) RETURNS date
    LANGUAGE sql STABLE
    AS $$
    SELECT greatest(
        date_trunc('month', moment AT TIME ZONE 'Asia/Kolkata')::date,
        (SELECT (closed_through + interval '1 month')::date FROM payouts_books)
    )
$$;
CREATE FUNCTION public.pgtrigger_as_issued_62a22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_as_offered_f8c28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_as_quoted_43c90() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_book_frozen_61871() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_counted_stays_e36cf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_even_4ce48() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT 1 FROM added GROUP BY transaction_id HAVING sum(amount) <> 0 OR count(*) < 2
) THEN
    RAISE EXCEPTION 'ledger: the legs of a transaction must be two or more and sum to zero'
        USING ERRCODE = 'check_violation';
END IF;
IF EXISTS (
    SELECT 1 FROM payouts_leg l JOIN (SELECT transaction_id, count(*) AS n FROM added GROUP BY 1) a USING (transaction_id)
    GROUP BY l.transaction_id, a.n HAVING count(*) <> a.n
) THEN
    RAISE EXCEPTION 'ledger: a transaction that is in the books takes no later leg' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_facts_frozen_89f82() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_frozen_f641d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_has_legs_afce8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NOT EXISTS (SELECT 1 FROM payouts_leg WHERE transaction_id = NEW.id) THEN
    RAISE EXCEPTION 'ledger: a transaction has legs' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_2398d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_4d614() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_533c7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_80960() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_b9159() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_kept_be0ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_04577() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_08c9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'these rows are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_10e10() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_12920() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_1b776() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_24c1c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_437fd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_530b8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_5eeb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_67e60() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_68115() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_71c01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_725d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'codes: uses are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_7ecec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'these rows are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_7eef7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_87eb2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_91a00() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'these rows are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_977f3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_9de30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_9e2b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_a510d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_ab671() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_ace1b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_b2efa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_b5b35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_b5edf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_c505d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_c6d49() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_ca76f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_cb5f4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_d6d6b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_dbd35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_e54a8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_e8c87() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_eff12() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_f1cab() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_f8719() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_never_emptied_fb7c9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_one_more_e532d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NEW.count <> OLD.count + 1 OR NEW.choice <> OLD.choice OR NEW.proposal_id <> OLD.proposal_id OR EXISTS (
    SELECT 1 FROM weavers_proposal WHERE id = NEW.proposal_id AND counted_at IS NOT NULL
) THEN
    RAISE EXCEPTION 'votes: one more at a time, until they are counted' USING ERRCODE = 'restrict_violation';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_06b67() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_19d3e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_1cfcb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_2da84() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_2e29c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_328c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_448db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_49e81() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_50c20() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_53d85() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_5ff5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_61f0b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_7fa37() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_84325() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_8aa26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_8b4ce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_8cfef() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_8dff9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_92aa9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_935d0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_9bdd9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_a149b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_b641a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_c69b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_c79da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_cb5e7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_d66c8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_d9fc3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_dc852() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_e1dc2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_f604b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';
                END;
            $$;
CREATE FUNCTION public.pgtrigger_only_added_f96ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_open_month_bbf5f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
PERFORM 1 FROM payouts_books FOR SHARE;  -- waits for a month that is being closed, and holds one that would be
IF EXISTS (SELECT 1 FROM added a, payouts_books b WHERE a.month <= b.closed_through) THEN
    RAISE EXCEPTION 'ledger: that month is closed' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_promised_with_consent_e44bc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF EXISTS (
    SELECT 1 FROM catalogue_restriction r
    WHERE r.product_id = NEW.product_id AND NOT EXISTS (
        SELECT 1 FROM catalogue_signoff s
        WHERE s.restriction_id = r.id AND s.withdrawn_at IS NULL
            AND s.from_day <= (now() AT TIME ZONE 'Asia/Kolkata')::date
            AND coalesce(s.to_day, 'infinity'::date) >= (now() AT TIME ZONE 'Asia/Kolkata')::date
    )
) THEN
    RAISE EXCEPTION 'stock: the community has not agreed to a sale of this piece' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_said_f8fa5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_sent_back_frozen_6d289() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_stays_605d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_tie_frozen_c5e70() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
                END;
            $$;
CREATE FUNCTION public.pgtrigger_without_gaps_44c20() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    
IF NEW.serial <> 1 + (
    SELECT coalesce(max(serial), 0) FROM payouts_invoice WHERE series = NEW.series AND year = NEW.year
) THEN
    RAISE EXCEPTION 'invoices: a series has no gaps' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
                END;
            $$;
CREATE TABLE public.accounts_asked (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.accounts_asked ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_asked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_codeuse (
    id bigint NOT NULL,
    device character varying(64) NOT NULL,
    backup boolean NOT NULL,
    what character varying(60) NOT NULL,
    about character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.accounts_codeuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_codeuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    currency character varying(3) NOT NULL,
    email_confirmed_at timestamp with time zone,
    language character varying(8) NOT NULL,
    CONSTRAINT no_address_is_not_confirmed CHECK (((email_confirmed_at IS NULL) OR (NOT ((email)::text = ''::text))))
);
CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.address_country (
    iso_3166_1_a2 character varying(2) NOT NULL,
    iso_3166_1_a3 character varying(3) NOT NULL,
    iso_3166_1_numeric character varying(3) NOT NULL,
    printable_name character varying(128) NOT NULL,
    name character varying(128) NOT NULL,
    display_order smallint NOT NULL,
    is_shipping_country boolean NOT NULL,
    CONSTRAINT address_country_display_order_check CHECK ((display_order >= 0))
);
CREATE TABLE public.address_useraddress (
    id bigint NOT NULL,
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    is_default_for_shipping boolean NOT NULL,
    is_default_for_billing boolean NOT NULL,
    num_orders_as_shipping_address integer CONSTRAINT address_useraddress_num_orders_not_null NOT NULL,
    hash character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    country_id character varying(2) NOT NULL,
    user_id bigint NOT NULL,
    num_orders_as_billing_address integer NOT NULL,
    code character varying(255),
    CONSTRAINT address_useraddress_num_orders_as_billing_address_check CHECK ((num_orders_as_billing_address >= 0)),
    CONSTRAINT address_useraddress_num_orders_check CHECK ((num_orders_as_shipping_address >= 0))
);
ALTER TABLE public.address_useraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.address_useraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.analytics_productrecord (
    id bigint NOT NULL,
    num_views integer NOT NULL,
    num_basket_additions integer NOT NULL,
    num_purchases integer NOT NULL,
    score double precision NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT analytics_productrecord_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT analytics_productrecord_num_purchases_check CHECK ((num_purchases >= 0)),
    CONSTRAINT analytics_productrecord_num_views_check CHECK ((num_views >= 0))
);
ALTER TABLE public.analytics_productrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_productrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.analytics_userproductview (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.analytics_userproductview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_userproductview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.analytics_userrecord (
    id bigint NOT NULL,
    num_product_views integer NOT NULL,
    num_basket_additions integer NOT NULL,
    num_orders integer NOT NULL,
    num_order_lines integer NOT NULL,
    num_order_items integer NOT NULL,
    total_spent numeric(12,2) NOT NULL,
    date_last_order timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT analytics_userrecord_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT analytics_userrecord_num_order_items_check CHECK ((num_order_items >= 0)),
    CONSTRAINT analytics_userrecord_num_order_lines_check CHECK ((num_order_lines >= 0)),
    CONSTRAINT analytics_userrecord_num_orders_check CHECK ((num_orders >= 0)),
    CONSTRAINT analytics_userrecord_num_product_views_check CHECK ((num_product_views >= 0))
);
ALTER TABLE public.analytics_userrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_userrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.analytics_usersearch (
    id bigint NOT NULL,
    query character varying(255) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.analytics_usersearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.analytics_usersearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.basket_basket (
    id bigint NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_merged timestamp with time zone,
    date_submitted timestamp with time zone,
    owner_id bigint
);
ALTER TABLE public.basket_basket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.basket_basket_vouchers (
    id bigint NOT NULL,
    basket_id bigint NOT NULL,
    voucher_id bigint NOT NULL
);
ALTER TABLE public.basket_basket_vouchers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_basket_vouchers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.basket_line (
    id bigint NOT NULL,
    line_reference character varying(128) NOT NULL,
    quantity integer NOT NULL,
    price_currency character varying(12) NOT NULL,
    price_excl_tax numeric(12,2),
    price_incl_tax numeric(12,2),
    date_created timestamp with time zone NOT NULL,
    basket_id bigint NOT NULL,
    product_id bigint NOT NULL,
    stockrecord_id bigint NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    tax_code character varying(64),
    CONSTRAINT basket_line_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.basket_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.basket_lineattribute (
    id bigint NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint NOT NULL
);
ALTER TABLE public.basket_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.basket_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_attributeoption (
    id bigint NOT NULL,
    option character varying(255) NOT NULL,
    code character varying(255),
    group_id bigint NOT NULL
);
ALTER TABLE public.catalogue_attributeoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_attributeoptiongroup (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(255)
);
ALTER TABLE public.catalogue_attributeoptiongroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_attributeoptiongroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_category (
    id bigint NOT NULL,
    path character varying(255) NOT NULL,
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    code character varying(255),
    description text NOT NULL,
    long_description text NOT NULL,
    meta_title character varying(255),
    meta_description text,
    image character varying(255),
    slug character varying(255) NOT NULL,
    exclude_from_menu boolean NOT NULL,
    is_public boolean NOT NULL,
    ancestors_are_public boolean NOT NULL,
    CONSTRAINT catalogue_category_depth_check CHECK ((depth >= 0)),
    CONSTRAINT catalogue_category_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.catalogue_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_gstrate (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    hsn character varying(8) NOT NULL,
    from_day date NOT NULL,
    rate numeric(4,2) NOT NULL,
    up_to integer,
    source character varying(120) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT catalogue_gstrate_up_to_check CHECK ((up_to >= 0)),
    CONSTRAINT gstrate_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT gstrate_is_a_percent CHECK (((rate >= (0)::numeric) AND (rate <= (50)::numeric))),
    CONSTRAINT gstrate_of_an_hsn CHECK (((hsn)::text ~ '^[0-9]{2}([0-9]{2}){0,3}$'::text)),
    CONSTRAINT gstrate_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.catalogue_gstrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_gstrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_listingchange (
    id bigint NOT NULL,
    before character varying(9) NOT NULL,
    after character varying(9) NOT NULL,
    at timestamp with time zone NOT NULL,
    note character varying(500) NOT NULL,
    by_id bigint,
    product_id bigint NOT NULL,
    key uuid,
    changed jsonb NOT NULL,
    CONSTRAINT listing_step_moves_or_changes CHECK (((NOT ((before)::text = (after)::text)) OR (NOT (changed = '{}'::jsonb))))
);
ALTER TABLE public.catalogue_listingchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_listingchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_maker (
    id bigint NOT NULL,
    weight smallint NOT NULL,
    weaver_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_maker_weight_check CHECK ((weight >= 0)),
    CONSTRAINT maker_weight_counts CHECK ((weight >= 1))
);
ALTER TABLE public.catalogue_maker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_maker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_option (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(255) NOT NULL,
    required boolean NOT NULL,
    help_text character varying(255),
    "order" integer,
    option_group_id bigint
);
ALTER TABLE public.catalogue_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_pricechange (
    id bigint NOT NULL,
    before integer NOT NULL,
    after integer NOT NULL,
    state character varying(7) NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid,
    decided_at timestamp with time zone,
    note character varying(500) NOT NULL,
    by_id bigint NOT NULL,
    decided_by_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT catalogue_pricechange_after_check CHECK ((after >= 0)),
    CONSTRAINT catalogue_pricechange_before_check CHECK ((before >= 0)),
    CONSTRAINT pricechange_second_person CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT pricechange_to_another_price CHECK (((after >= 1) AND (NOT (before = after))))
);
ALTER TABLE public.catalogue_pricechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_pricechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_pricelimit (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    percent numeric(5,2) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT pricelimit_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT pricelimit_is_a_percent CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric))),
    CONSTRAINT pricelimit_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.catalogue_pricelimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_pricelimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_product (
    id bigint NOT NULL,
    structure character varying(10) NOT NULL,
    is_public boolean NOT NULL,
    upc character varying(64),
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    description text NOT NULL,
    meta_title character varying(255),
    meta_description text,
    priority smallint NOT NULL,
    rating double precision,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    is_discountable boolean NOT NULL,
    code character varying(255),
    state character varying(9) NOT NULL,
    terms character varying(24) NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    fibre character varying(60) NOT NULL,
    technique character varying(60) NOT NULL,
    colour character varying(60) NOT NULL,
    hours smallint NOT NULL,
    lead_time_days smallint NOT NULL,
    length_cm smallint NOT NULL,
    width_cm smallint NOT NULL,
    parent_id bigint,
    product_class_id bigint,
    hsn character varying(8) NOT NULL,
    community character varying(60) NOT NULL,
    dye character varying(8) NOT NULL,
    dyestuff character varying(60) NOT NULL,
    care text NOT NULL,
    irregularities character varying(500) NOT NULL,
    making text NOT NULL,
    one_of_a_kind boolean NOT NULL,
    weight_grams integer,
    yarn_paise integer,
    CONSTRAINT catalogue_product_hours_check CHECK ((hours >= 0)),
    CONSTRAINT catalogue_product_lead_time_days_check CHECK ((lead_time_days >= 0)),
    CONSTRAINT catalogue_product_length_cm_check CHECK ((length_cm >= 0)),
    CONSTRAINT catalogue_product_weight_grams_check CHECK ((weight_grams >= 0)),
    CONSTRAINT catalogue_product_width_cm_check CHECK ((width_cm >= 0)),
    CONSTRAINT catalogue_product_yarn_paise_check CHECK ((yarn_paise >= 0)),
    CONSTRAINT gst_rate_is_a_percent CHECK (((gst_rate >= (0)::numeric) AND (gst_rate <= (50)::numeric))),
    CONSTRAINT live_piece_has_reference CHECK (((NOT ((state)::text = 'live'::text)) OR (NOT (upc IS NULL)))),
    CONSTRAINT piece_hsn_is_a_code CHECK ((((hsn)::text = ''::text) OR ((hsn)::text ~ '^[0-9]{2}([0-9]{2}){0,3}$'::text))),
    CONSTRAINT piece_weighs_something CHECK (((weight_grams IS NULL) OR (weight_grams >= 1))),
    CONSTRAINT the_only_one_is_not_to_order CHECK (((NOT one_of_a_kind) OR (lead_time_days = 0))),
    CONSTRAINT undyed_has_no_dyestuff CHECK (((NOT ((dye)::text = 'undyed'::text)) OR ((dyestuff)::text = ''::text)))
);
ALTER TABLE public.catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_product_product_options (
    id bigint NOT NULL,
    product_id bigint NOT NULL,
    option_id bigint NOT NULL
);
ALTER TABLE public.catalogue_product_product_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_product_product_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productattribute (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    type character varying(20) NOT NULL,
    required boolean NOT NULL,
    option_group_id bigint,
    product_class_id bigint
);
ALTER TABLE public.catalogue_productattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productattributevalue (
    id bigint NOT NULL,
    value_text text,
    value_integer integer,
    value_boolean boolean,
    value_float double precision,
    value_richtext text,
    value_date date,
    value_datetime timestamp with time zone,
    value_file character varying(255),
    value_image character varying(255),
    entity_object_id integer,
    attribute_id bigint NOT NULL,
    entity_content_type_id integer,
    product_id bigint NOT NULL,
    value_option_id bigint,
    CONSTRAINT catalogue_productattributevalue_entity_object_id_check CHECK ((entity_object_id >= 0))
);
ALTER TABLE public.catalogue_productattributevalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productattributevalue_value_multi_option (
    id bigint NOT NULL,
    productattributevalue_id bigint CONSTRAINT catalogue_productattributeval_productattributevalue_id_not_null NOT NULL,
    attributeoption_id bigint CONSTRAINT catalogue_productattributevalue_val_attributeoption_id_not_null NOT NULL
);
ALTER TABLE public.catalogue_productattributevalue_value_multi_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productattributevalue_value_multi_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productcategory (
    id bigint NOT NULL,
    category_id bigint NOT NULL,
    product_id bigint NOT NULL
);
ALTER TABLE public.catalogue_productcategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productcategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productclass (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    requires_shipping boolean NOT NULL,
    track_stock boolean NOT NULL
);
ALTER TABLE public.catalogue_productclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productclass_options (
    id bigint NOT NULL,
    productclass_id bigint NOT NULL,
    option_id bigint NOT NULL
);
ALTER TABLE public.catalogue_productclass_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productclass_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productimage (
    id bigint NOT NULL,
    code character varying(255),
    caption character varying(200) NOT NULL,
    display_order integer NOT NULL,
    date_created timestamp with time zone NOT NULL,
    image_id integer NOT NULL,
    product_id bigint NOT NULL,
    tiny character varying(600) NOT NULL,
    CONSTRAINT catalogue_productimage_display_order_check CHECK ((display_order >= 0))
);
ALTER TABLE public.catalogue_productimage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productimage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_productrecommendation (
    id bigint NOT NULL,
    ranking smallint NOT NULL,
    primary_id bigint NOT NULL,
    recommendation_id bigint NOT NULL,
    CONSTRAINT catalogue_productrecommendation_ranking_check CHECK ((ranking >= 0))
);
ALTER TABLE public.catalogue_productrecommendation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_productrecommendation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.catalogue_reference
    AS integer
    START WITH 73
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.catalogue_restriction (
    id bigint NOT NULL,
    community character varying(120) NOT NULL,
    reason character varying(500) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id bigint NOT NULL,
    product_id bigint NOT NULL
);
ALTER TABLE public.catalogue_restriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_restriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_signoff (
    id bigint NOT NULL,
    signed_by character varying(120) NOT NULL,
    office character varying(120) NOT NULL,
    from_day date NOT NULL,
    to_day date,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    recorded_by_id bigint NOT NULL,
    restriction_id bigint NOT NULL,
    form character varying(7) NOT NULL,
    key uuid,
    proof character varying(100) NOT NULL,
    signed_on date,
    withdrawn_by_id bigint,
    withdrawn_why character varying(200) NOT NULL,
    CONSTRAINT signoff_ends_after_it_began CHECK (((to_day IS NULL) OR (to_day >= from_day)))
);
ALTER TABLE public.catalogue_signoff ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_signoff_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.catalogue_termsrule (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    terms character varying(20) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    group_id bigint,
    product_id bigint,
    refused_by_id bigint,
    CONSTRAINT termsrule_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT termsrule_of_one_thing CHECK (((product_id IS NULL) OR (group_id IS NULL))),
    CONSTRAINT termsrule_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.catalogue_termsrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_termsrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_contactmessage (
    id bigint NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_hash character varying(64) NOT NULL,
    about character varying(6) NOT NULL,
    words text NOT NULL,
    language character varying(10) NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    CONSTRAINT message_written_before_its_answer CHECK (((answered_at IS NULL) OR (answered_at >= at)))
);
ALTER TABLE public.cms_contactmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_contactmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    heading character varying(120) NOT NULL,
    intro text NOT NULL,
    body jsonb NOT NULL,
    hero_id integer,
    hero_piece_id bigint
);
CREATE TABLE public.cms_secondeditortask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.cms_secondeditortask_groups (
    id bigint NOT NULL,
    secondeditortask_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.cms_secondeditortask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_secondeditortask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_standardpage (
    page_ptr_id integer NOT NULL,
    intro text NOT NULL,
    body jsonb NOT NULL,
    in_force date,
    kind character varying(9) NOT NULL,
    picture_id integer,
    CONSTRAINT policy_has_its_day CHECK (((NOT ((kind)::text = 'policy'::text)) OR (in_force IS NOT NULL)))
);
CREATE TABLE public.cms_storyindexpage (
    page_ptr_id integer NOT NULL,
    intro text NOT NULL
);
CREATE TABLE public.cms_storypage (
    page_ptr_id integer NOT NULL,
    date date NOT NULL,
    intro text NOT NULL,
    body jsonb NOT NULL,
    picture_id integer,
    weaver_id bigint
);
CREATE TABLE public.cms_subscriber (
    id bigint NOT NULL,
    email text,
    email_hash character varying(64) NOT NULL,
    language character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    mailed_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    left_at timestamp with time zone,
    CONSTRAINT subscriber_asked_before_confirming CHECK (((confirmed_at IS NULL) OR (confirmed_at >= asked_at)))
);
ALTER TABLE public.cms_subscriber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_subscriber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_subscriberexport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT cms_subscriberexport_number_check CHECK ((number >= 0))
);
ALTER TABLE public.cms_subscriberexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_subscriberexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_subscriberstep (
    id bigint NOT NULL,
    what character varying(9) NOT NULL,
    words smallint NOT NULL,
    source character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    subscriber_id bigint NOT NULL,
    CONSTRAINT cms_subscriberstep_words_check CHECK ((words >= 0))
);
ALTER TABLE public.cms_subscriberstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_subscriberstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_translation (
    id bigint NOT NULL,
    carried jsonb NOT NULL,
    awaits_reader boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.cms_translation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_translation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.communication_communicationeventtype (
    id bigint CONSTRAINT customer_communicationeventtype_id_not_null NOT NULL,
    code character varying(128) CONSTRAINT customer_communicationeventtype_code_not_null NOT NULL,
    name character varying(255) CONSTRAINT customer_communicationeventtype_name_not_null NOT NULL,
    category character varying(255) CONSTRAINT customer_communicationeventtype_category_not_null NOT NULL,
    email_subject_template character varying(255),
    email_body_template text,
    email_body_html_template text,
    sms_template character varying(170),
    date_created timestamp with time zone CONSTRAINT customer_communicationeventtype_date_created_not_null NOT NULL,
    date_updated timestamp with time zone CONSTRAINT customer_communicationeventtype_date_updated_not_null NOT NULL
);
CREATE TABLE public.communication_email (
    id bigint CONSTRAINT customer_email_id_not_null NOT NULL,
    subject text CONSTRAINT customer_email_subject_not_null NOT NULL,
    body_text text CONSTRAINT customer_email_body_text_not_null NOT NULL,
    body_html text CONSTRAINT customer_email_body_html_not_null NOT NULL,
    date_sent timestamp with time zone CONSTRAINT customer_email_date_sent_not_null NOT NULL,
    user_id bigint,
    email character varying(254)
);
CREATE TABLE public.communication_notification (
    id bigint CONSTRAINT customer_notification_id_not_null NOT NULL,
    subject character varying(255) CONSTRAINT customer_notification_subject_not_null NOT NULL,
    body text CONSTRAINT customer_notification_body_not_null NOT NULL,
    location character varying(32) CONSTRAINT customer_notification_location_not_null NOT NULL,
    date_sent timestamp with time zone CONSTRAINT customer_notification_date_sent_not_null NOT NULL,
    date_read timestamp with time zone,
    recipient_id bigint CONSTRAINT customer_notification_recipient_id_not_null NOT NULL,
    sender_id bigint
);
CREATE TABLE public.custom_cancellingrule (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    early_days smallint NOT NULL,
    early smallint NOT NULL,
    weaving smallint NOT NULL,
    made smallint NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT cancelling_in_percent CHECK (((early <= 100) AND (made <= 100) AND (weaving <= 100))),
    CONSTRAINT cancellingrule_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT cancellingrule_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT custom_cancellingrule_early_check CHECK ((early >= 0)),
    CONSTRAINT custom_cancellingrule_early_days_check CHECK ((early_days >= 0)),
    CONSTRAINT custom_cancellingrule_made_check CHECK ((made >= 0)),
    CONSTRAINT custom_cancellingrule_weaving_check CHECK ((weaving >= 0))
);
ALTER TABLE public.custom_cancellingrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_cancellingrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custom_customphoto (
    id bigint NOT NULL,
    file character varying(100) NOT NULL,
    request_id bigint NOT NULL
);
ALTER TABLE public.custom_customphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_customphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custom_customrequest (
    id bigint NOT NULL,
    key uuid NOT NULL,
    state character varying(9) NOT NULL,
    quantity smallint NOT NULL,
    length_cm smallint,
    width_cm smallint,
    colour character varying(60) NOT NULL,
    wished_by date,
    currency character varying(3) NOT NULL,
    budget bigint,
    words text NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    cancel_asked_at timestamp with time zone,
    cancel_by_us boolean NOT NULL,
    country_id character varying(2) NOT NULL,
    group_id bigint NOT NULL,
    product_id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT custom_customrequest_budget_check CHECK ((budget >= 0)),
    CONSTRAINT custom_customrequest_length_cm_check CHECK ((length_cm >= 0)),
    CONSTRAINT custom_customrequest_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT custom_customrequest_width_cm_check CHECK ((width_cm >= 0)),
    CONSTRAINT custom_made_has_its_moment CHECK (((NOT ((state)::text = ANY (ARRAY[('made'::character varying)::text, ('ready'::character varying)::text]))) OR (made_at IS NOT NULL))),
    CONSTRAINT custom_of_something CHECK ((quantity >= 1))
);
ALTER TABLE public.custom_customrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_customrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custom_message (
    id bigint NOT NULL,
    from_buyer boolean NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    by_id bigint,
    request_id bigint NOT NULL,
    CONSTRAINT custom_message_has_its_sender CHECK ((((by_id IS NULL) AND from_buyer) OR ((by_id IS NOT NULL) AND (NOT from_buyer))))
);
ALTER TABLE public.custom_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.custom_offer (
    id bigint NOT NULL,
    key uuid NOT NULL,
    state character varying(9) NOT NULL,
    title character varying(200) NOT NULL,
    colour character varying(60) NOT NULL,
    length_cm smallint NOT NULL,
    width_cm smallint NOT NULL,
    grams integer NOT NULL,
    quantity smallint NOT NULL,
    unit_price bigint NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    terms character varying(24) NOT NULL,
    makers jsonb NOT NULL,
    lead_time_days smallint NOT NULL,
    shipping_code character varying(40) NOT NULL,
    shipping_name character varying(128) NOT NULL,
    shipping_price bigint NOT NULL,
    shipping_gst_rate numeric(4,2) NOT NULL,
    currency character varying(3) NOT NULL,
    charged bigint NOT NULL,
    rate integer NOT NULL,
    words text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    order_id bigint,
    request_id bigint NOT NULL,
    CONSTRAINT accepted_offer_has_its_order CHECK ((((accepted_at IS NOT NULL) AND (order_id IS NOT NULL) AND ((state)::text = ANY (ARRAY[('accepted'::character varying)::text, ('cancelled'::character varying)::text]))) OR ((accepted_at IS NULL) AND (order_id IS NULL) AND ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('refused'::character varying)::text, ('withdrawn'::character varying)::text]))))),
    CONSTRAINT custom_offer_charged_check CHECK ((charged >= 0)),
    CONSTRAINT custom_offer_grams_check CHECK ((grams >= 0)),
    CONSTRAINT custom_offer_lead_time_days_check CHECK ((lead_time_days >= 0)),
    CONSTRAINT custom_offer_length_cm_check CHECK ((length_cm >= 0)),
    CONSTRAINT custom_offer_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT custom_offer_rate_check CHECK ((rate >= 0)),
    CONSTRAINT custom_offer_shipping_price_check CHECK ((shipping_price >= 0)),
    CONSTRAINT custom_offer_unit_price_check CHECK ((unit_price >= 0)),
    CONSTRAINT custom_offer_width_cm_check CHECK ((width_cm >= 0)),
    CONSTRAINT offer_of_something CHECK (((charged >= 2) AND (quantity >= 1) AND (unit_price >= 100)))
);
ALTER TABLE public.custom_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.communication_communicationeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_communicationeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.communication_email ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_email_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.communication_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.customer_productalert (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    key character varying(128) NOT NULL,
    status character varying(20) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_confirmed timestamp with time zone,
    date_cancelled timestamp with time zone,
    date_closed timestamp with time zone,
    product_id bigint NOT NULL,
    user_id bigint
);
ALTER TABLE public.customer_productalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.customer_productalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_flatpage (
    id integer NOT NULL,
    url character varying(100) NOT NULL,
    title character varying(200) NOT NULL,
    content text NOT NULL,
    enable_comments boolean NOT NULL,
    template_name character varying(70) NOT NULL,
    registration_required boolean NOT NULL
);
ALTER TABLE public.django_flatpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_flatpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_flatpage_sites (
    id bigint NOT NULL,
    flatpage_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.django_flatpage_sites ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_flatpage_sites_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.django_site (
    id integer NOT NULL,
    domain character varying(100) NOT NULL,
    name character varying(50) NOT NULL
);
ALTER TABLE public.django_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text CONSTRAINT django_tasks_database_dbtaskresul_exception_class_path_not_null NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);
CREATE TABLE public.letters_lettertext (
    id bigint NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    first_published_at timestamp with time zone,
    last_published_at timestamp with time zone,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    letter character varying(40) NOT NULL,
    language character varying(8) NOT NULL,
    subject character varying(120) NOT NULL,
    opening text NOT NULL,
    closing text NOT NULL,
    latest_revision_id integer,
    live_revision_id integer
);
ALTER TABLE public.letters_lettertext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.letters_lettertext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_check (
    id bigint NOT NULL,
    key uuid NOT NULL,
    pieces smallint NOT NULL,
    grade character varying(6) NOT NULL,
    note character varying(500) NOT NULL,
    told boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    before_id bigint,
    by_id bigint NOT NULL,
    line_id bigint,
    product_id bigint NOT NULL,
    CONSTRAINT check_of_something CHECK ((pieces >= 1)),
    CONSTRAINT check_told_of_a_flaw CHECK (((NOT ((grade)::text = 'A'::text)) OR (NOT told))),
    CONSTRAINT making_check_pieces_check CHECK ((pieces >= 0))
);
ALTER TABLE public.making_check ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_check_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_checkfault (
    id bigint NOT NULL,
    fault character varying(6) NOT NULL,
    words character varying(200) NOT NULL,
    check_made_id bigint NOT NULL
);
ALTER TABLE public.making_checkfault ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_checkfault_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_checklist (
    id bigint NOT NULL,
    kind character varying(80) NOT NULL,
    from_day date NOT NULL,
    points jsonb NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    key uuid,
    entered_by_id bigint
);
ALTER TABLE public.making_checklist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_checklist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_checkphoto (
    id bigint NOT NULL,
    file character varying(100) NOT NULL,
    check_made_id bigint NOT NULL
);
ALTER TABLE public.making_checkphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_checkphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_hoursnote (
    id bigint NOT NULL,
    key uuid NOT NULL,
    kind character varying(80) NOT NULL,
    pieces smallint NOT NULL,
    minutes integer NOT NULL,
    day date NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    by_id bigint NOT NULL,
    taken_back_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT hours_of_something CHECK (((minutes >= 1) AND (minutes <= 600000) AND (pieces >= 1))),
    CONSTRAINT making_hoursnote_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT making_hoursnote_pieces_check CHECK ((pieces >= 0))
);
ALTER TABLE public.making_hoursnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_hoursnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_job (
    id bigint NOT NULL,
    key uuid NOT NULL,
    pieces smallint NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    team jsonb NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    answered_by_id bigint,
    ended_by_id bigint,
    line_id bigint NOT NULL,
    offered_by_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT job_of_something CHECK ((pieces >= 1)),
    CONSTRAINT job_state_has_its_moments CHECK ((((answered_at IS NULL) AND (ended_at IS NULL) AND ((state)::text = 'offered'::text)) OR ((answered_at IS NOT NULL) AND (ended_at IS NULL) AND ((state)::text = ANY (ARRAY[('accepted'::character varying)::text, ('declined'::character varying)::text]))) OR ((ended_at IS NOT NULL) AND ((state)::text = 'taken_back'::text)) OR ((answered_at IS NOT NULL) AND (ended_at IS NOT NULL) AND ((state)::text = 'made'::text)))),
    CONSTRAINT making_job_pieces_check CHECK ((pieces >= 0))
);
ALTER TABLE public.making_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.making_spokennote (
    id bigint NOT NULL,
    key uuid NOT NULL,
    file character varying(100) NOT NULL,
    seconds smallint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT making_spokennote_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT spoken_something CHECK ((seconds >= 1))
);
ALTER TABLE public.making_spokennote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.making_spokennote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_benefit (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    max_affected_items integer,
    proxy_class character varying(255),
    range_id bigint,
    CONSTRAINT offer_benefit_max_affected_items_check CHECK ((max_affected_items >= 0))
);
ALTER TABLE public.offer_benefit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_benefit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_condition (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value numeric(12,2),
    proxy_class character varying(255),
    range_id bigint
);
ALTER TABLE public.offer_condition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_condition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_conditionaloffer (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    offer_type character varying(128) NOT NULL,
    status character varying(64) NOT NULL,
    priority integer NOT NULL,
    start_datetime timestamp with time zone,
    end_datetime timestamp with time zone,
    max_global_applications integer,
    max_user_applications integer,
    max_basket_applications integer,
    max_discount numeric(12,2),
    total_discount numeric(12,2) NOT NULL,
    num_applications integer NOT NULL,
    num_orders integer NOT NULL,
    redirect_url character varying(200) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    benefit_id bigint NOT NULL,
    condition_id bigint NOT NULL,
    exclusive boolean NOT NULL,
    CONSTRAINT offer_conditionaloffer_max_basket_applications_check CHECK ((max_basket_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_global_applications_check CHECK ((max_global_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_max_user_applications_check CHECK ((max_user_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_applications_check CHECK ((num_applications >= 0)),
    CONSTRAINT offer_conditionaloffer_num_orders_check CHECK ((num_orders >= 0))
);
CREATE TABLE public.offer_conditionaloffer_combinations (
    id bigint NOT NULL,
    from_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combin_from_conditionaloffer_id_not_null NOT NULL,
    to_conditionaloffer_id bigint CONSTRAINT offer_conditionaloffer_combinat_to_conditionaloffer_id_not_null NOT NULL
);
ALTER TABLE public.offer_conditionaloffer_combinations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_combinations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.offer_conditionaloffer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_conditionaloffer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_range (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    slug character varying(128) NOT NULL,
    description text NOT NULL,
    is_public boolean NOT NULL,
    includes_all_products boolean NOT NULL,
    proxy_class character varying(255),
    date_created timestamp with time zone NOT NULL
);
CREATE TABLE public.offer_range_classes (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    productclass_id bigint NOT NULL
);
ALTER TABLE public.offer_range_classes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_classes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_range_excluded_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);
ALTER TABLE public.offer_range_excluded_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_range_excluded_products (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    product_id bigint NOT NULL
);
ALTER TABLE public.offer_range_excluded_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_excluded_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.offer_range ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_range_included_categories (
    id bigint NOT NULL,
    range_id bigint NOT NULL,
    category_id bigint NOT NULL
);
ALTER TABLE public.offer_range_included_categories ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_range_included_categories_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_rangeproduct (
    id bigint NOT NULL,
    display_order integer NOT NULL,
    product_id bigint NOT NULL,
    range_id bigint NOT NULL
);
ALTER TABLE public.offer_rangeproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.offer_rangeproductfileupload (
    id bigint NOT NULL,
    filepath character varying(255) NOT NULL,
    size integer NOT NULL,
    date_uploaded timestamp with time zone NOT NULL,
    status character varying(32) NOT NULL,
    error_message character varying(255) NOT NULL,
    date_processed timestamp with time zone,
    num_new_skus integer,
    num_unknown_skus integer,
    num_duplicate_skus integer,
    range_id bigint NOT NULL,
    uploaded_by_id bigint NOT NULL,
    upload_type character varying(8) NOT NULL,
    CONSTRAINT offer_rangeproductfileupload_num_duplicate_skus_check CHECK ((num_duplicate_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_new_skus_check CHECK ((num_new_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_num_unknown_skus_check CHECK ((num_unknown_skus >= 0)),
    CONSTRAINT offer_rangeproductfileupload_size_check CHECK ((size >= 0))
);
ALTER TABLE public.offer_rangeproductfileupload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.offer_rangeproductfileupload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_billingaddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL
);
ALTER TABLE public.order_billingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_billingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_communicationevent (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    event_type_id bigint NOT NULL,
    order_id bigint NOT NULL
);
ALTER TABLE public.order_communicationevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_communicationevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_line (
    id bigint NOT NULL,
    partner_name character varying(128) NOT NULL,
    partner_sku character varying(128) NOT NULL,
    partner_line_reference character varying(128) NOT NULL,
    partner_line_notes text NOT NULL,
    title character varying(255) NOT NULL,
    upc character varying(128),
    quantity integer NOT NULL,
    line_price_incl_tax numeric(12,2) NOT NULL,
    line_price_excl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_incl_tax numeric(12,2) NOT NULL,
    line_price_before_discounts_excl_tax numeric(12,2) NOT NULL,
    unit_price_incl_tax numeric(12,2),
    unit_price_excl_tax numeric(12,2),
    tax_code character varying(64),
    status character varying(255) NOT NULL,
    num_allocated integer NOT NULL,
    allocation_cancelled boolean NOT NULL,
    terms character varying(24) NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    dispatched_at timestamp with time zone,
    partner_id bigint,
    product_id bigint,
    stockrecord_id bigint,
    order_id bigint NOT NULL,
    due_on date,
    CONSTRAINT line_sent_has_its_moment CHECK ((((dispatched_at IS NOT NULL) AND ((status)::text = 'sent'::text)) OR ((NOT ((status)::text = 'sent'::text)) AND (dispatched_at IS NULL)))),
    CONSTRAINT order_line_num_allocated_check CHECK ((num_allocated >= 0)),
    CONSTRAINT order_line_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.order_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_lineattribute (
    id bigint NOT NULL,
    type character varying(128) NOT NULL,
    value jsonb NOT NULL,
    line_id bigint NOT NULL,
    option_id bigint
);
ALTER TABLE public.order_lineattribute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineattribute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_linemaker (
    id bigint NOT NULL,
    weight smallint NOT NULL,
    line_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT order_linemaker_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.order_linemaker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_linemaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_lineprice (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    price_incl_tax numeric(12,2) NOT NULL,
    price_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    tax_code character varying(64),
    line_id bigint NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT order_lineprice_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.order_lineprice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_lineprice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_order (
    id bigint NOT NULL,
    number character varying(128) NOT NULL,
    currency character varying(12) NOT NULL,
    total_incl_tax numeric(12,2) NOT NULL,
    total_excl_tax numeric(12,2) NOT NULL,
    shipping_incl_tax numeric(12,2) NOT NULL,
    shipping_excl_tax numeric(12,2) NOT NULL,
    shipping_tax_code character varying(64),
    shipping_method character varying(128) NOT NULL,
    shipping_code character varying(128) NOT NULL,
    status character varying(100) NOT NULL,
    guest_email character varying(254) NOT NULL,
    date_placed timestamp with time zone NOT NULL,
    analytics_tracked boolean NOT NULL,
    basket_id bigint,
    billing_address_id bigint,
    site_id integer,
    user_id bigint,
    shipping_address_id bigint,
    gift_note character varying(300) NOT NULL,
    charged bigint,
    charged_currency character varying(3) NOT NULL,
    charged_rate integer,
    forget_from timestamp with time zone,
    forgotten_at timestamp with time zone,
    business character varying(200) NOT NULL,
    channel character varying(9) NOT NULL,
    tax_number character varying(30) NOT NULL,
    language character varying(8) DEFAULT 'en'::character varying NOT NULL,
    CONSTRAINT forgotten_order_names_nobody CHECK (((forgotten_at IS NULL) OR (((gift_note)::text = ''::text) AND ((guest_email)::text = ''::text) AND (user_id IS NULL)))),
    CONSTRAINT order_order_charged_check CHECK ((charged >= 0)),
    CONSTRAINT order_order_charged_rate_check CHECK ((charged_rate >= 0))
);
ALTER TABLE public.order_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_orderdiscount (
    id bigint NOT NULL,
    category character varying(64) NOT NULL,
    offer_id integer,
    offer_name character varying(128) NOT NULL,
    voucher_id integer,
    voucher_code character varying(128) NOT NULL,
    frequency integer,
    amount numeric(12,2) NOT NULL,
    message text NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT order_orderdiscount_frequency_check CHECK ((frequency >= 0)),
    CONSTRAINT order_orderdiscount_offer_id_check CHECK ((offer_id >= 0)),
    CONSTRAINT order_orderdiscount_voucher_id_check CHECK ((voucher_id >= 0))
);
ALTER TABLE public.order_orderdiscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderdiscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_orderlinediscount (
    id bigint NOT NULL,
    is_incl_tax boolean NOT NULL,
    amount numeric(12,2) NOT NULL,
    line_id bigint NOT NULL,
    order_discount_id bigint NOT NULL
);
ALTER TABLE public.order_orderlinediscount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderlinediscount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_ordernote (
    id bigint NOT NULL,
    note_type character varying(128) NOT NULL,
    message text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint
);
ALTER TABLE public.order_ordernote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_ordernote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_orderstatuschange (
    id bigint NOT NULL,
    old_status character varying(100) NOT NULL,
    new_status character varying(100) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL
);
ALTER TABLE public.order_orderstatuschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_orderstatuschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_paymentevent (
    id bigint NOT NULL,
    amount numeric(12,2) NOT NULL,
    reference character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    event_type_id bigint NOT NULL,
    shipping_event_id bigint
);
ALTER TABLE public.order_paymentevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymentevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_paymenteventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_paymenteventquantity_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.order_paymenteventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_paymenteventtype (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL
);
ALTER TABLE public.order_paymenteventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_paymenteventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_shippingaddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    phone_number character varying(128) NOT NULL,
    notes text NOT NULL,
    country_id character varying(2) NOT NULL
);
ALTER TABLE public.order_shippingaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_shippingevent (
    id bigint NOT NULL,
    notes text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    carrier character varying(60) NOT NULL,
    tracking character varying(60) NOT NULL,
    order_id bigint NOT NULL,
    sent_by_id bigint,
    event_type_id bigint NOT NULL
);
ALTER TABLE public.order_shippingevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_shippingeventquantity (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    event_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT order_shippingeventquantity_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.order_shippingeventquantity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventquantity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_shippingeventtype (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    code character varying(128) NOT NULL
);
ALTER TABLE public.order_shippingeventtype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_shippingeventtype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.order_surcharge (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    incl_tax numeric(12,2) NOT NULL,
    excl_tax numeric(12,2) NOT NULL,
    tax_code character varying(64),
    order_id bigint NOT NULL
);
ALTER TABLE public.order_surcharge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.order_surcharge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.otp_static_staticdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_static_staticdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0))
);
ALTER TABLE public.otp_static_staticdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_static_staticdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.otp_static_statictoken (
    id integer NOT NULL,
    token character varying(16) NOT NULL,
    device_id integer NOT NULL
);
ALTER TABLE public.otp_static_statictoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_static_statictoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.otp_totp_totpdevice (
    id integer NOT NULL,
    name character varying(64) NOT NULL,
    confirmed boolean NOT NULL,
    key character varying(80) NOT NULL,
    step smallint NOT NULL,
    t0 bigint NOT NULL,
    digits smallint NOT NULL,
    tolerance smallint NOT NULL,
    drift smallint NOT NULL,
    last_t bigint NOT NULL,
    user_id bigint NOT NULL,
    throttling_failure_count integer NOT NULL,
    throttling_failure_timestamp timestamp with time zone,
    created_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT otp_totp_totpdevice_digits_check CHECK ((digits >= 0)),
    CONSTRAINT otp_totp_totpdevice_step_check CHECK ((step >= 0)),
    CONSTRAINT otp_totp_totpdevice_throttling_failure_count_check CHECK ((throttling_failure_count >= 0)),
    CONSTRAINT otp_totp_totpdevice_tolerance_check CHECK ((tolerance >= 0))
);
ALTER TABLE public.otp_totp_totpdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.otp_totp_totpdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pagecache_change (
    id bigint NOT NULL,
    xact bigint NOT NULL
);
ALTER TABLE public.pagecache_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pagecache_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partner_partner (
    id bigint NOT NULL,
    code character varying(128) NOT NULL,
    name character varying(128) NOT NULL
);
ALTER TABLE public.partner_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partner_partner_users (
    id bigint NOT NULL,
    partner_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.partner_partner_users ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partner_users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partner_partneraddress (
    id bigint NOT NULL,
    code character varying(255),
    title character varying(64) NOT NULL,
    first_name character varying(255) NOT NULL,
    last_name character varying(255) NOT NULL,
    line1 character varying(255) NOT NULL,
    line2 character varying(255) NOT NULL,
    line3 character varying(255) NOT NULL,
    line4 character varying(255) NOT NULL,
    state character varying(255) NOT NULL,
    postcode character varying(64) NOT NULL,
    search_text text NOT NULL,
    country_id character varying(2) NOT NULL,
    partner_id bigint NOT NULL
);
ALTER TABLE public.partner_partneraddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_partneraddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partner_stockalert (
    id bigint NOT NULL,
    threshold integer NOT NULL,
    status character varying(128) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    date_closed timestamp with time zone,
    stockrecord_id bigint NOT NULL,
    CONSTRAINT partner_stockalert_threshold_check CHECK ((threshold >= 0))
);
ALTER TABLE public.partner_stockalert ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockalert_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.partner_stockrecord (
    id bigint NOT NULL,
    partner_sku character varying(128) NOT NULL,
    price_currency character varying(12) NOT NULL,
    price numeric(12,2),
    num_in_stock integer,
    num_allocated integer,
    low_stock_threshold integer,
    date_created timestamp with time zone NOT NULL,
    date_updated timestamp with time zone NOT NULL,
    partner_id bigint NOT NULL,
    product_id bigint NOT NULL,
    lies character varying(80) NOT NULL,
    CONSTRAINT partner_stockrecord_low_stock_threshold_check CHECK ((low_stock_threshold >= 0)),
    CONSTRAINT partner_stockrecord_num_in_stock_check CHECK ((num_in_stock >= 0)),
    CONSTRAINT promised_not_negative CHECK (((num_allocated IS NULL) OR (num_allocated >= 0))),
    CONSTRAINT stock_not_promised_twice CHECK (((num_in_stock IS NULL) OR (num_in_stock >= COALESCE(num_allocated, 0))))
);
ALTER TABLE public.partner_stockrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.partner_stockrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_checkout (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    state character varying(9) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(8) NOT NULL,
    shipping_code character varying(40) NOT NULL,
    shipping_price bigint NOT NULL,
    shipping_gst_rate numeric(4,2) NOT NULL,
    total bigint NOT NULL,
    currency character varying(3) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    reserved_until timestamp with time zone NOT NULL,
    stripe_session character varying(120),
    stripe_url character varying(500) NOT NULL,
    stripe_payment character varying(120) NOT NULL,
    stripe_refund character varying(120) NOT NULL,
    address_id bigint,
    basket_id bigint,
    order_id bigint,
    user_id bigint,
    shipping_name character varying(128) NOT NULL,
    gift_note character varying(300) NOT NULL,
    voucher_id bigint,
    charged bigint NOT NULL,
    rate integer NOT NULL,
    shipping_charged bigint NOT NULL,
    source character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    gift bigint NOT NULL,
    gift_card_id uuid,
    CONSTRAINT checkout_gift_is_of_a_card CHECK ((((gift = 0) AND (gift_card_id IS NULL)) OR ((gift >= 1) AND (gift_card_id IS NOT NULL)))),
    CONSTRAINT checkout_goes_somewhere CHECK (((address_id IS NOT NULL) OR ((source)::text ~~ 'gift/%'::text))),
    CONSTRAINT gift_pays_no_more_than_all CHECK ((gift <= total)),
    CONSTRAINT paid_checkout_has_its_order CHECK ((((order_id IS NOT NULL) AND ((state)::text = 'paid'::text)) OR ((NOT ((state)::text = 'paid'::text)) AND (order_id IS NULL)) OR ((order_id IS NULL) AND ((source)::text ~~ 'gift/%'::text)))),
    CONSTRAINT payment_checkout_charged_check CHECK ((charged >= 0)),
    CONSTRAINT payment_checkout_gift_check CHECK ((gift >= 0)),
    CONSTRAINT payment_checkout_rate_check CHECK ((rate >= 0)),
    CONSTRAINT payment_checkout_shipping_charged_check CHECK ((shipping_charged >= 0)),
    CONSTRAINT payment_checkout_shipping_price_check CHECK ((shipping_price >= 0)),
    CONSTRAINT payment_checkout_total_check CHECK ((total >= 0))
);
CREATE TABLE public.payment_checkoutline (
    id bigint NOT NULL,
    title character varying(255) NOT NULL,
    quantity integer NOT NULL,
    unit_price bigint NOT NULL,
    discount bigint NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    terms character varying(24) NOT NULL,
    makers jsonb NOT NULL,
    checkout_id uuid NOT NULL,
    product_id bigint NOT NULL,
    stockrecord_id bigint NOT NULL,
    charged bigint NOT NULL,
    CONSTRAINT payment_checkoutline_charged_check CHECK ((charged >= 0)),
    CONSTRAINT payment_checkoutline_discount_check CHECK ((discount >= 0)),
    CONSTRAINT payment_checkoutline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT payment_checkoutline_unit_price_check CHECK ((unit_price >= 0))
);
ALTER TABLE public.payment_checkoutline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_checkoutline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_dispute (
    id bigint NOT NULL,
    stripe_dispute character varying(120) NOT NULL,
    amount bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reason character varying(60) NOT NULL,
    status character varying(40) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_by timestamp with time zone,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    order_id bigint,
    CONSTRAINT dispute_answered_by_somebody CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL)) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL) AND (NOT (answer = ''::text))))),
    CONSTRAINT payment_dispute_amount_check CHECK ((amount >= 0))
);
ALTER TABLE public.payment_dispute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_dispute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_giftcard (
    id uuid NOT NULL,
    state character varying(7) NOT NULL,
    value bigint NOT NULL,
    "left" bigint NOT NULL,
    code text,
    lookup character varying(64),
    ending character varying(4) NOT NULL,
    buyer_email character varying(254) NOT NULL,
    from_name text,
    to_name text,
    to_email character varying(254) NOT NULL,
    words text,
    language character varying(8) NOT NULL,
    send_on date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    sold_at timestamp with time zone,
    sent_at timestamp with time zone,
    why character varying(200) NOT NULL,
    decided_by_id bigint,
    CONSTRAINT gift_card_ended_is_empty CHECK (((NOT ((state)::text = 'ended'::text)) OR ("left" = 0))),
    CONSTRAINT gift_card_has_no_more_than_its_worth CHECK (("left" <= value)),
    CONSTRAINT gift_card_paid_has_a_code CHECK (((("left" = 0) AND (sold_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (lookup IS NOT NULL) AND (sold_at IS NOT NULL)))),
    CONSTRAINT gift_card_worth CHECK (((value >= 50000) AND (value <= 5000000))),
    CONSTRAINT payment_giftcard_left_check CHECK (("left" >= 0)),
    CONSTRAINT payment_giftcard_value_check CHECK ((value >= 0))
);
CREATE TABLE public.payment_moneyback (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    reason character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(6) NOT NULL,
    attempt smallint NOT NULL,
    stripe_refund character varying(120) NOT NULL,
    problem character varying(300) NOT NULL,
    by_id bigint,
    order_id bigint NOT NULL,
    refund_id bigint,
    charged bigint NOT NULL,
    in_books boolean NOT NULL,
    shipping bigint NOT NULL,
    told_on date,
    checkout_id uuid NOT NULL,
    to_card boolean NOT NULL,
    CONSTRAINT money_back_delivery_is_a_part CHECK ((shipping <= amount)),
    CONSTRAINT money_back_done_has_stripes_refund CHECK (((((state)::text = 'done'::text) AND (NOT ((stripe_refund)::text = ''::text))) OR (NOT ((state)::text = 'done'::text)) OR to_card)),
    CONSTRAINT money_back_of_a_return_is_in_the_books CHECK (((refund_id IS NULL) OR in_books)),
    CONSTRAINT money_back_of_something CHECK ((amount >= 1)),
    CONSTRAINT payment_moneyback_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payment_moneyback_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT payment_moneyback_charged_check CHECK ((charged >= 0)),
    CONSTRAINT payment_moneyback_shipping_check CHECK ((shipping >= 0))
);
CREATE TABLE public.payment_moneyback_lines (
    id bigint NOT NULL,
    moneyback_id uuid NOT NULL,
    line_id bigint NOT NULL
);
ALTER TABLE public.payment_moneyback_lines ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_moneyback_lines_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.payment_order_number
    START WITH 100001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.payment_returnline (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    line_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT payment_returnline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT return_of_something CHECK ((quantity >= 1))
);
ALTER TABLE public.payment_returnline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_returnline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_returnphoto (
    id bigint NOT NULL,
    file character varying(100) NOT NULL,
    request_id bigint NOT NULL
);
ALTER TABLE public.payment_returnphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_returnphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_returnrequest (
    id bigint NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(7) NOT NULL,
    answer character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    order_id bigint NOT NULL,
    CONSTRAINT return_decided_has_its_answer CHECK ((((decided_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (decided_at IS NOT NULL) AND (NOT ((answer)::text = ''::text)))))
);
ALTER TABLE public.payment_returnrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_returnrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_setaside (
    id bigint NOT NULL,
    stripe_session character varying(120) NOT NULL,
    why character varying(200) NOT NULL,
    details jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    resolution character varying(200) NOT NULL,
    checkout_id uuid,
    resolved_by_id bigint
);
ALTER TABLE public.payment_setaside ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_setaside_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_stripeevent (
    id bigint NOT NULL,
    event_id character varying(120) NOT NULL,
    type character varying(80) NOT NULL,
    payload jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL,
    outcome character varying(80) NOT NULL
);
ALTER TABLE public.payment_stripeevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_stripeevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payment_voucher (
    id bigint NOT NULL,
    code character varying(24) NOT NULL,
    percent smallint,
    amount bigint,
    "least" bigint NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    most_uses integer,
    CONSTRAINT payment_voucher_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payment_voucher_least_check CHECK (("least" >= 0)),
    CONSTRAINT payment_voucher_most_uses_check CHECK ((most_uses >= 0)),
    CONSTRAINT payment_voucher_percent_check CHECK ((percent >= 0)),
    CONSTRAINT voucher_code_is_plain CHECK (((code)::text ~ '^[A-Z0-9-]+$'::text)),
    CONSTRAINT voucher_ends_after_it_begins CHECK ((until_at > from_at)),
    CONSTRAINT voucher_percent_or_amount CHECK ((((amount IS NULL) AND (percent IS NOT NULL) AND ((percent >= 1) AND (percent <= 100))) OR ((amount >= 1) AND (amount IS NOT NULL) AND (percent IS NULL))))
);
ALTER TABLE public.payment_voucher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payment_voucher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_advance (
    id bigint NOT NULL,
    ref character varying(40) NOT NULL,
    given_on date NOT NULL,
    kind character varying(4) NOT NULL,
    amount bigint NOT NULL,
    note character varying(200) NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT advance_of_something CHECK ((amount >= 1)),
    CONSTRAINT payouts_advance_amount_check CHECK ((amount >= 0))
);
ALTER TABLE public.payouts_advance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_advance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_bankaccount (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    book character varying(40) NOT NULL,
    number text,
    columns jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint
);
ALTER TABLE public.payouts_bankaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_bankaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_bankdecision (
    id bigint NOT NULL,
    how character varying(13) NOT NULL,
    undone boolean NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    line_id bigint NOT NULL,
    CONSTRAINT bank_decision_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
ALTER TABLE public.payouts_bankdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_bankdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_bankline (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    key character varying(120) NOT NULL,
    day date NOT NULL,
    amount bigint NOT NULL,
    kind character varying(40) NOT NULL,
    bank_reference character varying(120) NOT NULL,
    reference character varying(120) NOT NULL,
    "order" character varying(40) NOT NULL,
    text text,
    return_reason character varying(120) NOT NULL,
    state character varying(8) NOT NULL,
    why character varying(15) NOT NULL,
    how character varying(13) NOT NULL,
    proposal jsonb NOT NULL,
    account_id bigint NOT NULL,
    other_half_id bigint,
    statement_id bigint NOT NULL,
    CONSTRAINT bank_line_has_its_reason CHECK (((((how)::text = ''::text) AND ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('proposed'::character varying)::text])) AND (NOT ((why)::text = ''::text))) OR (((state)::text = ANY (ARRAY[('matched'::character varying)::text, ('decided'::character varying)::text])) AND (NOT ((how)::text = ''::text))))),
    CONSTRAINT bank_line_moves_something CHECK ((NOT (amount = 0))),
    CONSTRAINT payouts_bankline_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.payouts_bankline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_bankline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_bankstatement (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    format character varying(10) NOT NULL,
    sha256 character varying(64) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    opening bigint,
    closing bigint,
    lines_in_it integer NOT NULL,
    fresh integer NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT payouts_bankstatement_fresh_check CHECK ((fresh >= 0)),
    CONSTRAINT payouts_bankstatement_lines_in_it_check CHECK ((lines_in_it >= 0)),
    CONSTRAINT statement_days_in_order CHECK ((last_day >= first_day))
);
ALTER TABLE public.payouts_bankstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_bankstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_banktie (
    id bigint NOT NULL,
    book character varying(40) NOT NULL,
    undone_at timestamp with time zone,
    line_id bigint NOT NULL,
    transaction_id bigint NOT NULL,
    posted boolean NOT NULL
);
ALTER TABLE public.payouts_banktie ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_banktie_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_books (
    id bigint NOT NULL,
    closed_through date NOT NULL,
    CONSTRAINT one_set_of_books CHECK ((id = 1))
);
ALTER TABLE public.payouts_books ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_books_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_bookscheck (
    id bigint NOT NULL,
    day date,
    at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    broken integer NOT NULL,
    fresh integer NOT NULL,
    details jsonb NOT NULL,
    asked_by_id bigint,
    CONSTRAINT payouts_bookscheck_broken_check CHECK ((broken >= 0)),
    CONSTRAINT payouts_bookscheck_fresh_check CHECK ((fresh >= 0))
);
ALTER TABLE public.payouts_bookscheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_bookscheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_cashmark (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    day date NOT NULL,
    witness text,
    reason character varying(9) NOT NULL,
    note text,
    picture character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    taken_back_at timestamp with time zone,
    by_id bigint NOT NULL,
    payment_id bigint NOT NULL,
    taken_back_by_id bigint,
    CONSTRAINT cashmark_seen_or_with_a_reason CHECK (((((reason)::text = ''::text) AND ((what)::text = 'handed'::text) AND (witness IS NOT NULL)) OR (((what)::text = 'not_handed'::text) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT cashmark_taken_back_by_somebody CHECK ((((taken_back_at IS NULL) AND (taken_back_by_id IS NULL)) OR ((taken_back_at IS NOT NULL) AND (taken_back_by_id IS NOT NULL))))
);
ALTER TABLE public.payouts_cashmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_cashmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_daywage (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    district character varying(80) NOT NULL,
    from_day date NOT NULL,
    amount integer NOT NULL,
    hours smallint NOT NULL,
    source character varying(120) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT daywage_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT daywage_of_something CHECK (((amount >= 1) AND (hours >= 1))),
    CONSTRAINT daywage_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payouts_daywage_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payouts_daywage_hours_check CHECK ((hours >= 0))
);
ALTER TABLE public.payouts_daywage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_daywage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_decision (
    id bigint NOT NULL,
    month date NOT NULL,
    what character varying(10) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT decision_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT decision_month_is_a_first CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE public.payouts_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_deduction (
    id bigint NOT NULL,
    what character varying(7) NOT NULL,
    rule_id bigint NOT NULL,
    label character varying(60) NOT NULL,
    amount bigint NOT NULL,
    run_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT deduction_of_something CHECK ((amount > 0))
);
ALTER TABLE public.payouts_deduction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_deduction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_deductionrule (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    name character varying(60) NOT NULL,
    from_month date NOT NULL,
    until_month date,
    percent numeric(5,2),
    amount integer,
    agreed character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    group_id bigint,
    refused_by_id bigint,
    CONSTRAINT deductionrule_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT deductionrule_ends_after_it_begins CHECK (((until_month IS NULL) OR (until_month >= from_month))),
    CONSTRAINT deductionrule_percent_or_amount CHECK ((((amount IS NOT NULL) AND (percent IS NULL)) OR ((amount IS NULL) AND (percent IS NOT NULL)))),
    CONSTRAINT deductionrule_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payouts_deductionrule_amount_check CHECK ((amount >= 0))
);
ALTER TABLE public.payouts_deductionrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_deductionrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_dollarrate (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    paise integer NOT NULL,
    source character varying(120) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT dollarrate_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT dollarrate_of_something CHECK ((paise >= 1)),
    CONSTRAINT dollarrate_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payouts_dollarrate_paise_check CHECK ((paise >= 0))
);
ALTER TABLE public.payouts_dollarrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_dollarrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_exemption (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    certificate character varying(30) NOT NULL,
    rate numeric(6,3) NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    "limit" bigint,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT exemption_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT exemption_ends_after_it_begins CHECK ((until_day >= from_day)),
    CONSTRAINT exemption_rate_is_a_percent CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric))),
    CONSTRAINT exemption_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payouts_exemption_limit_check CHECK (("limit" >= 0))
);
ALTER TABLE public.payouts_exemption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_exemption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_invoice (
    id bigint NOT NULL,
    series character varying(2) NOT NULL,
    year smallint NOT NULL,
    serial integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    content jsonb NOT NULL,
    against_id bigint,
    order_id bigint NOT NULL,
    parcel_id bigint,
    refund_id bigint,
    CONSTRAINT invoice_is_of_a_parcel_or_credits_one CHECK ((((against_id IS NULL) AND (parcel_id IS NOT NULL) AND (refund_id IS NULL) AND ((series)::text = 'IE'::text)) OR ((against_id IS NOT NULL) AND (parcel_id IS NULL) AND ((series)::text = 'CN'::text)))),
    CONSTRAINT payouts_invoice_serial_check CHECK ((serial >= 0)),
    CONSTRAINT payouts_invoice_year_check CHECK ((year >= 0))
);
ALTER TABLE public.payouts_invoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_invoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_invoicebuyer (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    address jsonb NOT NULL,
    invoice_id bigint NOT NULL
);
ALTER TABLE public.payouts_invoicebuyer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_invoicebuyer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_item (
    id bigint NOT NULL,
    opening bigint NOT NULL,
    earned bigint NOT NULL,
    charged_back bigint NOT NULL,
    adjusted bigint NOT NULL,
    returned bigint NOT NULL,
    gross bigint NOT NULL,
    recovered bigint NOT NULL,
    deducted bigint NOT NULL,
    net bigint NOT NULL,
    payable bigint NOT NULL,
    carried bigint NOT NULL,
    owed bigint NOT NULL,
    status character varying(11) NOT NULL,
    reason character varying(17) NOT NULL,
    method character varying(4) NOT NULL,
    weaver_id bigint NOT NULL,
    run_id bigint NOT NULL,
    payee_id bigint,
    CONSTRAINT item_adds_up CHECK (((carried = (net - payable)) AND (gross = ((((opening + earned) + charged_back) + adjusted) + returned)) AND (net = ((gross - recovered) - deducted)))),
    CONSTRAINT item_pays_what_it_says CHECK ((((payable > 0) AND ((status)::text = 'payable'::text)) OR ((NOT ((status)::text = 'payable'::text)) AND (payable = 0)))),
    CONSTRAINT item_takes_no_less_than_0 CHECK (((deducted >= 0) AND (recovered >= 0)))
);
ALTER TABLE public.payouts_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_job (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    options jsonb NOT NULL,
    state character varying(7) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    message character varying(200) NOT NULL,
    file character varying(100) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    asked_by_id bigint,
    run_id bigint,
    CONSTRAINT job_no_more_than_all CHECK ((done <= total)),
    CONSTRAINT payouts_job_done_check CHECK ((done >= 0)),
    CONSTRAINT payouts_job_total_check CHECK ((total >= 0))
);
ALTER TABLE public.payouts_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_leg (
    id bigint NOT NULL,
    account character varying(40) NOT NULL,
    amount bigint NOT NULL,
    weaver_id bigint,
    transaction_id bigint NOT NULL,
    CONSTRAINT leg_moves_something CHECK ((NOT (amount = 0))),
    CONSTRAINT leg_weaver_where_hers CHECK (((((account)::text = ANY (ARRAY[('assets:advances'::character varying)::text, ('liabilities:weavers'::character varying)::text, ('liabilities:savings'::character varying)::text, ('assets:yarn-out'::character varying)::text])) AND (weaver_id IS NOT NULL)) OR ((NOT ((account)::text = ANY (ARRAY[('assets:advances'::character varying)::text, ('liabilities:weavers'::character varying)::text, ('liabilities:savings'::character varying)::text, ('assets:yarn-out'::character varying)::text]))) AND (weaver_id IS NULL))))
);
ALTER TABLE public.payouts_leg ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_leg_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_monthseal (
    id bigint NOT NULL,
    transactions bigint NOT NULL,
    legs bigint NOT NULL,
    debits bigint NOT NULL,
    fingerprint character varying(40) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT payouts_monthseal_legs_check CHECK ((legs >= 0)),
    CONSTRAINT payouts_monthseal_transactions_check CHECK ((transactions >= 0))
);
ALTER TABLE public.payouts_monthseal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_monthseal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_patronage (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    year smallint NOT NULL,
    surplus bigint NOT NULL,
    basis character varying(8) NOT NULL,
    resolution character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    transaction_id bigint,
    CONSTRAINT patronage_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT patronage_of_something CHECK ((surplus >= 1)),
    CONSTRAINT patronage_posted_when_confirmed CHECK (((transaction_id IS NULL) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT patronage_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payouts_patronage_surplus_check CHECK ((surplus >= 0)),
    CONSTRAINT payouts_patronage_year_check CHECK ((year >= 0))
);
ALTER TABLE public.payouts_patronage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_patronage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_patronageshare (
    id bigint NOT NULL,
    base bigint NOT NULL,
    amount bigint NOT NULL,
    patronage_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT patronage_share_of_something CHECK ((base >= 1)),
    CONSTRAINT payouts_patronageshare_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payouts_patronageshare_base_check CHECK ((base >= 0))
);
ALTER TABLE public.payouts_patronageshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_patronageshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_payment (
    id bigint NOT NULL,
    reference character varying(30) NOT NULL,
    amount bigint NOT NULL,
    method character varying(4) NOT NULL,
    payee_name text NOT NULL,
    account_number text,
    ifsc character varying(11) NOT NULL,
    upi_id text,
    state character varying(9) NOT NULL,
    bank_reference character varying(60) NOT NULL,
    settled_on date,
    note character varying(200) NOT NULL,
    settled_by_id bigint,
    weaver_id bigint NOT NULL,
    run_id bigint NOT NULL,
    group_name character varying(120) NOT NULL,
    batch smallint NOT NULL,
    payee_id bigint,
    retries_id bigint,
    CONSTRAINT payment_of_something CHECK ((amount > 0)),
    CONSTRAINT payment_paid_has_its_reference CHECK (((NOT ((state)::text = 'paid'::text)) OR ((NOT ((bank_reference)::text = ''::text)) AND (settled_on IS NOT NULL)))),
    CONSTRAINT payment_retries_another CHECK ((((batch = 1) AND (retries_id IS NULL)) OR ((batch > 1) AND (retries_id IS NOT NULL)))),
    CONSTRAINT payouts_payment_batch_check CHECK ((batch >= 0))
);
ALTER TABLE public.payouts_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_policy (
    id bigint NOT NULL,
    from_month date NOT NULL,
    cap smallint NOT NULL,
    minimum integer NOT NULL,
    cash_rounding integer NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_id bigint,
    discounts_borne_by character varying(11) NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered_by_id bigint,
    refusal character varying(200) NOT NULL,
    refused_at timestamp with time zone,
    refused_by_id bigint,
    returns_borne_by character varying(11) NOT NULL,
    take_home_floor integer NOT NULL,
    payee_hold_days smallint NOT NULL,
    CONSTRAINT payouts_policy_cap_check CHECK ((cap >= 0)),
    CONSTRAINT payouts_policy_cash_rounding_check CHECK ((cash_rounding >= 0)),
    CONSTRAINT payouts_policy_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT payouts_policy_payee_hold_days_check CHECK ((payee_hold_days >= 0)),
    CONSTRAINT payouts_policy_take_home_floor_check CHECK ((take_home_floor >= 0)),
    CONSTRAINT policy_can_be_kept CHECK (((cap <= 100) AND (cash_rounding >= 1))),
    CONSTRAINT policy_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT policy_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_policy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_policy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_question (
    id bigint NOT NULL,
    about character varying(60) NOT NULL,
    label character varying(200) NOT NULL,
    amount bigint,
    words text,
    voice character varying(100) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    seen_at timestamp with time zone,
    key uuid NOT NULL,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT question_answered_by_somebody CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL)) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL)))),
    CONSTRAINT question_seen_once_answered CHECK (((seen_at IS NULL) OR (answered_at IS NOT NULL)))
);
ALTER TABLE public.payouts_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_recoveryplan (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_month date NOT NULL,
    most bigint,
    reason character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT payouts_recoveryplan_most_check CHECK ((most >= 0)),
    CONSTRAINT recoveryplan_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT recoveryplan_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_recoveryplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_recoveryplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_refund (
    id bigint NOT NULL,
    ref character varying(40) NOT NULL,
    quantity integer NOT NULL,
    borne_by character varying(11) NOT NULL,
    reason character varying(200) NOT NULL,
    refunded_at timestamp with time zone NOT NULL,
    amount bigint NOT NULL,
    tax bigint NOT NULL,
    sale_id bigint NOT NULL,
    CONSTRAINT charge_back_has_a_reason CHECK ((((borne_by)::text = 'cooperative'::text) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT payouts_refund_amount_check CHECK ((amount >= 0)),
    CONSTRAINT payouts_refund_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT payouts_refund_tax_check CHECK ((tax >= 0)),
    CONSTRAINT refund_of_something CHECK ((quantity >= 1))
);
ALTER TABLE public.payouts_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_refundshare (
    id bigint NOT NULL,
    amount bigint NOT NULL,
    refund_id bigint NOT NULL,
    weaver_id bigint NOT NULL
);
ALTER TABLE public.payouts_refundshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_refundshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_request (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    kind character varying(14) NOT NULL,
    day date NOT NULL,
    amount bigint NOT NULL,
    source character varying(4) NOT NULL,
    quantity integer,
    reason character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    sale_id bigint,
    transaction_id bigint,
    weaver_id bigint,
    CONSTRAINT payouts_request_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT request_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT request_has_its_source CHECK (((((kind)::text = ANY (ARRAY[('adjustment'::character varying)::text, ('charge_back'::character varying)::text])) AND ((source)::text = ''::text)) OR (((kind)::text = ANY (ARRAY[('advance'::character varying)::text, ('advance_repaid'::character varying)::text])) AND ((source)::text = ANY (ARRAY[('bank'::character varying)::text, ('cash'::character varying)::text, ('yarn'::character varying)::text]))) OR (((kind)::text = 'savings_out'::text) AND ((source)::text = ANY (ARRAY[('bank'::character varying)::text, ('cash'::character varying)::text]))))),
    CONSTRAINT request_moves_something CHECK ((NOT (amount = 0))),
    CONSTRAINT request_names_what_it_is_of CHECK (((((kind)::text = 'charge_back'::text) AND (quantity >= 1) AND (sale_id IS NOT NULL) AND (weaver_id IS NULL)) OR ((NOT ((kind)::text = 'charge_back'::text)) AND (quantity IS NULL) AND (sale_id IS NULL) AND (weaver_id IS NOT NULL)))),
    CONSTRAINT request_of_something CHECK ((((kind)::text = 'adjustment'::text) OR (amount > 0))),
    CONSTRAINT request_posted_when_confirmed CHECK (((transaction_id IS NULL) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT request_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_request ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_ruleend (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_month date NOT NULL,
    agreed character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    rule_id bigint NOT NULL,
    CONSTRAINT ruleend_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT ruleend_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_ruleend ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_ruleend_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_run (
    id bigint NOT NULL,
    month date NOT NULL,
    attempt smallint NOT NULL,
    state character varying(9) NOT NULL,
    cap smallint NOT NULL,
    minimum integer NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    figures_sha256 character varying(64) NOT NULL,
    closed_before date,
    exported_at timestamp with time zone,
    settled_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancel_reason character varying(200) NOT NULL,
    approved_by_id bigint,
    cancelled_by_id bigint,
    prepared_by_id bigint NOT NULL,
    cash_rounding integer NOT NULL,
    take_home_floor integer NOT NULL,
    CONSTRAINT payouts_run_attempt_check CHECK ((attempt >= 0)),
    CONSTRAINT payouts_run_cap_check CHECK ((cap >= 0)),
    CONSTRAINT payouts_run_cash_rounding_check CHECK ((cash_rounding >= 0)),
    CONSTRAINT payouts_run_minimum_check CHECK ((minimum >= 0)),
    CONSTRAINT payouts_run_take_home_floor_check CHECK ((take_home_floor >= 0)),
    CONSTRAINT run_approved_by_one CHECK ((((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('cancelled'::character varying)::text])) OR (approved_by_id IS NOT NULL))),
    CONSTRAINT run_month_is_a_first CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT run_second_person CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = prepared_by_id) AND (approved_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_runfile (
    id bigint NOT NULL,
    format character varying(20) NOT NULL,
    sha256 character varying(64) NOT NULL,
    payments integer NOT NULL,
    total bigint NOT NULL,
    written_at timestamp with time zone NOT NULL,
    run_id bigint NOT NULL,
    written_by_id bigint,
    batch smallint NOT NULL,
    CONSTRAINT payouts_runfile_batch_check CHECK ((batch >= 0)),
    CONSTRAINT payouts_runfile_payments_check CHECK ((payments >= 0))
);
ALTER TABLE public.payouts_runfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_runfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_sale (
    id bigint NOT NULL,
    ref character varying(40) NOT NULL,
    line smallint NOT NULL,
    channel character varying(9) NOT NULL,
    sold_at timestamp with time zone NOT NULL,
    quantity integer NOT NULL,
    unit_price bigint NOT NULL,
    discount bigint NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    terms character varying(24) NOT NULL,
    paid bigint NOT NULL,
    tax bigint NOT NULL,
    earning bigint NOT NULL,
    order_line_id bigint,
    product_id bigint NOT NULL,
    hsn character varying(8) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT online_sale_has_its_line CHECK (((((channel)::text = 'online'::text) AND (order_line_id IS NOT NULL)) OR ((channel)::text = 'wholesale'::text) OR (((channel)::text = ANY (ARRAY[('fair'::character varying)::text, ('shop'::character varying)::text])) AND (order_line_id IS NULL)))),
    CONSTRAINT paid_is_price_less_discount CHECK ((paid = ((unit_price * quantity) - discount))),
    CONSTRAINT payouts_sale_discount_check CHECK ((discount >= 0)),
    CONSTRAINT payouts_sale_earning_check CHECK ((earning >= 0)),
    CONSTRAINT payouts_sale_line_check CHECK ((line >= 0)),
    CONSTRAINT payouts_sale_paid_check CHECK ((paid >= 0)),
    CONSTRAINT payouts_sale_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT payouts_sale_tax_check CHECK ((tax >= 0)),
    CONSTRAINT payouts_sale_unit_price_check CHECK ((unit_price >= 0)),
    CONSTRAINT sale_adds_up CHECK (((quantity >= 1) AND (tax <= paid)))
);
ALTER TABLE public.payouts_sale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_sale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_saleshare (
    id bigint NOT NULL,
    weight smallint NOT NULL,
    earning bigint NOT NULL,
    sale_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    CONSTRAINT payouts_saleshare_earning_check CHECK ((earning >= 0)),
    CONSTRAINT payouts_saleshare_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.payouts_saleshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_saleshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_savingschoice (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_month date NOT NULL,
    percent numeric(5,2),
    amount integer,
    form character varying(7) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT payouts_savingschoice_amount_check CHECK ((amount >= 0)),
    CONSTRAINT savingschoice_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT savingschoice_percent_or_amount CHECK ((((amount IS NOT NULL) AND (percent IS NULL)) OR ((amount IS NULL) AND (percent IS NOT NULL)))),
    CONSTRAINT savingschoice_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_savingschoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_savingschoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_sentback (
    id bigint NOT NULL,
    day date NOT NULL,
    bank_reference character varying(120) NOT NULL,
    note character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    payment_id bigint NOT NULL
);
ALTER TABLE public.payouts_sentback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_sentback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_statement (
    id bigint NOT NULL,
    language character varying(3) NOT NULL,
    template_version smallint NOT NULL,
    data jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    CONSTRAINT payouts_statement_template_version_check CHECK ((template_version >= 0))
);
ALTER TABLE public.payouts_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_statementgiven (
    id bigint NOT NULL,
    day date NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid NOT NULL,
    by_id bigint NOT NULL,
    item_id bigint NOT NULL
);
ALTER TABLE public.payouts_statementgiven ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_statementgiven_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_statementpicture (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    jpeg bytea NOT NULL
);
ALTER TABLE public.payouts_statementpicture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_statementpicture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_taxbase (
    id bigint NOT NULL,
    sales bigint NOT NULL,
    run_id bigint NOT NULL,
    weaver_id bigint NOT NULL
);
ALTER TABLE public.payouts_taxbase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_taxbase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_taxprofile (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_month date NOT NULL,
    role character varying(10) NOT NULL,
    pan text,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT taxprofile_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT taxprofile_month_is_a_first CHECK ((EXTRACT(day FROM from_month) = (1)::numeric)),
    CONSTRAINT taxprofile_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_taxprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_taxprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_tdschallan (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    role character varying(10) NOT NULL,
    month date NOT NULL,
    amount bigint NOT NULL,
    bsr_code character varying(7) NOT NULL,
    serial character varying(5) NOT NULL,
    paid_on date NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    transaction_id bigint,
    CONSTRAINT payouts_tdschallan_amount_check CHECK ((amount >= 0)),
    CONSTRAINT tdschallan_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT tdschallan_month_is_a_first CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT tdschallan_of_something CHECK ((amount > 0)),
    CONSTRAINT tdschallan_posted_when_confirmed CHECK (((transaction_id IS NULL) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT tdschallan_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_tdschallan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_tdschallan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_tdsrule (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    role character varying(10) NOT NULL,
    section character varying(40) NOT NULL,
    from_month date NOT NULL,
    rate numeric(6,3) NOT NULL,
    rate_without_pan numeric(6,3) NOT NULL,
    yearly_threshold bigint NOT NULL,
    on_whole boolean NOT NULL,
    threshold_needs_pan boolean NOT NULL,
    base character varying(8) NOT NULL,
    accountant character varying(160) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    CONSTRAINT payouts_tdsrule_yearly_threshold_check CHECK ((yearly_threshold >= 0)),
    CONSTRAINT tdsrule_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT tdsrule_month_is_a_first CHECK ((EXTRACT(day FROM from_month) = (1)::numeric)),
    CONSTRAINT tdsrule_names_its_accountant CHECK ((NOT ((accountant)::text = ''::text))),
    CONSTRAINT tdsrule_rates_are_percents CHECK (((rate >= (0)::numeric) AND (rate <= (100)::numeric) AND (rate_without_pan >= (0)::numeric) AND (rate_without_pan <= (100)::numeric))),
    CONSTRAINT tdsrule_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_tdsrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_tdsrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_transaction (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    source_key character varying(120) NOT NULL,
    moment timestamp with time zone NOT NULL,
    month date NOT NULL,
    note character varying(200) NOT NULL,
    posted_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_id bigint,
    reverses_id bigint,
    CONSTRAINT month_is_a_first CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE public.payouts_transaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_transaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_yarncorrection (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    what character varying(11) NOT NULL,
    grams bigint NOT NULL,
    day date NOT NULL,
    reason character varying(200) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    refused_by_id bigint,
    weaver_id bigint,
    kind_id bigint NOT NULL,
    move_id bigint,
    CONSTRAINT payouts_yarncorrection_grams_check CHECK ((grams >= 0)),
    CONSTRAINT yarncorrection_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT yarncorrection_moved_when_confirmed CHECK (((move_id IS NULL) OR (confirmed_at IS NOT NULL))),
    CONSTRAINT yarncorrection_of_something CHECK ((grams >= 1)),
    CONSTRAINT yarncorrection_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_yarncorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_yarncorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_yarnkind (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    colour character varying(40) NOT NULL
);
ALTER TABLE public.payouts_yarnkind ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_yarnkind_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_yarnmove (
    id bigint NOT NULL,
    ref character varying(40) NOT NULL,
    what character varying(11) NOT NULL,
    grams bigint NOT NULL,
    value bigint NOT NULL,
    wastage numeric(5,2) NOT NULL,
    source character varying(4) NOT NULL,
    day date NOT NULL,
    note character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    kind_id bigint NOT NULL,
    request_id bigint,
    transaction_id bigint,
    weaver_id bigint,
    CONSTRAINT payouts_yarnmove_grams_check CHECK ((grams >= 0)),
    CONSTRAINT payouts_yarnmove_value_check CHECK ((value >= 0)),
    CONSTRAINT yarn_bought_by_request CHECK ((((request_id IS NOT NULL) AND ((what)::text = 'bought'::text)) OR ((NOT ((what)::text = 'bought'::text)) AND (request_id IS NULL)))),
    CONSTRAINT yarn_is_somewhere CHECK (((((source)::text = ANY (ARRAY[('bank'::character varying)::text, ('cash'::character varying)::text])) AND (weaver_id IS NULL) AND ((what)::text = 'received'::text)) OR (((source)::text = ''::text) AND (weaver_id IS NOT NULL) AND ((what)::text = ANY (ARRAY[('issued'::character varying)::text, ('returned'::character varying)::text, ('used'::character varying)::text, ('wasted'::character varying)::text, ('bought'::character varying)::text]))) OR (((source)::text = ''::text) AND ((what)::text = ANY (ARRAY[('written_off'::character varying)::text, ('found'::character varying)::text]))))),
    CONSTRAINT yarn_moves_something CHECK ((grams >= 1))
);
ALTER TABLE public.payouts_yarnmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_yarnmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_yarnrate (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    per_kg integer NOT NULL,
    wastage numeric(5,2) NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    kind_id bigint NOT NULL,
    refused_by_id bigint,
    CONSTRAINT payouts_yarnrate_per_kg_check CHECK ((per_kg >= 0)),
    CONSTRAINT yarnrate_can_be CHECK (((per_kg >= 1) AND (wastage >= (0)::numeric) AND (wastage <= (100)::numeric))),
    CONSTRAINT yarnrate_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT yarnrate_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL)))))
);
ALTER TABLE public.payouts_yarnrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_yarnrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.payouts_yarnrequest (
    id bigint NOT NULL,
    grams bigint NOT NULL,
    kind_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT payouts_yarnrequest_grams_check CHECK ((grams >= 0)),
    CONSTRAINT yarnrequest_of_something CHECK ((grams >= 1))
);
ALTER TABLE public.payouts_yarnrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payouts_yarnrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.piece_reviews_donotask (
    id bigint NOT NULL,
    key character varying(64) NOT NULL
);
ALTER TABLE public.piece_reviews_donotask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.piece_reviews_donotask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.piece_reviews_review (
    id bigint NOT NULL,
    score smallint NOT NULL,
    words text NOT NULL,
    shown_name character varying(40) NOT NULL,
    language character varying(8) NOT NULL,
    state character varying(7) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    decided_by_id bigint,
    line_id bigint NOT NULL,
    product_id bigint NOT NULL,
    user_id bigint,
    CONSTRAINT only_a_shown_review_is_answered CHECK ((((answer = ''::text) AND (answered_at IS NULL)) OR ((answered_at IS NOT NULL) AND ((state)::text = 'shown'::text) AND (NOT (answer = ''::text))))),
    CONSTRAINT piece_reviews_review_score_check CHECK ((score >= 0)),
    CONSTRAINT review_decided_with_its_reason CHECK ((((decided_at IS NULL) AND ((state)::text = 'waiting'::text)) OR ((decided_at IS NOT NULL) AND ((reason)::text = ''::text) AND ((state)::text = 'shown'::text)) OR ((decided_at IS NOT NULL) AND ((state)::text = 'refused'::text) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT review_has_one_to_five CHECK (((score >= 1) AND (score <= 5)))
);
ALTER TABLE public.piece_reviews_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.piece_reviews_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.piece_reviews_reviewask (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    order_id bigint NOT NULL
);
ALTER TABLE public.piece_reviews_reviewask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.piece_reviews_reviewask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.piece_reviews_reviewphoto (
    id bigint NOT NULL,
    file character varying(100) NOT NULL,
    image_id integer,
    review_id bigint NOT NULL
);
ALTER TABLE public.piece_reviews_reviewphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.piece_reviews_reviewphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reviews_productreview (
    id bigint NOT NULL,
    score smallint NOT NULL,
    title character varying(255) NOT NULL,
    body text NOT NULL,
    name character varying(255) NOT NULL,
    email character varying(254) NOT NULL,
    homepage character varying(200) NOT NULL,
    status smallint NOT NULL,
    total_votes integer NOT NULL,
    delta_votes integer NOT NULL,
    date_created timestamp with time zone NOT NULL,
    product_id bigint,
    user_id bigint,
    code character varying(255)
);
ALTER TABLE public.reviews_productreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_productreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reviews_vote (
    id bigint NOT NULL,
    delta smallint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    review_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.reviews_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reviews_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.shipping_fair (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    place character varying(120) NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    orders_until date NOT NULL,
    state character varying(60) NOT NULL,
    CONSTRAINT fair_ends_after_it_begins CHECK ((until_day >= from_day)),
    CONSTRAINT fair_is_ordered_for_before_its_end CHECK ((orders_until <= until_day))
);
ALTER TABLE public.shipping_fair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.shipping_fair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.storefront_menuline (
    id bigint NOT NULL,
    place character varying(6) NOT NULL,
    "position" smallint NOT NULL,
    path character varying(200) NOT NULL,
    label character varying(40) NOT NULL,
    page_id integer,
    language character varying(10) NOT NULL,
    CONSTRAINT menu_line_leads_somewhere CHECK ((((page_id IS NOT NULL) AND ((path)::text = ''::text)) OR ((page_id IS NULL) AND (NOT ((path)::text = ''::text)) AND (NOT ((label)::text = ''::text))))),
    CONSTRAINT storefront_menuline_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.storefront_menuline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storefront_menuline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.storefront_notice (
    id bigint NOT NULL,
    words character varying(160) NOT NULL,
    path character varying(200) NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    language character varying(10) NOT NULL,
    CONSTRAINT notice_ends_after_it_began CHECK ((until_day >= from_day))
);
ALTER TABLE public.storefront_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.storefront_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.voucher_voucher (
    id bigint NOT NULL,
    name character varying(128) NOT NULL,
    code character varying(128) NOT NULL,
    usage character varying(128) NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    num_basket_additions integer NOT NULL,
    num_orders integer NOT NULL,
    total_discount numeric(12,2) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    voucher_set_id bigint,
    CONSTRAINT voucher_voucher_num_basket_additions_check CHECK ((num_basket_additions >= 0)),
    CONSTRAINT voucher_voucher_num_orders_check CHECK ((num_orders >= 0))
);
ALTER TABLE public.voucher_voucher ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.voucher_voucher_offers (
    id bigint NOT NULL,
    voucher_id bigint NOT NULL,
    conditionaloffer_id bigint NOT NULL
);
ALTER TABLE public.voucher_voucher_offers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucher_offers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.voucher_voucherapplication (
    id bigint NOT NULL,
    date_created timestamp with time zone NOT NULL,
    order_id bigint NOT NULL,
    user_id bigint,
    voucher_id bigint NOT NULL
);
ALTER TABLE public.voucher_voucherapplication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherapplication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.voucher_voucherset (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    count integer NOT NULL,
    code_length integer NOT NULL,
    description text NOT NULL,
    date_created timestamp with time zone NOT NULL,
    start_datetime timestamp with time zone NOT NULL,
    end_datetime timestamp with time zone NOT NULL,
    CONSTRAINT voucher_voucherset_count_69b7878e_check CHECK ((count >= 0))
);
ALTER TABLE public.voucher_voucherset ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.voucher_voucherset_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);
ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);
ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_accesslog (
    id bigint NOT NULL,
    what character varying(40) NOT NULL,
    why character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    weaver_id bigint NOT NULL
);
ALTER TABLE public.weavers_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_consent (
    id bigint NOT NULL,
    purpose character varying(8) NOT NULL,
    version smallint NOT NULL,
    given_on date NOT NULL,
    ends_on date NOT NULL,
    form character varying(8) NOT NULL,
    proof character varying(100) CONSTRAINT weavers_consent_recording_not_null NOT NULL,
    withdrawn_at timestamp with time zone,
    recorded_by_id bigint,
    weaver_id bigint NOT NULL,
    closed_at timestamp with time zone,
    key uuid,
    proof_erased_at timestamp with time zone,
    recorded_at timestamp with time zone,
    reminded smallint,
    withdrawn_by_id bigint,
    witness text,
    CONSTRAINT consent_ends_after_it_began CHECK ((ends_on > given_on)),
    CONSTRAINT consent_has_its_proof CHECK (((recorded_by_id IS NULL) OR (NOT ((proof)::text = ''::text)) OR (proof_erased_at IS NOT NULL))),
    CONSTRAINT consent_of_three_years_at_most CHECK ((ends_on <= (given_on + '1096 days'::interval))),
    CONSTRAINT consent_spoken_before_a_witness CHECK (((recorded_by_id IS NULL) OR (NOT ((form)::text = 'spoken'::text)) OR (witness IS NOT NULL) OR (proof_erased_at IS NOT NULL))),
    CONSTRAINT weavers_consent_reminded_check CHECK ((reminded >= 0)),
    CONSTRAINT weavers_consent_version_check CHECK ((version >= 0))
);
ALTER TABLE public.weavers_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_coordinator (
    id bigint NOT NULL,
    user_id bigint NOT NULL
);
CREATE TABLE public.weavers_coordinator_groups (
    id bigint NOT NULL,
    coordinator_id bigint NOT NULL,
    group_id bigint NOT NULL
);
ALTER TABLE public.weavers_coordinator_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_coordinator_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.weavers_coordinator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_coordinator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_erasure (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    not_before date NOT NULL,
    agreed_at timestamp with time zone,
    undone_at timestamp with time zone,
    done_at timestamp with time zone,
    agreed_by_id bigint,
    asked_by_id bigint NOT NULL,
    undone_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT erasure_done_once_agreed CHECK (((done_at IS NULL) OR ((agreed_at IS NOT NULL) AND (undone_at IS NULL)))),
    CONSTRAINT erasure_second_person CHECK (((agreed_by_id IS NULL) OR (NOT ((agreed_by_id = asked_by_id) AND (agreed_by_id IS NOT NULL)))))
);
ALTER TABLE public.weavers_erasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_erasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_group (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    slug character varying(120) NOT NULL,
    district character varying(80) NOT NULL,
    craft text NOT NULL
);
ALTER TABLE public.weavers_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_notice (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    how character varying(6) NOT NULL,
    objected_at timestamp with time zone,
    payee_id bigint,
    told_by_id bigint,
    weaver_id bigint NOT NULL,
    CONSTRAINT notice_told_somehow CHECK (((told_at IS NULL) OR (NOT ((how)::text = ''::text))))
);
ALTER TABLE public.weavers_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_payee (
    id bigint NOT NULL,
    method character varying(4) NOT NULL,
    account_number text,
    ifsc character varying(11) NOT NULL,
    upi_id text,
    entered_at timestamp with time zone NOT NULL,
    verified_at timestamp with time zone,
    entered_by_id bigint,
    verified_by_id bigint,
    weaver_id bigint NOT NULL,
    details_hash character varying(64) NOT NULL,
    CONSTRAINT payee_bank_complete CHECK (((NOT ((method)::text = 'bank'::text)) OR ((NOT (account_number IS NULL)) AND (NOT ((ifsc)::text = ''::text))))),
    CONSTRAINT payee_second_person CHECK (((verified_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((verified_by_id = entered_by_id) AND (verified_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT payee_upi_complete CHECK (((NOT ((method)::text = 'upi'::text)) OR (NOT (upi_id IS NULL))))
);
ALTER TABLE public.weavers_payee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_payee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_proposal (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    words text NOT NULL,
    share numeric(5,2) NOT NULL,
    from_day date NOT NULL,
    members_on date NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    quorum smallint NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    taken_back_at timestamp with time zone,
    counted_at timestamp with time zone,
    members integer,
    accepted boolean,
    key uuid NOT NULL,
    proposed_by_id bigint NOT NULL,
    CONSTRAINT proposal_counted_whole CHECK ((((accepted IS NULL) AND (counted_at IS NULL) AND (members IS NULL)) OR ((accepted IS NOT NULL) AND (counted_at IS NOT NULL) AND (members IS NOT NULL) AND (taken_back_at IS NULL)))),
    CONSTRAINT proposal_days_in_order CHECK (((from_day > closes_on) AND (members_on <= opens_on) AND (opens_on <= closes_on))),
    CONSTRAINT proposal_of_a_percentage CHECK (((quorum <= 100) AND (share >= (0)::numeric) AND (share <= (100)::numeric))),
    CONSTRAINT weavers_proposal_members_check CHECK ((members >= 0)),
    CONSTRAINT weavers_proposal_quorum_check CHECK ((quorum >= 0))
);
ALTER TABLE public.weavers_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_retentionapplied (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    days integer NOT NULL,
    count integer NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT weavers_retentionapplied_count_check CHECK ((count >= 0)),
    CONSTRAINT weavers_retentionapplied_days_check CHECK ((days >= 0))
);
ALTER TABLE public.weavers_retentionapplied ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_retentionapplied_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_standin (
    id bigint NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    entered_by_id bigint NOT NULL,
    group_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT stand_in_of_three_months_at_most CHECK (((to_day >= from_day) AND (to_day <= (from_day + '92 days'::interval))))
);
ALTER TABLE public.weavers_standin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_standin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_step (
    id bigint NOT NULL,
    what character varying(8) NOT NULL,
    day date NOT NULL,
    why character varying(5) NOT NULL,
    at timestamp with time zone NOT NULL,
    key uuid,
    by_id bigint,
    group_id bigint NOT NULL,
    weaver_id bigint NOT NULL
);
ALTER TABLE public.weavers_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_tally (
    id bigint NOT NULL,
    choice character varying(7) NOT NULL,
    count integer NOT NULL,
    proposal_id bigint NOT NULL,
    CONSTRAINT tally_of_an_answer CHECK (((choice)::text = ANY (ARRAY[('yes'::character varying)::text, ('no'::character varying)::text, ('neither'::character varying)::text]))),
    CONSTRAINT weavers_tally_count_check CHECK ((count >= 0))
);
ALTER TABLE public.weavers_tally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_tally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_voted (
    id bigint NOT NULL,
    day date NOT NULL,
    proposal_id bigint NOT NULL,
    weaver_id bigint NOT NULL,
    witness_id bigint
);
ALTER TABLE public.weavers_voted ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_voted_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.weavers_weaver (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    legal_name text NOT NULL,
    display_name character varying(80) NOT NULL,
    village text,
    district character varying(80) NOT NULL,
    language character varying(3) NOT NULL,
    phone text,
    joined date NOT NULL,
    status character varying(8) NOT NULL,
    story text NOT NULL,
    group_id bigint NOT NULL,
    photo_id integer,
    user_id bigint,
    found_by character varying(80) NOT NULL
);
ALTER TABLE public.weavers_weaver ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.weavers_weaver_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_business (
    id bigint NOT NULL,
    key uuid NOT NULL,
    name character varying(200) NOT NULL,
    contact character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    tax_number character varying(30) NOT NULL,
    words text NOT NULL,
    language character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    credit bigint NOT NULL,
    country_id character varying(2) NOT NULL,
    decided_by_id bigint,
    CONSTRAINT business_decided_by_somebody CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT credit_is_for_approved CHECK ((((state)::text = 'approved'::text) OR (credit = 0))),
    CONSTRAINT wholesale_business_credit_check CHECK ((credit >= 0))
);
ALTER TABLE public.wholesale_business ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_business_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_lot (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    words text NOT NULL,
    percent smallint NOT NULL,
    shown boolean NOT NULL,
    CONSTRAINT lot_percent_is_sane CHECK ((percent <= 60)),
    CONSTRAINT wholesale_lot_percent_check CHECK ((percent >= 0))
);
ALTER TABLE public.wholesale_lot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_lot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_lotpiece (
    id bigint NOT NULL,
    quantity smallint NOT NULL,
    lot_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT lot_of_something CHECK ((quantity >= 1)),
    CONSTRAINT wholesale_lotpiece_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.wholesale_lotpiece ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_lotpiece_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_quote (
    id bigint NOT NULL,
    key uuid NOT NULL,
    state character varying(9) NOT NULL,
    words text NOT NULL,
    currency character varying(3) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    payment character varying(8) NOT NULL,
    shipping_code character varying(40) NOT NULL,
    shipping_name character varying(128) NOT NULL,
    shipping_price bigint NOT NULL,
    shipping_gst_rate numeric(4,2) NOT NULL,
    total bigint NOT NULL,
    charged bigint NOT NULL,
    rate integer NOT NULL,
    note text NOT NULL,
    made_at timestamp with time zone,
    valid_until timestamp with time zone,
    year smallint,
    serial integer,
    due_on date,
    paid_at timestamp with time zone,
    reference character varying(60) NOT NULL,
    address_id bigint,
    business_id bigint NOT NULL,
    confirmed_by_id bigint,
    made_by_id bigint,
    order_id bigint,
    CONSTRAINT agreed_quote_awaits_a_transfer CHECK ((((address_id IS NOT NULL) AND ((payment)::text = 'transfer'::text) AND ((state)::text = 'agreed'::text)) OR (NOT ((state)::text = 'agreed'::text)))),
    CONSTRAINT ordered_quote_has_its_order CHECK ((((order_id IS NOT NULL) AND ((state)::text = 'ordered'::text)) OR ((NOT ((state)::text = 'ordered'::text)) AND (order_id IS NULL)))),
    CONSTRAINT quote_second_person CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = made_by_id) AND (confirmed_by_id IS NOT NULL) AND (made_by_id IS NOT NULL))))),
    CONSTRAINT sent_quote_is_numbered CHECK (((NOT ((state)::text = ANY (ARRAY[('sent'::character varying)::text, ('agreed'::character varying)::text, ('ordered'::character varying)::text]))) OR ((made_by_id IS NOT NULL) AND (serial IS NOT NULL) AND (total >= 1) AND (valid_until IS NOT NULL)))),
    CONSTRAINT wholesale_quote_charged_check CHECK ((charged >= 0)),
    CONSTRAINT wholesale_quote_rate_check CHECK ((rate >= 0)),
    CONSTRAINT wholesale_quote_serial_check CHECK ((serial >= 0)),
    CONSTRAINT wholesale_quote_shipping_price_check CHECK ((shipping_price >= 0)),
    CONSTRAINT wholesale_quote_total_check CHECK ((total >= 0)),
    CONSTRAINT wholesale_quote_year_check CHECK ((year >= 0))
);
ALTER TABLE public.wholesale_quote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_quote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_quoteline (
    id bigint NOT NULL,
    lot character varying(80) NOT NULL,
    title character varying(255) NOT NULL,
    quantity integer NOT NULL,
    unit_price bigint NOT NULL,
    discount bigint NOT NULL,
    gst_rate numeric(4,2) NOT NULL,
    terms character varying(24) NOT NULL,
    makers jsonb NOT NULL,
    product_id bigint NOT NULL,
    quote_id bigint NOT NULL,
    CONSTRAINT quoted_something CHECK (((discount < (unit_price * quantity)) AND (quantity >= 1))),
    CONSTRAINT wholesale_quoteline_discount_check CHECK ((discount >= 0)),
    CONSTRAINT wholesale_quoteline_quantity_check CHECK ((quantity >= 0)),
    CONSTRAINT wholesale_quoteline_unit_price_check CHECK ((unit_price >= 0))
);
ALTER TABLE public.wholesale_quoteline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_quoteline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wholesale_tier (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    refused_at timestamp with time zone,
    refusal character varying(200) NOT NULL,
    from_day date NOT NULL,
    shelf character varying(80) NOT NULL,
    "least" smallint NOT NULL,
    percent smallint NOT NULL,
    confirmed_by_id bigint,
    entered_by_id bigint,
    product_id bigint,
    refused_by_id bigint,
    CONSTRAINT tier_confirmed_or_refused CHECK (((confirmed_at IS NULL) OR (refused_at IS NULL))),
    CONSTRAINT tier_is_sane CHECK ((("least" >= 1) AND (percent <= 60))),
    CONSTRAINT tier_of_shelf_or_piece CHECK ((((shelf)::text = ''::text) OR (product_id IS NULL))),
    CONSTRAINT tier_second_person CHECK (((confirmed_by_id IS NULL) OR (entered_by_id IS NULL) OR (NOT ((confirmed_by_id = entered_by_id) AND (confirmed_by_id IS NOT NULL) AND (entered_by_id IS NOT NULL))))),
    CONSTRAINT wholesale_tier_least_check CHECK (("least" >= 0)),
    CONSTRAINT wholesale_tier_percent_check CHECK ((percent >= 0))
);
ALTER TABLE public.wholesale_tier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wholesale_tier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wishlists_line (
    id bigint NOT NULL,
    quantity integer NOT NULL,
    title character varying(255) NOT NULL,
    product_id bigint,
    wishlist_id bigint NOT NULL,
    CONSTRAINT wishlists_line_quantity_check CHECK ((quantity >= 0))
);
ALTER TABLE public.wishlists_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wishlists_wishlist (
    id bigint NOT NULL,
    name character varying(255) NOT NULL,
    key character varying(6) NOT NULL,
    visibility character varying(20) NOT NULL,
    date_created timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL
);
ALTER TABLE public.wishlists_wishlist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wishlists_wishlistsharedemail (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    wishlist_id bigint NOT NULL
);
ALTER TABLE public.wishlists_wishlistsharedemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wishlists_wishlistsharedemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workspace_phonecode (
    id bigint NOT NULL,
    hash character varying(64) NOT NULL,
    until timestamp with time zone NOT NULL,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    weaver_id bigint NOT NULL,
    CONSTRAINT phonecode_of_five_tries CHECK ((tries <= 5)),
    CONSTRAINT workspace_phonecode_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.workspace_phonecode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workspace_phonecode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workspace_pin (
    weaver_id bigint NOT NULL,
    hash character varying(160) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id bigint NOT NULL
);
CREATE TABLE public.workspace_recording (
    id bigint NOT NULL,
    phrase character varying(12) NOT NULL,
    language character varying(3) NOT NULL,
    file character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL
);
ALTER TABLE public.workspace_recording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workspace_recording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workspace_sentfile (
    key uuid NOT NULL,
    size integer NOT NULL,
    have integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT sentfile_no_more_than_it_has CHECK (((have <= size) AND (size >= 1))),
    CONSTRAINT workspace_sentfile_have_check CHECK ((have >= 0)),
    CONSTRAINT workspace_sentfile_size_check CHECK ((size >= 0))
);
CREATE TABLE public.workspace_sentpart (
    id bigint NOT NULL,
    "offset" integer NOT NULL,
    data bytea NOT NULL,
    file_id uuid NOT NULL,
    CONSTRAINT workspace_sentpart_offset_check CHECK (("offset" >= 0))
);
ALTER TABLE public.workspace_sentpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workspace_sentpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.auth_group VALUES
	(1, 'Moderators'),
	(2, 'Editors'),
	(3, 'All Oscar Dashboard Permissions');
INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 1),
	(2, 1, 2),
	(3, 1, 3),
	(4, 2, 1),
	(5, 2, 2),
	(6, 2, 3),
	(7, 1, 4),
	(8, 2, 4),
	(9, 1, 5),
	(10, 2, 5),
	(11, 1, 114),
	(12, 1, 115),
	(13, 1, 116),
	(14, 2, 114),
	(15, 2, 115),
	(16, 2, 116),
	(17, 1, 117),
	(18, 2, 117);
INSERT INTO public.auth_permission VALUES
	(1, 'Can add image', 2, 'add_image'),
	(2, 'Can change image', 2, 'change_image'),
	(3, 'Can delete image', 2, 'delete_image'),
	(4, 'Can access Wagtail admin', 3, 'access_admin'),
	(5, 'Can choose image', 2, 'choose_image'),
	(6, 'Can add locale', 5, 'add_locale'),
	(7, 'Can change locale', 5, 'change_locale'),
	(8, 'Can delete locale', 5, 'delete_locale'),
	(9, 'Can view locale', 5, 'view_locale'),
	(10, 'Can add site', 6, 'add_site'),
	(11, 'Can change site', 6, 'change_site'),
	(12, 'Can delete site', 6, 'delete_site'),
	(13, 'Can view site', 6, 'view_site'),
	(14, 'Can add group site permission', 7, 'add_groupsitepermission'),
	(15, 'Can change group site permission', 7, 'change_groupsitepermission'),
	(16, 'Can delete group site permission', 7, 'delete_groupsitepermission'),
	(17, 'Can view group site permission', 7, 'view_groupsitepermission'),
	(18, 'Can add API token', 8, 'add_apitoken'),
	(19, 'Can change API token', 8, 'change_apitoken'),
	(20, 'Can delete API token', 8, 'delete_apitoken'),
	(21, 'Can view API token', 8, 'view_apitoken'),
	(22, 'Can add model log entry', 9, 'add_modellogentry'),
	(23, 'Can change model log entry', 9, 'change_modellogentry'),
	(24, 'Can delete model log entry', 9, 'delete_modellogentry'),
	(25, 'Can view model log entry', 9, 'view_modellogentry'),
	(26, 'Can add revision', 10, 'add_revision'),
	(27, 'Can change revision', 10, 'change_revision'),
	(28, 'Can delete revision', 10, 'delete_revision'),
	(29, 'Can view revision', 10, 'view_revision'),
	(30, 'Can add collection view restriction', 11, 'add_collectionviewrestriction'),
	(31, 'Can change collection view restriction', 11, 'change_collectionviewrestriction'),
	(32, 'Can delete collection view restriction', 11, 'delete_collectionviewrestriction'),
	(33, 'Can view collection view restriction', 11, 'view_collectionviewrestriction'),
	(34, 'Can add collection', 12, 'add_collection'),
	(35, 'Can change collection', 12, 'change_collection'),
	(36, 'Can delete collection', 12, 'delete_collection'),
	(37, 'Can view collection', 12, 'view_collection'),
	(38, 'Can add group collection permission', 13, 'add_groupcollectionpermission'),
	(39, 'Can change group collection permission', 13, 'change_groupcollectionpermission'),
	(40, 'Can delete group collection permission', 13, 'delete_groupcollectionpermission'),
	(41, 'Can view group collection permission', 13, 'view_groupcollectionpermission'),
	(42, 'Can add uploaded file', 14, 'add_uploadedfile'),
	(43, 'Can change uploaded file', 14, 'change_uploadedfile'),
	(44, 'Can delete uploaded file', 14, 'delete_uploadedfile'),
	(45, 'Can view uploaded file', 14, 'view_uploadedfile'),
	(46, 'Can add workflow content type', 15, 'add_workflowcontenttype'),
	(47, 'Can change workflow content type', 15, 'change_workflowcontenttype'),
	(48, 'Can delete workflow content type', 15, 'delete_workflowcontenttype'),
	(49, 'Can view workflow content type', 15, 'view_workflowcontenttype'),
	(50, 'Can add Workflow state', 16, 'add_workflowstate'),
	(51, 'Can change Workflow state', 16, 'change_workflowstate'),
	(52, 'Can delete Workflow state', 16, 'delete_workflowstate'),
	(53, 'Can view Workflow state', 16, 'view_workflowstate'),
	(54, 'Can add workflow', 17, 'add_workflow'),
	(55, 'Can change workflow', 17, 'change_workflow'),
	(56, 'Can delete workflow', 17, 'delete_workflow'),
	(57, 'Can view workflow', 17, 'view_workflow'),
	(58, 'Can add workflow task order', 18, 'add_workflowtask'),
	(59, 'Can change workflow task order', 18, 'change_workflowtask'),
	(60, 'Can delete workflow task order', 18, 'delete_workflowtask'),
	(61, 'Can view workflow task order', 18, 'view_workflowtask'),
	(62, 'Can add task', 19, 'add_task'),
	(63, 'Can change task', 19, 'change_task'),
	(64, 'Can delete task', 19, 'delete_task'),
	(65, 'Can view task', 19, 'view_task'),
	(66, 'Can add Group approval task', 4, 'add_groupapprovaltask'),
	(67, 'Can change Group approval task', 4, 'change_groupapprovaltask'),
	(68, 'Can delete Group approval task', 4, 'delete_groupapprovaltask'),
	(69, 'Can view Group approval task', 4, 'view_groupapprovaltask'),
	(70, 'Can add Task state', 20, 'add_taskstate'),
	(71, 'Can change Task state', 20, 'change_taskstate'),
	(72, 'Can delete Task state', 20, 'delete_taskstate'),
	(73, 'Can view Task state', 20, 'view_taskstate'),
	(74, 'Can add page', 1, 'add_page'),
	(75, 'Can change page', 1, 'change_page'),
	(76, 'Can delete page', 1, 'delete_page'),
	(77, 'Can view page', 1, 'view_page'),
	(78, 'Delete pages with children', 1, 'bulk_delete_page'),
	(79, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(80, 'Publish any page', 1, 'publish_page'),
	(81, 'Unlock any page', 1, 'unlock_page'),
	(82, 'Can add group page permission', 21, 'add_grouppagepermission'),
	(83, 'Can change group page permission', 21, 'change_grouppagepermission'),
	(84, 'Can delete group page permission', 21, 'delete_grouppagepermission'),
	(85, 'Can view group page permission', 21, 'view_grouppagepermission'),
	(86, 'Can add page view restriction', 22, 'add_pageviewrestriction'),
	(87, 'Can change page view restriction', 22, 'change_pageviewrestriction'),
	(88, 'Can delete page view restriction', 22, 'delete_pageviewrestriction'),
	(89, 'Can view page view restriction', 22, 'view_pageviewrestriction'),
	(90, 'Can add workflow page', 23, 'add_workflowpage'),
	(91, 'Can change workflow page', 23, 'change_workflowpage'),
	(92, 'Can delete workflow page', 23, 'delete_workflowpage'),
	(93, 'Can view workflow page', 23, 'view_workflowpage'),
	(94, 'Can add page log entry', 24, 'add_pagelogentry'),
	(95, 'Can change page log entry', 24, 'change_pagelogentry'),
	(96, 'Can delete page log entry', 24, 'delete_pagelogentry'),
	(97, 'Can view page log entry', 24, 'view_pagelogentry'),
	(98, 'Can add comment', 25, 'add_comment'),
	(99, 'Can change comment', 25, 'change_comment'),
	(100, 'Can delete comment', 25, 'delete_comment'),
	(101, 'Can view comment', 25, 'view_comment'),
	(102, 'Can add comment reply', 26, 'add_commentreply'),
	(103, 'Can change comment reply', 26, 'change_commentreply'),
	(104, 'Can delete comment reply', 26, 'delete_commentreply'),
	(105, 'Can view comment reply', 26, 'view_commentreply'),
	(106, 'Can add page subscription', 27, 'add_pagesubscription'),
	(107, 'Can change page subscription', 27, 'change_pagesubscription'),
	(108, 'Can delete page subscription', 27, 'delete_pagesubscription'),
	(109, 'Can view page subscription', 27, 'view_pagesubscription'),
	(110, 'Can add reference index', 28, 'add_referenceindex'),
	(111, 'Can change reference index', 28, 'change_referenceindex'),
	(112, 'Can delete reference index', 28, 'delete_referenceindex'),
	(113, 'Can view reference index', 28, 'view_referenceindex'),
	(114, 'Can add document', 29, 'add_document'),
	(115, 'Can change document', 29, 'change_document'),
	(116, 'Can delete document', 29, 'delete_document'),
	(117, 'Can choose document', 29, 'choose_document');
INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailimages', 'image'),
	(3, 'wagtailadmin', 'admin'),
	(4, 'wagtailcore', 'groupapprovaltask'),
	(5, 'wagtailcore', 'locale'),
	(6, 'wagtailcore', 'site'),
	(7, 'wagtailcore', 'groupsitepermission'),
	(8, 'wagtailcore', 'apitoken'),
	(9, 'wagtailcore', 'modellogentry'),
	(10, 'wagtailcore', 'revision'),
	(11, 'wagtailcore', 'collectionviewrestriction'),
	(12, 'wagtailcore', 'collection'),
	(13, 'wagtailcore', 'groupcollectionpermission'),
	(14, 'wagtailcore', 'uploadedfile'),
	(15, 'wagtailcore', 'workflowcontenttype'),
	(16, 'wagtailcore', 'workflowstate'),
	(17, 'wagtailcore', 'workflow'),
	(18, 'wagtailcore', 'workflowtask'),
	(19, 'wagtailcore', 'task'),
	(20, 'wagtailcore', 'taskstate'),
	(21, 'wagtailcore', 'grouppagepermission'),
	(22, 'wagtailcore', 'pageviewrestriction'),
	(23, 'wagtailcore', 'workflowpage'),
	(24, 'wagtailcore', 'pagelogentry'),
	(25, 'wagtailcore', 'comment'),
	(26, 'wagtailcore', 'commentreply'),
	(27, 'wagtailcore', 'pagesubscription'),
	(28, 'wagtailcore', 'referenceindex'),
	(29, 'wagtaildocs', 'document');
INSERT INTO public.django_migrations VALUES
	(1, 'accounts', '0001_initial', '2026-01-01 00:00:00+00'),
	(2, 'accounts', '0002_code_use', '2026-01-01 00:00:00+00'),
	(3, 'accounts', '0003_buyers', '2026-01-01 00:00:00+00'),
	(4, 'accounts', '0004_found', '2026-01-01 00:00:00+00'),
	(5, 'address', '0001_initial', '2026-01-01 00:00:00+00'),
	(6, 'address', '0002_auto_20150927_1547', '2026-01-01 00:00:00+00'),
	(7, 'address', '0003_auto_20150927_1551', '2026-01-01 00:00:00+00'),
	(8, 'address', '0004_auto_20170226_1122', '2026-01-01 00:00:00+00'),
	(9, 'address', '0005_regenerate_user_address_hashes', '2026-01-01 00:00:00+00'),
	(10, 'address', '0006_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(11, 'address', '0007_useraddress_code', '2026-01-01 00:00:00+00'),
	(12, 'analytics', '0001_initial', '2026-01-01 00:00:00+00'),
	(13, 'analytics', '0002_auto_20140827_1705', '2026-01-01 00:00:00+00'),
	(14, 'analytics', '0003_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(15, 'auth', '0001_initial', '2026-01-01 00:00:00+00'),
	(16, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00'),
	(17, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00'),
	(18, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00'),
	(19, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00'),
	(20, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00'),
	(21, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00'),
	(22, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00'),
	(23, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00'),
	(24, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00'),
	(25, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00'),
	(26, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00'),
	(27, 'axes', '0001_initial', '2026-01-01 00:00:00+00'),
	(28, 'axes', '0002_auto_20151217_2044', '2026-01-01 00:00:00+00'),
	(29, 'axes', '0003_auto_20160322_0929', '2026-01-01 00:00:00+00'),
	(30, 'axes', '0004_auto_20181024_1538', '2026-01-01 00:00:00+00'),
	(31, 'axes', '0005_remove_accessattempt_trusted', '2026-01-01 00:00:00+00'),
	(32, 'axes', '0006_remove_accesslog_trusted', '2026-01-01 00:00:00+00'),
	(33, 'axes', '0007_alter_accessattempt_unique_together', '2026-01-01 00:00:00+00'),
	(34, 'axes', '0008_accessfailurelog', '2026-01-01 00:00:00+00'),
	(35, 'axes', '0009_add_session_hash', '2026-01-01 00:00:00+00'),
	(36, 'axes', '0010_accessattemptexpiration', '2026-01-01 00:00:00+00'),
	(37, 'basket', '0001_initial', '2026-01-01 00:00:00+00'),
	(38, 'basket', '0002_auto_20140827_1705', '2026-01-01 00:00:00+00'),
	(39, 'basket', '0003_basket_vouchers', '2026-01-01 00:00:00+00'),
	(40, 'basket', '0004_auto_20141007_2032', '2026-01-01 00:00:00+00'),
	(41, 'basket', '0005_auto_20150604_1450', '2026-01-01 00:00:00+00'),
	(42, 'basket', '0006_auto_20160111_1108', '2026-01-01 00:00:00+00'),
	(43, 'basket', '0007_slugfield_noop', '2026-01-01 00:00:00+00'),
	(44, 'basket', '0008_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(45, 'basket', '0009_line_date_updated', '2026-01-01 00:00:00+00'),
	(46, 'basket', '0010_convert_to_valid_json', '2026-01-01 00:00:00+00'),
	(47, 'basket', '0010_json_basket_option', '2026-01-01 00:00:00+00'),
	(48, 'basket', '0011_json_basket_option', '2026-01-01 00:00:00+00'),
	(49, 'basket', '0012_line_code', '2026-01-01 00:00:00+00'),
	(50, 'catalogue', '0001_initial', '2026-01-01 00:00:00+00'),
	(51, 'catalogue', '0002_initial', '2026-01-01 00:00:00+00'),
	(52, 'catalogue', '0003_listing_key', '2026-01-01 00:00:00+00'),
	(53, 'catalogue', '0004_terms_and_gst', '2026-01-01 00:00:00+00'),
	(54, 'catalogue', '0005_dye_and_community', '2026-01-01 00:00:00+00'),
	(55, 'catalogue', '0006_piece_facts', '2026-01-01 00:00:00+00'),
	(56, 'catalogue', '0007_bespoke', '2026-01-01 00:00:00+00'),
	(57, 'catalogue', '0008_cloth_kept_and_tiny', '2026-01-01 00:00:00+00'),
	(58, 'catalogue', '0009_listing_changes_and_prices', '2026-01-01 00:00:00+00'),
	(59, 'catalogue', '0013_auto_20170821_1548', '2026-01-01 00:00:00+00'),
	(60, 'catalogue', '0027_attributeoption_code_attributeoptiongroup_code_and_more', '2026-01-01 00:00:00+00'),
	(61, 'cms', '0001_initial', '2026-01-01 00:00:00+00'),
	(62, 'cms', '0002_newsletter', '2026-01-01 00:00:00+00'),
	(63, 'cms', '0003_pages', '2026-01-01 00:00:00+00'),
	(64, 'cms', '0004_translation', '2026-01-01 00:00:00+00'),
	(65, 'communication', '0001_initial', '2026-01-01 00:00:00+00'),
	(66, 'communication', '0002_reset_table_names', '2026-01-01 00:00:00+00'),
	(67, 'communication', '0003_remove_notification_category_make_code_uppercase', '2026-01-01 00:00:00+00'),
	(68, 'communication', '0004_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(69, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00'),
	(70, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00'),
	(71, 'custom', '0001_initial', '2026-01-01 00:00:00+00'),
	(72, 'custom', '0002_forgetting', '2026-01-01 00:00:00+00'),
	(73, 'custom', '0003_dated_rules', '2026-01-01 00:00:00+00'),
	(74, 'customer', '0001_initial', '2026-01-01 00:00:00+00'),
	(75, 'customer', '0002_auto_20150807_1725', '2026-01-01 00:00:00+00'),
	(76, 'customer', '0003_update_email_length', '2026-01-01 00:00:00+00'),
	(77, 'customer', '0004_email_save', '2026-01-01 00:00:00+00'),
	(78, 'customer', '0005_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(79, 'customer', '0006_auto_20190430_1736', '2026-01-01 00:00:00+00'),
	(80, 'customer', '0007_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(81, 'customer', '0008_assign_permissions_to_staff', '2026-01-01 00:00:00+00'),
	(82, 'django_tasks_database', '0001_initial', '2026-01-01 00:00:00+00'),
	(83, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-01-01 00:00:00+00'),
	(84, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-01-01 00:00:00+00'),
	(85, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-01-01 00:00:00+00'),
	(86, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-01-01 00:00:00+00'),
	(87, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-01-01 00:00:00+00'),
	(88, 'django_tasks_database', '0007_add_separate_results_fields', '2026-01-01 00:00:00+00'),
	(89, 'django_tasks_database', '0008_separate_results_field', '2026-01-01 00:00:00+00'),
	(90, 'django_tasks_database', '0009_remove_results_field', '2026-01-01 00:00:00+00'),
	(91, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-01-01 00:00:00+00'),
	(92, 'django_tasks_database', '0011_rename_complete_status', '2026-01-01 00:00:00+00'),
	(93, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-01-01 00:00:00+00'),
	(94, 'django_tasks_database', '0013_separate_exception_fields', '2026-01-01 00:00:00+00'),
	(95, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-01-01 00:00:00+00'),
	(96, 'django_tasks_database', '0015_correctly_order_run_after', '2026-01-01 00:00:00+00'),
	(97, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-01-01 00:00:00+00'),
	(98, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-01-01 00:00:00+00'),
	(99, 'django_tasks_database', '0018_rename_succeeded_status', '2026-01-01 00:00:00+00'),
	(100, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-01-01 00:00:00+00'),
	(101, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-01-01 00:00:00+00'),
	(102, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-01-01 00:00:00+00'),
	(103, 'flatpages', '0001_initial', '2026-01-01 00:00:00+00'),
	(104, 'letters', '0001_initial', '2026-01-01 00:00:00+00'),
	(105, 'making', '0001_initial', '2026-01-01 00:00:00+00'),
	(106, 'offer', '0001_initial', '2026-01-01 00:00:00+00'),
	(107, 'offer', '0002_auto_20151210_1053', '2026-01-01 00:00:00+00'),
	(108, 'offer', '0003_auto_20161120_1707', '2026-01-01 00:00:00+00'),
	(109, 'offer', '0004_auto_20170415_1518', '2026-01-01 00:00:00+00'),
	(110, 'offer', '0005_auto_20170423_1217', '2026-01-01 00:00:00+00'),
	(111, 'offer', '0006_auto_20170504_0616', '2026-01-01 00:00:00+00'),
	(112, 'offer', '0007_conditionaloffer_exclusive', '2026-01-01 00:00:00+00'),
	(113, 'offer', '0008_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(114, 'offer', '0009_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(115, 'offer', '0010_conditionaloffer_combinations', '2026-01-01 00:00:00+00'),
	(116, 'offer', '0011_rangeproductfileupload_included', '2026-01-01 00:00:00+00'),
	(117, 'offer', '0012_fixedunitdiscountbenefit_alter_benefit_type', '2026-01-01 00:00:00+00'),
	(118, 'offer', '0013_range_excluded_categories', '2026-01-01 00:00:00+00'),
	(119, 'order', '0001_initial', '2026-01-01 00:00:00+00'),
	(120, 'order', '0002_initial', '2026-01-01 00:00:00+00'),
	(121, 'order', '0003_initial', '2026-01-01 00:00:00+00'),
	(122, 'order', '0004_vouchers_and_gift_notes', '2026-01-01 00:00:00+00'),
	(123, 'order', '0005_currencies', '2026-01-01 00:00:00+00'),
	(124, 'order', '0006_buyers', '2026-01-01 00:00:00+00'),
	(125, 'order', '0007_wholesale', '2026-01-01 00:00:00+00'),
	(126, 'order', '0008_auto_20190301_1035', '2026-01-01 00:00:00+00'),
	(127, 'order', '0008_due_days', '2026-01-01 00:00:00+00'),
	(128, 'order', '0009_language', '2026-01-01 00:00:00+00'),
	(129, 'order', '0010_found', '2026-01-01 00:00:00+00'),
	(130, 'otp_static', '0001_initial', '2026-01-01 00:00:00+00'),
	(131, 'otp_static', '0002_throttling', '2026-01-01 00:00:00+00'),
	(132, 'otp_static', '0003_add_timestamps', '2026-01-01 00:00:00+00'),
	(133, 'otp_totp', '0001_initial', '2026-01-01 00:00:00+00'),
	(134, 'otp_totp', '0002_auto_20190420_0723', '2026-01-01 00:00:00+00'),
	(135, 'otp_totp', '0003_add_timestamps', '2026-01-01 00:00:00+00'),
	(136, 'pagecache', '0001_changes', '2026-01-01 00:00:00+00'),
	(137, 'pagecache', '0002_watch', '2026-01-01 00:00:00+00'),
	(138, 'pagecache', '0003_watch_listing_changes', '2026-01-01 00:00:00+00'),
	(139, 'pagecache', '0004_watch_votes', '2026-01-01 00:00:00+00'),
	(140, 'partner', '0001_initial', '2026-01-01 00:00:00+00'),
	(141, 'partner', '0002_promised_with_consent', '2026-01-01 00:00:00+00'),
	(142, 'partner', '0003_where_it_lies', '2026-01-01 00:00:00+00'),
	(143, 'payment', '0001_initial', '2026-01-01 00:00:00+00'),
	(144, 'payment', '0002_order_number', '2026-01-01 00:00:00+00'),
	(145, 'payment', '0003_checkout_shipping_name', '2026-01-01 00:00:00+00'),
	(146, 'payment', '0004_vouchers_and_gift_notes', '2026-01-01 00:00:00+00'),
	(147, 'payment', '0005_money_back', '2026-01-01 00:00:00+00'),
	(148, 'payment', '0006_returns', '2026-01-01 00:00:00+00'),
	(149, 'payment', '0007_currencies', '2026-01-01 00:00:00+00'),
	(150, 'payment', '0008_charged_in_rupees', '2026-01-01 00:00:00+00'),
	(151, 'payment', '0009_disputes', '2026-01-01 00:00:00+00'),
	(152, 'payment', '0010_money_back_and_disputes', '2026-01-01 00:00:00+00'),
	(153, 'payment', '0011_bills', '2026-01-01 00:00:00+00'),
	(154, 'payment', '0012_gift_cards', '2026-01-01 00:00:00+00'),
	(155, 'payouts', '0001_initial', '2026-01-01 00:00:00+00'),
	(156, 'payouts', '0002_initial', '2026-01-01 00:00:00+00'),
	(157, 'payouts', '0003_open_month', '2026-01-01 00:00:00+00'),
	(158, 'payouts', '0004_payment_group', '2026-01-01 00:00:00+00'),
	(159, 'payouts', '0005_payments_stay', '2026-01-01 00:00:00+00'),
	(160, 'payouts', '0006_two_persons', '2026-01-01 00:00:00+00'),
	(161, 'payouts', '0007_yarn', '2026-01-01 00:00:00+00'),
	(162, 'payouts', '0008_patronage_checks', '2026-01-01 00:00:00+00'),
	(163, 'payouts', '0009_bank_statements', '2026-01-01 00:00:00+00'),
	(164, 'payouts', '0010_tax', '2026-01-01 00:00:00+00'),
	(165, 'payouts', '0011_bank_tie_posted', '2026-01-01 00:00:00+00'),
	(166, 'payouts', '0012_invoices', '2026-01-01 00:00:00+00'),
	(167, 'payouts', '0013_currencies', '2026-01-01 00:00:00+00'),
	(168, 'payouts', '0014_disputes_and_delivery', '2026-01-01 00:00:00+00'),
	(169, 'payouts', '0015_deposits_and_wholesale', '2026-01-01 00:00:00+00'),
	(170, 'payouts', '0016_payee_hold', '2026-01-01 00:00:00+00'),
	(171, 'payouts', '0017_gift_cards', '2026-01-01 00:00:00+00'),
	(172, 'payouts', '0018_question', '2026-01-01 00:00:00+00'),
	(173, 'payouts', '0019_cash_marks', '2026-01-01 00:00:00+00'),
	(174, 'piece_reviews', '0001_initial', '2026-01-01 00:00:00+00'),
	(175, 'reviews', '0001_initial', '2026-01-01 00:00:00+00'),
	(176, 'reviews', '0002_update_email_length', '2026-01-01 00:00:00+00'),
	(177, 'reviews', '0003_auto_20160802_1358', '2026-01-01 00:00:00+00'),
	(178, 'reviews', '0004_auto_20170429_0941', '2026-01-01 00:00:00+00'),
	(179, 'reviews', '0005_productreview_code', '2026-01-01 00:00:00+00'),
	(180, 'sessions', '0001_initial', '2026-01-01 00:00:00+00'),
	(181, 'shipping', '0001_initial', '2026-01-01 00:00:00+00'),
	(182, 'shipping', '0002_fair_state', '2026-01-01 00:00:00+00'),
	(183, 'sites', '0001_initial', '2026-01-01 00:00:00+00'),
	(184, 'sites', '0002_alter_domain_unique', '2026-01-01 00:00:00+00'),
	(185, 'storefront', '0001_trigram', '2026-01-01 00:00:00+00'),
	(186, 'storefront', '0002_one_of_each', '2026-01-01 00:00:00+00'),
	(187, 'storefront', '0003_around', '2026-01-01 00:00:00+00'),
	(188, 'storefront', '0004_languages', '2026-01-01 00:00:00+00'),
	(189, 'taggit', '0001_initial', '2026-01-01 00:00:00+00'),
	(190, 'taggit', '0002_auto_20150616_2121', '2026-01-01 00:00:00+00'),
	(191, 'taggit', '0003_taggeditem_add_unique_index', '2026-01-01 00:00:00+00'),
	(192, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-01-01 00:00:00+00'),
	(193, 'taggit', '0005_auto_20220424_2025', '2026-01-01 00:00:00+00'),
	(194, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-01-01 00:00:00+00'),
	(195, 'voucher', '0001_initial', '2026-01-01 00:00:00+00'),
	(196, 'voucher', '0002_auto_20170418_2132', '2026-01-01 00:00:00+00'),
	(197, 'voucher', '0003_auto_20171212_0411', '2026-01-01 00:00:00+00'),
	(198, 'voucher', '0004_auto_20180228_0940', '2026-01-01 00:00:00+00'),
	(199, 'voucher', '0005_auto_20180402_1425', '2026-01-01 00:00:00+00'),
	(200, 'voucher', '0006_auto_20180413_0911', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(201, 'voucher', '0007_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(202, 'voucher', '0008_auto_20200801_0817', '2026-01-01 00:00:00+00'),
	(203, 'voucher', '0009_make_voucher_names_unique', '2026-01-01 00:00:00+00'),
	(204, 'voucher', '0010_auto_20210224_0712', '2026-01-01 00:00:00+00'),
	(205, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-01-01 00:00:00+00'),
	(206, 'wagtailadmin', '0002_admin', '2026-01-01 00:00:00+00'),
	(207, 'wagtailadmin', '0003_admin_managed', '2026-01-01 00:00:00+00'),
	(208, 'wagtailadmin', '0004_editingsession', '2026-01-01 00:00:00+00'),
	(209, 'wagtailadmin', '0005_editingsession_is_editing', '2026-01-01 00:00:00+00'),
	(210, 'wagtailadmin', '0006_formstate', '2026-01-01 00:00:00+00'),
	(211, 'wagtailcore', '0001_initial', '2026-01-01 00:00:00+00'),
	(212, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00'),
	(213, 'wagtailcore', '0002_initial_data', '2026-01-01 00:00:00+00'),
	(214, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-01-01 00:00:00+00'),
	(215, 'wagtailcore', '0004_page_locked', '2026-01-01 00:00:00+00'),
	(216, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-01-01 00:00:00+00'),
	(217, 'wagtailcore', '0006_add_lock_page_permission', '2026-01-01 00:00:00+00'),
	(218, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-01-01 00:00:00+00'),
	(219, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-01-01 00:00:00+00'),
	(220, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-01-01 00:00:00+00'),
	(221, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-01-01 00:00:00+00'),
	(222, 'wagtailcore', '0011_page_first_published_at', '2026-01-01 00:00:00+00'),
	(223, 'wagtailcore', '0012_extend_page_slug_field', '2026-01-01 00:00:00+00'),
	(224, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-01-01 00:00:00+00'),
	(225, 'wagtailcore', '0014_add_verbose_name', '2026-01-01 00:00:00+00'),
	(226, 'wagtailcore', '0015_add_more_verbose_names', '2026-01-01 00:00:00+00'),
	(227, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00'),
	(228, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-01-01 00:00:00+00'),
	(229, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-01-01 00:00:00+00'),
	(230, 'wagtailcore', '0019_verbose_names_cleanup', '2026-01-01 00:00:00+00'),
	(231, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-01-01 00:00:00+00'),
	(232, 'wagtailcore', '0021_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(233, 'wagtailcore', '0022_add_site_name', '2026-01-01 00:00:00+00'),
	(234, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(235, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(236, 'wagtailcore', '0024_collection', '2026-01-01 00:00:00+00'),
	(237, 'wagtailcore', '0025_collection_initial_data', '2026-01-01 00:00:00+00'),
	(238, 'wagtailcore', '0026_group_collection_permission', '2026-01-01 00:00:00+00'),
	(239, 'wagtailcore', '0027_fix_collection_path_collation', '2026-01-01 00:00:00+00'),
	(240, 'wagtailcore', '0028_merge', '2026-01-01 00:00:00+00'),
	(241, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-01-01 00:00:00+00'),
	(242, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-01-01 00:00:00+00'),
	(243, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-01-01 00:00:00+00'),
	(244, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-01-01 00:00:00+00'),
	(245, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-01-01 00:00:00+00'),
	(246, 'wagtailcore', '0034_page_live_revision', '2026-01-01 00:00:00+00'),
	(247, 'wagtailcore', '0035_page_last_published_at', '2026-01-01 00:00:00+00'),
	(248, 'wagtailcore', '0036_populate_page_last_published_at', '2026-01-01 00:00:00+00'),
	(249, 'wagtailcore', '0037_set_page_owner_editable', '2026-01-01 00:00:00+00'),
	(250, 'wagtailcore', '0038_make_first_published_at_editable', '2026-01-01 00:00:00+00'),
	(251, 'wagtailcore', '0039_collectionviewrestriction', '2026-01-01 00:00:00+00'),
	(252, 'wagtailcore', '0040_page_draft_title', '2026-01-01 00:00:00+00'),
	(253, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(254, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-01-01 00:00:00+00'),
	(255, 'wagtailcore', '0043_lock_fields', '2026-01-01 00:00:00+00'),
	(256, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-01-01 00:00:00+00'),
	(257, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-01-01 00:00:00+00'),
	(258, 'wagtailcore', '0046_site_name_remove_null', '2026-01-01 00:00:00+00'),
	(259, 'wagtailcore', '0047_add_workflow_models', '2026-01-01 00:00:00+00'),
	(260, 'wagtailcore', '0048_add_default_workflows', '2026-01-01 00:00:00+00'),
	(261, 'wagtailcore', '0049_taskstate_finished_by', '2026-01-01 00:00:00+00'),
	(262, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-01-01 00:00:00+00'),
	(263, 'wagtailcore', '0051_taskstate_comment', '2026-01-01 00:00:00+00'),
	(264, 'wagtailcore', '0052_pagelogentry', '2026-01-01 00:00:00+00'),
	(265, 'wagtailcore', '0053_locale_model', '2026-01-01 00:00:00+00'),
	(266, 'wagtailcore', '0054_initial_locale', '2026-01-01 00:00:00+00'),
	(267, 'wagtailcore', '0055_page_locale_fields', '2026-01-01 00:00:00+00'),
	(268, 'wagtailcore', '0056_page_locale_fields_populate', '2026-01-01 00:00:00+00'),
	(269, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-01-01 00:00:00+00'),
	(270, 'wagtailcore', '0058_page_alias_of', '2026-01-01 00:00:00+00'),
	(271, 'wagtailcore', '0059_apply_collection_ordering', '2026-01-01 00:00:00+00'),
	(272, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-01-01 00:00:00+00'),
	(273, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-01-01 00:00:00+00'),
	(274, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-01-01 00:00:00+00'),
	(275, 'wagtailcore', '0063_modellogentry', '2026-01-01 00:00:00+00'),
	(276, 'wagtailcore', '0064_log_timestamp_indexes', '2026-01-01 00:00:00+00'),
	(277, 'wagtailcore', '0065_log_entry_uuid', '2026-01-01 00:00:00+00'),
	(278, 'wagtailcore', '0066_collection_management_permissions', '2026-01-01 00:00:00+00'),
	(279, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-01-01 00:00:00+00'),
	(280, 'wagtailcore', '0068_log_entry_empty_object', '2026-01-01 00:00:00+00'),
	(281, 'wagtailcore', '0069_log_entry_jsonfield', '2026-01-01 00:00:00+00'),
	(282, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-01-01 00:00:00+00'),
	(283, 'wagtailcore', '0071_populate_revision_content_type', '2026-01-01 00:00:00+00'),
	(284, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-01-01 00:00:00+00'),
	(285, 'wagtailcore', '0073_page_latest_revision', '2026-01-01 00:00:00+00'),
	(286, 'wagtailcore', '0074_revision_object_str', '2026-01-01 00:00:00+00'),
	(287, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-01-01 00:00:00+00'),
	(288, 'wagtailcore', '0076_modellogentry_revision', '2026-01-01 00:00:00+00'),
	(289, 'wagtailcore', '0077_alter_revision_user', '2026-01-01 00:00:00+00'),
	(290, 'wagtailcore', '0078_referenceindex', '2026-01-01 00:00:00+00'),
	(291, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-01-01 00:00:00+00'),
	(292, 'wagtailcore', '0080_generic_workflowstate', '2026-01-01 00:00:00+00'),
	(293, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-01-01 00:00:00+00'),
	(294, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-01-01 00:00:00+00'),
	(295, 'wagtailcore', '0083_workflowcontenttype', '2026-01-01 00:00:00+00'),
	(296, 'wagtailcore', '0084_add_default_page_permissions', '2026-01-01 00:00:00+00'),
	(297, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-01-01 00:00:00+00'),
	(298, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-01-01 00:00:00+00'),
	(299, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-01-01 00:00:00+00'),
	(300, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-01-01 00:00:00+00'),
	(301, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-01-01 00:00:00+00'),
	(302, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-01-01 00:00:00+00'),
	(303, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-01-01 00:00:00+00'),
	(304, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-01-01 00:00:00+00'),
	(305, 'wagtailcore', '0093_uploadedfile', '2026-01-01 00:00:00+00'),
	(306, 'wagtailcore', '0094_alter_page_locale', '2026-01-01 00:00:00+00'),
	(307, 'wagtailcore', '0095_groupsitepermission', '2026-01-01 00:00:00+00'),
	(308, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-01-01 00:00:00+00'),
	(309, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-01-01 00:00:00+00'),
	(310, 'wagtailcore', '0098_apitoken', '2026-01-01 00:00:00+00'),
	(311, 'wagtaildocs', '0001_initial', '2026-01-01 00:00:00+00'),
	(312, 'wagtaildocs', '0002_initial_data', '2026-01-01 00:00:00+00'),
	(313, 'wagtaildocs', '0003_add_verbose_names', '2026-01-01 00:00:00+00'),
	(314, 'wagtaildocs', '0004_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(315, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-01-01 00:00:00+00'),
	(316, 'wagtaildocs', '0005_document_collection', '2026-01-01 00:00:00+00'),
	(317, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-01-01 00:00:00+00'),
	(318, 'wagtaildocs', '0007_merge', '2026-01-01 00:00:00+00'),
	(319, 'wagtaildocs', '0008_document_file_size', '2026-01-01 00:00:00+00'),
	(320, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(321, 'wagtaildocs', '0010_document_file_hash', '2026-01-01 00:00:00+00'),
	(322, 'wagtaildocs', '0011_add_choose_permissions', '2026-01-01 00:00:00+00'),
	(323, 'wagtaildocs', '0012_uploadeddocument', '2026-01-01 00:00:00+00'),
	(324, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-01-01 00:00:00+00'),
	(325, 'wagtaildocs', '0014_alter_document_file_size', '2026-01-01 00:00:00+00'),
	(326, 'wagtailembeds', '0001_initial', '2026-01-01 00:00:00+00'),
	(327, 'wagtailembeds', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(328, 'wagtailembeds', '0003_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(329, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(330, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-01-01 00:00:00+00'),
	(331, 'wagtailembeds', '0006_add_embed_hash', '2026-01-01 00:00:00+00'),
	(332, 'wagtailembeds', '0007_populate_hash', '2026-01-01 00:00:00+00'),
	(333, 'wagtailembeds', '0008_allow_long_urls', '2026-01-01 00:00:00+00'),
	(334, 'wagtailembeds', '0009_embed_cache_until', '2026-01-01 00:00:00+00'),
	(335, 'wagtailimages', '0001_initial', '2026-01-01 00:00:00+00'),
	(336, 'wagtailimages', '0001_squashed_0021', '2026-01-01 00:00:00+00'),
	(337, 'wagtailimages', '0002_initial_data', '2026-01-01 00:00:00+00'),
	(338, 'wagtailimages', '0003_fix_focal_point_fields', '2026-01-01 00:00:00+00'),
	(339, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-01-01 00:00:00+00'),
	(340, 'wagtailimages', '0005_make_filter_spec_unique', '2026-01-01 00:00:00+00'),
	(341, 'wagtailimages', '0006_add_verbose_names', '2026-01-01 00:00:00+00'),
	(342, 'wagtailimages', '0007_image_file_size', '2026-01-01 00:00:00+00'),
	(343, 'wagtailimages', '0008_image_created_at_index', '2026-01-01 00:00:00+00'),
	(344, 'wagtailimages', '0009_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(345, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-01-01 00:00:00+00'),
	(346, 'wagtailimages', '0011_image_collection', '2026-01-01 00:00:00+00'),
	(347, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-01-01 00:00:00+00'),
	(348, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-01-01 00:00:00+00'),
	(349, 'wagtailimages', '0014_add_filter_spec_field', '2026-01-01 00:00:00+00'),
	(350, 'wagtailimages', '0015_fill_filter_spec_field', '2026-01-01 00:00:00+00'),
	(351, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-01-01 00:00:00+00'),
	(352, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-01-01 00:00:00+00'),
	(353, 'wagtailimages', '0018_remove_rendition_filter', '2026-01-01 00:00:00+00'),
	(354, 'wagtailimages', '0019_delete_filter', '2026-01-01 00:00:00+00'),
	(355, 'wagtailimages', '0020_add-verbose-name', '2026-01-01 00:00:00+00'),
	(356, 'wagtailimages', '0021_image_file_hash', '2026-01-01 00:00:00+00'),
	(357, 'wagtailimages', '0022_uploadedimage', '2026-01-01 00:00:00+00'),
	(358, 'wagtailimages', '0023_add_choose_permissions', '2026-01-01 00:00:00+00'),
	(359, 'wagtailimages', '0024_index_image_file_hash', '2026-01-01 00:00:00+00'),
	(360, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-01-01 00:00:00+00'),
	(361, 'wagtailimages', '0026_delete_uploadedimage', '2026-01-01 00:00:00+00'),
	(362, 'wagtailimages', '0027_image_description', '2026-01-01 00:00:00+00'),
	(363, 'wagtailredirects', '0001_initial', '2026-01-01 00:00:00+00'),
	(364, 'wagtailredirects', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(365, 'wagtailredirects', '0003_make_site_field_editable', '2026-01-01 00:00:00+00'),
	(366, 'wagtailredirects', '0004_set_unique_on_path_and_site', '2026-01-01 00:00:00+00'),
	(367, 'wagtailredirects', '0005_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(368, 'wagtailredirects', '0006_redirect_increase_max_length', '2026-01-01 00:00:00+00'),
	(369, 'wagtailredirects', '0007_add_autocreate_fields', '2026-01-01 00:00:00+00'),
	(370, 'wagtailredirects', '0008_add_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(371, 'wagtailsearch', '0001_initial', '2026-01-01 00:00:00+00'),
	(372, 'wagtailsearch', '0002_add_verbose_names', '2026-01-01 00:00:00+00'),
	(373, 'wagtailsearch', '0003_remove_editors_pick', '2026-01-01 00:00:00+00'),
	(374, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(375, 'wagtailsearch', '0005_create_indexentry', '2026-01-01 00:00:00+00'),
	(376, 'wagtailsearch', '0006_customise_indexentry', '2026-01-01 00:00:00+00'),
	(377, 'wagtailsearch', '0007_delete_editorspick', '2026-01-01 00:00:00+00'),
	(378, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-01-01 00:00:00+00'),
	(379, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-01-01 00:00:00+00'),
	(380, 'wagtailsearch', '0010_add_text_fields', '2026-01-01 00:00:00+00'),
	(381, 'wagtailusers', '0001_initial', '2026-01-01 00:00:00+00'),
	(382, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-01-01 00:00:00+00'),
	(383, 'wagtailusers', '0003_add_verbose_names', '2026-01-01 00:00:00+00'),
	(384, 'wagtailusers', '0004_capitalizeverbose', '2026-01-01 00:00:00+00'),
	(385, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-01-01 00:00:00+00'),
	(386, 'wagtailusers', '0006_userprofile_prefered_language', '2026-01-01 00:00:00+00'),
	(387, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-01-01 00:00:00+00'),
	(388, 'wagtailusers', '0008_userprofile_avatar', '2026-01-01 00:00:00+00'),
	(389, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-01-01 00:00:00+00'),
	(390, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-01-01 00:00:00+00'),
	(391, 'wagtailusers', '0011_userprofile_dismissibles', '2026-01-01 00:00:00+00'),
	(392, 'wagtailusers', '0012_userprofile_theme', '2026-01-01 00:00:00+00'),
	(393, 'wagtailusers', '0013_userprofile_density', '2026-01-01 00:00:00+00'),
	(394, 'wagtailusers', '0014_userprofile_contrast', '2026-01-01 00:00:00+00'),
	(395, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-01-01 00:00:00+00'),
	(396, 'weavers', '0001_initial', '2026-01-01 00:00:00+00'),
	(397, 'weavers', '0002_payee_hash', '2026-01-01 00:00:00+00'),
	(398, 'weavers', '0003_hash_payees', '2026-01-01 00:00:00+00'),
	(399, 'weavers', '0004_consents', '2026-01-01 00:00:00+00'),
	(400, 'weavers', '0005_her_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES
	(401, 'weavers', '0006_groups', '2026-01-01 00:00:00+00'),
	(402, 'weavers', '0007_never_emptied', '2026-01-01 00:00:00+00'),
	(403, 'weavers', '0008_votes_and_answers', '2026-01-01 00:00:00+00'),
	(404, 'weavers', '0009_found', '2026-01-01 00:00:00+00'),
	(405, 'wholesale', '0001_initial', '2026-01-01 00:00:00+00'),
	(406, 'wholesale', '0002_forgetting', '2026-01-01 00:00:00+00'),
	(407, 'wholesale', '0003_dated_rules', '2026-01-01 00:00:00+00'),
	(408, 'wishlists', '0001_initial', '2026-01-01 00:00:00+00'),
	(409, 'wishlists', '0002_auto_20160111_1108', '2026-01-01 00:00:00+00'),
	(410, 'wishlists', '0003_auto_20181115_1953', '2026-01-01 00:00:00+00'),
	(411, 'wishlists', '0004_auto_20220328_0939', '2026-01-01 00:00:00+00'),
	(412, 'workspace', '0001_initial', '2026-01-01 00:00:00+00'),
	(413, 'workspace', '0002_her_doors', '2026-01-01 00:00:00+00');
INSERT INTO public.making_checklist VALUES
	(1, '', '2026-01-01', '[["size", "Length and width are as on the label, give or take 2 cm"], ["edge", "Both edges run straight and are firm"], ["weave", "No holes, no missed threads, the pattern is right throughout"], ["thread", "No loose threads or knots on the right side"], ["colour", "The colour is even and doesn''t rub off on a damp white cloth"], ["stain", "No stains, no smell"], ["finish", "Fringe and hem are even and fast"]]', '2026-01-01 00:00:00+00', NULL, NULL);
INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');
INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);
INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES
	(1, 1, 1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(1, 1, 1, 1),
	(2, 1, 2, 1),
	(3, 1, 1, 2),
	(4, 1, 2, 2),
	(5, 1, 1, 5),
	(6, 1, 2, 5),
	(7, 1, 1, 114),
	(8, 1, 2, 114),
	(9, 1, 1, 115),
	(10, 1, 2, 115),
	(11, 1, 1, 117),
	(12, 1, 2, 117);
INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(1, 1, 1, 74),
	(2, 1, 1, 75),
	(3, 1, 1, 80),
	(4, 2, 1, 74),
	(5, 2, 1, 75),
	(6, 1, 1, 79),
	(7, 1, 1, 81);
INSERT INTO public.wagtailcore_locale VALUES
	(1, 'en');
INSERT INTO public.wagtailcore_page VALUES
	(1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '24d3aab6-47d3-5440-95b1-c26988aacf58', 1, NULL, NULL),
	(2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, '785e0b38-2110-589e-8114-8dba6f9ec30c', 1, NULL, NULL);
INSERT INTO public.wagtailcore_site VALUES
	(1, 'localhost', 80, true, 2, '');
INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 4);
INSERT INTO public.wagtailcore_workflow VALUES
	(1, 'Moderators approval', true);
INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 1);
INSERT INTO public.wagtailcore_workflowtask VALUES
	(1, 0, 1, 1);
SELECT pg_catalog.setval('public.accounts_asked_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_codeuse_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.address_useraddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.analytics_productrecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.analytics_userproductview_id_seq', 1, false);
SELECT pg_catalog.setval('public.analytics_userrecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.analytics_usersearch_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 3, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 18, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 117, true);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.basket_basket_id_seq', 1, false);
SELECT pg_catalog.setval('public.basket_basket_vouchers_id_seq', 1, false);
SELECT pg_catalog.setval('public.basket_line_id_seq', 1, false);
SELECT pg_catalog.setval('public.basket_lineattribute_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_attributeoption_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_attributeoptiongroup_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_category_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_gstrate_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_listingchange_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_maker_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_option_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_pricechange_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_pricelimit_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_product_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_product_product_options_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productattribute_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productattributevalue_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productattributevalue_value_multi_option_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productcategory_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productclass_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productclass_options_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productimage_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_productrecommendation_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_reference', 73, false);
SELECT pg_catalog.setval('public.catalogue_restriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_signoff_id_seq', 1, false);
SELECT pg_catalog.setval('public.catalogue_termsrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_contactmessage_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_secondeditortask_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_subscriber_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_subscriberexport_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_subscriberstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_translation_id_seq', 1, false);
SELECT pg_catalog.setval('public.custom_cancellingrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.custom_customphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.custom_customrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.custom_message_id_seq', 1, false);
SELECT pg_catalog.setval('public.custom_offer_id_seq', 1, false);
SELECT pg_catalog.setval('public.customer_communicationeventtype_id_seq', 1, false);
SELECT pg_catalog.setval('public.customer_email_id_seq', 1, false);
SELECT pg_catalog.setval('public.customer_notification_id_seq', 1, false);
SELECT pg_catalog.setval('public.customer_productalert_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 29, true);
SELECT pg_catalog.setval('public.django_flatpage_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_flatpage_sites_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 413, true);
SELECT pg_catalog.setval('public.django_site_id_seq', 1, false);
SELECT pg_catalog.setval('public.letters_lettertext_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_check_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_checkfault_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_checklist_id_seq', 1, true);
SELECT pg_catalog.setval('public.making_checkphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_hoursnote_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_job_id_seq', 1, false);
SELECT pg_catalog.setval('public.making_spokennote_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_benefit_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_condition_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_conditionaloffer_combinations_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_conditionaloffer_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_range_classes_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_range_excluded_categories_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_range_excluded_products_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_range_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_range_included_categories_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_rangeproduct_id_seq', 1, false);
SELECT pg_catalog.setval('public.offer_rangeproductfileupload_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_billingaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_communicationevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_line_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_lineattribute_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_linemaker_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_lineprice_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_order_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_orderdiscount_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_orderlinediscount_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_ordernote_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_orderstatuschange_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_paymentevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_paymenteventquantity_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_paymenteventtype_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_shippingaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_shippingevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_shippingeventquantity_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_shippingeventtype_id_seq', 1, false);
SELECT pg_catalog.setval('public.order_surcharge_id_seq', 1, false);
SELECT pg_catalog.setval('public.otp_static_staticdevice_id_seq', 1, false);
SELECT pg_catalog.setval('public.otp_static_statictoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.otp_totp_totpdevice_id_seq', 1, false);
SELECT pg_catalog.setval('public.pagecache_change_id_seq', 1, false);
SELECT pg_catalog.setval('public.partner_partner_id_seq', 1, false);
SELECT pg_catalog.setval('public.partner_partner_users_id_seq', 1, false);
SELECT pg_catalog.setval('public.partner_partneraddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.partner_stockalert_id_seq', 1, false);
SELECT pg_catalog.setval('public.partner_stockrecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_checkoutline_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_dispute_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_moneyback_lines_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_order_number', 100001, false);
SELECT pg_catalog.setval('public.payment_returnline_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_returnphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_returnrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_setaside_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_stripeevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.payment_voucher_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_advance_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_bankaccount_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_bankdecision_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_bankline_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_bankstatement_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_banktie_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_books_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_bookscheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_cashmark_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_daywage_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_deduction_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_deductionrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_dollarrate_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_exemption_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_invoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_invoicebuyer_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_item_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_job_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_leg_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_monthseal_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_patronage_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_patronageshare_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_payment_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_policy_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_recoveryplan_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_refund_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_refundshare_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_request_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_ruleend_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_run_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_runfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_sale_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_saleshare_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_savingschoice_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_sentback_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_statement_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_statementgiven_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_statementpicture_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_taxbase_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_taxprofile_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_tdschallan_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_tdsrule_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_transaction_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_yarncorrection_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_yarnkind_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_yarnmove_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_yarnrate_id_seq', 1, false);
SELECT pg_catalog.setval('public.payouts_yarnrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.piece_reviews_donotask_id_seq', 1, false);
SELECT pg_catalog.setval('public.piece_reviews_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.piece_reviews_reviewask_id_seq', 1, false);
SELECT pg_catalog.setval('public.piece_reviews_reviewphoto_id_seq', 1, false);
SELECT pg_catalog.setval('public.reviews_productreview_id_seq', 1, false);
SELECT pg_catalog.setval('public.reviews_vote_id_seq', 1, false);
SELECT pg_catalog.setval('public.shipping_fair_id_seq', 1, false);
SELECT pg_catalog.setval('public.storefront_menuline_id_seq', 1, false);
SELECT pg_catalog.setval('public.storefront_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);
SELECT pg_catalog.setval('public.voucher_voucher_id_seq', 1, false);
SELECT pg_catalog.setval('public.voucher_voucher_offers_id_seq', 1, false);
SELECT pg_catalog.setval('public.voucher_voucherapplication_id_seq', 1, false);
SELECT pg_catalog.setval('public.voucher_voucherset_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);
SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);
SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailredirects_redirect_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_consent_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_coordinator_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_coordinator_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_erasure_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_payee_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_proposal_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_retentionapplied_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_standin_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_step_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_tally_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_voted_id_seq', 1, false);
SELECT pg_catalog.setval('public.weavers_weaver_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_business_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_lot_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_lotpiece_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_quote_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_quoteline_id_seq', 1, false);
SELECT pg_catalog.setval('public.wholesale_tier_id_seq', 1, false);
SELECT pg_catalog.setval('public.wishlists_line_id_seq', 1, false);
SELECT pg_catalog.setval('public.wishlists_wishlist_id_seq', 1, false);
SELECT pg_catalog.setval('public.wishlists_wishlistsharedemail_id_seq', 1, false);
SELECT pg_catalog.setval('public.workspace_phonecode_id_seq', 1, false);
SELECT pg_catalog.setval('public.workspace_recording_id_seq', 1, false);
SELECT pg_catalog.setval('public.workspace_sentpart_id_seq', 1, false);
ALTER TABLE ONLY public.accounts_asked
    ADD CONSTRAINT accounts_asked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_codeuse
    ADD CONSTRAINT accounts_codeuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.address_country
    ADD CONSTRAINT address_country_pkey PRIMARY KEY (iso_3166_1_a2);
ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_code_key UNIQUE (code);
ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_hash_9d1738c7_uniq UNIQUE (user_id, hash);
ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrecord_product_id_key UNIQUE (product_id);
ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproductview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.analytics_usersearch
    ADD CONSTRAINT analytics_usersearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT bank_line_once UNIQUE (account_id, key);
ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_voucher_id_0731eee2_uniq UNIQUE (basket_id, voucher_id);
ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_line_reference_8977e974_uniq UNIQUE (basket_id, line_reference);
ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_group_id_option_7a8f6c11_uniq UNIQUE (group_id, option);
ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeoption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_attributeoptiongroup
    ADD CONSTRAINT catalogue_attributeoptiongroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_path_key UNIQUE (path);
ALTER TABLE ONLY public.catalogue_category
    ADD CONSTRAINT catalogue_category_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_gstrate
    ADD CONSTRAINT catalogue_gstrate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_listingchange
    ADD CONSTRAINT catalogue_listingchange_key_key UNIQUE (key);
ALTER TABLE ONLY public.catalogue_listingchange
    ADD CONSTRAINT catalogue_listingchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_pricechange
    ADD CONSTRAINT catalogue_pricechange_key_key UNIQUE (key);
ALTER TABLE ONLY public.catalogue_pricechange
    ADD CONSTRAINT catalogue_pricechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_pricelimit
    ADD CONSTRAINT catalogue_pricelimit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_produc_product_id_option_id_9b3abb31_uniq UNIQUE (product_id, option_id);
ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_product_options_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_upc_key UNIQUE (upc);
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattribu_attribute_id_product_id_1e8e7112_uniq UNIQUE (attribute_id, product_id);
ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattribu_productattributevalue_id_a1760824_uniq UNIQUE (productattributevalue_id, attributeoption_id);
ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_code_product_class_id_82f69012_uniq UNIQUE (code, product_class_id);
ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productattribute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productattributevalue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productattributevalue_value_multi_option_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcategory_product_id_category_id_8f0dbfe2_uniq UNIQUE (product_id, category_id);
ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_o_productclass_id_option_i_2266c635_uniq UNIQUE (productclass_id, option_id);
ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productclass_options_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productclass
    ADD CONSTRAINT catalogue_productclass_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_code_key UNIQUE (code);
ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productimage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecomme_primary_id_recommendatio_da1fdf43_uniq UNIQUE (primary_id, recommendation_id);
ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrecommendation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_restriction
    ADD CONSTRAINT catalogue_restriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_signoff
    ADD CONSTRAINT catalogue_signoff_key_key UNIQUE (key);
ALTER TABLE ONLY public.catalogue_signoff
    ADD CONSTRAINT catalogue_signoff_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_refundshare
    ADD CONSTRAINT charge_back_once UNIQUE (refund_id, weaver_id);
ALTER TABLE ONLY public.making_checkfault
    ADD CONSTRAINT check_fault_once UNIQUE (check_made_id, fault);
ALTER TABLE ONLY public.payment_checkoutline
    ADD CONSTRAINT checkout_line_once UNIQUE (checkout_id, stockrecord_id);
ALTER TABLE ONLY public.cms_contactmessage
    ADD CONSTRAINT cms_contactmessage_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.cms_contactmessage
    ADD CONSTRAINT cms_contactmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_secondeditortask_groups
    ADD CONSTRAINT cms_secondeditortask_gro_secondeditortask_id_grou_68ac3bcc_uniq UNIQUE (secondeditortask_id, group_id);
ALTER TABLE ONLY public.cms_secondeditortask_groups
    ADD CONSTRAINT cms_secondeditortask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_secondeditortask
    ADD CONSTRAINT cms_secondeditortask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_storyindexpage
    ADD CONSTRAINT cms_storyindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_subscriber
    ADD CONSTRAINT cms_subscriber_email_hash_key UNIQUE (email_hash);
ALTER TABLE ONLY public.cms_subscriber
    ADD CONSTRAINT cms_subscriber_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_subscriberexport
    ADD CONSTRAINT cms_subscriberexport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_subscriberstep
    ADD CONSTRAINT cms_subscriberstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_translation
    ADD CONSTRAINT cms_translation_page_id_key UNIQUE (page_id);
ALTER TABLE ONLY public.cms_translation
    ADD CONSTRAINT cms_translation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_consent
    ADD CONSTRAINT consent_recorded_once UNIQUE (key, purpose);
ALTER TABLE ONLY public.custom_cancellingrule
    ADD CONSTRAINT custom_cancellingrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custom_customphoto
    ADD CONSTRAINT custom_customphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_key_key UNIQUE (key);
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custom_message
    ADD CONSTRAINT custom_message_key_key UNIQUE (key);
ALTER TABLE ONLY public.custom_message
    ADD CONSTRAINT custom_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_key_key UNIQUE (key);
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT customer_communicationeventtype_code_key UNIQUE (code);
ALTER TABLE ONLY public.communication_communicationeventtype
    ADD CONSTRAINT customer_communicationeventtype_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT customer_email_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productalert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_deduction
    ADD CONSTRAINT deduction_once UNIQUE (run_id, weaver_id, what, rule_id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_flatpage
    ADD CONSTRAINT django_flatpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_flatpage_id_site_id_0d29d9d1_uniq UNIQUE (flatpage_id, site_id);
ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_domain_a2e37b91_uniq UNIQUE (domain);
ALTER TABLE ONLY public.django_site
    ADD CONSTRAINT django_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT invoice_number_once UNIQUE (series, year, serial);
ALTER TABLE ONLY public.payouts_item
    ADD CONSTRAINT item_once UNIQUE (run_id, weaver_id);
ALTER TABLE ONLY public.letters_lettertext
    ADD CONSTRAINT letter_in_a_language_once UNIQUE (letter, language);
ALTER TABLE ONLY public.letters_lettertext
    ADD CONSTRAINT letters_lettertext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_linemaker
    ADD CONSTRAINT line_maker_once UNIQUE (line_id, weaver_id);
ALTER TABLE ONLY public.wholesale_lotpiece
    ADD CONSTRAINT lot_piece_once UNIQUE (lot_id, product_id);
ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT maker_once UNIQUE (product_id, weaver_id);
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_before_id_key UNIQUE (before_id);
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_key_key UNIQUE (key);
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_checkfault
    ADD CONSTRAINT making_checkfault_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_checklist
    ADD CONSTRAINT making_checklist_key_key UNIQUE (key);
ALTER TABLE ONLY public.making_checklist
    ADD CONSTRAINT making_checklist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_checkphoto
    ADD CONSTRAINT making_checkphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_hoursnote
    ADD CONSTRAINT making_hoursnote_key_key UNIQUE (key);
ALTER TABLE ONLY public.making_hoursnote
    ADD CONSTRAINT making_hoursnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_key_key UNIQUE (key);
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.making_spokennote
    ADD CONSTRAINT making_spokennote_key_key UNIQUE (key);
ALTER TABLE ONLY public.making_spokennote
    ADD CONSTRAINT making_spokennote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_c_from_conditionaloffer_id_2e3e9ffe_uniq UNIQUE (from_conditionaloffer_id, to_conditionaloffer_id);
ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloffer_combinations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_name_key UNIQUE (name);
ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_productclass_id_28eeefae_uniq UNIQUE (range_id, productclass_id);
ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_cat_range_id_category_id_2f84ef27_uniq UNIQUE (range_id, category_id);
ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_categories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_products_range_id_product_id_eb1cfe87_uniq UNIQUE (range_id, product_id);
ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_cat_range_id_category_id_a661d336_uniq UNIQUE (range_id, category_id);
ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_categories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_name_key UNIQUE (name);
ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_proxy_class_key UNIQUE (proxy_class);
ALTER TABLE ONLY public.offer_range
    ADD CONSTRAINT offer_range_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_product_id_c46b1be8_uniq UNIQUE (range_id, product_id);
ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfileupload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT one_stock_record_a_piece UNIQUE (product_id);
ALTER TABLE ONLY public.weavers_voted
    ADD CONSTRAINT one_woman_one_vote UNIQUE (proposal_id, weaver_id);
ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_code_key UNIQUE (code);
ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_linemaker
    ADD CONSTRAINT order_linemaker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_number_key UNIQUE (number);
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_event_id_line_id_765c5209_uniq UNIQUE (event_id, line_id);
ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_code_key UNIQUE (code);
ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_name_key UNIQUE (name);
ALTER TABLE ONLY public.order_paymenteventtype
    ADD CONSTRAINT order_paymenteventtype_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_code_key UNIQUE (code);
ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_event_id_line_id_91687107_uniq UNIQUE (event_id, line_id);
ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_code_key UNIQUE (code);
ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_name_key UNIQUE (name);
ALTER TABLE ONLY public.order_shippingeventtype
    ADD CONSTRAINT order_shippingeventtype_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pagecache_change
    ADD CONSTRAINT pagecache_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_code_key UNIQUE (code);
ALTER TABLE ONLY public.partner_partner
    ADD CONSTRAINT partner_partner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_user_id_9e5c0517_uniq UNIQUE (partner_id, user_id);
ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_code_key UNIQUE (code);
ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_partner_sku_8441e010_uniq UNIQUE (partner_id, partner_sku);
ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_patronageshare
    ADD CONSTRAINT patronage_share_once UNIQUE (patronage_id, weaver_id);
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_number_key UNIQUE (number);
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_stripe_session_key UNIQUE (stripe_session);
ALTER TABLE ONLY public.payment_checkoutline
    ADD CONSTRAINT payment_checkoutline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_dispute
    ADD CONSTRAINT payment_dispute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_dispute
    ADD CONSTRAINT payment_dispute_stripe_dispute_key UNIQUE (stripe_dispute);
ALTER TABLE ONLY public.payment_giftcard
    ADD CONSTRAINT payment_giftcard_lookup_key UNIQUE (lookup);
ALTER TABLE ONLY public.payment_giftcard
    ADD CONSTRAINT payment_giftcard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_moneyback_lines
    ADD CONSTRAINT payment_moneyback_lines_moneyback_id_line_id_9290b99d_uniq UNIQUE (moneyback_id, line_id);
ALTER TABLE ONLY public.payment_moneyback_lines
    ADD CONSTRAINT payment_moneyback_lines_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT payment_moneyback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payment_once_a_batch UNIQUE (run_id, weaver_id, batch);
ALTER TABLE ONLY public.payment_returnline
    ADD CONSTRAINT payment_returnline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_returnphoto
    ADD CONSTRAINT payment_returnphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_returnrequest
    ADD CONSTRAINT payment_returnrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_setaside
    ADD CONSTRAINT payment_setaside_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_setaside
    ADD CONSTRAINT payment_setaside_stripe_session_key UNIQUE (stripe_session);
ALTER TABLE ONLY public.payment_stripeevent
    ADD CONSTRAINT payment_stripeevent_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.payment_stripeevent
    ADD CONSTRAINT payment_stripeevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payment_voucher
    ADD CONSTRAINT payment_voucher_code_key UNIQUE (code);
ALTER TABLE ONLY public.payment_voucher
    ADD CONSTRAINT payment_voucher_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_advance
    ADD CONSTRAINT payouts_advance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_advance
    ADD CONSTRAINT payouts_advance_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.payouts_bankaccount
    ADD CONSTRAINT payouts_bankaccount_name_key UNIQUE (name);
ALTER TABLE ONLY public.payouts_bankaccount
    ADD CONSTRAINT payouts_bankaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_bankdecision
    ADD CONSTRAINT payouts_bankdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT payouts_bankline_other_half_id_key UNIQUE (other_half_id);
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT payouts_bankline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_bankstatement
    ADD CONSTRAINT payouts_bankstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_banktie
    ADD CONSTRAINT payouts_banktie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_books
    ADD CONSTRAINT payouts_books_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_bookscheck
    ADD CONSTRAINT payouts_bookscheck_day_key UNIQUE (day);
ALTER TABLE ONLY public.payouts_bookscheck
    ADD CONSTRAINT payouts_bookscheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_cashmark
    ADD CONSTRAINT payouts_cashmark_key_key UNIQUE (key);
ALTER TABLE ONLY public.payouts_cashmark
    ADD CONSTRAINT payouts_cashmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_daywage
    ADD CONSTRAINT payouts_daywage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_decision
    ADD CONSTRAINT payouts_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_deduction
    ADD CONSTRAINT payouts_deduction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_deductionrule
    ADD CONSTRAINT payouts_deductionrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_dollarrate
    ADD CONSTRAINT payouts_dollarrate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_exemption
    ADD CONSTRAINT payouts_exemption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_parcel_id_key UNIQUE (parcel_id);
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_refund_id_key UNIQUE (refund_id);
ALTER TABLE ONLY public.payouts_invoicebuyer
    ADD CONSTRAINT payouts_invoicebuyer_invoice_id_key UNIQUE (invoice_id);
ALTER TABLE ONLY public.payouts_invoicebuyer
    ADD CONSTRAINT payouts_invoicebuyer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_item
    ADD CONSTRAINT payouts_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_job
    ADD CONSTRAINT payouts_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_leg
    ADD CONSTRAINT payouts_leg_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_monthseal
    ADD CONSTRAINT payouts_monthseal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_monthseal
    ADD CONSTRAINT payouts_monthseal_run_id_key UNIQUE (run_id);
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_transaction_id_key UNIQUE (transaction_id);
ALTER TABLE ONLY public.payouts_patronageshare
    ADD CONSTRAINT payouts_patronageshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_retries_id_key UNIQUE (retries_id);
ALTER TABLE ONLY public.payouts_policy
    ADD CONSTRAINT payouts_policy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_question
    ADD CONSTRAINT payouts_question_key_key UNIQUE (key);
ALTER TABLE ONLY public.payouts_question
    ADD CONSTRAINT payouts_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_recoveryplan
    ADD CONSTRAINT payouts_recoveryplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_refund
    ADD CONSTRAINT payouts_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_refund
    ADD CONSTRAINT payouts_refund_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.payouts_refundshare
    ADD CONSTRAINT payouts_refundshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_transaction_id_key UNIQUE (transaction_id);
ALTER TABLE ONLY public.payouts_ruleend
    ADD CONSTRAINT payouts_ruleend_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_run
    ADD CONSTRAINT payouts_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_runfile
    ADD CONSTRAINT payouts_runfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_sale
    ADD CONSTRAINT payouts_sale_order_line_id_key UNIQUE (order_line_id);
ALTER TABLE ONLY public.payouts_sale
    ADD CONSTRAINT payouts_sale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_saleshare
    ADD CONSTRAINT payouts_saleshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_savingschoice
    ADD CONSTRAINT payouts_savingschoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_sentback
    ADD CONSTRAINT payouts_sentback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_statement
    ADD CONSTRAINT payouts_statement_item_id_key UNIQUE (item_id);
ALTER TABLE ONLY public.payouts_statement
    ADD CONSTRAINT payouts_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_statementgiven
    ADD CONSTRAINT payouts_statementgiven_item_id_key UNIQUE (item_id);
ALTER TABLE ONLY public.payouts_statementgiven
    ADD CONSTRAINT payouts_statementgiven_key_key UNIQUE (key);
ALTER TABLE ONLY public.payouts_statementgiven
    ADD CONSTRAINT payouts_statementgiven_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_statementpicture
    ADD CONSTRAINT payouts_statementpicture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_statementpicture
    ADD CONSTRAINT payouts_statementpicture_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.payouts_taxbase
    ADD CONSTRAINT payouts_taxbase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_taxprofile
    ADD CONSTRAINT payouts_taxprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_transaction_id_key UNIQUE (transaction_id);
ALTER TABLE ONLY public.payouts_tdsrule
    ADD CONSTRAINT payouts_tdsrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_transaction
    ADD CONSTRAINT payouts_transaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_transaction
    ADD CONSTRAINT payouts_transaction_reverses_id_key UNIQUE (reverses_id);
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrection_move_id_key UNIQUE (move_id);
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnkind
    ADD CONSTRAINT payouts_yarnkind_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_ref_key UNIQUE (ref);
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_transaction_id_key UNIQUE (transaction_id);
ALTER TABLE ONLY public.payouts_yarnrate
    ADD CONSTRAINT payouts_yarnrate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnrequest
    ADD CONSTRAINT payouts_yarnrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnrequest
    ADD CONSTRAINT payouts_yarnrequest_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT picture_once UNIQUE (product_id, image_id);
ALTER TABLE ONLY public.piece_reviews_donotask
    ADD CONSTRAINT piece_reviews_donotask_key_key UNIQUE (key);
ALTER TABLE ONLY public.piece_reviews_donotask
    ADD CONSTRAINT piece_reviews_donotask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_line_id_key UNIQUE (line_id);
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.piece_reviews_reviewask
    ADD CONSTRAINT piece_reviews_reviewask_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.piece_reviews_reviewask
    ADD CONSTRAINT piece_reviews_reviewask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.piece_reviews_reviewphoto
    ADD CONSTRAINT piece_reviews_reviewphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_transaction
    ADD CONSTRAINT posted_once UNIQUE (kind, source_key);
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT proforma_number_once UNIQUE (year, serial);
ALTER TABLE ONLY public.wholesale_quoteline
    ADD CONSTRAINT quoted_once UNIQUE (quote_id, product_id);
ALTER TABLE ONLY public.workspace_recording
    ADD CONSTRAINT recording_of_each_once UNIQUE (phrase, language);
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT refunded_once_a_payment UNIQUE (refund_id, checkout_id, to_card);
ALTER TABLE ONLY public.catalogue_restriction
    ADD CONSTRAINT restricted_once_a_community UNIQUE (product_id, community);
ALTER TABLE ONLY public.payment_returnline
    ADD CONSTRAINT return_line_once UNIQUE (request_id, line_id);
ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_code_key UNIQUE (code);
ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_product_id_user_id_c4fdc4cd_uniq UNIQUE (product_id, user_id);
ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_user_id_review_id_bb858939_uniq UNIQUE (user_id, review_id);
ALTER TABLE ONLY public.payouts_run
    ADD CONSTRAINT run_attempt_once UNIQUE (month, attempt);
ALTER TABLE ONLY public.payouts_runfile
    ADD CONSTRAINT run_file_once UNIQUE (run_id, batch, format);
ALTER TABLE ONLY public.workspace_sentpart
    ADD CONSTRAINT sentpart_once UNIQUE (file_id, "offset");
ALTER TABLE ONLY public.payouts_saleshare
    ADD CONSTRAINT share_once UNIQUE (sale_id, weaver_id);
ALTER TABLE ONLY public.shipping_fair
    ADD CONSTRAINT shipping_fair_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_sale
    ADD CONSTRAINT sold_once UNIQUE (ref, line);
ALTER TABLE ONLY public.payouts_bankstatement
    ADD CONSTRAINT statement_file_once UNIQUE (account_id, sha256);
ALTER TABLE ONLY public.storefront_menuline
    ADD CONSTRAINT storefront_menuline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.storefront_notice
    ADD CONSTRAINT storefront_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_tally
    ADD CONSTRAINT tally_of_each_once UNIQUE (proposal_id, choice);
ALTER TABLE ONLY public.payouts_taxbase
    ADD CONSTRAINT taxbase_once UNIQUE (run_id, weaver_id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_code_key UNIQUE (code);
ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_name_b96d3b47_uniq UNIQUE (name);
ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offers_voucher_id_conditionalof_01628a7f_uniq UNIQUE (voucher_id, conditionaloffer_id);
ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_name_4c6aac05_uniq UNIQUE (name);
ALTER TABLE ONLY public.voucher_voucherset
    ADD CONSTRAINT voucher_voucherset_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.weavers_accesslog
    ADD CONSTRAINT weavers_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_consent
    ADD CONSTRAINT weavers_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_coordinator_groups
    ADD CONSTRAINT weavers_coordinator_grou_coordinator_id_group_id_3ad93321_uniq UNIQUE (coordinator_id, group_id);
ALTER TABLE ONLY public.weavers_coordinator_groups
    ADD CONSTRAINT weavers_coordinator_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_coordinator
    ADD CONSTRAINT weavers_coordinator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_coordinator
    ADD CONSTRAINT weavers_coordinator_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.weavers_erasure
    ADD CONSTRAINT weavers_erasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_group
    ADD CONSTRAINT weavers_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.weavers_group
    ADD CONSTRAINT weavers_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_group
    ADD CONSTRAINT weavers_group_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.weavers_notice
    ADD CONSTRAINT weavers_notice_payee_id_key UNIQUE (payee_id);
ALTER TABLE ONLY public.weavers_notice
    ADD CONSTRAINT weavers_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_payee
    ADD CONSTRAINT weavers_payee_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_proposal
    ADD CONSTRAINT weavers_proposal_key_key UNIQUE (key);
ALTER TABLE ONLY public.weavers_proposal
    ADD CONSTRAINT weavers_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_retentionapplied
    ADD CONSTRAINT weavers_retentionapplied_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_standin
    ADD CONSTRAINT weavers_standin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_step
    ADD CONSTRAINT weavers_step_key_key UNIQUE (key);
ALTER TABLE ONLY public.weavers_step
    ADD CONSTRAINT weavers_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_tally
    ADD CONSTRAINT weavers_tally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_voted
    ADD CONSTRAINT weavers_voted_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_code_key UNIQUE (code);
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.wholesale_business
    ADD CONSTRAINT wholesale_business_key_key UNIQUE (key);
ALTER TABLE ONLY public.wholesale_business
    ADD CONSTRAINT wholesale_business_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wholesale_lot
    ADD CONSTRAINT wholesale_lot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wholesale_lotpiece
    ADD CONSTRAINT wholesale_lotpiece_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_key_key UNIQUE (key);
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_order_id_key UNIQUE (order_id);
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wholesale_quoteline
    ADD CONSTRAINT wholesale_quoteline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wholesale_tier
    ADD CONSTRAINT wholesale_tier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_product_id_78f04673_uniq UNIQUE (wishlist_id, product_id);
ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_key_key UNIQUE (key);
ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsharedemail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workspace_phonecode
    ADD CONSTRAINT workspace_phonecode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workspace_pin
    ADD CONSTRAINT workspace_pin_pkey PRIMARY KEY (weaver_id);
ALTER TABLE ONLY public.workspace_recording
    ADD CONSTRAINT workspace_recording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workspace_sentfile
    ADD CONSTRAINT workspace_sentfile_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.workspace_sentpart
    ADD CONSTRAINT workspace_sentpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.payouts_yarnkind
    ADD CONSTRAINT yarn_kind_once UNIQUE (name, colour);
CREATE INDEX accounts_codeuse_user_id_193e7a83 ON public.accounts_codeuse USING btree (user_id);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);
CREATE INDEX address_country_display_order_dc88cde8 ON public.address_country USING btree (display_order);
CREATE INDEX address_country_is_shipping_country_f7b6c461 ON public.address_country USING btree (is_shipping_country);
CREATE INDEX address_country_iso_3166_1_a2_f395eed0_like ON public.address_country USING btree (iso_3166_1_a2 varchar_pattern_ops);
CREATE INDEX address_country_printable_name_450b016c ON public.address_country USING btree (printable_name);
CREATE INDEX address_country_printable_name_450b016c_like ON public.address_country USING btree (printable_name varchar_pattern_ops);
CREATE INDEX address_useraddress_code_746f229c_like ON public.address_useraddress USING btree (code varchar_pattern_ops);
CREATE INDEX address_useraddress_country_id_fa26a249 ON public.address_useraddress USING btree (country_id);
CREATE INDEX address_useraddress_country_id_fa26a249_like ON public.address_useraddress USING btree (country_id varchar_pattern_ops);
CREATE INDEX address_useraddress_hash_e0a6b290 ON public.address_useraddress USING btree (hash);
CREATE INDEX address_useraddress_hash_e0a6b290_like ON public.address_useraddress USING btree (hash varchar_pattern_ops);
CREATE INDEX address_useraddress_user_id_6edf0244 ON public.address_useraddress USING btree (user_id);
CREATE INDEX analytics_productrecord_num_purchases_405301a0 ON public.analytics_productrecord USING btree (num_purchases);
CREATE INDEX analytics_userproductview_product_id_a55b87ad ON public.analytics_userproductview USING btree (product_id);
CREATE INDEX analytics_userproductview_user_id_5e49a8b1 ON public.analytics_userproductview USING btree (user_id);
CREATE INDEX analytics_userrecord_num_order_items_fb2a8304 ON public.analytics_userrecord USING btree (num_order_items);
CREATE INDEX analytics_userrecord_num_order_lines_97cc087f ON public.analytics_userrecord USING btree (num_order_lines);
CREATE INDEX analytics_userrecord_num_orders_b352ffd1 ON public.analytics_userrecord USING btree (num_orders);
CREATE INDEX analytics_usersearch_query_ad36478b ON public.analytics_usersearch USING btree (query);
CREATE INDEX analytics_usersearch_query_ad36478b_like ON public.analytics_usersearch USING btree (query varchar_pattern_ops);
CREATE INDEX analytics_usersearch_user_id_1775992d ON public.analytics_usersearch USING btree (user_id);
CREATE INDEX asked_at ON public.accounts_asked USING btree (at);
CREATE INDEX asked_key ON public.accounts_asked USING btree (key, at);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX bank_line_waits ON public.payouts_bankline USING btree (state, day) WHERE ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('proposed'::character varying)::text]));
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE INDEX basket_basket_owner_id_3a018de5 ON public.basket_basket USING btree (owner_id);
CREATE INDEX basket_basket_vouchers_basket_id_f857c2f8 ON public.basket_basket_vouchers USING btree (basket_id);
CREATE INDEX basket_basket_vouchers_voucher_id_c2b66981 ON public.basket_basket_vouchers USING btree (voucher_id);
CREATE INDEX basket_line_basket_id_b615c905 ON public.basket_line USING btree (basket_id);
CREATE INDEX basket_line_date_created_eb0dfb1b ON public.basket_line USING btree (date_created);
CREATE INDEX basket_line_date_updated_a74d069d ON public.basket_line USING btree (date_updated);
CREATE INDEX basket_line_line_reference_08e91113 ON public.basket_line USING btree (line_reference);
CREATE INDEX basket_line_line_reference_08e91113_like ON public.basket_line USING btree (line_reference varchar_pattern_ops);
CREATE INDEX basket_line_product_id_303d743e ON public.basket_line USING btree (product_id);
CREATE INDEX basket_line_stockrecord_id_7039d8a4 ON public.basket_line USING btree (stockrecord_id);
CREATE INDEX basket_lineattribute_line_id_c41e0cdf ON public.basket_lineattribute USING btree (line_id);
CREATE INDEX basket_lineattribute_option_id_9387a3f7 ON public.basket_lineattribute USING btree (option_id);
CREATE UNIQUE INDEX cashmark_one_counts ON public.payouts_cashmark USING btree (payment_id) WHERE (taken_back_at IS NULL);
CREATE INDEX catalogue_attributeoption_code_861d9e91_like ON public.catalogue_attributeoption USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_attributeoption_group_id_3d4a5e24 ON public.catalogue_attributeoption USING btree (group_id);
CREATE INDEX catalogue_attributeoptiongroup_code_30e7931f_like ON public.catalogue_attributeoptiongroup USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_category_ancestors_are_public_d088d0db ON public.catalogue_category USING btree (ancestors_are_public);
CREATE INDEX catalogue_category_code_98f4a4fa_like ON public.catalogue_category USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_category_exclude_from_menu_898e8583 ON public.catalogue_category USING btree (exclude_from_menu);
CREATE INDEX catalogue_category_is_public_ab0536be ON public.catalogue_category USING btree (is_public);
CREATE INDEX catalogue_category_name_1f342ac2 ON public.catalogue_category USING btree (name);
CREATE INDEX catalogue_category_name_1f342ac2_like ON public.catalogue_category USING btree (name varchar_pattern_ops);
CREATE INDEX catalogue_category_path_1c5b79c2_like ON public.catalogue_category USING btree (path varchar_pattern_ops);
CREATE INDEX catalogue_category_slug_9635febd ON public.catalogue_category USING btree (slug);
CREATE INDEX catalogue_category_slug_9635febd_like ON public.catalogue_category USING btree (slug varchar_pattern_ops);
CREATE INDEX catalogue_gstrate_confirmed_by_id_0b89bb24 ON public.catalogue_gstrate USING btree (confirmed_by_id);
CREATE INDEX catalogue_gstrate_entered_by_id_f603a23f ON public.catalogue_gstrate USING btree (entered_by_id);
CREATE INDEX catalogue_gstrate_refused_by_id_5309176a ON public.catalogue_gstrate USING btree (refused_by_id);
CREATE INDEX catalogue_listingchange_by_id_0f1a18bd ON public.catalogue_listingchange USING btree (by_id);
CREATE INDEX catalogue_listingchange_product_id_11b6e1ae ON public.catalogue_listingchange USING btree (product_id);
CREATE INDEX catalogue_maker_product_id_67edab19 ON public.catalogue_maker USING btree (product_id);
CREATE INDEX catalogue_maker_weaver_id_128a7b43 ON public.catalogue_maker USING btree (weaver_id);
CREATE INDEX catalogue_option_code_0697b920_like ON public.catalogue_option USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_option_name_7b84926d ON public.catalogue_option USING btree (name);
CREATE INDEX catalogue_option_name_7b84926d_like ON public.catalogue_option USING btree (name varchar_pattern_ops);
CREATE INDEX catalogue_option_option_group_id_2fd86269 ON public.catalogue_option USING btree (option_group_id);
CREATE INDEX catalogue_option_order_d4ee348f ON public.catalogue_option USING btree ("order");
CREATE INDEX catalogue_pricechange_by_id_6376b8cd ON public.catalogue_pricechange USING btree (by_id);
CREATE INDEX catalogue_pricechange_decided_by_id_c66b3538 ON public.catalogue_pricechange USING btree (decided_by_id);
CREATE INDEX catalogue_pricechange_product_id_57872340 ON public.catalogue_pricechange USING btree (product_id);
CREATE INDEX catalogue_pricelimit_confirmed_by_id_8564f281 ON public.catalogue_pricelimit USING btree (confirmed_by_id);
CREATE INDEX catalogue_pricelimit_entered_by_id_b63841c8 ON public.catalogue_pricelimit USING btree (entered_by_id);
CREATE INDEX catalogue_pricelimit_refused_by_id_fb63fd2a ON public.catalogue_pricelimit USING btree (refused_by_id);
CREATE INDEX catalogue_product_code_a7386c07_like ON public.catalogue_product USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_product_date_created_d66f485a ON public.catalogue_product USING btree (date_created);
CREATE INDEX catalogue_product_date_updated_d3a1785d ON public.catalogue_product USING btree (date_updated);
CREATE INDEX catalogue_product_is_public_1cf798c5 ON public.catalogue_product USING btree (is_public);
CREATE INDEX catalogue_product_parent_id_9bfd2382 ON public.catalogue_product USING btree (parent_id);
CREATE INDEX catalogue_product_priority_983a8f56 ON public.catalogue_product USING btree (priority);
CREATE INDEX catalogue_product_product_class_id_0c6c5b54 ON public.catalogue_product USING btree (product_class_id);
CREATE INDEX catalogue_product_product_options_option_id_ff470e13 ON public.catalogue_product_product_options USING btree (option_id);
CREATE INDEX catalogue_product_product_options_product_id_ad2b46bd ON public.catalogue_product_product_options USING btree (product_id);
CREATE INDEX catalogue_product_slug_c8e2e2b9 ON public.catalogue_product USING btree (slug);
CREATE INDEX catalogue_product_slug_c8e2e2b9_like ON public.catalogue_product USING btree (slug varchar_pattern_ops);
CREATE INDEX catalogue_product_upc_91f72b90_like ON public.catalogue_product USING btree (upc varchar_pattern_ops);
CREATE INDEX catalogue_productattribute_attributeoption_id_962b600b ON public.catalogue_productattributevalue_value_multi_option USING btree (attributeoption_id);
CREATE INDEX catalogue_productattribute_code_9ffea293 ON public.catalogue_productattribute USING btree (code);
CREATE INDEX catalogue_productattribute_code_9ffea293_like ON public.catalogue_productattribute USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_productattribute_option_group_id_6b422dc2 ON public.catalogue_productattribute USING btree (option_group_id);
CREATE INDEX catalogue_productattribute_product_class_id_7af808ec ON public.catalogue_productattribute USING btree (product_class_id);
CREATE INDEX catalogue_productattribute_productattributevalue_id_9c7c031e ON public.catalogue_productattributevalue_value_multi_option USING btree (productattributevalue_id);
CREATE INDEX catalogue_productattributevalue_attribute_id_0287c1e7 ON public.catalogue_productattributevalue USING btree (attribute_id);
CREATE INDEX catalogue_productattributevalue_entity_content_type_id_f7186ab5 ON public.catalogue_productattributevalue USING btree (entity_content_type_id);
CREATE INDEX catalogue_productattributevalue_product_id_a03cd90e ON public.catalogue_productattributevalue USING btree (product_id);
CREATE INDEX catalogue_productattributevalue_value_boolean_c5b0d66a ON public.catalogue_productattributevalue USING btree (value_boolean);
CREATE INDEX catalogue_productattributevalue_value_date_d18775c1 ON public.catalogue_productattributevalue USING btree (value_date);
CREATE INDEX catalogue_productattributevalue_value_datetime_b474ac38 ON public.catalogue_productattributevalue USING btree (value_datetime);
CREATE INDEX catalogue_productattributevalue_value_float_5ef8d3db ON public.catalogue_productattributevalue USING btree (value_float);
CREATE INDEX catalogue_productattributevalue_value_integer_55fbb7d6 ON public.catalogue_productattributevalue USING btree (value_integer);
CREATE INDEX catalogue_productattributevalue_value_option_id_21026066 ON public.catalogue_productattributevalue USING btree (value_option_id);
CREATE INDEX catalogue_productcategory_category_id_176db535 ON public.catalogue_productcategory USING btree (category_id);
CREATE INDEX catalogue_productcategory_product_id_846a4061 ON public.catalogue_productcategory USING btree (product_id);
CREATE INDEX catalogue_productclass_options_option_id_b099542c ON public.catalogue_productclass_options USING btree (option_id);
CREATE INDEX catalogue_productclass_options_productclass_id_732df4c8 ON public.catalogue_productclass_options USING btree (productclass_id);
CREATE INDEX catalogue_productclass_slug_270c6b2b_like ON public.catalogue_productclass USING btree (slug varchar_pattern_ops);
CREATE INDEX catalogue_productimage_code_fdab9782_like ON public.catalogue_productimage USING btree (code varchar_pattern_ops);
CREATE INDEX catalogue_productimage_display_order_9fa741ac ON public.catalogue_productimage USING btree (display_order);
CREATE INDEX catalogue_productimage_image_id_bb1a794b ON public.catalogue_productimage USING btree (image_id);
CREATE INDEX catalogue_productimage_product_id_49474fe8 ON public.catalogue_productimage USING btree (product_id);
CREATE INDEX catalogue_productrecommendation_primary_id_6e51a55c ON public.catalogue_productrecommendation USING btree (primary_id);
CREATE INDEX catalogue_productrecommendation_ranking_e7a0f7fd ON public.catalogue_productrecommendation USING btree (ranking);
CREATE INDEX catalogue_productrecommendation_recommendation_id_daf8ae95 ON public.catalogue_productrecommendation USING btree (recommendation_id);
CREATE INDEX catalogue_restriction_entered_by_id_3f80365d ON public.catalogue_restriction USING btree (entered_by_id);
CREATE INDEX catalogue_restriction_product_id_ba808df2 ON public.catalogue_restriction USING btree (product_id);
CREATE INDEX catalogue_signoff_recorded_by_id_313a39a4 ON public.catalogue_signoff USING btree (recorded_by_id);
CREATE INDEX catalogue_signoff_restriction_id_7baac87a ON public.catalogue_signoff USING btree (restriction_id);
CREATE INDEX catalogue_signoff_withdrawn_by_id_0903d9c6 ON public.catalogue_signoff USING btree (withdrawn_by_id);
CREATE INDEX catalogue_termsrule_confirmed_by_id_8798c2a5 ON public.catalogue_termsrule USING btree (confirmed_by_id);
CREATE INDEX catalogue_termsrule_entered_by_id_e73bc008 ON public.catalogue_termsrule USING btree (entered_by_id);
CREATE INDEX catalogue_termsrule_group_id_1025f64b ON public.catalogue_termsrule USING btree (group_id);
CREATE INDEX catalogue_termsrule_product_id_cf1840af ON public.catalogue_termsrule USING btree (product_id);
CREATE INDEX catalogue_termsrule_refused_by_id_4001a40b ON public.catalogue_termsrule USING btree (refused_by_id);
CREATE UNIQUE INDEX check_of_a_line_follows_the_last ON public.making_check USING btree (line_id) WHERE ((before_id IS NULL) AND (line_id IS NOT NULL));
CREATE UNIQUE INDEX check_of_a_piece_follows_the_last ON public.making_check USING btree (product_id) WHERE ((before_id IS NULL) AND (line_id IS NULL));
CREATE INDEX checkout_open ON public.payment_checkout USING btree (reserved_until) WHERE ((state)::text = 'open'::text);
CREATE INDEX cms_contactmessage_answered_by_id_e3e2d8a4 ON public.cms_contactmessage USING btree (answered_by_id);
CREATE INDEX cms_contactmessage_digest_db42aa73_like ON public.cms_contactmessage USING btree (digest varchar_pattern_ops);
CREATE INDEX cms_contactmessage_email_hash_af462d29 ON public.cms_contactmessage USING btree (email_hash);
CREATE INDEX cms_contactmessage_email_hash_af462d29_like ON public.cms_contactmessage USING btree (email_hash varchar_pattern_ops);
CREATE INDEX cms_homepage_hero_id_246ab0e9 ON public.cms_homepage USING btree (hero_id);
CREATE INDEX cms_homepage_hero_piece_id_33f5ad3d ON public.cms_homepage USING btree (hero_piece_id);
CREATE INDEX cms_secondeditortask_groups_group_id_bcf02b6f ON public.cms_secondeditortask_groups USING btree (group_id);
CREATE INDEX cms_secondeditortask_groups_secondeditortask_id_a99384c3 ON public.cms_secondeditortask_groups USING btree (secondeditortask_id);
CREATE INDEX cms_standardpage_picture_id_779f4005 ON public.cms_standardpage USING btree (picture_id);
CREATE INDEX cms_storypage_picture_id_92bb0220 ON public.cms_storypage USING btree (picture_id);
CREATE INDEX cms_storypage_weaver_id_adde2fb6 ON public.cms_storypage USING btree (weaver_id);
CREATE INDEX cms_subscriber_email_hash_afe9592f_like ON public.cms_subscriber USING btree (email_hash varchar_pattern_ops);
CREATE INDEX cms_subscriberexport_by_id_9b3f574d ON public.cms_subscriberexport USING btree (by_id);
CREATE INDEX cms_subscriberstep_subscriber_id_2f60c4fe ON public.cms_subscriberstep USING btree (subscriber_id);
CREATE INDEX code_use_what ON public.accounts_codeuse USING btree (what, user_id);
CREATE INDEX communication_communicationeventtype_name_45761eb9 ON public.communication_communicationeventtype USING btree (name);
CREATE INDEX communication_communicationeventtype_name_45761eb9_like ON public.communication_communicationeventtype USING btree (name varchar_pattern_ops);
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX custom_cancellingrule_confirmed_by_id_1011aabe ON public.custom_cancellingrule USING btree (confirmed_by_id);
CREATE INDEX custom_cancellingrule_entered_by_id_5796a3d5 ON public.custom_cancellingrule USING btree (entered_by_id);
CREATE INDEX custom_cancellingrule_refused_by_id_06bcc2d9 ON public.custom_cancellingrule USING btree (refused_by_id);
CREATE INDEX custom_customphoto_request_id_c5f71a3a ON public.custom_customphoto USING btree (request_id);
CREATE INDEX custom_customrequest_country_id_d850bc55 ON public.custom_customrequest USING btree (country_id);
CREATE INDEX custom_customrequest_country_id_d850bc55_like ON public.custom_customrequest USING btree (country_id varchar_pattern_ops);
CREATE INDEX custom_customrequest_group_id_c8c440bd ON public.custom_customrequest USING btree (group_id);
CREATE INDEX custom_customrequest_product_id_75c66e19 ON public.custom_customrequest USING btree (product_id);
CREATE INDEX custom_customrequest_user_id_4679d7c1 ON public.custom_customrequest USING btree (user_id);
CREATE INDEX custom_message_by_id_9713bdb1 ON public.custom_message USING btree (by_id);
CREATE INDEX custom_message_request_id_d7cae863 ON public.custom_message USING btree (request_id);
CREATE INDEX custom_of_group ON public.custom_customrequest USING btree (group_id, state, moved_at DESC);
CREATE INDEX custom_offer_made_by_id_5e87bd69 ON public.custom_offer USING btree (made_by_id);
CREATE INDEX custom_offer_request_id_cf174e23 ON public.custom_offer USING btree (request_id);
CREATE INDEX customer_communicationeventtype_code_984beacb_like ON public.communication_communicationeventtype USING btree (code varchar_pattern_ops);
CREATE INDEX customer_email_user_id_a69ad588 ON public.communication_email USING btree (user_id);
CREATE INDEX customer_notification_date_sent_9b6baeda ON public.communication_notification USING btree (date_sent);
CREATE INDEX customer_notification_recipient_id_d99de5c8 ON public.communication_notification USING btree (recipient_id);
CREATE INDEX customer_notification_sender_id_affa1632 ON public.communication_notification USING btree (sender_id);
CREATE INDEX customer_productalert_date_created_00622b1c ON public.customer_productalert USING btree (date_created);
CREATE INDEX customer_productalert_email_e5f35f45 ON public.customer_productalert USING btree (email);
CREATE INDEX customer_productalert_email_e5f35f45_like ON public.customer_productalert USING btree (email varchar_pattern_ops);
CREATE INDEX customer_productalert_key_a26f3bdc ON public.customer_productalert USING btree (key);
CREATE INDEX customer_productalert_key_a26f3bdc_like ON public.customer_productalert USING btree (key varchar_pattern_ops);
CREATE INDEX customer_productalert_product_id_7e529a41 ON public.customer_productalert USING btree (product_id);
CREATE INDEX customer_productalert_user_id_677ad6d6 ON public.customer_productalert USING btree (user_id);
CREATE INDEX decision_month ON public.payouts_decision USING btree (month, weaver_id);
CREATE UNIQUE INDEX delivery_is_credited_once ON public.payouts_invoice USING btree (order_id) WHERE ((refund_id IS NULL) AND ((series)::text = 'CN'::text));
CREATE UNIQUE INDEX delivery_is_given_back_once ON public.payment_moneyback USING btree (order_id) WHERE (shipping > 0);
CREATE INDEX django_flatpage_sites_flatpage_id_078bbc8b ON public.django_flatpage_sites USING btree (flatpage_id);
CREATE INDEX django_flatpage_sites_site_id_bfd8ea84 ON public.django_flatpage_sites USING btree (site_id);
CREATE INDEX django_flatpage_url_41612362 ON public.django_flatpage USING btree (url);
CREATE INDEX django_flatpage_url_41612362_like ON public.django_flatpage USING btree (url varchar_pattern_ops);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX django_site_domain_a2e37b91_like ON public.django_site USING btree (domain varchar_pattern_ops);
CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);
CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);
CREATE UNIQUE INDEX erasure_one_at_a_time ON public.weavers_erasure USING btree (weaver_id) WHERE (undone_at IS NULL);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX gift_to_send ON public.payment_giftcard USING btree (send_on) WHERE ((sent_at IS NULL) AND ((state)::text = 'live'::text));
CREATE INDEX hours_of_a_kind ON public.making_hoursnote USING btree (weaver_id, kind, day DESC);
CREATE UNIQUE INDEX job_asked_once ON public.making_job USING btree (line_id, weaver_id) WHERE ((state)::text = ANY (ARRAY[('offered'::character varying)::text, ('accepted'::character varying)::text]));
CREATE INDEX leg_balance ON public.payouts_leg USING btree (account, weaver_id) INCLUDE (amount, transaction_id);
CREATE INDEX letters_lettertext_first_published_at_1ff23d5f ON public.letters_lettertext USING btree (first_published_at);
CREATE INDEX letters_lettertext_latest_revision_id_3f282ce1 ON public.letters_lettertext USING btree (latest_revision_id);
CREATE INDEX letters_lettertext_live_revision_id_bae501fd ON public.letters_lettertext USING btree (live_revision_id);
CREATE INDEX line_to_send ON public.order_line USING btree (due_on, order_id) WHERE ((status)::text = 'paid'::text);
CREATE INDEX making_check_at_048babc8 ON public.making_check USING btree (at);
CREATE INDEX making_check_by_id_e76ec2ef ON public.making_check USING btree (by_id);
CREATE INDEX making_check_line_id_85b8a0dc ON public.making_check USING btree (line_id);
CREATE INDEX making_check_product_id_8c70b248 ON public.making_check USING btree (product_id);
CREATE INDEX making_checkfault_check_made_id_62f8ac6a ON public.making_checkfault USING btree (check_made_id);
CREATE INDEX making_checklist_entered_by_id_85309f3a ON public.making_checklist USING btree (entered_by_id);
CREATE INDEX making_checkphoto_check_made_id_d6f7d871 ON public.making_checkphoto USING btree (check_made_id);
CREATE INDEX making_hoursnote_by_id_a6a75453 ON public.making_hoursnote USING btree (by_id);
CREATE INDEX making_hoursnote_taken_back_by_id_f7b789e2 ON public.making_hoursnote USING btree (taken_back_by_id);
CREATE INDEX making_hoursnote_weaver_id_76d00924 ON public.making_hoursnote USING btree (weaver_id);
CREATE INDEX making_job_answered_by_id_846deec3 ON public.making_job USING btree (answered_by_id);
CREATE INDEX making_job_ended_by_id_1c549383 ON public.making_job USING btree (ended_by_id);
CREATE INDEX making_job_line_id_57c58edb ON public.making_job USING btree (line_id);
CREATE INDEX making_job_offered_by_id_ae9079d1 ON public.making_job USING btree (offered_by_id);
CREATE INDEX making_job_weaver_id_58b5d0e5 ON public.making_job USING btree (weaver_id);
CREATE INDEX making_spokennote_by_id_cff6316c ON public.making_spokennote USING btree (by_id);
CREATE INDEX making_spokennote_product_id_5744c609 ON public.making_spokennote USING btree (product_id);
CREATE INDEX money_back_open ON public.payment_moneyback USING btree (asked_at) WHERE (NOT ((state)::text = 'done'::text));
CREATE UNIQUE INDEX notice_of_answers_once ON public.weavers_notice USING btree (weaver_id) WHERE (((kind)::text = 'answer'::text) AND (told_at IS NULL));
CREATE INDEX offer_benefit_range_id_ab19c5ab ON public.offer_benefit USING btree (range_id);
CREATE INDEX offer_condition_range_id_b023a2aa ON public.offer_condition USING btree (range_id);
CREATE INDEX offer_conditionaloffer_benefit_id_f43f68b5 ON public.offer_conditionaloffer USING btree (benefit_id);
CREATE INDEX offer_conditionaloffer_com_from_conditionaloffer_id_85c3bd9f ON public.offer_conditionaloffer_combinations USING btree (from_conditionaloffer_id);
CREATE INDEX offer_conditionaloffer_com_to_conditionaloffer_id_ae993478 ON public.offer_conditionaloffer_combinations USING btree (to_conditionaloffer_id);
CREATE INDEX offer_conditionaloffer_condition_id_e6baa945 ON public.offer_conditionaloffer USING btree (condition_id);
CREATE INDEX offer_conditionaloffer_name_340601c2_like ON public.offer_conditionaloffer USING btree (name varchar_pattern_ops);
CREATE INDEX offer_conditionaloffer_priority_4c2fc582 ON public.offer_conditionaloffer USING btree (priority);
CREATE INDEX offer_conditionaloffer_slug_e4649c01_like ON public.offer_conditionaloffer USING btree (slug varchar_pattern_ops);
CREATE INDEX offer_range_classes_productclass_id_6f6de46d ON public.offer_range_classes USING btree (productclass_id);
CREATE INDEX offer_range_classes_range_id_7d3e573e ON public.offer_range_classes USING btree (range_id);
CREATE INDEX offer_range_excluded_categories_category_id_c16fd4f7 ON public.offer_range_excluded_categories USING btree (category_id);
CREATE INDEX offer_range_excluded_categories_range_id_6346945d ON public.offer_range_excluded_categories USING btree (range_id);
CREATE INDEX offer_range_excluded_products_product_id_78c49bfc ON public.offer_range_excluded_products USING btree (product_id);
CREATE INDEX offer_range_excluded_products_range_id_cce4a032 ON public.offer_range_excluded_products USING btree (range_id);
CREATE INDEX offer_range_included_categories_category_id_c61569a5 ON public.offer_range_included_categories USING btree (category_id);
CREATE INDEX offer_range_included_categories_range_id_1b616138 ON public.offer_range_included_categories USING btree (range_id);
CREATE INDEX offer_range_name_c72a602f_like ON public.offer_range USING btree (name varchar_pattern_ops);
CREATE INDEX offer_range_proxy_class_3c9917c6_like ON public.offer_range USING btree (proxy_class varchar_pattern_ops);
CREATE INDEX offer_range_slug_ce39e53b_like ON public.offer_range USING btree (slug varchar_pattern_ops);
CREATE INDEX offer_rangeproduct_product_id_723b3ea3 ON public.offer_rangeproduct USING btree (product_id);
CREATE INDEX offer_rangeproduct_range_id_ee358495 ON public.offer_rangeproduct USING btree (range_id);
CREATE INDEX offer_rangeproductfileupload_date_uploaded_f0a4f9ae ON public.offer_rangeproductfileupload USING btree (date_uploaded);
CREATE INDEX offer_rangeproductfileupload_range_id_c055ebf8 ON public.offer_rangeproductfileupload USING btree (range_id);
CREATE INDEX offer_rangeproductfileupload_uploaded_by_id_c01a3250 ON public.offer_rangeproductfileupload USING btree (uploaded_by_id);
CREATE UNIQUE INDEX one_address_for_parcels ON public.address_useraddress USING btree (user_id) WHERE is_default_for_shipping;
CREATE UNIQUE INDEX one_balance_at_stripe ON public.payouts_bankaccount USING btree (book) WHERE ((book)::text = 'assets:stripe'::text);
CREATE UNIQUE INDEX one_basket_checkout_an_order ON public.payment_checkout USING btree (order_id) WHERE ((source)::text = ''::text);
CREATE UNIQUE INDEX one_business_an_email ON public.wholesale_business USING btree (lower((email)::text)) WHERE (NOT ((email)::text = ''::text));
CREATE UNIQUE INDEX one_consent_a_purpose ON public.weavers_consent USING btree (weaver_id, purpose) WHERE ((closed_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX one_live_bill_a_source ON public.payment_checkout USING btree (source) WHERE ((NOT ((source)::text = ''::text)) AND ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('paid'::character varying)::text])));
CREATE UNIQUE INDEX one_live_offer_a_request ON public.custom_offer USING btree (request_id) WHERE ((state)::text = ANY (ARRAY[('open'::character varying)::text, ('accepted'::character varying)::text]));
CREATE UNIQUE INDEX one_live_patronage_a_year ON public.payouts_patronage USING btree (year) WHERE (refused_at IS NULL);
CREATE UNIQUE INDEX one_live_run_a_month ON public.payouts_run USING btree (month) WHERE (NOT ((state)::text = 'cancelled'::text));
CREATE UNIQUE INDEX one_open_checkout_a_basket ON public.payment_checkout USING btree (basket_id) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX one_open_return_an_order ON public.payment_returnrequest USING btree (order_id) WHERE ((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('agreed'::character varying)::text]));
CREATE UNIQUE INDEX one_wish_list_a_buyer ON public.wishlists_wishlist USING btree (owner_id);
CREATE INDEX order_address ON public.order_order USING btree (lower((guest_email)::text));
CREATE INDEX order_billingaddress_code_e240f533_like ON public.order_billingaddress USING btree (code varchar_pattern_ops);
CREATE INDEX order_billingaddress_country_id_17f57dca ON public.order_billingaddress USING btree (country_id);
CREATE INDEX order_billingaddress_country_id_17f57dca_like ON public.order_billingaddress USING btree (country_id varchar_pattern_ops);
CREATE INDEX order_buyer_found ON public.order_shippingaddress USING gin (first_name public.gin_trgm_ops, last_name public.gin_trgm_ops);
CREATE INDEX order_communicationevent_date_created_ce404d62 ON public.order_communicationevent USING btree (date_created);
CREATE INDEX order_communicationevent_event_type_id_4bc9ee29 ON public.order_communicationevent USING btree (event_type_id);
CREATE INDEX order_communicationevent_order_id_94e784ac ON public.order_communicationevent USING btree (order_id);
CREATE INDEX order_line_dispatched_at_86db3847 ON public.order_line USING btree (dispatched_at);
CREATE INDEX order_line_order_id_b9148391 ON public.order_line USING btree (order_id);
CREATE INDEX order_line_partner_id_258a2fb9 ON public.order_line USING btree (partner_id);
CREATE INDEX order_line_product_id_e620902d ON public.order_line USING btree (product_id);
CREATE INDEX order_line_stockrecord_id_1d65aff5 ON public.order_line USING btree (stockrecord_id);
CREATE INDEX order_lineattribute_line_id_adf6dd87 ON public.order_lineattribute USING btree (line_id);
CREATE INDEX order_lineattribute_option_id_b54d597c ON public.order_lineattribute USING btree (option_id);
CREATE INDEX order_linemaker_line_id_2e98b528 ON public.order_linemaker USING btree (line_id);
CREATE INDEX order_linemaker_weaver_id_a308ba57 ON public.order_linemaker USING btree (weaver_id);
CREATE INDEX order_lineprice_line_id_2de52446 ON public.order_lineprice USING btree (line_id);
CREATE INDEX order_lineprice_order_id_66792e56 ON public.order_lineprice USING btree (order_id);
CREATE INDEX order_order_basket_id_8b0acbb2 ON public.order_order USING btree (basket_id);
CREATE INDEX order_order_billing_address_id_8fe537cf ON public.order_order USING btree (billing_address_id);
CREATE INDEX order_order_date_placed_506a9365 ON public.order_order USING btree (date_placed);
CREATE INDEX order_order_forget_from_5b5bcd78 ON public.order_order USING btree (forget_from);
CREATE INDEX order_order_number_49f06f1b_like ON public.order_order USING btree (number varchar_pattern_ops);
CREATE INDEX order_order_shipping_address_id_57e64931 ON public.order_order USING btree (shipping_address_id);
CREATE INDEX order_order_site_id_e27f3526 ON public.order_order USING btree (site_id);
CREATE INDEX order_order_user_id_7cf9bc2b ON public.order_order USING btree (user_id);
CREATE INDEX order_orderdiscount_offer_name_706d6119 ON public.order_orderdiscount USING btree (offer_name);
CREATE INDEX order_orderdiscount_offer_name_706d6119_like ON public.order_orderdiscount USING btree (offer_name varchar_pattern_ops);
CREATE INDEX order_orderdiscount_order_id_bc91e123 ON public.order_orderdiscount USING btree (order_id);
CREATE INDEX order_orderdiscount_voucher_code_6ee4f360 ON public.order_orderdiscount USING btree (voucher_code);
CREATE INDEX order_orderdiscount_voucher_code_6ee4f360_like ON public.order_orderdiscount USING btree (voucher_code varchar_pattern_ops);
CREATE INDEX order_orderlinediscount_line_id_88fbcd4a ON public.order_orderlinediscount USING btree (line_id);
CREATE INDEX order_orderlinediscount_order_discount_id_b9dfa715 ON public.order_orderlinediscount USING btree (order_discount_id);
CREATE INDEX order_ordernote_order_id_7d97583d ON public.order_ordernote USING btree (order_id);
CREATE INDEX order_ordernote_user_id_48d7a672 ON public.order_ordernote USING btree (user_id);
CREATE INDEX order_orderstatuschange_date_created_a5107b93 ON public.order_orderstatuschange USING btree (date_created);
CREATE INDEX order_orderstatuschange_order_id_43efdbe5 ON public.order_orderstatuschange USING btree (order_id);
CREATE INDEX order_paymentevent_date_created_05d8c079 ON public.order_paymentevent USING btree (date_created);
CREATE INDEX order_paymentevent_event_type_id_568c7161 ON public.order_paymentevent USING btree (event_type_id);
CREATE INDEX order_paymentevent_order_id_395b3e82 ON public.order_paymentevent USING btree (order_id);
CREATE INDEX order_paymentevent_shipping_event_id_213dcfb8 ON public.order_paymentevent USING btree (shipping_event_id);
CREATE INDEX order_paymenteventquantity_event_id_a540165a ON public.order_paymenteventquantity USING btree (event_id);
CREATE INDEX order_paymenteventquantity_line_id_df44b021 ON public.order_paymenteventquantity USING btree (line_id);
CREATE INDEX order_paymenteventtype_code_19e3e888_like ON public.order_paymenteventtype USING btree (code varchar_pattern_ops);
CREATE INDEX order_paymenteventtype_name_e4bcca28_like ON public.order_paymenteventtype USING btree (name varchar_pattern_ops);
CREATE INDEX order_shippingaddress_code_a3af64e4_like ON public.order_shippingaddress USING btree (code varchar_pattern_ops);
CREATE INDEX order_shippingaddress_country_id_29abf9a0 ON public.order_shippingaddress USING btree (country_id);
CREATE INDEX order_shippingaddress_country_id_29abf9a0_like ON public.order_shippingaddress USING btree (country_id varchar_pattern_ops);
CREATE INDEX order_shippingevent_date_created_74c4a6fa ON public.order_shippingevent USING btree (date_created);
CREATE INDEX order_shippingevent_event_type_id_9f1efb20 ON public.order_shippingevent USING btree (event_type_id);
CREATE INDEX order_shippingevent_order_id_8c031fb6 ON public.order_shippingevent USING btree (order_id);
CREATE INDEX order_shippingevent_sent_by_id_5273a0eb ON public.order_shippingevent USING btree (sent_by_id);
CREATE INDEX order_shippingeventquantity_event_id_1c7fb9c7 ON public.order_shippingeventquantity USING btree (event_id);
CREATE INDEX order_shippingeventquantity_line_id_3b089ee0 ON public.order_shippingeventquantity USING btree (line_id);
CREATE INDEX order_shippingeventtype_code_db3854de_like ON public.order_shippingeventtype USING btree (code varchar_pattern_ops);
CREATE INDEX order_shippingeventtype_name_6d9a48a2_like ON public.order_shippingeventtype USING btree (name varchar_pattern_ops);
CREATE INDEX order_surcharge_order_id_5c0a94f5 ON public.order_surcharge USING btree (order_id);
CREATE INDEX otp_static_staticdevice_user_id_7f9cff2b ON public.otp_static_staticdevice USING btree (user_id);
CREATE INDEX otp_static_statictoken_device_id_74b7c7d1 ON public.otp_static_statictoken USING btree (device_id);
CREATE INDEX otp_static_statictoken_token_d0a51866 ON public.otp_static_statictoken USING btree (token);
CREATE INDEX otp_static_statictoken_token_d0a51866_like ON public.otp_static_statictoken USING btree (token varchar_pattern_ops);
CREATE INDEX otp_totp_totpdevice_user_id_0fb18292 ON public.otp_totp_totpdevice USING btree (user_id);
CREATE INDEX pagecache_change_xact_e2200acb ON public.pagecache_change USING btree (xact);
CREATE INDEX partner_partner_code_13d0debd_like ON public.partner_partner USING btree (code varchar_pattern_ops);
CREATE INDEX partner_partner_name_caa0c2ee ON public.partner_partner USING btree (name);
CREATE INDEX partner_partner_name_caa0c2ee_like ON public.partner_partner USING btree (name varchar_pattern_ops);
CREATE INDEX partner_partner_users_partner_id_1883dfd9 ON public.partner_partner_users USING btree (partner_id);
CREATE INDEX partner_partner_users_user_id_d75d6e40 ON public.partner_partner_users USING btree (user_id);
CREATE INDEX partner_partneraddress_code_f65ed678_like ON public.partner_partneraddress USING btree (code varchar_pattern_ops);
CREATE INDEX partner_partneraddress_country_id_02c4f979 ON public.partner_partneraddress USING btree (country_id);
CREATE INDEX partner_partneraddress_country_id_02c4f979_like ON public.partner_partneraddress USING btree (country_id varchar_pattern_ops);
CREATE INDEX partner_partneraddress_partner_id_59551b0a ON public.partner_partneraddress USING btree (partner_id);
CREATE INDEX partner_stockalert_date_created_832cf043 ON public.partner_stockalert USING btree (date_created);
CREATE INDEX partner_stockalert_stockrecord_id_68ad503a ON public.partner_stockalert USING btree (stockrecord_id);
CREATE INDEX partner_stockrecord_date_updated_e6ae5f14 ON public.partner_stockrecord USING btree (date_updated);
CREATE INDEX partner_stockrecord_partner_id_4155a586 ON public.partner_stockrecord USING btree (partner_id);
CREATE INDEX partner_stockrecord_product_id_62fd9e45 ON public.partner_stockrecord USING btree (product_id);
CREATE INDEX payee_newest ON public.weavers_payee USING btree (weaver_id, id DESC);
CREATE INDEX payment_checkout_address_id_4bd9035d ON public.payment_checkout USING btree (address_id);
CREATE INDEX payment_checkout_basket_id_d0bc093d ON public.payment_checkout USING btree (basket_id);
CREATE INDEX payment_checkout_gift_card_id_63955cec ON public.payment_checkout USING btree (gift_card_id);
CREATE INDEX payment_checkout_number_b31428e5_like ON public.payment_checkout USING btree (number varchar_pattern_ops);
CREATE INDEX payment_checkout_order_id_7b3055ae ON public.payment_checkout USING btree (order_id);
CREATE INDEX payment_checkout_stripe_session_93acf776_like ON public.payment_checkout USING btree (stripe_session varchar_pattern_ops);
CREATE INDEX payment_checkout_user_id_a39080e6 ON public.payment_checkout USING btree (user_id);
CREATE INDEX payment_checkout_voucher_id_d7b90018 ON public.payment_checkout USING btree (voucher_id);
CREATE INDEX payment_checkoutline_checkout_id_3374008a ON public.payment_checkoutline USING btree (checkout_id);
CREATE INDEX payment_checkoutline_product_id_0b7362a8 ON public.payment_checkoutline USING btree (product_id);
CREATE INDEX payment_checkoutline_stockrecord_id_63f7a671 ON public.payment_checkoutline USING btree (stockrecord_id);
CREATE UNIQUE INDEX payment_comes_back_once ON public.payouts_sentback USING btree (payment_id) WHERE (undone_at IS NULL);
CREATE INDEX payment_dispute_answered_by_id_13e6880e ON public.payment_dispute USING btree (answered_by_id);
CREATE INDEX payment_dispute_order_id_554dead2 ON public.payment_dispute USING btree (order_id);
CREATE INDEX payment_dispute_stripe_dispute_3eb126ba_like ON public.payment_dispute USING btree (stripe_dispute varchar_pattern_ops);
CREATE INDEX payment_giftcard_decided_by_id_25eaf44b ON public.payment_giftcard USING btree (decided_by_id);
CREATE INDEX payment_giftcard_lookup_5c94e352_like ON public.payment_giftcard USING btree (lookup varchar_pattern_ops);
CREATE INDEX payment_moneyback_by_id_1601cb23 ON public.payment_moneyback USING btree (by_id);
CREATE INDEX payment_moneyback_checkout_id_0dd653f5 ON public.payment_moneyback USING btree (checkout_id);
CREATE INDEX payment_moneyback_lines_line_id_15eef409 ON public.payment_moneyback_lines USING btree (line_id);
CREATE INDEX payment_moneyback_lines_moneyback_id_a53c3ed4 ON public.payment_moneyback_lines USING btree (moneyback_id);
CREATE INDEX payment_moneyback_order_id_49de8ba2 ON public.payment_moneyback USING btree (order_id);
CREATE INDEX payment_moneyback_refund_id_dc5c70de ON public.payment_moneyback USING btree (refund_id);
CREATE INDEX payment_returnline_line_id_fed793e3 ON public.payment_returnline USING btree (line_id);
CREATE INDEX payment_returnline_request_id_736c7182 ON public.payment_returnline USING btree (request_id);
CREATE INDEX payment_returnphoto_request_id_276decd0 ON public.payment_returnphoto USING btree (request_id);
CREATE INDEX payment_returnrequest_decided_by_id_efd5f128 ON public.payment_returnrequest USING btree (decided_by_id);
CREATE INDEX payment_returnrequest_order_id_ce0521f8 ON public.payment_returnrequest USING btree (order_id);
CREATE INDEX payment_setaside_checkout_id_cfbec8f4 ON public.payment_setaside USING btree (checkout_id);
CREATE INDEX payment_setaside_resolved_by_id_516bc408 ON public.payment_setaside USING btree (resolved_by_id);
CREATE INDEX payment_setaside_stripe_session_f5ba6b7f_like ON public.payment_setaside USING btree (stripe_session varchar_pattern_ops);
CREATE INDEX payment_stripeevent_event_id_f8218c67_like ON public.payment_stripeevent USING btree (event_id varchar_pattern_ops);
CREATE INDEX payment_voucher_code_ef78aa96_like ON public.payment_voucher USING btree (code varchar_pattern_ops);
CREATE INDEX payouts_advance_ref_1b33ddbe_like ON public.payouts_advance USING btree (ref varchar_pattern_ops);
CREATE INDEX payouts_advance_weaver_id_191ac656 ON public.payouts_advance USING btree (weaver_id);
CREATE INDEX payouts_bankaccount_made_by_id_8a67d17b ON public.payouts_bankaccount USING btree (made_by_id);
CREATE INDEX payouts_bankaccount_name_e25838a4_like ON public.payouts_bankaccount USING btree (name varchar_pattern_ops);
CREATE INDEX payouts_bankdecision_by_id_a3678244 ON public.payouts_bankdecision USING btree (by_id);
CREATE INDEX payouts_bankdecision_line_id_823b8f38 ON public.payouts_bankdecision USING btree (line_id);
CREATE INDEX payouts_bankline_account_id_a73bf14d ON public.payouts_bankline USING btree (account_id);
CREATE INDEX payouts_bankline_statement_id_2c3b9929 ON public.payouts_bankline USING btree (statement_id);
CREATE INDEX payouts_bankstatement_account_id_dccfde52 ON public.payouts_bankstatement USING btree (account_id);
CREATE INDEX payouts_bankstatement_by_id_82519638 ON public.payouts_bankstatement USING btree (by_id);
CREATE INDEX payouts_banktie_line_id_f644a01a ON public.payouts_banktie USING btree (line_id);
CREATE INDEX payouts_banktie_transaction_id_da814648 ON public.payouts_banktie USING btree (transaction_id);
CREATE INDEX payouts_bookscheck_asked_by_id_236d9cd7 ON public.payouts_bookscheck USING btree (asked_by_id);
CREATE INDEX payouts_cashmark_by_id_d786095b ON public.payouts_cashmark USING btree (by_id);
CREATE INDEX payouts_cashmark_payment_id_c9cbb109 ON public.payouts_cashmark USING btree (payment_id);
CREATE INDEX payouts_cashmark_taken_back_by_id_e7d3f0ca ON public.payouts_cashmark USING btree (taken_back_by_id);
CREATE INDEX payouts_daywage_confirmed_by_id_efadaee4 ON public.payouts_daywage USING btree (confirmed_by_id);
CREATE INDEX payouts_daywage_entered_by_id_dbdf97b2 ON public.payouts_daywage USING btree (entered_by_id);
CREATE INDEX payouts_daywage_refused_by_id_4a302d7a ON public.payouts_daywage USING btree (refused_by_id);
CREATE INDEX payouts_decision_by_id_155a85d8 ON public.payouts_decision USING btree (by_id);
CREATE INDEX payouts_decision_weaver_id_d6e60346 ON public.payouts_decision USING btree (weaver_id);
CREATE INDEX payouts_deduction_run_id_83d87342 ON public.payouts_deduction USING btree (run_id);
CREATE INDEX payouts_deduction_weaver_id_d61c5b03 ON public.payouts_deduction USING btree (weaver_id);
CREATE INDEX payouts_deductionrule_confirmed_by_id_3818becb ON public.payouts_deductionrule USING btree (confirmed_by_id);
CREATE INDEX payouts_deductionrule_entered_by_id_774dfdc0 ON public.payouts_deductionrule USING btree (entered_by_id);
CREATE INDEX payouts_deductionrule_group_id_a8cd457e ON public.payouts_deductionrule USING btree (group_id);
CREATE INDEX payouts_deductionrule_refused_by_id_a0855d4a ON public.payouts_deductionrule USING btree (refused_by_id);
CREATE INDEX payouts_dollarrate_confirmed_by_id_3d0b3775 ON public.payouts_dollarrate USING btree (confirmed_by_id);
CREATE INDEX payouts_dollarrate_entered_by_id_50e79ae3 ON public.payouts_dollarrate USING btree (entered_by_id);
CREATE INDEX payouts_dollarrate_refused_by_id_e0663f76 ON public.payouts_dollarrate USING btree (refused_by_id);
CREATE INDEX payouts_exemption_confirmed_by_id_fc78d752 ON public.payouts_exemption USING btree (confirmed_by_id);
CREATE INDEX payouts_exemption_entered_by_id_4eb694d4 ON public.payouts_exemption USING btree (entered_by_id);
CREATE INDEX payouts_exemption_refused_by_id_cae854a0 ON public.payouts_exemption USING btree (refused_by_id);
CREATE INDEX payouts_exemption_weaver_id_9de96fb5 ON public.payouts_exemption USING btree (weaver_id);
CREATE INDEX payouts_invoice_against_id_a8c45a8a ON public.payouts_invoice USING btree (against_id);
CREATE INDEX payouts_invoice_order_id_6a50f087 ON public.payouts_invoice USING btree (order_id);
CREATE INDEX payouts_item_payee_id_d942e6e5 ON public.payouts_item USING btree (payee_id);
CREATE INDEX payouts_item_run_id_201cca21 ON public.payouts_item USING btree (run_id);
CREATE INDEX payouts_item_weaver_id_8205ae7d ON public.payouts_item USING btree (weaver_id);
CREATE INDEX payouts_job_asked_by_id_331e342b ON public.payouts_job USING btree (asked_by_id);
CREATE INDEX payouts_job_run_id_80392595 ON public.payouts_job USING btree (run_id);
CREATE INDEX payouts_leg_transaction_id_b9378bbb ON public.payouts_leg USING btree (transaction_id);
CREATE INDEX payouts_leg_weaver_id_1cef2ef3 ON public.payouts_leg USING btree (weaver_id);
CREATE INDEX payouts_patronage_confirmed_by_id_addcbb76 ON public.payouts_patronage USING btree (confirmed_by_id);
CREATE INDEX payouts_patronage_entered_by_id_e1607434 ON public.payouts_patronage USING btree (entered_by_id);
CREATE INDEX payouts_patronage_refused_by_id_ddd00715 ON public.payouts_patronage USING btree (refused_by_id);
CREATE INDEX payouts_patronageshare_patronage_id_a0f8359a ON public.payouts_patronageshare USING btree (patronage_id);
CREATE INDEX payouts_patronageshare_weaver_id_951120b3 ON public.payouts_patronageshare USING btree (weaver_id);
CREATE INDEX payouts_payment_payee_id_43e7af1a ON public.payouts_payment USING btree (payee_id);
CREATE INDEX payouts_payment_reference_3432f0db_like ON public.payouts_payment USING btree (reference varchar_pattern_ops);
CREATE INDEX payouts_payment_run_id_60bc3387 ON public.payouts_payment USING btree (run_id);
CREATE INDEX payouts_payment_settled_by_id_543092c1 ON public.payouts_payment USING btree (settled_by_id);
CREATE INDEX payouts_payment_weaver_id_7126ecb8 ON public.payouts_payment USING btree (weaver_id);
CREATE INDEX payouts_policy_confirmed_by_id_45e1c798 ON public.payouts_policy USING btree (confirmed_by_id);
CREATE INDEX payouts_policy_entered_by_id_c2056a11 ON public.payouts_policy USING btree (entered_by_id);
CREATE INDEX payouts_policy_refused_by_id_9e0ce77e ON public.payouts_policy USING btree (refused_by_id);
CREATE INDEX payouts_question_answered_by_id_80077fb5 ON public.payouts_question USING btree (answered_by_id);
CREATE INDEX payouts_question_asked_by_id_61ccf763 ON public.payouts_question USING btree (asked_by_id);
CREATE INDEX payouts_question_weaver_id_02a37f14 ON public.payouts_question USING btree (weaver_id);
CREATE INDEX payouts_recoveryplan_confirmed_by_id_467fbff0 ON public.payouts_recoveryplan USING btree (confirmed_by_id);
CREATE INDEX payouts_recoveryplan_entered_by_id_d2b773a4 ON public.payouts_recoveryplan USING btree (entered_by_id);
CREATE INDEX payouts_recoveryplan_refused_by_id_73bbc849 ON public.payouts_recoveryplan USING btree (refused_by_id);
CREATE INDEX payouts_recoveryplan_weaver_id_3b57d525 ON public.payouts_recoveryplan USING btree (weaver_id);
CREATE INDEX payouts_refund_ref_a20d4904_like ON public.payouts_refund USING btree (ref varchar_pattern_ops);
CREATE INDEX payouts_refund_sale_id_78027918 ON public.payouts_refund USING btree (sale_id);
CREATE INDEX payouts_refundshare_refund_id_d868ba40 ON public.payouts_refundshare USING btree (refund_id);
CREATE INDEX payouts_refundshare_weaver_id_7456d293 ON public.payouts_refundshare USING btree (weaver_id);
CREATE INDEX payouts_request_confirmed_by_id_2940041c ON public.payouts_request USING btree (confirmed_by_id);
CREATE INDEX payouts_request_entered_by_id_dde0eaa9 ON public.payouts_request USING btree (entered_by_id);
CREATE INDEX payouts_request_refused_by_id_de0db8d2 ON public.payouts_request USING btree (refused_by_id);
CREATE INDEX payouts_request_sale_id_24a4d155 ON public.payouts_request USING btree (sale_id);
CREATE INDEX payouts_request_weaver_id_8ede0be5 ON public.payouts_request USING btree (weaver_id);
CREATE INDEX payouts_ruleend_confirmed_by_id_b344d4f5 ON public.payouts_ruleend USING btree (confirmed_by_id);
CREATE INDEX payouts_ruleend_entered_by_id_eacb6f43 ON public.payouts_ruleend USING btree (entered_by_id);
CREATE INDEX payouts_ruleend_refused_by_id_f33d158b ON public.payouts_ruleend USING btree (refused_by_id);
CREATE INDEX payouts_ruleend_rule_id_d8b2e387 ON public.payouts_ruleend USING btree (rule_id);
CREATE INDEX payouts_run_approved_by_id_c471ad5e ON public.payouts_run USING btree (approved_by_id);
CREATE INDEX payouts_run_cancelled_by_id_ebf1343f ON public.payouts_run USING btree (cancelled_by_id);
CREATE INDEX payouts_run_prepared_by_id_3e5b9682 ON public.payouts_run USING btree (prepared_by_id);
CREATE INDEX payouts_runfile_run_id_b0d9ed3f ON public.payouts_runfile USING btree (run_id);
CREATE INDEX payouts_runfile_written_by_id_311965b9 ON public.payouts_runfile USING btree (written_by_id);
CREATE INDEX payouts_sale_product_id_fa3f25f1 ON public.payouts_sale USING btree (product_id);
CREATE INDEX payouts_saleshare_sale_id_b06ec49a ON public.payouts_saleshare USING btree (sale_id);
CREATE INDEX payouts_saleshare_weaver_id_c32b90dc ON public.payouts_saleshare USING btree (weaver_id);
CREATE INDEX payouts_savingschoice_confirmed_by_id_f118cf93 ON public.payouts_savingschoice USING btree (confirmed_by_id);
CREATE INDEX payouts_savingschoice_entered_by_id_2a02a1ec ON public.payouts_savingschoice USING btree (entered_by_id);
CREATE INDEX payouts_savingschoice_refused_by_id_c3c61b83 ON public.payouts_savingschoice USING btree (refused_by_id);
CREATE INDEX payouts_savingschoice_weaver_id_7450362b ON public.payouts_savingschoice USING btree (weaver_id);
CREATE INDEX payouts_sentback_by_id_9992d4f5 ON public.payouts_sentback USING btree (by_id);
CREATE INDEX payouts_sentback_payment_id_003b7a7b ON public.payouts_sentback USING btree (payment_id);
CREATE INDEX payouts_statementgiven_by_id_64072f31 ON public.payouts_statementgiven USING btree (by_id);
CREATE INDEX payouts_statementpicture_sha256_11ae8cab_like ON public.payouts_statementpicture USING btree (sha256 varchar_pattern_ops);
CREATE INDEX payouts_taxbase_run_id_a3815ce1 ON public.payouts_taxbase USING btree (run_id);
CREATE INDEX payouts_taxbase_weaver_id_a15b86d6 ON public.payouts_taxbase USING btree (weaver_id);
CREATE INDEX payouts_taxprofile_confirmed_by_id_e2b509a2 ON public.payouts_taxprofile USING btree (confirmed_by_id);
CREATE INDEX payouts_taxprofile_entered_by_id_7179a4a7 ON public.payouts_taxprofile USING btree (entered_by_id);
CREATE INDEX payouts_taxprofile_refused_by_id_67af2f23 ON public.payouts_taxprofile USING btree (refused_by_id);
CREATE INDEX payouts_taxprofile_weaver_id_852b2cc2 ON public.payouts_taxprofile USING btree (weaver_id);
CREATE INDEX payouts_tdschallan_confirmed_by_id_f375436a ON public.payouts_tdschallan USING btree (confirmed_by_id);
CREATE INDEX payouts_tdschallan_entered_by_id_90bee2e7 ON public.payouts_tdschallan USING btree (entered_by_id);
CREATE INDEX payouts_tdschallan_refused_by_id_b5121a39 ON public.payouts_tdschallan USING btree (refused_by_id);
CREATE INDEX payouts_tdsrule_confirmed_by_id_9c9456a9 ON public.payouts_tdsrule USING btree (confirmed_by_id);
CREATE INDEX payouts_tdsrule_entered_by_id_79ce201f ON public.payouts_tdsrule USING btree (entered_by_id);
CREATE INDEX payouts_tdsrule_refused_by_id_2569913d ON public.payouts_tdsrule USING btree (refused_by_id);
CREATE INDEX payouts_transaction_by_id_d8000f9a ON public.payouts_transaction USING btree (by_id);
CREATE INDEX payouts_yarncorrection_confirmed_by_id_92afbc63 ON public.payouts_yarncorrection USING btree (confirmed_by_id);
CREATE INDEX payouts_yarncorrection_entered_by_id_75fdd1a3 ON public.payouts_yarncorrection USING btree (entered_by_id);
CREATE INDEX payouts_yarncorrection_kind_id_258578b6 ON public.payouts_yarncorrection USING btree (kind_id);
CREATE INDEX payouts_yarncorrection_refused_by_id_3ab2f015 ON public.payouts_yarncorrection USING btree (refused_by_id);
CREATE INDEX payouts_yarncorrection_weaver_id_4ee5b7b5 ON public.payouts_yarncorrection USING btree (weaver_id);
CREATE INDEX payouts_yarnmove_by_id_51611da0 ON public.payouts_yarnmove USING btree (by_id);
CREATE INDEX payouts_yarnmove_kind_id_8f4efcc4 ON public.payouts_yarnmove USING btree (kind_id);
CREATE INDEX payouts_yarnmove_ref_8702e1b3_like ON public.payouts_yarnmove USING btree (ref varchar_pattern_ops);
CREATE INDEX payouts_yarnmove_weaver_id_df9e3c3e ON public.payouts_yarnmove USING btree (weaver_id);
CREATE INDEX payouts_yarnrate_confirmed_by_id_a0486fcd ON public.payouts_yarnrate USING btree (confirmed_by_id);
CREATE INDEX payouts_yarnrate_entered_by_id_9412ee5d ON public.payouts_yarnrate USING btree (entered_by_id);
CREATE INDEX payouts_yarnrate_kind_id_f7e384e9 ON public.payouts_yarnrate USING btree (kind_id);
CREATE INDEX payouts_yarnrate_refused_by_id_d93f4da8 ON public.payouts_yarnrate USING btree (refused_by_id);
CREATE INDEX payouts_yarnrequest_kind_id_43af125e ON public.payouts_yarnrequest USING btree (kind_id);
CREATE INDEX piece_reviews_donotask_key_d7b37258_like ON public.piece_reviews_donotask USING btree (key varchar_pattern_ops);
CREATE INDEX piece_reviews_review_answered_by_id_e07cd746 ON public.piece_reviews_review USING btree (answered_by_id);
CREATE INDEX piece_reviews_review_decided_by_id_2b0baacf ON public.piece_reviews_review USING btree (decided_by_id);
CREATE INDEX piece_reviews_review_product_id_6b6b48a5 ON public.piece_reviews_review USING btree (product_id);
CREATE INDEX piece_reviews_review_user_id_9a2dd0c9 ON public.piece_reviews_review USING btree (user_id);
CREATE INDEX piece_reviews_reviewphoto_image_id_1296e82a ON public.piece_reviews_reviewphoto USING btree (image_id);
CREATE INDEX piece_reviews_reviewphoto_review_id_41be8508 ON public.piece_reviews_reviewphoto USING btree (review_id);
CREATE UNIQUE INDEX posting_has_one_line ON public.payouts_banktie USING btree (transaction_id, book) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX pricechange_one_waits ON public.catalogue_pricechange USING btree (product_id) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX product_live_newest ON public.catalogue_product USING btree (date_created DESC, id DESC) WHERE ((state)::text = 'live'::text);
CREATE INDEX product_title_slips ON public.catalogue_product USING gin (title public.gin_trgm_ops);
CREATE INDEX question_waiting ON public.payouts_question USING btree (asked_at) WHERE (answered_at IS NULL);
CREATE INDEX quote_state ON public.wholesale_quote USING btree (state, moved_at DESC);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX review_of_piece ON public.piece_reviews_review USING btree (product_id, state, written_at DESC);
CREATE INDEX reviews_productreview_code_d8521aa6_like ON public.reviews_productreview USING btree (code varchar_pattern_ops);
CREATE INDEX reviews_productreview_delta_votes_bd8ffc87 ON public.reviews_productreview USING btree (delta_votes);
CREATE INDEX reviews_productreview_product_id_52e52a32 ON public.reviews_productreview USING btree (product_id);
CREATE INDEX reviews_productreview_user_id_8acb5ddd ON public.reviews_productreview USING btree (user_id);
CREATE INDEX reviews_vote_review_id_371b2d8d ON public.reviews_vote USING btree (review_id);
CREATE INDEX reviews_vote_user_id_5fb87b53 ON public.reviews_vote USING btree (user_id);
CREATE INDEX sale_moment ON public.payouts_sale USING btree (sold_at);
CREATE UNIQUE INDEX stand_in_entered_once ON public.weavers_standin USING btree (group_id, user_id, from_day) WHERE (ended_at IS NULL);
CREATE INDEX storefront_menuline_page_id_c4b34b7e ON public.storefront_menuline USING btree (page_id);
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);
CREATE INDEX transaction_month ON public.payouts_transaction USING btree (month, kind);
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY (ARRAY[('in_progress'::character varying)::text, ('needs_changes'::character varying)::text]));
CREATE UNIQUE INDEX user_email_once ON public.accounts_user USING btree (lower((email)::text)) WHERE (NOT ((email)::text = ''::text));
CREATE INDEX user_found ON public.accounts_user USING gin (username public.gin_trgm_ops, first_name public.gin_trgm_ops, last_name public.gin_trgm_ops);
CREATE INDEX voucher_voucher_code_43d30a18_like ON public.voucher_voucher USING btree (code varchar_pattern_ops);
CREATE INDEX voucher_voucher_date_created_f3081a03 ON public.voucher_voucher USING btree (date_created);
CREATE INDEX voucher_voucher_end_datetime_db182297 ON public.voucher_voucher USING btree (end_datetime);
CREATE INDEX voucher_voucher_name_b96d3b47_like ON public.voucher_voucher USING btree (name varchar_pattern_ops);
CREATE INDEX voucher_voucher_offers_conditionaloffer_id_f9682bfb ON public.voucher_voucher_offers USING btree (conditionaloffer_id);
CREATE INDEX voucher_voucher_offers_voucher_id_7f9c575d ON public.voucher_voucher_offers USING btree (voucher_id);
CREATE INDEX voucher_voucher_start_datetime_bfb7df84 ON public.voucher_voucher USING btree (start_datetime);
CREATE INDEX voucher_voucher_voucher_set_id_17b96a54 ON public.voucher_voucher USING btree (voucher_set_id);
CREATE INDEX voucher_voucherapplication_date_created_2d9acdaf ON public.voucher_voucherapplication USING btree (date_created);
CREATE INDEX voucher_voucherapplication_order_id_30248a05 ON public.voucher_voucherapplication USING btree (order_id);
CREATE INDEX voucher_voucherapplication_user_id_df53a393 ON public.voucher_voucherapplication USING btree (user_id);
CREATE INDEX voucher_voucherapplication_voucher_id_5204edb7 ON public.voucher_voucherapplication USING btree (voucher_id);
CREATE INDEX voucher_voucherset_date_created_3dd68c8e ON public.voucher_voucherset USING btree (date_created);
CREATE INDEX voucher_voucherset_name_4c6aac05_like ON public.voucher_voucherset USING btree (name varchar_pattern_ops);
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);
CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);
CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX weaver_found ON public.weavers_weaver USING gin (code public.gin_trgm_ops, display_name public.gin_trgm_ops);
CREATE INDEX weavers_accesslog_user_id_b3e118c3 ON public.weavers_accesslog USING btree (user_id);
CREATE INDEX weavers_accesslog_weaver_id_72a462a6 ON public.weavers_accesslog USING btree (weaver_id);
CREATE INDEX weavers_consent_recorded_by_id_dca0bf9a ON public.weavers_consent USING btree (recorded_by_id);
CREATE INDEX weavers_consent_weaver_id_be43a857 ON public.weavers_consent USING btree (weaver_id);
CREATE INDEX weavers_consent_withdrawn_by_id_f26b94a1 ON public.weavers_consent USING btree (withdrawn_by_id);
CREATE INDEX weavers_coordinator_groups_coordinator_id_22d5a5db ON public.weavers_coordinator_groups USING btree (coordinator_id);
CREATE INDEX weavers_coordinator_groups_group_id_423cf10d ON public.weavers_coordinator_groups USING btree (group_id);
CREATE INDEX weavers_erasure_agreed_by_id_c3567000 ON public.weavers_erasure USING btree (agreed_by_id);
CREATE INDEX weavers_erasure_asked_by_id_1bacc928 ON public.weavers_erasure USING btree (asked_by_id);
CREATE INDEX weavers_erasure_undone_by_id_1e5d033a ON public.weavers_erasure USING btree (undone_by_id);
CREATE INDEX weavers_erasure_weaver_id_de37da00 ON public.weavers_erasure USING btree (weaver_id);
CREATE INDEX weavers_group_name_5dd9e68f_like ON public.weavers_group USING btree (name varchar_pattern_ops);
CREATE INDEX weavers_group_slug_5aa17d4e_like ON public.weavers_group USING btree (slug varchar_pattern_ops);
CREATE INDEX weavers_notice_told_by_id_4763df5d ON public.weavers_notice USING btree (told_by_id);
CREATE INDEX weavers_notice_weaver_id_47e14027 ON public.weavers_notice USING btree (weaver_id);
CREATE INDEX weavers_payee_details_hash_b0af3891 ON public.weavers_payee USING btree (details_hash);
CREATE INDEX weavers_payee_details_hash_b0af3891_like ON public.weavers_payee USING btree (details_hash varchar_pattern_ops);
CREATE INDEX weavers_payee_entered_by_id_0725be72 ON public.weavers_payee USING btree (entered_by_id);
CREATE INDEX weavers_payee_verified_by_id_04654a1e ON public.weavers_payee USING btree (verified_by_id);
CREATE INDEX weavers_payee_weaver_id_369d037a ON public.weavers_payee USING btree (weaver_id);
CREATE INDEX weavers_proposal_proposed_by_id_f3ceba19 ON public.weavers_proposal USING btree (proposed_by_id);
CREATE INDEX weavers_standin_entered_by_id_a939525c ON public.weavers_standin USING btree (entered_by_id);
CREATE INDEX weavers_standin_group_id_ec1a14aa ON public.weavers_standin USING btree (group_id);
CREATE INDEX weavers_standin_user_id_077dded7 ON public.weavers_standin USING btree (user_id);
CREATE INDEX weavers_step_by_id_912d3f9e ON public.weavers_step USING btree (by_id);
CREATE INDEX weavers_step_group_id_66863a70 ON public.weavers_step USING btree (group_id);
CREATE INDEX weavers_step_weaver_id_0c7579da ON public.weavers_step USING btree (weaver_id);
CREATE INDEX weavers_tally_proposal_id_9549aff3 ON public.weavers_tally USING btree (proposal_id);
CREATE INDEX weavers_voted_proposal_id_82b06500 ON public.weavers_voted USING btree (proposal_id);
CREATE INDEX weavers_voted_weaver_id_11b6f565 ON public.weavers_voted USING btree (weaver_id);
CREATE INDEX weavers_voted_witness_id_d97d5a23 ON public.weavers_voted USING btree (witness_id);
CREATE INDEX weavers_weaver_code_6b7d418b_like ON public.weavers_weaver USING btree (code varchar_pattern_ops);
CREATE INDEX weavers_weaver_group_id_7f648b4f ON public.weavers_weaver USING btree (group_id);
CREATE INDEX weavers_weaver_photo_id_3d1e552f ON public.weavers_weaver USING btree (photo_id);
CREATE INDEX wholesale_business_country_id_71aa125a ON public.wholesale_business USING btree (country_id);
CREATE INDEX wholesale_business_country_id_71aa125a_like ON public.wholesale_business USING btree (country_id varchar_pattern_ops);
CREATE INDEX wholesale_business_decided_by_id_1f0b965d ON public.wholesale_business USING btree (decided_by_id);
CREATE INDEX wholesale_lotpiece_lot_id_67cb4516 ON public.wholesale_lotpiece USING btree (lot_id);
CREATE INDEX wholesale_lotpiece_product_id_733d9959 ON public.wholesale_lotpiece USING btree (product_id);
CREATE INDEX wholesale_quote_address_id_e9cd768c ON public.wholesale_quote USING btree (address_id);
CREATE INDEX wholesale_quote_business_id_d5f8b036 ON public.wholesale_quote USING btree (business_id);
CREATE INDEX wholesale_quote_confirmed_by_id_778cb331 ON public.wholesale_quote USING btree (confirmed_by_id);
CREATE INDEX wholesale_quote_made_by_id_ff2dd9d0 ON public.wholesale_quote USING btree (made_by_id);
CREATE INDEX wholesale_quoteline_product_id_a119fbdc ON public.wholesale_quoteline USING btree (product_id);
CREATE INDEX wholesale_quoteline_quote_id_373db9f8 ON public.wholesale_quoteline USING btree (quote_id);
CREATE INDEX wholesale_tier_confirmed_by_id_f22cb039 ON public.wholesale_tier USING btree (confirmed_by_id);
CREATE INDEX wholesale_tier_entered_by_id_80babe6b ON public.wholesale_tier USING btree (entered_by_id);
CREATE INDEX wholesale_tier_product_id_beb7c7a7 ON public.wholesale_tier USING btree (product_id);
CREATE INDEX wholesale_tier_refused_by_id_8f617baa ON public.wholesale_tier USING btree (refused_by_id);
CREATE INDEX wishlists_line_product_id_9d6d9b37 ON public.wishlists_line USING btree (product_id);
CREATE INDEX wishlists_line_wishlist_id_4cffe302 ON public.wishlists_line USING btree (wishlist_id);
CREATE INDEX wishlists_wishlist_date_created_c05d5e7f ON public.wishlists_wishlist USING btree (date_created);
CREATE INDEX wishlists_wishlist_key_88d419b8_like ON public.wishlists_wishlist USING btree (key varchar_pattern_ops);
CREATE INDEX wishlists_wishlist_owner_id_d5464c62 ON public.wishlists_wishlist USING btree (owner_id);
CREATE INDEX wishlists_wishlistsharedemail_wishlist_id_d7500842 ON public.wishlists_wishlistsharedemail USING btree (wishlist_id);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE INDEX workspace_phonecode_until_1113519b ON public.workspace_phonecode USING btree (until);
CREATE INDEX workspace_phonecode_weaver_id_b21e0fe3 ON public.workspace_phonecode USING btree (weaver_id);
CREATE INDEX workspace_pin_set_by_id_6b7df129 ON public.workspace_pin USING btree (set_by_id);
CREATE INDEX workspace_recording_by_id_2971af81 ON public.workspace_recording USING btree (by_id);
CREATE INDEX workspace_sentfile_at_86483c0f ON public.workspace_sentfile USING btree (at);
CREATE INDEX workspace_sentfile_by_id_e73896ef ON public.workspace_sentfile USING btree (by_id);
CREATE INDEX workspace_sentpart_file_id_10f59066 ON public.workspace_sentpart USING btree (file_id);
CREATE INDEX yarn_in_hands ON public.payouts_yarnmove USING btree (weaver_id, kind_id);
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_category FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_gstrate FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_listingchange FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_maker FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_product FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_productcategory FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_productimage FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_restriction FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_signoff FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.catalogue_termsrule FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.cms_homepage FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.cms_standardpage FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.cms_storyindexpage FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.cms_storypage FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.partner_stockrecord FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payment_checkout FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payment_checkoutline FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payouts_payment FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payouts_refund FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payouts_refundshare FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payouts_sale FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payouts_saleshare FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.piece_reviews_review FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.piece_reviews_reviewphoto FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.shipping_fair FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.storefront_menuline FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.storefront_notice FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailcore_locale FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailcore_page FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailcore_pageviewrestriction FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailcore_site FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtaildocs_document FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailimages_image FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wagtailsearch_indexentry FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.weavers_consent FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.weavers_group FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.weavers_proposal FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.weavers_tally FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.weavers_weaver FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wholesale_lot FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wholesale_lotpiece FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pagecache_note_change AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.wholesale_tier FOR EACH STATEMENT EXECUTE FUNCTION public.pagecache_note_change();
CREATE TRIGGER pgtrigger_as_issued_62a22 BEFORE UPDATE ON public.payouts_invoicebuyer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_as_issued_62a22();
CREATE TRIGGER pgtrigger_as_offered_f8c28 BEFORE UPDATE ON public.custom_offer FOR EACH ROW WHEN (((old.request_id IS DISTINCT FROM new.request_id) OR ((old.title)::text IS DISTINCT FROM (new.title)::text) OR ((old.colour)::text IS DISTINCT FROM (new.colour)::text) OR (old.length_cm IS DISTINCT FROM new.length_cm) OR (old.width_cm IS DISTINCT FROM new.width_cm) OR (old.grams IS DISTINCT FROM new.grams) OR (old.quantity IS DISTINCT FROM new.quantity) OR (old.unit_price IS DISTINCT FROM new.unit_price) OR (old.gst_rate IS DISTINCT FROM new.gst_rate) OR ((old.terms)::text IS DISTINCT FROM (new.terms)::text) OR (old.makers IS DISTINCT FROM new.makers) OR (old.lead_time_days IS DISTINCT FROM new.lead_time_days) OR ((old.shipping_code)::text IS DISTINCT FROM (new.shipping_code)::text) OR ((old.shipping_name)::text IS DISTINCT FROM (new.shipping_name)::text) OR (old.shipping_price IS DISTINCT FROM new.shipping_price) OR (old.shipping_gst_rate IS DISTINCT FROM new.shipping_gst_rate) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.charged IS DISTINCT FROM new.charged) OR (old.rate IS DISTINCT FROM new.rate) OR (old.made_by_id IS DISTINCT FROM new.made_by_id) OR (old.made_at IS DISTINCT FROM new.made_at) OR (old.valid_until IS DISTINCT FROM new.valid_until))) EXECUTE FUNCTION public.pgtrigger_as_offered_f8c28();
CREATE TRIGGER pgtrigger_as_quoted_43c90 BEFORE UPDATE ON public.wholesale_quote FOR EACH ROW WHEN (((old.serial IS NOT NULL) AND ((old.total IS DISTINCT FROM new.total) OR (old.charged IS DISTINCT FROM new.charged) OR (old.rate IS DISTINCT FROM new.rate) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR (old.shipping_price IS DISTINCT FROM new.shipping_price) OR ((old.payment)::text IS DISTINCT FROM (new.payment)::text) OR (old.serial IS DISTINCT FROM new.serial) OR (old.year IS DISTINCT FROM new.year) OR (old.valid_until IS DISTINCT FROM new.valid_until)))) EXECUTE FUNCTION public.pgtrigger_as_quoted_43c90();
CREATE TRIGGER pgtrigger_book_frozen_61871 BEFORE UPDATE ON public.payouts_bankaccount FOR EACH ROW WHEN (((old.book)::text IS DISTINCT FROM (new.book)::text)) EXECUTE FUNCTION public.pgtrigger_book_frozen_61871();
CREATE TRIGGER pgtrigger_counted_stays_e36cf BEFORE DELETE OR UPDATE ON public.weavers_proposal FOR EACH ROW WHEN ((old.counted_at IS NOT NULL)) EXECUTE FUNCTION public.pgtrigger_counted_stays_e36cf();
CREATE TRIGGER pgtrigger_even_4ce48 AFTER INSERT ON public.payouts_leg REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_even_4ce48();
CREATE TRIGGER pgtrigger_facts_frozen_89f82 BEFORE UPDATE ON public.payouts_bankline FOR EACH ROW WHEN (((old.account_id IS DISTINCT FROM new.account_id) OR (old.statement_id IS DISTINCT FROM new.statement_id) OR (old."position" IS DISTINCT FROM new."position") OR ((old.key)::text IS DISTINCT FROM (new.key)::text) OR (old.day IS DISTINCT FROM new.day) OR (old.amount IS DISTINCT FROM new.amount) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text) OR ((old.bank_reference)::text IS DISTINCT FROM (new.bank_reference)::text) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text) OR ((old."order")::text IS DISTINCT FROM (new."order")::text) OR (old.text IS DISTINCT FROM new.text) OR ((old.return_reason)::text IS DISTINCT FROM (new.return_reason)::text))) EXECUTE FUNCTION public.pgtrigger_facts_frozen_89f82();
CREATE TRIGGER pgtrigger_frozen_f641d BEFORE UPDATE ON public.payouts_payment FOR EACH ROW WHEN (((old.run_id IS DISTINCT FROM new.run_id) OR (old.weaver_id IS DISTINCT FROM new.weaver_id) OR (old.batch IS DISTINCT FROM new.batch) OR (old.retries_id IS DISTINCT FROM new.retries_id) OR (old.payee_id IS DISTINCT FROM new.payee_id) OR ((old.reference)::text IS DISTINCT FROM (new.reference)::text) OR (old.amount IS DISTINCT FROM new.amount) OR ((old.method)::text IS DISTINCT FROM (new.method)::text) OR (old.payee_name IS DISTINCT FROM new.payee_name) OR ((old.group_name)::text IS DISTINCT FROM (new.group_name)::text) OR (old.account_number IS DISTINCT FROM new.account_number) OR ((old.ifsc)::text IS DISTINCT FROM (new.ifsc)::text) OR (old.upi_id IS DISTINCT FROM new.upi_id))) EXECUTE FUNCTION public.pgtrigger_frozen_f641d();
CREATE CONSTRAINT TRIGGER pgtrigger_has_legs_afce8 AFTER INSERT ON public.payouts_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_has_legs_afce8();
CREATE TRIGGER pgtrigger_kept_2398d BEFORE DELETE ON public.payouts_payment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_2398d();
CREATE TRIGGER pgtrigger_kept_4d614 BEFORE DELETE ON public.payouts_bankaccount FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_4d614();
CREATE TRIGGER pgtrigger_kept_533c7 BEFORE DELETE ON public.payouts_cashmark FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_533c7();
CREATE TRIGGER pgtrigger_kept_80960 BEFORE DELETE ON public.payouts_bankline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_80960();
CREATE TRIGGER pgtrigger_kept_b9159 BEFORE DELETE ON public.payouts_sentback FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_b9159();
CREATE TRIGGER pgtrigger_kept_be0ce BEFORE DELETE ON public.payouts_banktie FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_kept_be0ce();
CREATE TRIGGER pgtrigger_never_emptied_04577 BEFORE TRUNCATE ON public.payouts_bookscheck FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_04577();
CREATE TRIGGER pgtrigger_never_emptied_08c9a BEFORE TRUNCATE ON public.weavers_retentionapplied FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_08c9a();
CREATE TRIGGER pgtrigger_never_emptied_10e10 BEFORE TRUNCATE ON public.cms_subscriberstep FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_10e10();
CREATE TRIGGER pgtrigger_never_emptied_12920 BEFORE TRUNCATE ON public.payouts_runfile FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_12920();
CREATE TRIGGER pgtrigger_never_emptied_1b776 BEFORE TRUNCATE ON public.payouts_sentback FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_1b776();
CREATE TRIGGER pgtrigger_never_emptied_24c1c BEFORE TRUNCATE ON public.payouts_decision FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_24c1c();
CREATE TRIGGER pgtrigger_never_emptied_437fd BEFORE TRUNCATE ON public.payouts_item FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_437fd();
CREATE TRIGGER pgtrigger_never_emptied_530b8 BEFORE TRUNCATE ON public.payouts_bankdecision FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_530b8();
CREATE TRIGGER pgtrigger_never_emptied_5eeb2 BEFORE TRUNCATE ON public.payouts_invoice FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_5eeb2();
CREATE TRIGGER pgtrigger_never_emptied_67e60 BEFORE TRUNCATE ON public.payouts_patronageshare FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_67e60();
CREATE TRIGGER pgtrigger_never_emptied_68115 BEFORE TRUNCATE ON public.making_check FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_68115();
CREATE TRIGGER pgtrigger_never_emptied_71c01 BEFORE TRUNCATE ON public.payouts_cashmark FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_71c01();
CREATE TRIGGER pgtrigger_never_emptied_725d3 BEFORE TRUNCATE ON public.accounts_codeuse FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_725d3();
CREATE TRIGGER pgtrigger_never_emptied_7ecec BEFORE TRUNCATE ON public.weavers_voted FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_7ecec();
CREATE TRIGGER pgtrigger_never_emptied_7eef7 BEFORE TRUNCATE ON public.payouts_statementpicture FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_7eef7();
CREATE TRIGGER pgtrigger_never_emptied_87eb2 BEFORE TRUNCATE ON public.payouts_monthseal FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_87eb2();
CREATE TRIGGER pgtrigger_never_emptied_91a00 BEFORE TRUNCATE ON public.weavers_step FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_91a00();
CREATE TRIGGER pgtrigger_never_emptied_977f3 BEFORE TRUNCATE ON public.payouts_statement FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_977f3();
CREATE TRIGGER pgtrigger_never_emptied_9de30 BEFORE TRUNCATE ON public.payouts_deduction FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_9de30();
CREATE TRIGGER pgtrigger_never_emptied_9e2b4 BEFORE TRUNCATE ON public.making_checklist FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_9e2b4();
CREATE TRIGGER pgtrigger_never_emptied_a510d BEFORE TRUNCATE ON public.payouts_bankstatement FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_a510d();
CREATE TRIGGER pgtrigger_never_emptied_ab671 BEFORE TRUNCATE ON public.payouts_refundshare FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_ab671();
CREATE TRIGGER pgtrigger_never_emptied_ace1b BEFORE TRUNCATE ON public.making_checkfault FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_ace1b();
CREATE TRIGGER pgtrigger_never_emptied_b2efa BEFORE TRUNCATE ON public.payouts_advance FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_b2efa();
CREATE TRIGGER pgtrigger_never_emptied_b5b35 BEFORE TRUNCATE ON public.payouts_statementgiven FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_b5b35();
CREATE TRIGGER pgtrigger_never_emptied_b5edf BEFORE TRUNCATE ON public.payouts_saleshare FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_b5edf();
CREATE TRIGGER pgtrigger_never_emptied_c505d BEFORE TRUNCATE ON public.payouts_payment FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_c505d();
CREATE TRIGGER pgtrigger_never_emptied_c6d49 BEFORE TRUNCATE ON public.payouts_bankaccount FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_c6d49();
CREATE TRIGGER pgtrigger_never_emptied_ca76f BEFORE TRUNCATE ON public.payouts_bankline FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_ca76f();
CREATE TRIGGER pgtrigger_never_emptied_cb5f4 BEFORE TRUNCATE ON public.cms_subscriberexport FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_cb5f4();
CREATE TRIGGER pgtrigger_never_emptied_d6d6b BEFORE TRUNCATE ON public.payouts_transaction FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_d6d6b();
CREATE TRIGGER pgtrigger_never_emptied_dbd35 BEFORE TRUNCATE ON public.payouts_taxbase FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_dbd35();
CREATE TRIGGER pgtrigger_never_emptied_e54a8 BEFORE TRUNCATE ON public.payouts_sale FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_e54a8();
CREATE TRIGGER pgtrigger_never_emptied_e8c87 BEFORE TRUNCATE ON public.payouts_banktie FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_e8c87();
CREATE TRIGGER pgtrigger_never_emptied_eff12 BEFORE TRUNCATE ON public.payouts_refund FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_eff12();
CREATE TRIGGER pgtrigger_never_emptied_f1cab BEFORE TRUNCATE ON public.payouts_yarnrequest FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_f1cab();
CREATE TRIGGER pgtrigger_never_emptied_f8719 BEFORE TRUNCATE ON public.payouts_leg FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_f8719();
CREATE TRIGGER pgtrigger_never_emptied_fb7c9 BEFORE TRUNCATE ON public.payouts_yarnmove FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_never_emptied_fb7c9();
CREATE TRIGGER pgtrigger_one_more_e532d BEFORE UPDATE ON public.weavers_tally FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_one_more_e532d();
CREATE TRIGGER pgtrigger_only_added_06b67 BEFORE DELETE OR UPDATE ON public.payouts_yarnmove FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_06b67();
CREATE TRIGGER pgtrigger_only_added_19d3e BEFORE DELETE OR UPDATE ON public.payouts_leg FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_19d3e();
CREATE TRIGGER pgtrigger_only_added_1cfcb BEFORE DELETE OR UPDATE ON public.payouts_runfile FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_1cfcb();
CREATE TRIGGER pgtrigger_only_added_2da84 BEFORE DELETE OR UPDATE ON public.payouts_yarnrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_2da84();
CREATE TRIGGER pgtrigger_only_added_2e29c BEFORE DELETE OR UPDATE ON public.making_checklist FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_2e29c();
CREATE TRIGGER pgtrigger_only_added_328c6 BEFORE DELETE OR UPDATE ON public.payouts_bankstatement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_328c6();
CREATE TRIGGER pgtrigger_only_added_448db BEFORE DELETE OR UPDATE ON public.making_check FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_448db();
CREATE TRIGGER pgtrigger_only_added_49e81 BEFORE DELETE OR UPDATE ON public.payouts_refund FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_49e81();
CREATE TRIGGER pgtrigger_only_added_50c20 BEFORE DELETE OR UPDATE ON public.payouts_monthseal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_50c20();
CREATE TRIGGER pgtrigger_only_added_53d85 BEFORE DELETE OR UPDATE ON public.weavers_step FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_53d85();
CREATE TRIGGER pgtrigger_only_added_5ff5a BEFORE DELETE OR UPDATE ON public.payouts_saleshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_5ff5a();
CREATE TRIGGER pgtrigger_only_added_61f0b BEFORE DELETE OR UPDATE ON public.accounts_codeuse FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_61f0b();
CREATE TRIGGER pgtrigger_only_added_7fa37 BEFORE DELETE OR UPDATE ON public.payouts_transaction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_7fa37();
CREATE TRIGGER pgtrigger_only_added_84325 BEFORE DELETE OR UPDATE ON public.payouts_advance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_84325();
CREATE TRIGGER pgtrigger_only_added_8aa26 BEFORE DELETE OR UPDATE ON public.payouts_bankdecision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_8aa26();
CREATE TRIGGER pgtrigger_only_added_8b4ce BEFORE DELETE OR UPDATE ON public.cms_subscriberexport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_8b4ce();
CREATE TRIGGER pgtrigger_only_added_8cfef BEFORE DELETE OR UPDATE ON public.payouts_patronageshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_8cfef();
CREATE TRIGGER pgtrigger_only_added_8dff9 BEFORE DELETE OR UPDATE ON public.payouts_item FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_8dff9();
CREATE TRIGGER pgtrigger_only_added_92aa9 BEFORE DELETE OR UPDATE ON public.payouts_bookscheck FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_92aa9();
CREATE TRIGGER pgtrigger_only_added_935d0 BEFORE DELETE OR UPDATE ON public.payouts_sale FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_935d0();
CREATE TRIGGER pgtrigger_only_added_9bdd9 BEFORE DELETE OR UPDATE ON public.payouts_taxbase FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_9bdd9();
CREATE TRIGGER pgtrigger_only_added_a149b BEFORE DELETE OR UPDATE ON public.payouts_statementpicture FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_a149b();
CREATE TRIGGER pgtrigger_only_added_b641a BEFORE DELETE OR UPDATE ON public.payouts_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_b641a();
CREATE TRIGGER pgtrigger_only_added_c69b4 BEFORE DELETE OR UPDATE ON public.cms_subscriberstep FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_c69b4();
CREATE TRIGGER pgtrigger_only_added_c79da BEFORE DELETE OR UPDATE ON public.payouts_refundshare FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_c79da();
CREATE TRIGGER pgtrigger_only_added_cb5e7 BEFORE DELETE OR UPDATE ON public.weavers_retentionapplied FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_cb5e7();
CREATE TRIGGER pgtrigger_only_added_d66c8 BEFORE DELETE OR UPDATE ON public.payouts_statementgiven FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_d66c8();
CREATE TRIGGER pgtrigger_only_added_d9fc3 BEFORE DELETE OR UPDATE ON public.payouts_statement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_d9fc3();
CREATE TRIGGER pgtrigger_only_added_dc852 BEFORE DELETE OR UPDATE ON public.payouts_invoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_dc852();
CREATE TRIGGER pgtrigger_only_added_e1dc2 BEFORE DELETE OR UPDATE ON public.payouts_deduction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_e1dc2();
CREATE TRIGGER pgtrigger_only_added_f604b BEFORE DELETE OR UPDATE ON public.making_checkfault FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_f604b();
CREATE TRIGGER pgtrigger_only_added_f96ae BEFORE DELETE OR UPDATE ON public.weavers_voted FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_only_added_f96ae();
CREATE TRIGGER pgtrigger_open_month_bbf5f AFTER INSERT ON public.payouts_transaction REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_open_month_bbf5f();
CREATE TRIGGER pgtrigger_promised_with_consent_e44bc BEFORE UPDATE OF num_allocated ON public.partner_stockrecord FOR EACH ROW WHEN ((COALESCE(new.num_allocated, 0) > COALESCE(old.num_allocated, 0))) EXECUTE FUNCTION public.pgtrigger_promised_with_consent_e44bc();
CREATE TRIGGER pgtrigger_said_f8fa5 BEFORE UPDATE ON public.payouts_cashmark FOR EACH ROW WHEN (((old.payment_id IS DISTINCT FROM new.payment_id) OR ((old.what)::text IS DISTINCT FROM (new.what)::text) OR (old.day IS DISTINCT FROM new.day) OR ((old.reason)::text IS DISTINCT FROM (new.reason)::text) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.at IS DISTINCT FROM new.at) OR (old.key IS DISTINCT FROM new.key))) EXECUTE FUNCTION public.pgtrigger_said_f8fa5();
CREATE TRIGGER pgtrigger_sent_back_frozen_6d289 BEFORE UPDATE ON public.payouts_sentback FOR EACH ROW WHEN (((old.payment_id IS DISTINCT FROM new.payment_id) OR (old.day IS DISTINCT FROM new.day) OR ((old.bank_reference)::text IS DISTINCT FROM (new.bank_reference)::text) OR ((old.note)::text IS DISTINCT FROM (new.note)::text) OR (old.by_id IS DISTINCT FROM new.by_id) OR (old.at IS DISTINCT FROM new.at))) EXECUTE FUNCTION public.pgtrigger_sent_back_frozen_6d289();
CREATE TRIGGER pgtrigger_stays_605d6 BEFORE DELETE ON public.weavers_tally FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_stays_605d6();
CREATE TRIGGER pgtrigger_tie_frozen_c5e70 BEFORE UPDATE ON public.payouts_banktie FOR EACH ROW WHEN (((old.line_id IS DISTINCT FROM new.line_id) OR (old.transaction_id IS DISTINCT FROM new.transaction_id) OR ((old.book)::text IS DISTINCT FROM (new.book)::text))) EXECUTE FUNCTION public.pgtrigger_tie_frozen_c5e70();
CREATE TRIGGER pgtrigger_without_gaps_44c20 BEFORE INSERT ON public.payouts_invoice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_without_gaps_44c20();
ALTER TABLE ONLY public.accounts_codeuse
    ADD CONSTRAINT accounts_codeuse_user_id_193e7a83_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_country_id_fa26a249_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.address_useraddress
    ADD CONSTRAINT address_useraddress_user_id_6edf0244_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.analytics_productrecord
    ADD CONSTRAINT analytics_productrec_product_id_dad3a871_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproduc_product_id_a55b87ad_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.analytics_userproductview
    ADD CONSTRAINT analytics_userproductview_user_id_5e49a8b1_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.analytics_userrecord
    ADD CONSTRAINT analytics_userrecord_user_id_702cff4c_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.analytics_usersearch
    ADD CONSTRAINT analytics_usersearch_user_id_1775992d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_basket
    ADD CONSTRAINT basket_basket_owner_id_3a018de5_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouche_voucher_id_c2b66981_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_basket_vouchers
    ADD CONSTRAINT basket_basket_vouchers_basket_id_f857c2f8_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_basket_id_b615c905_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_product_id_303d743e_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_line
    ADD CONSTRAINT basket_line_stockrecord_id_7039d8a4_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_line_id_c41e0cdf_fk_basket_line_id FOREIGN KEY (line_id) REFERENCES public.basket_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.basket_lineattribute
    ADD CONSTRAINT basket_lineattribute_option_id_9387a3f7_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_attributeoption
    ADD CONSTRAINT catalogue_attributeo_group_id_3d4a5e24_fk_catalogue FOREIGN KEY (group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_gstrate
    ADD CONSTRAINT catalogue_gstrate_confirmed_by_id_0b89bb24_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_gstrate
    ADD CONSTRAINT catalogue_gstrate_entered_by_id_f603a23f_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_gstrate
    ADD CONSTRAINT catalogue_gstrate_refused_by_id_5309176a_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_listingchange
    ADD CONSTRAINT catalogue_listingcha_product_id_11b6e1ae_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_listingchange
    ADD CONSTRAINT catalogue_listingchange_by_id_0f1a18bd_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_product_id_67edab19_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_maker
    ADD CONSTRAINT catalogue_maker_weaver_id_128a7b43_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_option
    ADD CONSTRAINT catalogue_option_option_group_id_2fd86269_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricechange
    ADD CONSTRAINT catalogue_pricechang_decided_by_id_c66b3538_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricechange
    ADD CONSTRAINT catalogue_pricechang_product_id_57872340_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricechange
    ADD CONSTRAINT catalogue_pricechange_by_id_6376b8cd_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricelimit
    ADD CONSTRAINT catalogue_pricelimit_confirmed_by_id_8564f281_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricelimit
    ADD CONSTRAINT catalogue_pricelimit_entered_by_id_b63841c8_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_pricelimit
    ADD CONSTRAINT catalogue_pricelimit_refused_by_id_fb63fd2a_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_parent_id_9bfd2382_fk_catalogue_product_id FOREIGN KEY (parent_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_option_id_ff470e13_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_product_product_options
    ADD CONSTRAINT catalogue_product_pr_product_id_ad2b46bd_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_product
    ADD CONSTRAINT catalogue_product_product_class_id_0c6c5b54_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_attribute_id_0287c1e7_fk_catalogue FOREIGN KEY (attribute_id) REFERENCES public.catalogue_productattribute(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_attributeoption_id_962b600b_fk_catalogue FOREIGN KEY (attributeoption_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_entity_content_type__f7186ab5_fk_django_co FOREIGN KEY (entity_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_option_group_id_6b422dc2_fk_catalogue FOREIGN KEY (option_group_id) REFERENCES public.catalogue_attributeoptiongroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattribute
    ADD CONSTRAINT catalogue_productatt_product_class_id_7af808ec_fk_catalogue FOREIGN KEY (product_class_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_product_id_a03cd90e_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue_value_multi_option
    ADD CONSTRAINT catalogue_productatt_productattributevalu_9c7c031e_fk_catalogue FOREIGN KEY (productattributevalue_id) REFERENCES public.catalogue_productattributevalue(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productattributevalue
    ADD CONSTRAINT catalogue_productatt_value_option_id_21026066_fk_catalogue FOREIGN KEY (value_option_id) REFERENCES public.catalogue_attributeoption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_category_id_176db535_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productcategory
    ADD CONSTRAINT catalogue_productcat_product_id_846a4061_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_option_id_b099542c_fk_catalogue FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productclass_options
    ADD CONSTRAINT catalogue_productcla_productclass_id_732df4c8_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productima_image_id_bb1a794b_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productimage
    ADD CONSTRAINT catalogue_productima_product_id_49474fe8_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_primary_id_6e51a55c_fk_catalogue FOREIGN KEY (primary_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_productrecommendation
    ADD CONSTRAINT catalogue_productrec_recommendation_id_daf8ae95_fk_catalogue FOREIGN KEY (recommendation_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_restriction
    ADD CONSTRAINT catalogue_restrictio_entered_by_id_3f80365d_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_restriction
    ADD CONSTRAINT catalogue_restrictio_product_id_ba808df2_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_signoff
    ADD CONSTRAINT catalogue_signoff_recorded_by_id_313a39a4_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_signoff
    ADD CONSTRAINT catalogue_signoff_restriction_id_7baac87a_fk_catalogue FOREIGN KEY (restriction_id) REFERENCES public.catalogue_restriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_signoff
    ADD CONSTRAINT catalogue_signoff_withdrawn_by_id_0903d9c6_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_confirmed_by_id_8798c2a5_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_entered_by_id_e73bc008_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_group_id_1025f64b_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_product_id_cf1840af_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.catalogue_termsrule
    ADD CONSTRAINT catalogue_termsrule_refused_by_id_4001a40b_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_contactmessage
    ADD CONSTRAINT cms_contactmessage_answered_by_id_e3e2d8a4_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_hero_id_246ab0e9_fk_wagtailimages_image_id FOREIGN KEY (hero_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_hero_piece_id_33f5ad3d_fk_catalogue_product_id FOREIGN KEY (hero_piece_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_secondeditortask_groups
    ADD CONSTRAINT cms_secondeditortask_groups_group_id_bcf02b6f_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_secondeditortask_groups
    ADD CONSTRAINT cms_secondeditortask_secondeditortask_id_a99384c3_fk_cms_secon FOREIGN KEY (secondeditortask_id) REFERENCES public.cms_secondeditortask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_secondeditortask
    ADD CONSTRAINT cms_secondeditortask_task_ptr_id_7efaa93f_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_page_ptr_id_8b8ef421_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_standardpage
    ADD CONSTRAINT cms_standardpage_picture_id_779f4005_fk_wagtailimages_image_id FOREIGN KEY (picture_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_storyindexpage
    ADD CONSTRAINT cms_storyindexpage_page_ptr_id_db938e66_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_page_ptr_id_a40fd0ed_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_picture_id_92bb0220_fk_wagtailimages_image_id FOREIGN KEY (picture_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_storypage
    ADD CONSTRAINT cms_storypage_weaver_id_adde2fb6_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_subscriberexport
    ADD CONSTRAINT cms_subscriberexport_by_id_9b3f574d_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_subscriberstep
    ADD CONSTRAINT cms_subscriberstep_subscriber_id_2f60c4fe_fk_cms_subscriber_id FOREIGN KEY (subscriber_id) REFERENCES public.cms_subscriber(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_translation
    ADD CONSTRAINT cms_translation_page_id_5609b938_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_cancellingrule
    ADD CONSTRAINT custom_cancellingrul_confirmed_by_id_1011aabe_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_cancellingrule
    ADD CONSTRAINT custom_cancellingrul_entered_by_id_5796a3d5_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_cancellingrule
    ADD CONSTRAINT custom_cancellingrul_refused_by_id_06bcc2d9_fk_accounts_ FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_customphoto
    ADD CONSTRAINT custom_customphoto_request_id_c5f71a3a_fk_custom_cu FOREIGN KEY (request_id) REFERENCES public.custom_customrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_country_id_d850bc55_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_group_id_c8c440bd_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_product_id_75c66e19_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_customrequest
    ADD CONSTRAINT custom_customrequest_user_id_4679d7c1_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_message
    ADD CONSTRAINT custom_message_by_id_9713bdb1_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_message
    ADD CONSTRAINT custom_message_request_id_d7cae863_fk_custom_customrequest_id FOREIGN KEY (request_id) REFERENCES public.custom_customrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_made_by_id_5e87bd69_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_order_id_19782812_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.custom_offer
    ADD CONSTRAINT custom_offer_request_id_cf174e23_fk_custom_customrequest_id FOREIGN KEY (request_id) REFERENCES public.custom_customrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.communication_email
    ADD CONSTRAINT customer_email_user_id_a69ad588_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_recipient_id_d99de5c8_fk_accounts_user_id FOREIGN KEY (recipient_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.communication_notification
    ADD CONSTRAINT customer_notification_sender_id_affa1632_fk_accounts_user_id FOREIGN KEY (sender_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productaler_product_id_7e529a41_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.customer_productalert
    ADD CONSTRAINT customer_productalert_user_id_677ad6d6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_site_flatpage_id_078bbc8b_fk_django_fl FOREIGN KEY (flatpage_id) REFERENCES public.django_flatpage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_flatpage_sites
    ADD CONSTRAINT django_flatpage_sites_site_id_bfd8ea84_fk_django_site_id FOREIGN KEY (site_id) REFERENCES public.django_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.letters_lettertext
    ADD CONSTRAINT letters_lettertext_latest_revision_id_3f282ce1_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.letters_lettertext
    ADD CONSTRAINT letters_lettertext_live_revision_id_bae501fd_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_before_id_b18bf134_fk_making_check_id FOREIGN KEY (before_id) REFERENCES public.making_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_by_id_e76ec2ef_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_line_id_85b8a0dc_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_check
    ADD CONSTRAINT making_check_product_id_8c70b248_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_checkfault
    ADD CONSTRAINT making_checkfault_check_made_id_62f8ac6a_fk_making_check_id FOREIGN KEY (check_made_id) REFERENCES public.making_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_checklist
    ADD CONSTRAINT making_checklist_entered_by_id_85309f3a_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_checkphoto
    ADD CONSTRAINT making_checkphoto_check_made_id_d6f7d871_fk_making_check_id FOREIGN KEY (check_made_id) REFERENCES public.making_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_hoursnote
    ADD CONSTRAINT making_hoursnote_by_id_a6a75453_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_hoursnote
    ADD CONSTRAINT making_hoursnote_taken_back_by_id_f7b789e2_fk_accounts_user_id FOREIGN KEY (taken_back_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_hoursnote
    ADD CONSTRAINT making_hoursnote_weaver_id_76d00924_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_answered_by_id_846deec3_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_ended_by_id_1c549383_fk_accounts_user_id FOREIGN KEY (ended_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_line_id_57c58edb_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_offered_by_id_ae9079d1_fk_accounts_user_id FOREIGN KEY (offered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_job
    ADD CONSTRAINT making_job_weaver_id_58b5d0e5_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_spokennote
    ADD CONSTRAINT making_spokennote_by_id_cff6316c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.making_spokennote
    ADD CONSTRAINT making_spokennote_product_id_5744c609_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_benefit
    ADD CONSTRAINT offer_benefit_range_id_ab19c5ab_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_condition
    ADD CONSTRAINT offer_condition_range_id_b023a2aa_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloff_condition_id_e6baa945_fk_offer_con FOREIGN KEY (condition_id) REFERENCES public.offer_condition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_from_conditionaloffe_85c3bd9f_fk_offer_con FOREIGN KEY (from_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_conditionaloffer_combinations
    ADD CONSTRAINT offer_conditionaloff_to_conditionaloffer__ae993478_fk_offer_con FOREIGN KEY (to_conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_conditionaloffer
    ADD CONSTRAINT offer_conditionaloffer_benefit_id_f43f68b5_fk_offer_benefit_id FOREIGN KEY (benefit_id) REFERENCES public.offer_benefit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_productclass_id_6f6de46d_fk_catalogue FOREIGN KEY (productclass_id) REFERENCES public.catalogue_productclass(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_classes
    ADD CONSTRAINT offer_range_classes_range_id_7d3e573e_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_category_id_c16fd4f7_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_product_id_78c49bfc_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_excluded_categories
    ADD CONSTRAINT offer_range_excluded_range_id_6346945d_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_excluded_products
    ADD CONSTRAINT offer_range_excluded_range_id_cce4a032_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_category_id_c61569a5_fk_catalogue FOREIGN KEY (category_id) REFERENCES public.catalogue_category(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_range_included_categories
    ADD CONSTRAINT offer_range_included_range_id_1b616138_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_product_id_723b3ea3_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_rangeproduct
    ADD CONSTRAINT offer_rangeproduct_range_id_ee358495_fk_offer_range_id FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_range_id_c055ebf8_fk_offer_ran FOREIGN KEY (range_id) REFERENCES public.offer_range(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.offer_rangeproductfileupload
    ADD CONSTRAINT offer_rangeproductfi_uploaded_by_id_c01a3250_fk_accounts_ FOREIGN KEY (uploaded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_billingaddress
    ADD CONSTRAINT order_billingaddress_country_id_17f57dca_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicatione_event_type_id_4bc9ee29_fk_customer_ FOREIGN KEY (event_type_id) REFERENCES public.communication_communicationeventtype(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_communicationevent
    ADD CONSTRAINT order_communicationevent_order_id_94e784ac_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_order_id_b9148391_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_partner_id_258a2fb9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_product_id_e620902d_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_line
    ADD CONSTRAINT order_line_stockrecord_id_1d65aff5_fk_partner_stockrecord_id FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_line_id_adf6dd87_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_lineattribute
    ADD CONSTRAINT order_lineattribute_option_id_b54d597c_fk_catalogue_option_id FOREIGN KEY (option_id) REFERENCES public.catalogue_option(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_linemaker
    ADD CONSTRAINT order_linemaker_line_id_2e98b528_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_linemaker
    ADD CONSTRAINT order_linemaker_weaver_id_a308ba57_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_line_id_2de52446_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_lineprice
    ADD CONSTRAINT order_lineprice_order_id_66792e56_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_basket_id_8b0acbb2_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_billing_address_id_8fe537cf_fk_order_bil FOREIGN KEY (billing_address_id) REFERENCES public.order_billingaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_shipping_address_id_57e64931_fk_order_shi FOREIGN KEY (shipping_address_id) REFERENCES public.order_shippingaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_site_id_e27f3526_fk_django_site_id FOREIGN KEY (site_id) REFERENCES public.django_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_order
    ADD CONSTRAINT order_order_user_id_7cf9bc2b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_orderdiscount
    ADD CONSTRAINT order_orderdiscount_order_id_bc91e123_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinedisco_order_discount_id_b9dfa715_fk_order_ord FOREIGN KEY (order_discount_id) REFERENCES public.order_orderdiscount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_orderlinediscount
    ADD CONSTRAINT order_orderlinediscount_line_id_88fbcd4a_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_order_id_7d97583d_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_ordernote
    ADD CONSTRAINT order_ordernote_user_id_48d7a672_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_orderstatuschange
    ADD CONSTRAINT order_orderstatuschange_order_id_43efdbe5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_event_type_id_568c7161_fk_order_pay FOREIGN KEY (event_type_id) REFERENCES public.order_paymenteventtype(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_order_id_395b3e82_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_paymentevent
    ADD CONSTRAINT order_paymentevent_shipping_event_id_213dcfb8_fk_order_shi FOREIGN KEY (shipping_event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventqu_event_id_a540165a_fk_order_pay FOREIGN KEY (event_id) REFERENCES public.order_paymentevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_paymenteventquantity
    ADD CONSTRAINT order_paymenteventquantity_line_id_df44b021_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingaddress
    ADD CONSTRAINT order_shippingaddres_country_id_29abf9a0_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_event_type_id_9f1efb20_fk_order_shi FOREIGN KEY (event_type_id) REFERENCES public.order_shippingeventtype(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_order_id_8c031fb6_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingevent
    ADD CONSTRAINT order_shippingevent_sent_by_id_5273a0eb_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventq_event_id_1c7fb9c7_fk_order_shi FOREIGN KEY (event_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_shippingeventquantity
    ADD CONSTRAINT order_shippingeventquantity_line_id_3b089ee0_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_surcharge
    ADD CONSTRAINT order_surcharge_order_id_5c0a94f5_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.otp_static_staticdevice
    ADD CONSTRAINT otp_static_staticdevice_user_id_7f9cff2b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.otp_static_statictoken
    ADD CONSTRAINT otp_static_statictok_device_id_74b7c7d1_fk_otp_stati FOREIGN KEY (device_id) REFERENCES public.otp_static_staticdevice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.otp_totp_totpdevice
    ADD CONSTRAINT otp_totp_totpdevice_user_id_0fb18292_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_partner_id_1883dfd9_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_partner_users
    ADD CONSTRAINT partner_partner_users_user_id_d75d6e40_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_country_id_02c4f979_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_partneraddress
    ADD CONSTRAINT partner_partneraddre_partner_id_59551b0a_fk_partner_p FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_stockalert
    ADD CONSTRAINT partner_stockalert_stockrecord_id_68ad503a_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_partner_id_4155a586_fk_partner_partner_id FOREIGN KEY (partner_id) REFERENCES public.partner_partner(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.partner_stockrecord
    ADD CONSTRAINT partner_stockrecord_product_id_62fd9e45_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_address_id_4bd9035d_fk_order_shi FOREIGN KEY (address_id) REFERENCES public.order_shippingaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_basket_id_d0bc093d_fk_basket_basket_id FOREIGN KEY (basket_id) REFERENCES public.basket_basket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_gift_card_id_63955cec_fk_payment_giftcard_id FOREIGN KEY (gift_card_id) REFERENCES public.payment_giftcard(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_order_id_7b3055ae_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_user_id_a39080e6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkout
    ADD CONSTRAINT payment_checkout_voucher_id_d7b90018_fk_payment_voucher_id FOREIGN KEY (voucher_id) REFERENCES public.payment_voucher(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkoutline
    ADD CONSTRAINT payment_checkoutline_checkout_id_3374008a_fk_payment_c FOREIGN KEY (checkout_id) REFERENCES public.payment_checkout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkoutline
    ADD CONSTRAINT payment_checkoutline_product_id_0b7362a8_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_checkoutline
    ADD CONSTRAINT payment_checkoutline_stockrecord_id_63f7a671_fk_partner_s FOREIGN KEY (stockrecord_id) REFERENCES public.partner_stockrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_dispute
    ADD CONSTRAINT payment_dispute_answered_by_id_13e6880e_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_dispute
    ADD CONSTRAINT payment_dispute_order_id_554dead2_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_giftcard
    ADD CONSTRAINT payment_giftcard_decided_by_id_25eaf44b_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT payment_moneyback_by_id_1601cb23_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT payment_moneyback_checkout_id_0dd653f5_fk_payment_checkout_id FOREIGN KEY (checkout_id) REFERENCES public.payment_checkout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback_lines
    ADD CONSTRAINT payment_moneyback_li_moneyback_id_a53c3ed4_fk_payment_m FOREIGN KEY (moneyback_id) REFERENCES public.payment_moneyback(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback_lines
    ADD CONSTRAINT payment_moneyback_lines_line_id_15eef409_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT payment_moneyback_order_id_49de8ba2_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_moneyback
    ADD CONSTRAINT payment_moneyback_refund_id_dc5c70de_fk_payouts_refund_id FOREIGN KEY (refund_id) REFERENCES public.payouts_refund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_returnline
    ADD CONSTRAINT payment_returnline_line_id_fed793e3_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_returnline
    ADD CONSTRAINT payment_returnline_request_id_736c7182_fk_payment_r FOREIGN KEY (request_id) REFERENCES public.payment_returnrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_returnphoto
    ADD CONSTRAINT payment_returnphoto_request_id_276decd0_fk_payment_r FOREIGN KEY (request_id) REFERENCES public.payment_returnrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_returnrequest
    ADD CONSTRAINT payment_returnreques_decided_by_id_efd5f128_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_returnrequest
    ADD CONSTRAINT payment_returnrequest_order_id_ce0521f8_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_setaside
    ADD CONSTRAINT payment_setaside_checkout_id_cfbec8f4_fk_payment_checkout_id FOREIGN KEY (checkout_id) REFERENCES public.payment_checkout(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payment_setaside
    ADD CONSTRAINT payment_setaside_resolved_by_id_516bc408_fk_accounts_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_advance
    ADD CONSTRAINT payouts_advance_weaver_id_191ac656_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankaccount
    ADD CONSTRAINT payouts_bankaccount_made_by_id_8a67d17b_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankdecision
    ADD CONSTRAINT payouts_bankdecision_by_id_a3678244_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankdecision
    ADD CONSTRAINT payouts_bankdecision_line_id_823b8f38_fk_payouts_bankline_id FOREIGN KEY (line_id) REFERENCES public.payouts_bankline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT payouts_bankline_account_id_a73bf14d_fk_payouts_bankaccount_id FOREIGN KEY (account_id) REFERENCES public.payouts_bankaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT payouts_bankline_other_half_id_f0203274_fk_payouts_bankline_id FOREIGN KEY (other_half_id) REFERENCES public.payouts_bankline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankline
    ADD CONSTRAINT payouts_bankline_statement_id_2c3b9929_fk_payouts_b FOREIGN KEY (statement_id) REFERENCES public.payouts_bankstatement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankstatement
    ADD CONSTRAINT payouts_bankstatemen_account_id_dccfde52_fk_payouts_b FOREIGN KEY (account_id) REFERENCES public.payouts_bankaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bankstatement
    ADD CONSTRAINT payouts_bankstatement_by_id_82519638_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_banktie
    ADD CONSTRAINT payouts_banktie_line_id_f644a01a_fk_payouts_bankline_id FOREIGN KEY (line_id) REFERENCES public.payouts_bankline(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_banktie
    ADD CONSTRAINT payouts_banktie_transaction_id_da814648_fk_payouts_t FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_bookscheck
    ADD CONSTRAINT payouts_bookscheck_asked_by_id_236d9cd7_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_cashmark
    ADD CONSTRAINT payouts_cashmark_by_id_d786095b_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_cashmark
    ADD CONSTRAINT payouts_cashmark_payment_id_c9cbb109_fk_payouts_payment_id FOREIGN KEY (payment_id) REFERENCES public.payouts_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_cashmark
    ADD CONSTRAINT payouts_cashmark_taken_back_by_id_e7d3f0ca_fk_accounts_user_id FOREIGN KEY (taken_back_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_daywage
    ADD CONSTRAINT payouts_daywage_confirmed_by_id_efadaee4_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_daywage
    ADD CONSTRAINT payouts_daywage_entered_by_id_dbdf97b2_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_daywage
    ADD CONSTRAINT payouts_daywage_refused_by_id_4a302d7a_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_decision
    ADD CONSTRAINT payouts_decision_by_id_155a85d8_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_decision
    ADD CONSTRAINT payouts_decision_weaver_id_d6e60346_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deduction
    ADD CONSTRAINT payouts_deduction_run_id_83d87342_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deduction
    ADD CONSTRAINT payouts_deduction_weaver_id_d61c5b03_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deductionrule
    ADD CONSTRAINT payouts_deductionrul_confirmed_by_id_3818becb_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deductionrule
    ADD CONSTRAINT payouts_deductionrul_entered_by_id_774dfdc0_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deductionrule
    ADD CONSTRAINT payouts_deductionrul_refused_by_id_a0855d4a_fk_accounts_ FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_deductionrule
    ADD CONSTRAINT payouts_deductionrule_group_id_a8cd457e_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_dollarrate
    ADD CONSTRAINT payouts_dollarrate_confirmed_by_id_3d0b3775_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_dollarrate
    ADD CONSTRAINT payouts_dollarrate_entered_by_id_50e79ae3_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_dollarrate
    ADD CONSTRAINT payouts_dollarrate_refused_by_id_e0663f76_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_exemption
    ADD CONSTRAINT payouts_exemption_confirmed_by_id_fc78d752_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_exemption
    ADD CONSTRAINT payouts_exemption_entered_by_id_4eb694d4_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_exemption
    ADD CONSTRAINT payouts_exemption_refused_by_id_cae854a0_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_exemption
    ADD CONSTRAINT payouts_exemption_weaver_id_9de96fb5_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_against_id_a8c45a8a_fk_payouts_invoice_id FOREIGN KEY (against_id) REFERENCES public.payouts_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_order_id_6a50f087_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_parcel_id_3112295f_fk_order_shippingevent_id FOREIGN KEY (parcel_id) REFERENCES public.order_shippingevent(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_invoice
    ADD CONSTRAINT payouts_invoice_refund_id_42e4f1cd_fk_payouts_refund_id FOREIGN KEY (refund_id) REFERENCES public.payouts_refund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_invoicebuyer
    ADD CONSTRAINT payouts_invoicebuyer_invoice_id_a093b915_fk_payouts_invoice_id FOREIGN KEY (invoice_id) REFERENCES public.payouts_invoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_item
    ADD CONSTRAINT payouts_item_payee_id_d942e6e5_fk_weavers_payee_id FOREIGN KEY (payee_id) REFERENCES public.weavers_payee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_item
    ADD CONSTRAINT payouts_item_run_id_201cca21_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_item
    ADD CONSTRAINT payouts_item_weaver_id_8205ae7d_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_job
    ADD CONSTRAINT payouts_job_asked_by_id_331e342b_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_job
    ADD CONSTRAINT payouts_job_run_id_80392595_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_leg
    ADD CONSTRAINT payouts_leg_transaction_id_b9378bbb_fk_payouts_transaction_id FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_leg
    ADD CONSTRAINT payouts_leg_weaver_id_1cef2ef3_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_monthseal
    ADD CONSTRAINT payouts_monthseal_run_id_895bf62d_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_confirmed_by_id_addcbb76_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_entered_by_id_e1607434_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_refused_by_id_ddd00715_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronage
    ADD CONSTRAINT payouts_patronage_transaction_id_20dab49d_fk_payouts_t FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronageshare
    ADD CONSTRAINT payouts_patronagesha_patronage_id_a0f8359a_fk_payouts_p FOREIGN KEY (patronage_id) REFERENCES public.payouts_patronage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_patronageshare
    ADD CONSTRAINT payouts_patronageshare_weaver_id_951120b3_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_payee_id_43e7af1a_fk_weavers_payee_id FOREIGN KEY (payee_id) REFERENCES public.weavers_payee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_retries_id_e88b3e6f_fk_payouts_payment_id FOREIGN KEY (retries_id) REFERENCES public.payouts_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_run_id_60bc3387_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_settled_by_id_543092c1_fk_accounts_user_id FOREIGN KEY (settled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_payment
    ADD CONSTRAINT payouts_payment_weaver_id_7126ecb8_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_policy
    ADD CONSTRAINT payouts_policy_confirmed_by_id_45e1c798_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_policy
    ADD CONSTRAINT payouts_policy_entered_by_id_c2056a11_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_policy
    ADD CONSTRAINT payouts_policy_refused_by_id_9e0ce77e_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_question
    ADD CONSTRAINT payouts_question_answered_by_id_80077fb5_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_question
    ADD CONSTRAINT payouts_question_asked_by_id_61ccf763_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_question
    ADD CONSTRAINT payouts_question_weaver_id_02a37f14_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_recoveryplan
    ADD CONSTRAINT payouts_recoveryplan_confirmed_by_id_467fbff0_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_recoveryplan
    ADD CONSTRAINT payouts_recoveryplan_entered_by_id_d2b773a4_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_recoveryplan
    ADD CONSTRAINT payouts_recoveryplan_refused_by_id_73bbc849_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_recoveryplan
    ADD CONSTRAINT payouts_recoveryplan_weaver_id_3b57d525_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_refund
    ADD CONSTRAINT payouts_refund_sale_id_78027918_fk_payouts_sale_id FOREIGN KEY (sale_id) REFERENCES public.payouts_sale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_refundshare
    ADD CONSTRAINT payouts_refundshare_refund_id_d868ba40_fk_payouts_refund_id FOREIGN KEY (refund_id) REFERENCES public.payouts_refund(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_refundshare
    ADD CONSTRAINT payouts_refundshare_weaver_id_7456d293_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_confirmed_by_id_2940041c_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_entered_by_id_dde0eaa9_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_refused_by_id_de0db8d2_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_sale_id_24a4d155_fk_payouts_sale_id FOREIGN KEY (sale_id) REFERENCES public.payouts_sale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_transaction_id_77508cb7_fk_payouts_t FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_request
    ADD CONSTRAINT payouts_request_weaver_id_8ede0be5_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_ruleend
    ADD CONSTRAINT payouts_ruleend_confirmed_by_id_b344d4f5_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_ruleend
    ADD CONSTRAINT payouts_ruleend_entered_by_id_eacb6f43_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_ruleend
    ADD CONSTRAINT payouts_ruleend_refused_by_id_f33d158b_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_ruleend
    ADD CONSTRAINT payouts_ruleend_rule_id_d8b2e387_fk_payouts_deductionrule_id FOREIGN KEY (rule_id) REFERENCES public.payouts_deductionrule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_run
    ADD CONSTRAINT payouts_run_approved_by_id_c471ad5e_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_run
    ADD CONSTRAINT payouts_run_cancelled_by_id_ebf1343f_fk_accounts_user_id FOREIGN KEY (cancelled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_run
    ADD CONSTRAINT payouts_run_prepared_by_id_3e5b9682_fk_accounts_user_id FOREIGN KEY (prepared_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_runfile
    ADD CONSTRAINT payouts_runfile_run_id_b0d9ed3f_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_runfile
    ADD CONSTRAINT payouts_runfile_written_by_id_311965b9_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_sale
    ADD CONSTRAINT payouts_sale_order_line_id_86252120_fk_order_line_id FOREIGN KEY (order_line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_sale
    ADD CONSTRAINT payouts_sale_product_id_fa3f25f1_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_saleshare
    ADD CONSTRAINT payouts_saleshare_sale_id_b06ec49a_fk_payouts_sale_id FOREIGN KEY (sale_id) REFERENCES public.payouts_sale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_saleshare
    ADD CONSTRAINT payouts_saleshare_weaver_id_c32b90dc_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_savingschoice
    ADD CONSTRAINT payouts_savingschoic_confirmed_by_id_f118cf93_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_savingschoice
    ADD CONSTRAINT payouts_savingschoic_entered_by_id_2a02a1ec_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_savingschoice
    ADD CONSTRAINT payouts_savingschoic_refused_by_id_c3c61b83_fk_accounts_ FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_savingschoice
    ADD CONSTRAINT payouts_savingschoice_weaver_id_7450362b_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_sentback
    ADD CONSTRAINT payouts_sentback_by_id_9992d4f5_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_sentback
    ADD CONSTRAINT payouts_sentback_payment_id_003b7a7b_fk_payouts_payment_id FOREIGN KEY (payment_id) REFERENCES public.payouts_payment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_statement
    ADD CONSTRAINT payouts_statement_item_id_d0cad94a_fk_payouts_item_id FOREIGN KEY (item_id) REFERENCES public.payouts_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_statementgiven
    ADD CONSTRAINT payouts_statementgiven_by_id_64072f31_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_statementgiven
    ADD CONSTRAINT payouts_statementgiven_item_id_4fb1e58a_fk_payouts_item_id FOREIGN KEY (item_id) REFERENCES public.payouts_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxbase
    ADD CONSTRAINT payouts_taxbase_run_id_a3815ce1_fk_payouts_run_id FOREIGN KEY (run_id) REFERENCES public.payouts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxbase
    ADD CONSTRAINT payouts_taxbase_weaver_id_a15b86d6_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxprofile
    ADD CONSTRAINT payouts_taxprofile_confirmed_by_id_e2b509a2_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxprofile
    ADD CONSTRAINT payouts_taxprofile_entered_by_id_7179a4a7_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxprofile
    ADD CONSTRAINT payouts_taxprofile_refused_by_id_67af2f23_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_taxprofile
    ADD CONSTRAINT payouts_taxprofile_weaver_id_852b2cc2_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_confirmed_by_id_f375436a_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_entered_by_id_90bee2e7_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_refused_by_id_b5121a39_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdschallan
    ADD CONSTRAINT payouts_tdschallan_transaction_id_0067bd77_fk_payouts_t FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdsrule
    ADD CONSTRAINT payouts_tdsrule_confirmed_by_id_9c9456a9_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdsrule
    ADD CONSTRAINT payouts_tdsrule_entered_by_id_79ce201f_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_tdsrule
    ADD CONSTRAINT payouts_tdsrule_refused_by_id_2569913d_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_transaction
    ADD CONSTRAINT payouts_transaction_by_id_d8000f9a_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_transaction
    ADD CONSTRAINT payouts_transaction_reverses_id_6de87199_fk_payouts_t FOREIGN KEY (reverses_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrecti_confirmed_by_id_92afbc63_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrecti_entered_by_id_75fdd1a3_fk_accounts_ FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrecti_refused_by_id_3ab2f015_fk_accounts_ FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrection_kind_id_258578b6_fk_payouts_yarnkind_id FOREIGN KEY (kind_id) REFERENCES public.payouts_yarnkind(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrection_move_id_f68a4dcb_fk_payouts_yarnmove_id FOREIGN KEY (move_id) REFERENCES public.payouts_yarnmove(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarncorrection
    ADD CONSTRAINT payouts_yarncorrection_weaver_id_4ee5b7b5_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_by_id_51611da0_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_kind_id_8f4efcc4_fk_payouts_yarnkind_id FOREIGN KEY (kind_id) REFERENCES public.payouts_yarnkind(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_request_id_2072ae6e_fk_payouts_request_id FOREIGN KEY (request_id) REFERENCES public.payouts_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_transaction_id_2e6ef018_fk_payouts_t FOREIGN KEY (transaction_id) REFERENCES public.payouts_transaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnmove
    ADD CONSTRAINT payouts_yarnmove_weaver_id_df9e3c3e_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrate
    ADD CONSTRAINT payouts_yarnrate_confirmed_by_id_a0486fcd_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrate
    ADD CONSTRAINT payouts_yarnrate_entered_by_id_9412ee5d_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrate
    ADD CONSTRAINT payouts_yarnrate_kind_id_f7e384e9_fk_payouts_yarnkind_id FOREIGN KEY (kind_id) REFERENCES public.payouts_yarnkind(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrate
    ADD CONSTRAINT payouts_yarnrate_refused_by_id_d93f4da8_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrequest
    ADD CONSTRAINT payouts_yarnrequest_kind_id_43af125e_fk_payouts_yarnkind_id FOREIGN KEY (kind_id) REFERENCES public.payouts_yarnkind(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.payouts_yarnrequest
    ADD CONSTRAINT payouts_yarnrequest_request_id_90ab7100_fk_payouts_request_id FOREIGN KEY (request_id) REFERENCES public.payouts_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_answered_by_id_e07cd746_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_decided_by_id_2b0baacf_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_reviewphoto
    ADD CONSTRAINT piece_reviews_review_image_id_1296e82a_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_line_id_01de739e_fk_order_line_id FOREIGN KEY (line_id) REFERENCES public.order_line(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_product_id_6b6b48a5_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_reviewphoto
    ADD CONSTRAINT piece_reviews_review_review_id_41be8508_fk_piece_rev FOREIGN KEY (review_id) REFERENCES public.piece_reviews_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_review
    ADD CONSTRAINT piece_reviews_review_user_id_9a2dd0c9_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.piece_reviews_reviewask
    ADD CONSTRAINT piece_reviews_reviewask_order_id_3a05acb0_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productrevie_product_id_52e52a32_fk_catalogue FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reviews_productreview
    ADD CONSTRAINT reviews_productreview_user_id_8acb5ddd_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_review_id_371b2d8d_fk_reviews_productreview_id FOREIGN KEY (review_id) REFERENCES public.reviews_productreview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reviews_vote
    ADD CONSTRAINT reviews_vote_user_id_5fb87b53_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.storefront_menuline
    ADD CONSTRAINT storefront_menuline_page_id_c4b34b7e_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_conditionaloffer_id_f9682bfb_fk_offer_con FOREIGN KEY (conditionaloffer_id) REFERENCES public.offer_conditionaloffer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucher_offers
    ADD CONSTRAINT voucher_voucher_offe_voucher_id_7f9c575d_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucher
    ADD CONSTRAINT voucher_voucher_voucher_set_id_17b96a54_fk_voucher_v FOREIGN KEY (voucher_set_id) REFERENCES public.voucher_voucherset(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherappli_voucher_id_5204edb7_fk_voucher_v FOREIGN KEY (voucher_id) REFERENCES public.voucher_voucher(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_order_id_30248a05_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voucher_voucherapplication
    ADD CONSTRAINT voucher_voucherapplication_user_id_df53a393_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_accounts_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_accounts_user_id FOREIGN KEY (locked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_accounts_ FOREIGN KEY (finished_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_accounts_ FOREIGN KEY (requested_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_accesslog
    ADD CONSTRAINT weavers_accesslog_user_id_b3e118c3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_accesslog
    ADD CONSTRAINT weavers_accesslog_weaver_id_72a462a6_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_consent
    ADD CONSTRAINT weavers_consent_recorded_by_id_dca0bf9a_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_consent
    ADD CONSTRAINT weavers_consent_weaver_id_be43a857_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_consent
    ADD CONSTRAINT weavers_consent_withdrawn_by_id_f26b94a1_fk_accounts_user_id FOREIGN KEY (withdrawn_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_coordinator_groups
    ADD CONSTRAINT weavers_coordinator__coordinator_id_22d5a5db_fk_weavers_c FOREIGN KEY (coordinator_id) REFERENCES public.weavers_coordinator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_coordinator_groups
    ADD CONSTRAINT weavers_coordinator__group_id_423cf10d_fk_weavers_g FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_coordinator
    ADD CONSTRAINT weavers_coordinator_user_id_359cd4c3_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_erasure
    ADD CONSTRAINT weavers_erasure_agreed_by_id_c3567000_fk_accounts_user_id FOREIGN KEY (agreed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_erasure
    ADD CONSTRAINT weavers_erasure_asked_by_id_1bacc928_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_erasure
    ADD CONSTRAINT weavers_erasure_undone_by_id_1e5d033a_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_erasure
    ADD CONSTRAINT weavers_erasure_weaver_id_de37da00_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_notice
    ADD CONSTRAINT weavers_notice_payee_id_52636159_fk_weavers_payee_id FOREIGN KEY (payee_id) REFERENCES public.weavers_payee(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_notice
    ADD CONSTRAINT weavers_notice_told_by_id_4763df5d_fk_accounts_user_id FOREIGN KEY (told_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_notice
    ADD CONSTRAINT weavers_notice_weaver_id_47e14027_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_payee
    ADD CONSTRAINT weavers_payee_entered_by_id_0725be72_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_payee
    ADD CONSTRAINT weavers_payee_verified_by_id_04654a1e_fk_accounts_user_id FOREIGN KEY (verified_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_payee
    ADD CONSTRAINT weavers_payee_weaver_id_369d037a_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_proposal
    ADD CONSTRAINT weavers_proposal_proposed_by_id_f3ceba19_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_standin
    ADD CONSTRAINT weavers_standin_entered_by_id_a939525c_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_standin
    ADD CONSTRAINT weavers_standin_group_id_ec1a14aa_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_standin
    ADD CONSTRAINT weavers_standin_user_id_077dded7_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_step
    ADD CONSTRAINT weavers_step_by_id_912d3f9e_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_step
    ADD CONSTRAINT weavers_step_group_id_66863a70_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_step
    ADD CONSTRAINT weavers_step_weaver_id_0c7579da_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_tally
    ADD CONSTRAINT weavers_tally_proposal_id_9549aff3_fk_weavers_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.weavers_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_voted
    ADD CONSTRAINT weavers_voted_proposal_id_82b06500_fk_weavers_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.weavers_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_voted
    ADD CONSTRAINT weavers_voted_weaver_id_11b6f565_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_voted
    ADD CONSTRAINT weavers_voted_witness_id_d97d5a23_fk_accounts_user_id FOREIGN KEY (witness_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_group_id_7f648b4f_fk_weavers_group_id FOREIGN KEY (group_id) REFERENCES public.weavers_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_photo_id_3d1e552f_fk_wagtailimages_image_id FOREIGN KEY (photo_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.weavers_weaver
    ADD CONSTRAINT weavers_weaver_user_id_43b3318c_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_business
    ADD CONSTRAINT wholesale_business_country_id_71aa125a_fk_address_c FOREIGN KEY (country_id) REFERENCES public.address_country(iso_3166_1_a2) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_business
    ADD CONSTRAINT wholesale_business_decided_by_id_1f0b965d_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_lotpiece
    ADD CONSTRAINT wholesale_lotpiece_lot_id_67cb4516_fk_wholesale_lot_id FOREIGN KEY (lot_id) REFERENCES public.wholesale_lot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_lotpiece
    ADD CONSTRAINT wholesale_lotpiece_product_id_733d9959_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_address_id_e9cd768c_fk_order_shippingaddress_id FOREIGN KEY (address_id) REFERENCES public.order_shippingaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_business_id_d5f8b036_fk_wholesale_business_id FOREIGN KEY (business_id) REFERENCES public.wholesale_business(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_confirmed_by_id_778cb331_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_made_by_id_ff2dd9d0_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quote
    ADD CONSTRAINT wholesale_quote_order_id_b355c359_fk_order_order_id FOREIGN KEY (order_id) REFERENCES public.order_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quoteline
    ADD CONSTRAINT wholesale_quoteline_product_id_a119fbdc_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_quoteline
    ADD CONSTRAINT wholesale_quoteline_quote_id_373db9f8_fk_wholesale_quote_id FOREIGN KEY (quote_id) REFERENCES public.wholesale_quote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_tier
    ADD CONSTRAINT wholesale_tier_confirmed_by_id_f22cb039_fk_accounts_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_tier
    ADD CONSTRAINT wholesale_tier_entered_by_id_80babe6b_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_tier
    ADD CONSTRAINT wholesale_tier_product_id_beb7c7a7_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wholesale_tier
    ADD CONSTRAINT wholesale_tier_refused_by_id_8f617baa_fk_accounts_user_id FOREIGN KEY (refused_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_product_id_9d6d9b37_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES public.catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wishlists_line
    ADD CONSTRAINT wishlists_line_wishlist_id_4cffe302_fk_wishlists_wishlist_id FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wishlists_wishlist
    ADD CONSTRAINT wishlists_wishlist_owner_id_d5464c62_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wishlists_wishlistsharedemail
    ADD CONSTRAINT wishlists_wishlistsh_wishlist_id_d7500842_fk_wishlists FOREIGN KEY (wishlist_id) REFERENCES public.wishlists_wishlist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_phonecode
    ADD CONSTRAINT workspace_phonecode_weaver_id_b21e0fe3_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_pin
    ADD CONSTRAINT workspace_pin_set_by_id_6b7df129_fk_accounts_user_id FOREIGN KEY (set_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_pin
    ADD CONSTRAINT workspace_pin_weaver_id_af01adbe_fk_weavers_weaver_id FOREIGN KEY (weaver_id) REFERENCES public.weavers_weaver(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_recording
    ADD CONSTRAINT workspace_recording_by_id_2971af81_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_sentfile
    ADD CONSTRAINT workspace_sentfile_by_id_e73896ef_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workspace_sentpart
    ADD CONSTRAINT workspace_sentpart_file_id_10f59066_fk_workspace_sentfile_key FOREIGN KEY (file_id) REFERENCES public.workspace_sentfile(key) DEFERRABLE INITIALLY DEFERRED;
