-- Each posting of a wallet carries a hash over itself, its transaction and the posting before it: who changes an old one, with
-- whatever rights, would have to change all that came after, and the wallet.
ALTER TABLE postings ADD COLUMN hash bytea;
ALTER TABLE wallets ADD COLUMN posting_hash bytea;

-- What is hashed, as a JSON array, so that no two sets of fields read the same.
CREATE FUNCTION posting_hash(
  p_before bytea, p_wallet uuid, p_seq bigint, p_amount bigint, p_total_after bigint, p_cause_type text, p_cause_id uuid,
  p_at timestamptz, p_transaction uuid, p_kind text, p_reason text, p_actor uuid, p_transaction_cause_type text,
  p_transaction_cause_id uuid, p_reverses uuid
) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(p_before, ''::bytea) || convert_to(jsonb_build_array(
    p_wallet, p_seq, p_amount, p_total_after, p_cause_type, p_cause_id, (extract(epoch FROM p_at) * 1000)::bigint,
    p_transaction, p_kind, p_reason, p_actor, p_transaction_cause_type, p_transaction_cause_id, p_reverses)::text, 'UTF8'))
$$;

-- Postings that are there already, in the order of their numbers.
ALTER TABLE postings DISABLE TRIGGER postings_append_only;
DO $$
DECLARE
  v_line record;
  v_wallet uuid;
  v_hash bytea;
BEGIN
  FOR v_line IN
    SELECT p.id, p.wallet_id, p.seq, p.amount, p.total_after, p.cause_type, p.cause_id, p.created_at, t.id AS transaction_id,
      t.kind, t.reason, t.actor_id, t.cause_type AS t_cause_type, t.cause_id AS t_cause_id, t.reverses_id
    FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id
    WHERE p.wallet_id IS NOT NULL ORDER BY p.wallet_id, p.seq
  LOOP
    IF v_wallet IS DISTINCT FROM v_line.wallet_id THEN v_hash := NULL; END IF;
    v_wallet := v_line.wallet_id;
    v_hash := posting_hash(v_hash, v_line.wallet_id, v_line.seq, v_line.amount, v_line.total_after, v_line.cause_type,
      v_line.cause_id, v_line.created_at, v_line.transaction_id, v_line.kind, v_line.reason, v_line.actor_id,
      v_line.t_cause_type, v_line.t_cause_id, v_line.reverses_id);
    UPDATE postings SET hash = v_hash WHERE id = v_line.id;
    UPDATE wallets SET posting_hash = v_hash WHERE id = v_wallet;
  END LOOP;
END $$;
ALTER TABLE postings ENABLE TRIGGER postings_append_only;
ALTER TABLE postings ADD CONSTRAINT postings_hashed_on_wallet CHECK ((wallet_id IS NULL) = (hash IS NULL));
ALTER TABLE wallets ADD CONSTRAINT wallets_hashed CHECK ((posting_seq = 0) = (posting_hash IS NULL));

-- The only writer of wallets, as before (0002_rules), with the chain.
CREATE OR REPLACE FUNCTION ledger_write(
  p_league uuid, p_transaction uuid, p_kind text, p_reason text, p_actor uuid,
  p_cause_type text, p_cause_id uuid, p_reverses uuid, p_account text,
  p_wallets uuid[], p_available bigint[], p_held bigint[], p_line_cause_types text[], p_line_cause_ids uuid[]
) RETURNS SETOF wallets LANGUAGE plpgsql AS $$
DECLARE
  v_expected int;
  v_locked int;
  v_at timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  SELECT count(DISTINCT w) INTO v_expected FROM unnest(p_wallets) w;
  SELECT count(*) INTO v_locked FROM (
    SELECT id FROM wallets WHERE id = ANY (p_wallets) AND league_id = p_league ORDER BY id FOR UPDATE
  ) locked;
  IF v_locked <> v_expected THEN
    RAISE EXCEPTION 'no such wallet in this league' USING ERRCODE = 'GV404';
  END IF;

  IF EXISTS (SELECT FROM unnest(p_available, p_held) AS line (a, h) WHERE a + h <> 0) THEN
    INSERT INTO ledger_transactions (id, league_id, kind, reason, actor_id, cause_type, cause_id, reverses_id, created_at)
      VALUES (p_transaction, p_league, p_kind, p_reason, p_actor, p_cause_type, p_cause_id, p_reverses, v_at);
    WITH RECURSIVE line AS (
      SELECT * FROM unnest(p_wallets, p_available, p_held, p_line_cause_types, p_line_cause_ids)
        WITH ORDINALITY AS line (wallet_id, a, h, cause_type, cause_id, n)
      WHERE a + h <> 0
    ), on_wallets AS (
      SELECT w.currency_id, line.wallet_id, line.a + line.h AS amount,
        row_number() OVER each AS place, w.posting_seq + row_number() OVER each AS seq,
        w.available + w.held + (sum(line.a + line.h) OVER each)::bigint AS total_after,
        line.cause_type, line.cause_id, w.posting_hash AS before
      FROM line JOIN wallets w ON w.id = line.wallet_id
      WINDOW each AS (PARTITION BY line.wallet_id ORDER BY line.n)
    ), chained AS (
      SELECT o.*, posting_hash(o.before, o.wallet_id, o.seq, o.amount, o.total_after, o.cause_type, o.cause_id, v_at,
          p_transaction, p_kind, p_reason, p_actor, p_cause_type, p_cause_id, p_reverses) AS hash
      FROM on_wallets o WHERE o.place = 1
      UNION ALL
      SELECT o.*, posting_hash(c.hash, o.wallet_id, o.seq, o.amount, o.total_after, o.cause_type, o.cause_id, v_at,
          p_transaction, p_kind, p_reason, p_actor, p_cause_type, p_cause_id, p_reverses)
      FROM chained c JOIN on_wallets o ON o.wallet_id = c.wallet_id AND o.place = c.place + 1
    ), on_account AS (
      SELECT currency_id, -sum(amount)::bigint AS amount FROM on_wallets GROUP BY currency_id HAVING sum(amount) <> 0
    )
    INSERT INTO postings (transaction_id, league_id, currency_id, wallet_id, account, amount, seq, total_after,
        cause_type, cause_id, hash, created_at)
      SELECT p_transaction, p_league, currency_id, wallet_id, NULL, amount, seq, total_after, cause_type, cause_id, hash, v_at
      FROM chained
      UNION ALL
      SELECT p_transaction, p_league, currency_id, NULL, p_account, amount, NULL, NULL, NULL, NULL, NULL, v_at FROM on_account;
  END IF;

  RETURN QUERY
    WITH net AS (
      SELECT wallet_id, sum(a)::bigint AS a, sum(h)::bigint AS h, count(*) FILTER (WHERE a + h <> 0) AS postings
      FROM unnest(p_wallets, p_available, p_held) AS line (wallet_id, a, h) GROUP BY wallet_id
    )
    UPDATE wallets w
      SET available = w.available + net.a, held = w.held + net.h,
          version = w.version + 1, posting_seq = w.posting_seq + net.postings,
          posting_hash = CASE WHEN net.postings = 0 THEN w.posting_hash ELSE (
            SELECT hash FROM postings p WHERE p.wallet_id = w.id AND p.seq = w.posting_seq + net.postings) END
      FROM net WHERE w.id = net.wallet_id RETURNING w.*;
END $$;

-- Everything that must be true of the books, recomputed: of some wallets, or of all when p_wallets is null.
CREATE FUNCTION ledger_faults(p_wallets uuid[] DEFAULT NULL)
RETURNS TABLE (wallet_id uuid, seq bigint, transaction_id uuid, fault text) LANGUAGE sql STABLE AS $$
  WITH chosen AS (
    SELECT * FROM wallets w WHERE p_wallets IS NULL OR w.id = ANY (p_wallets)
  ), line AS (
    SELECT p.*, lag(p.hash) OVER each AS before, coalesce(lag(p.seq) OVER each, 0) AS seq_before,
      coalesce(lag(p.total_after) OVER each, 0) AS total_before,
      t.kind, t.reason, t.actor_id, t.cause_type AS t_cause_type, t.cause_id AS t_cause_id, t.reverses_id
    FROM postings p JOIN chosen w ON w.id = p.wallet_id JOIN ledger_transactions t ON t.id = p.transaction_id
    WINDOW each AS (PARTITION BY p.wallet_id ORDER BY p.seq)
  ), last AS (
    SELECT DISTINCT ON (p.wallet_id) p.wallet_id, p.seq, p.total_after, p.hash
    FROM postings p JOIN chosen w ON w.id = p.wallet_id ORDER BY p.wallet_id, p.seq DESC
  )
  SELECT wallet_id, seq, transaction_id, 'does not match its hash' FROM line
    WHERE hash <> posting_hash(before, wallet_id, seq, amount, total_after, cause_type, cause_id, created_at,
      transaction_id, kind, reason, actor_id, t_cause_type, t_cause_id, reverses_id)
  UNION ALL SELECT wallet_id, seq, transaction_id, 'has no posting before it' FROM line WHERE seq <> seq_before + 1
  UNION ALL SELECT wallet_id, seq, transaction_id, 'has a wrong running total' FROM line WHERE total_after <> total_before + amount
  UNION ALL SELECT w.id, w.posting_seq, NULL, 'is not the last posting' FROM chosen w LEFT JOIN last ON last.wallet_id = w.id
    WHERE w.posting_seq <> coalesce(last.seq, 0) OR w.posting_hash IS DISTINCT FROM last.hash
  UNION ALL SELECT w.id, NULL, NULL, 'is not the sum of its postings' FROM chosen w LEFT JOIN last ON last.wallet_id = w.id
    WHERE w.available + w.held <> coalesce(last.total_after, 0)
  UNION ALL SELECT w.id, NULL, NULL, 'does not hold the sum of its active holds' FROM chosen w
    WHERE w.held <> coalesce((SELECT sum(amount) FROM holds h WHERE h.wallet_id = w.id AND h.state = 'active'), 0)
  UNION ALL SELECT NULL, NULL, p.transaction_id, 'does not sum to zero' FROM postings p
    WHERE p_wallets IS NULL OR p.transaction_id IN (SELECT line.transaction_id FROM line)
    GROUP BY p.transaction_id, p.currency_id HAVING sum(p.amount) <> 0
$$;
