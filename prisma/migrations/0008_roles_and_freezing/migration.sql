-- Who may write what. The app's sessions are gavel_app: it reads everything and writes everything but the ledger, which it changes
-- through the functions below alone. They run with the owner's rights, on tables of ours whatever the session has of the same name.

-- ── The role ────────────────────────────────────────────────────────────────────────────────────────────────
-- Roles are the cluster's: another database of it may have made this one, or be making it now.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gavel_app') THEN CREATE ROLE gavel_app NOLOGIN; END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role gavel_app is missing, and % may not make it. As a superuser, once: CREATE ROLE gavel_app; GRANT gavel_app TO %;',
      current_user, quote_ident(current_user) USING ERRCODE = '42501';
END $$;
-- Sessions of the same user take the role as they begin. A superuser needs no membership.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT gavel_app TO %I', current_user);
  END IF;
EXCEPTION
  -- Given by a superuser before, or by another database of the cluster in this very moment.
  WHEN insufficient_privilege OR unique_violation OR internal_error THEN
    IF NOT pg_has_role('gavel_app', 'MEMBER') THEN
      RAISE EXCEPTION '% is no member of the role gavel_app. As a superuser, once: GRANT gavel_app TO %;',
        current_user, quote_ident(current_user) USING ERRCODE = '42501';
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO gavel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gavel_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO gavel_app;
-- Tables of later migrations; what is special there is revoked there.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gavel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO gavel_app;
REVOKE INSERT, UPDATE, DELETE ON wallets, ledger_transactions, postings, holds FROM gavel_app;
REVOKE USAGE ON SEQUENCE postings_id_seq FROM gavel_app;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM gavel_app;
  END IF;
END $$;

-- A cascade runs with the owner's rights: a changed team or currency must not change a wallet.
ALTER TABLE wallets DROP CONSTRAINT wallets_team_id_fkey, ADD CONSTRAINT wallets_team_id_fkey
  FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE wallets DROP CONSTRAINT wallets_currency_id_fkey, ADD CONSTRAINT wallets_currency_id_fkey
  FOREIGN KEY (currency_id) REFERENCES currencies (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- For whoever has every right, too: no row at a time, and not all at once.
CREATE TRIGGER postings_not_emptied BEFORE TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transactions_not_emptied BEFORE TRUNCATE ON ledger_transactions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Freezing ────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE wallets
  ADD COLUMN frozen_at timestamptz(3),
  ADD COLUMN frozen_reason text,
  -- How often it was frozen or unfrozen.
  ADD COLUMN freezes bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT wallets_frozen_for_a_reason CHECK ((frozen_at IS NULL) = (frozen_reason IS NULL));

-- From now on the wallet refuses every change of money and every hold (GV423). Frozen already: GV409; not of this league: GV404.
CREATE FUNCTION ledger_freeze(p_league uuid, p_wallet uuid, p_reason text) RETURNS SETOF wallets
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM wallets WHERE id = p_wallet AND league_id = p_league;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such wallet in this league' USING ERRCODE = 'GV404'; END IF;
  RETURN QUERY UPDATE wallets SET frozen_at = clock_timestamp(), frozen_reason = p_reason, freezes = freezes + 1, version = version + 1
    WHERE id = p_wallet AND frozen_at IS NULL RETURNING *;
  IF NOT FOUND THEN RAISE EXCEPTION 'That wallet is frozen already.' USING ERRCODE = 'GV409'; END IF;
END $$;

CREATE FUNCTION ledger_unfreeze(p_league uuid, p_wallet uuid) RETURNS SETOF wallets
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM wallets WHERE id = p_wallet AND league_id = p_league;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such wallet in this league' USING ERRCODE = 'GV404'; END IF;
  RETURN QUERY UPDATE wallets SET frozen_at = NULL, frozen_reason = NULL, freezes = freezes + 1, version = version + 1
    WHERE id = p_wallet AND frozen_at IS NOT NULL RETURNING *;
  IF NOT FOUND THEN RAISE EXCEPTION 'That wallet is not frozen.' USING ERRCODE = 'GV409'; END IF;
END $$;

-- ── The writer ──────────────────────────────────────────────────────────────────────────────────────────────
-- Locks wallets in the order in which every write locks them, and says what is free in each.
CREATE FUNCTION ledger_lock(p_wallets uuid[]) RETURNS TABLE (id uuid, available bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT w.id, w.available FROM wallets w WHERE w.id = ANY (p_wallets) ORDER BY w.id FOR UPDATE
$$;

-- A new team's wallets, empty, one for each of these currencies of its league.
CREATE FUNCTION ledger_open_wallets(p_league uuid, p_team uuid, p_wallets uuid[], p_currencies uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO wallets (id, league_id, team_id, currency_id)
    SELECT each.wallet, t.league_id, t.id, c.id
    FROM unnest(p_wallets, p_currencies) AS each (wallet, currency)
    JOIN teams t ON t.id = p_team AND t.league_id = p_league
    JOIN currencies c ON c.id = each.currency AND c.league_id = p_league;
  IF (SELECT count(*) FROM wallets WHERE id = ANY (p_wallets)) <> cardinality(p_wallets) THEN
    RAISE EXCEPTION 'no such team or currency in this league' USING ERRCODE = 'GV404';
  END IF;
END $$;

-- One transaction, and the holds that change with it, in one call:
--   lines    [{wallet, amount, causeType, causeId}]: signed movements of money, a posting each, against the account of the league
--   resolve  [{hold, wallet?}]: active holds that end; their money is free, and pays first what goes out of their wallet
--   place    [{id, wallet, amount, causeType, causeId}]: new holds
-- Held changes by the holds alone, so it is always their sum. With coveredByHolds nothing is paid but out of the holds resolved.
-- Without lines no money moves and there is no transaction. Wallets lock in id order, holds under their wallet's lock.
-- Refused: 23514 (below zero, or too large), 23505 (a cause that has a hold, a second reversal), GV404 (a wallet or hold of another
-- league), GV409 (a hold is resolved already), GV422 (more than the holds cover), GV423 (a frozen wallet).
DROP FUNCTION ledger_write(uuid, uuid, text, text, uuid, text, uuid, uuid, text, uuid[], bigint[], bigint[], text[], uuid[]);
CREATE FUNCTION ledger_write(p jsonb) RETURNS TABLE (
  id uuid, league_id uuid, team_id uuid, currency_id uuid, available bigint, held bigint, posting_seq bigint, version bigint,
  frozen_at timestamptz, freezes bigint, moved bigint, set_aside bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_league uuid := p ->> 'league';
  v_transaction uuid := p ->> 'transaction';
  v_kind text := p ->> 'kind';
  v_reason text := p ->> 'reason';
  v_actor uuid := p ->> 'actor';
  v_cause_type text := p ->> 'causeType';
  v_cause_id uuid := p ->> 'causeId';
  v_reverses uuid := p ->> 'reverses';
  v_at timestamptz := date_trunc('milliseconds', clock_timestamp());
  v_wallets uuid[];
  v_count int;
  v_name text;
  v_line record;
  v_wallet uuid;
  v_seq bigint;
  v_total bigint;
  v_hash bytea;
  -- The postings, column by column.
  a_wallet uuid[] := '{}';
  a_currency uuid[] := '{}';
  a_amount bigint[] := '{}';
  a_seq bigint[] := '{}';
  a_total bigint[] := '{}';
  a_cause_type text[] := '{}';
  a_cause_id uuid[] := '{}';
  a_hash bytea[] := '{}';
BEGIN
  SELECT array_agg(DISTINCT wallet) INTO v_wallets FROM (
    SELECT wallet FROM jsonb_to_recordset(p -> 'lines') AS line (wallet uuid)
    UNION ALL SELECT wallet FROM jsonb_to_recordset(p -> 'place') AS place (wallet uuid)
    UNION ALL SELECT h.wallet_id FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid) JOIN holds h ON h.id = gone.hold
  ) touched;
  PERFORM FROM wallets w WHERE w.id = ANY (v_wallets) AND w.league_id = v_league ORDER BY w.id FOR UPDATE;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count <> coalesce(cardinality(v_wallets), 0) THEN
    RAISE EXCEPTION 'no such wallet in this league' USING ERRCODE = 'GV404';
  END IF;
  SELECT t.name INTO v_name FROM wallets w JOIN teams t ON t.id = w.team_id
    WHERE w.id = ANY (v_wallets) AND w.frozen_at IS NOT NULL ORDER BY w.id LIMIT 1;
  IF FOUND THEN RAISE EXCEPTION 'The wallet of % is frozen', v_name USING ERRCODE = 'GV423'; END IF;

  IF jsonb_array_length(p -> 'resolve') > 0 THEN
    SELECT count(*) - count(h.id) INTO v_count FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid, wallet uuid)
      LEFT JOIN holds h ON h.id = gone.hold AND h.wallet_id = coalesce(gone.wallet, h.wallet_id);
    IF v_count > 0 THEN RAISE EXCEPTION 'no such hold of this wallet' USING ERRCODE = 'GV404'; END IF;
    WITH gone AS (
      SELECT h.id, h.wallet_id, h.amount, sum(h.amount) OVER (PARTITION BY h.wallet_id ORDER BY h.id) - h.amount AS before
      FROM holds h WHERE h.id IN (SELECT hold FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid))
    ), paid AS (
      SELECT wallet, -sum(amount) AS amount FROM jsonb_to_recordset(p -> 'lines') AS line (wallet uuid, amount bigint)
      WHERE amount < 0 GROUP BY wallet
    ), captured AS (
      SELECT gone.id, greatest(0, least(gone.amount, coalesce(paid.amount, 0) - gone.before))::bigint AS amount
      FROM gone LEFT JOIN paid ON paid.wallet = gone.wallet_id
    )
    UPDATE holds h SET state = CASE WHEN captured.amount > 0 THEN 'captured' ELSE 'released' END,
        captured_amount = captured.amount, resolved_at = v_at
      FROM captured WHERE h.id = captured.id AND h.state = 'active';
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count <> (SELECT count(DISTINCT hold) FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid)) THEN
      RAISE EXCEPTION 'That money is no longer held.' USING ERRCODE = 'GV409';
    END IF;
  END IF;
  IF (p ->> 'coveredByHolds')::boolean AND EXISTS (
    SELECT FROM (
      SELECT wallet, -sum(amount) AS paid FROM jsonb_to_recordset(p -> 'lines') AS line (wallet uuid, amount bigint) GROUP BY wallet
    ) out WHERE paid > coalesce((
      SELECT sum(h.amount) FROM holds h
      WHERE h.wallet_id = out.wallet AND h.id IN (SELECT hold FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid))), 0)
  ) THEN
    RAISE EXCEPTION 'more than the holds cover' USING ERRCODE = 'GV422';
  END IF;
  IF jsonb_array_length(p -> 'place') > 0 THEN
    INSERT INTO holds (id, league_id, wallet_id, amount, cause_type, cause_id, created_at)
      SELECT place.id, v_league, wallet, amount, "causeType", "causeId", v_at
      FROM jsonb_to_recordset(p -> 'place') AS place (id uuid, wallet uuid, amount bigint, "causeType" text, "causeId" uuid);
  END IF;

  IF jsonb_array_length(p -> 'lines') > 0 THEN
    INSERT INTO ledger_transactions (id, league_id, kind, reason, actor_id, cause_type, cause_id, reverses_id, created_at)
      VALUES (v_transaction, v_league, v_kind, v_reason, v_actor, v_cause_type, v_cause_id, v_reverses, v_at);
    FOR v_line IN
      SELECT line.wallet, line.amount, line."causeType" AS cause_type, line."causeId" AS cause_id,
        w.currency_id, w.posting_seq, w.posting_hash, w.available + w.held AS total
      FROM ROWS FROM (jsonb_to_recordset(p -> 'lines') AS (wallet uuid, amount bigint, "causeType" text, "causeId" uuid))
        WITH ORDINALITY AS line (wallet, amount, "causeType", "causeId", n)
      JOIN wallets w ON w.id = line.wallet ORDER BY line.wallet, line.n
    LOOP
      IF v_wallet IS DISTINCT FROM v_line.wallet THEN
        v_wallet := v_line.wallet;
        v_seq := v_line.posting_seq;
        v_total := v_line.total;
        v_hash := v_line.posting_hash;
      END IF;
      v_seq := v_seq + 1;
      v_total := v_total + v_line.amount;
      v_hash := posting_hash(v_hash, v_wallet, v_seq, v_line.amount, v_total, v_line.cause_type, v_line.cause_id, v_at,
        v_transaction, v_kind, v_reason, v_actor, v_cause_type, v_cause_id, v_reverses);
      a_wallet := a_wallet || v_wallet;
      a_currency := a_currency || v_line.currency_id;
      a_amount := a_amount || v_line.amount;
      a_seq := a_seq || v_seq;
      a_total := a_total || v_total;
      a_cause_type := a_cause_type || v_line.cause_type;
      a_cause_id := a_cause_id || v_line.cause_id;
      a_hash := a_hash || v_hash;
    END LOOP;
    INSERT INTO postings (transaction_id, league_id, currency_id, wallet_id, account, amount, seq, total_after,
        cause_type, cause_id, hash, created_at)
      SELECT v_transaction, v_league, currency, wallet, NULL, amount, seq, total, cause_type, cause_id, hash, v_at
      FROM unnest(a_wallet, a_currency, a_amount, a_seq, a_total, a_cause_type, a_cause_id, a_hash)
        AS line (wallet, currency, amount, seq, total, cause_type, cause_id, hash)
      UNION ALL
      SELECT v_transaction, v_league, currency, NULL, p ->> 'account', -sum(amount)::bigint, NULL, NULL, NULL, NULL, NULL, v_at
      FROM unnest(a_currency, a_amount) AS line (currency, amount) GROUP BY currency HAVING sum(amount) <> 0;
  END IF;

  RETURN QUERY
    WITH change AS (
      SELECT wallet, amount AS moved, 0::bigint AS set_aside, 1 AS postings
        FROM unnest(a_wallet, a_amount) AS line (wallet, amount)
      UNION ALL SELECT h.wallet_id, 0, -h.amount, 0 FROM holds h
        WHERE h.id IN (SELECT hold FROM jsonb_to_recordset(p -> 'resolve') AS gone (hold uuid))
      UNION ALL SELECT wallet, 0, amount, 0 FROM jsonb_to_recordset(p -> 'place') AS place (wallet uuid, amount bigint)
    ), net AS (
      SELECT wallet, sum(moved)::bigint AS moved, sum(set_aside)::bigint AS set_aside, sum(postings) AS postings
      FROM change GROUP BY wallet
    )
    UPDATE wallets w
      SET available = w.available + net.moved - net.set_aside, held = w.held + net.set_aside,
          version = w.version + 1, posting_seq = w.posting_seq + net.postings,
          posting_hash = CASE WHEN net.postings = 0 THEN w.posting_hash ELSE (
            SELECT hash FROM postings p WHERE p.wallet_id = w.id AND p.seq = w.posting_seq + net.postings) END
      FROM net WHERE w.id = net.wallet
      RETURNING w.id, w.league_id, w.team_id, w.currency_id, w.available, w.held, w.posting_seq, w.version,
        w.frozen_at, w.freezes, net.moved, net.set_aside;
END $$;

REVOKE EXECUTE ON FUNCTION ledger_write(jsonb), ledger_lock(uuid[]), ledger_open_wallets(uuid, uuid, uuid[], uuid[]),
  ledger_freeze(uuid, uuid, text), ledger_unfreeze(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_write(jsonb), ledger_lock(uuid[]), ledger_open_wallets(uuid, uuid, uuid[], uuid[]),
  ledger_freeze(uuid, uuid, text), ledger_unfreeze(uuid, uuid) TO gavel_app;
