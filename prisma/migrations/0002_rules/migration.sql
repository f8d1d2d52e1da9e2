-- What the schema language cannot say: the rules that hold whatever the code above does.

-- ── Checks ──────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE wallets
  ADD CONSTRAINT wallets_available_not_negative CHECK (available >= 0),
  ADD CONSTRAINT wallets_held_not_negative CHECK (held >= 0),
  -- 2^53 − 1: a browser's number must be able to hold it.
  ADD CONSTRAINT wallets_total_bounded CHECK (available + held <= 9007199254740991);

ALTER TABLE postings
  ADD CONSTRAINT postings_on_wallet_or_account CHECK ((wallet_id IS NULL) <> (account IS NULL)),
  ADD CONSTRAINT postings_numbered_on_wallet CHECK ((wallet_id IS NULL) = (seq IS NULL)),
  ADD CONSTRAINT postings_amount_not_zero CHECK (amount <> 0);

ALTER TABLE holds
  ADD CONSTRAINT holds_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT holds_state CHECK (state IN ('active', 'captured', 'released')),
  ADD CONSTRAINT holds_captured_within CHECK (captured_amount BETWEEN 0 AND amount),
  ADD CONSTRAINT holds_resolved_once CHECK ((state = 'active') = (resolved_at IS NULL));
CREATE UNIQUE INDEX holds_one_active_per_cause ON holds (cause_type, cause_id, wallet_id) WHERE state = 'active';

ALTER TABLE members ADD CONSTRAINT members_role CHECK (role IN ('owner', 'commissioner', 'manager', 'spectator'));
ALTER TABLE invites ADD CONSTRAINT invites_role CHECK (role IN ('commissioner', 'manager', 'spectator'));
ALTER TABLE invites ADD CONSTRAINT invites_used_within CHECK (uses BETWEEN 0 AND max_uses);
ALTER TABLE rounds ADD CONSTRAINT rounds_state
  CHECK (state IN ('draft', 'open', 'closed', 'resolving', 'finalized', 'cancelled'));
ALTER TABLE currencies ADD CONSTRAINT currencies_decimals CHECK (decimals BETWEEN 0 AND 6);
ALTER TABLE bids ADD CONSTRAINT bids_amount_not_negative CHECK (amount >= 0);
ALTER TABLE squad_entries ADD CONSTRAINT squad_entries_price_not_negative CHECK (price >= 0);

-- ── Postings are written once ───────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed or deleted; post a reversal', TG_TABLE_NAME USING ERRCODE = 'GV001';
END $$;
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE ON postings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE ON ledger_transactions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One statement writes all lines of a transaction, so the check needs no deferral.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY transaction_id, currency_id HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'the lines of a transaction must sum to zero per currency' USING ERRCODE = 'GV002';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER postings_sum_to_zero AFTER INSERT ON postings
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced();

-- ── The only writer of wallets ──────────────────────────────────────────────────────────────────────────────
-- Changes wallets by lines (wallet, change of available, change of held), several a wallet if need be. A line whose
-- two changes cancel (a hold placed or released) moves no money and leaves no posting; every other line is posted,
-- against the league's system account p_account. Wallets lock in id order. A wallet outside the league: GV404.
-- Less than zero: check violation 23514 of wallets_available_not_negative.
CREATE FUNCTION ledger_write(
  p_league uuid, p_transaction uuid, p_kind text, p_reason text, p_actor uuid,
  p_cause_type text, p_cause_id uuid, p_reverses uuid, p_account text,
  p_wallets uuid[], p_available bigint[], p_held bigint[], p_line_cause_types text[], p_line_cause_ids uuid[]
) RETURNS SETOF wallets LANGUAGE plpgsql AS $$
DECLARE
  v_expected int;
  v_locked int;
BEGIN
  SELECT count(DISTINCT w) INTO v_expected FROM unnest(p_wallets) w;
  SELECT count(*) INTO v_locked FROM (
    SELECT id FROM wallets WHERE id = ANY (p_wallets) AND league_id = p_league ORDER BY id FOR UPDATE
  ) locked;
  IF v_locked <> v_expected THEN
    RAISE EXCEPTION 'no such wallet in this league' USING ERRCODE = 'GV404';
  END IF;

  IF EXISTS (SELECT FROM unnest(p_available, p_held) AS line (a, h) WHERE a + h <> 0) THEN
    INSERT INTO ledger_transactions (id, league_id, kind, reason, actor_id, cause_type, cause_id, reverses_id)
      VALUES (p_transaction, p_league, p_kind, p_reason, p_actor, p_cause_type, p_cause_id, p_reverses);
    WITH line AS (
      SELECT * FROM unnest(p_wallets, p_available, p_held, p_line_cause_types, p_line_cause_ids)
        WITH ORDINALITY AS line (wallet_id, a, h, cause_type, cause_id, n)
      WHERE a + h <> 0
    ), on_wallets AS (
      SELECT w.currency_id, line.wallet_id, NULL::text AS account, line.a + line.h AS amount,
        w.posting_seq + row_number() OVER each AS seq,
        w.available + w.held + (sum(line.a + line.h) OVER each)::bigint AS total_after,
        line.cause_type, line.cause_id
      FROM line JOIN wallets w ON w.id = line.wallet_id
      WINDOW each AS (PARTITION BY line.wallet_id ORDER BY line.n)
    ), on_account AS (
      SELECT currency_id, NULL::uuid, p_account, -sum(amount)::bigint, NULL::bigint, NULL::bigint, NULL::text, NULL::uuid
      FROM on_wallets GROUP BY currency_id HAVING sum(amount) <> 0
    )
    INSERT INTO postings (transaction_id, league_id, currency_id, wallet_id, account, amount, seq, total_after, cause_type, cause_id)
      SELECT p_transaction, p_league, every.* FROM (SELECT * FROM on_wallets UNION ALL SELECT * FROM on_account) every;
  END IF;

  RETURN QUERY
    WITH net AS (
      SELECT wallet_id, sum(a)::bigint AS a, sum(h)::bigint AS h, count(*) FILTER (WHERE a + h <> 0) AS postings
      FROM unnest(p_wallets, p_available, p_held) AS line (wallet_id, a, h) GROUP BY wallet_id
    )
    UPDATE wallets w
      SET available = w.available + net.a, held = w.held + net.h,
          version = w.version + 1, posting_seq = w.posting_seq + net.postings
      FROM net WHERE w.id = net.wallet_id RETURNING w.*;
END $$;

-- ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Numbers and stores events: the last act of a transaction. Room heads lock in name order, so two transactions
-- never wait for each other, and a room's numbers are gapless and in commit order.
-- p_events: [{room, id, type, version?, mutationId?, actorId?, data}] in the order they happened.
CREATE FUNCTION append_events(p_events jsonb) RETURNS SETOF events LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO room_heads AS head (room, epoch, seq)
    SELECT e ->> 'room', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, count(*)
    FROM jsonb_array_elements(p_events) e GROUP BY 1 ORDER BY 1
    ON CONFLICT (room) DO UPDATE SET seq = head.seq + excluded.seq;

  RETURN QUERY
    WITH incoming AS (
      SELECT e, n, e ->> 'room' AS room,
        row_number() OVER (PARTITION BY e ->> 'room' ORDER BY n) AS place,
        count(*) OVER (PARTITION BY e ->> 'room') AS places
      FROM jsonb_array_elements(p_events) WITH ORDINALITY AS each (e, n)
    )
    INSERT INTO events (room, epoch, seq, id, type, at, version, mutation_id, actor_id, data)
      SELECT head.room, head.epoch, head.seq - incoming.places + incoming.place, (e ->> 'id')::uuid, e ->> 'type',
        clock_timestamp(), (e ->> 'version')::bigint, e ->> 'mutationId', (e ->> 'actorId')::uuid, e -> 'data'
      FROM incoming JOIN room_heads head ON head.room = incoming.room ORDER BY n
    RETURNING *;
END $$;
