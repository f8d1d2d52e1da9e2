-- Changes of one wallet that nothing ties together, each a transaction of its own, in one statement (lib/server/ledger/gather.ts).

-- What became of one of them. Posted: it was done now, and the columns after it say how.
CREATE TYPE ledger_outcome AS (
  n bigint, status int, response json, posted boolean,
  transaction_id uuid, kind text, reason text, actor_id uuid, mutation_id text, cause_type text, cause_id uuid, account text,
  amount bigint, seq bigint, total_after bigint, hash bytea, version bigint, view json, team_event uuid, league_event uuid
);

-- p_changes: [{transaction, amount, kind, reason, actor, mutation, causeType, causeId, account, teamEvent, leagueEvent, key, fingerprint,
--   keeper, turn}] in the order of arrival; the last four only with an Idempotency-Key (turn: the number of its lock).
-- p_refusals: {mismatch, inProgress, notFound, frozen, insufficient, tooMuch}: [status, body] in the caller's words; frozen's message has
-- a %s for the team.
-- Returns a row a change: posted, with its numbers in the rooms of team and league; answered before; or refused, which leaves the
-- others alone. Locks: the keys without waiting, the wallet, the rooms by name.
CREATE FUNCTION ledger_change(p_league uuid, p_wallet uuid, p_changes jsonb, p_refusals json) RETURNS TABLE (
  status int, response json, posted boolean, view json, at timestamptz,
  team_epoch bigint, team_seq bigint, league_epoch bigint, league_seq bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  c_most CONSTANT bigint := 9007199254740991;
  v_at timestamptz;
  v_wallet wallets;
  v_change record;
  v_answer json;
  v_frozen json;
  v_outcome ledger_outcome;
  v_outcomes ledger_outcome[] := '{}';
  v_posted bigint := 0;
  v_rooms text[];
  v_team_epoch bigint;
  v_team_seq bigint;
  v_league_epoch bigint;
  v_league_seq bigint;
BEGIN
  SELECT * INTO v_wallet FROM wallets w WHERE w.id = p_wallet AND w.league_id = p_league FOR UPDATE;
  v_at := date_trunc('milliseconds', clock_timestamp());
  IF v_wallet.frozen_at IS NOT NULL THEN
    SELECT json_build_array(p_refusals #> '{frozen,0}', json_build_object('code', p_refusals #> '{frozen,1,code}',
        'message', format(p_refusals #>> '{frozen,1,message}', t.name))) INTO v_frozen
      FROM teams t WHERE t.id = v_wallet.team_id;
  END IF;

  FOR v_change IN
    SELECT * FROM ROWS FROM (jsonb_to_recordset(p_changes) AS (
      transaction uuid, amount bigint, kind text, reason text, actor uuid, mutation text, "causeType" text, "causeId" uuid, account text,
      "teamEvent" uuid, "leagueEvent" uuid, key text, fingerprint text, keeper uuid, turn bigint
    )) WITH ORDINALITY AS change (
      transaction, amount, kind, reason, actor, mutation, cause_type, cause_id, account,
      team_event, league_event, key, fingerprint, keeper, turn, n
    )
  LOOP
    v_answer := NULL;
    v_outcome := NULL;
    v_outcome.n := v_change.n;
    v_outcome.posted := false;
    -- A key that was answered is answered again; one that another transaction is at is not waited for.
    IF v_change.key IS NOT NULL THEN
      IF NOT pg_try_advisory_xact_lock(v_change.turn) THEN
        v_answer := p_refusals -> 'inProgress';
      ELSE
        SELECT CASE WHEN r.fingerprint = v_change.fingerprint THEN json_build_array(r.status, r.response)
            ELSE p_refusals -> 'mismatch' END INTO v_answer
          FROM idempotency_records r
          WHERE r.scope = p_league::text AND r.actor_id = v_change.keeper AND r.key = v_change.key;
      END IF;
    END IF;

    IF v_answer IS NOT NULL THEN
      v_outcome.status := v_answer ->> 0;
      v_outcome.response := v_answer -> 1;
    ELSE
      v_answer := CASE
        WHEN v_wallet.id IS NULL THEN p_refusals -> 'notFound'
        WHEN v_wallet.frozen_at IS NOT NULL THEN v_frozen
        WHEN v_wallet.available + v_change.amount < 0 THEN p_refusals -> 'insufficient'
        WHEN v_wallet.available + v_wallet.held + v_change.amount > c_most THEN p_refusals -> 'tooMuch' END;
      IF v_answer IS NOT NULL THEN
        v_outcome.status := v_answer ->> 0;
        v_outcome.response := v_answer -> 1;
      ELSE
        v_posted := v_posted + 1;
        v_wallet.available := v_wallet.available + v_change.amount;
        v_wallet.posting_seq := v_wallet.posting_seq + 1;
        v_wallet.version := v_wallet.version + 1;
        v_wallet.posting_hash := posting_hash(v_wallet.posting_hash, p_wallet, v_wallet.posting_seq, v_change.amount,
          v_wallet.available + v_wallet.held, v_change.cause_type, v_change.cause_id, v_at, v_change.transaction, v_change.kind,
          v_change.reason, v_change.actor, v_change.cause_type, v_change.cause_id, NULL);
        -- WalletView (lib/contracts/views/league.ts), its fields in the same order.
        v_outcome.view := json_build_object('id', v_wallet.id, 'leagueId', v_wallet.league_id, 'teamId', v_wallet.team_id,
          'currencyId', v_wallet.currency_id, 'total', (v_wallet.available + v_wallet.held)::text,
          'available', v_wallet.available::text, 'held', v_wallet.held::text, 'postings', v_wallet.posting_seq,
          'frozen', false, 'freezes', v_wallet.freezes, 'version', v_wallet.version);
        v_outcome.status := 200;
        v_outcome.response := json_build_object('transactionId', v_change.transaction, 'wallets', json_build_array(v_outcome.view));
        v_outcome.posted := true;
        v_outcome.transaction_id := v_change.transaction;
        v_outcome.kind := v_change.kind;
        v_outcome.reason := v_change.reason;
        v_outcome.actor_id := v_change.actor;
        v_outcome.mutation_id := v_change.mutation;
        v_outcome.cause_type := v_change.cause_type;
        v_outcome.cause_id := v_change.cause_id;
        v_outcome.account := v_change.account;
        v_outcome.amount := v_change.amount;
        v_outcome.seq := v_wallet.posting_seq;
        v_outcome.total_after := v_wallet.available + v_wallet.held;
        v_outcome.hash := v_wallet.posting_hash;
        v_outcome.version := v_wallet.version;
        v_outcome.team_event := v_change.team_event;
        v_outcome.league_event := v_change.league_event;
      END IF;
      -- At once: the same key may come again in this very statement.
      IF v_change.key IS NOT NULL THEN
        INSERT INTO idempotency_records (scope, actor_id, key, fingerprint, status, response)
          VALUES (p_league::text, v_change.keeper, v_change.key, v_change.fingerprint, v_outcome.status, v_outcome.response);
      END IF;
    END IF;
    v_outcomes := v_outcomes || v_outcome;
  END LOOP;

  IF v_posted > 0 THEN
    INSERT INTO ledger_transactions (id, league_id, kind, reason, actor_id, cause_type, cause_id, created_at)
      SELECT o.transaction_id, p_league, o.kind, o.reason, o.actor_id, o.cause_type, o.cause_id, v_at
      FROM unnest(v_outcomes) o WHERE o.posted ORDER BY o.n;
    INSERT INTO postings (transaction_id, league_id, currency_id, wallet_id, account, amount, seq, total_after,
        cause_type, cause_id, hash, created_at)
      SELECT o.transaction_id, p_league, v_wallet.currency_id, line.wallet, line.account, line.amount, line.seq, line.total_after,
        line.cause_type, line.cause_id, line.hash, v_at
      FROM unnest(v_outcomes) o CROSS JOIN LATERAL (VALUES
        (p_wallet, NULL, o.amount, o.seq, o.total_after, o.cause_type, o.cause_id, o.hash),
        (NULL, o.account, -o.amount, NULL, NULL, NULL, NULL, NULL)
      ) AS line (wallet, account, amount, seq, total_after, cause_type, cause_id, hash)
      WHERE o.posted ORDER BY o.n;
    UPDATE wallets w SET available = v_wallet.available, posting_seq = v_wallet.posting_seq,
        posting_hash = v_wallet.posting_hash, version = v_wallet.version
      WHERE w.id = p_wallet;

    -- As append_events does it, for two rooms with the same events.
    v_rooms := ARRAY['team:' || v_wallet.team_id, 'league:' || p_league];
    WITH heads AS (
      INSERT INTO room_heads AS head (room, epoch, seq)
        SELECT room, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, v_posted FROM unnest(v_rooms) room ORDER BY room
        ON CONFLICT (room) DO UPDATE SET seq = head.seq + excluded.seq
        RETURNING head.room, head.epoch, head.seq
    )
    SELECT team.epoch, team.seq - v_posted, league.epoch, league.seq - v_posted
      INTO v_team_epoch, v_team_seq, v_league_epoch, v_league_seq
      FROM heads team, heads league WHERE team.room = v_rooms[1] AND league.room = v_rooms[2];
    v_at := date_trunc('milliseconds', clock_timestamp());
    INSERT INTO events (room, epoch, seq, id, type, at, version, mutation_id, actor_id, data)
      SELECT place.room, place.epoch, place.before + row_number() OVER (PARTITION BY place.room ORDER BY o.n), place.event,
        'wallet_update', v_at, o.version, o.mutation_id, o.actor_id,
        jsonb_build_object('wallet', o.view, 'because',
          jsonb_build_object('kind', o.kind, 'reason', o.reason, 'amount', o.amount::text))
      FROM unnest(v_outcomes) o CROSS JOIN LATERAL (VALUES
        (v_rooms[1], v_team_epoch, v_team_seq, o.team_event), (v_rooms[2], v_league_epoch, v_league_seq, o.league_event)
      ) AS place (room, epoch, before, event)
      WHERE o.posted;
  END IF;

  RETURN QUERY
    SELECT o.status, o.response, o.posted, o.view, v_at, v_team_epoch, v_team_seq + o.rank, v_league_epoch, v_league_seq + o.rank
    FROM (SELECT *, count(*) FILTER (WHERE posted) OVER (ORDER BY n) AS rank FROM unnest(v_outcomes)) o ORDER BY o.n;
END $$;

REVOKE EXECUTE ON FUNCTION ledger_change(uuid, uuid, jsonb, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_change(uuid, uuid, jsonb, json) TO gavel_app;
