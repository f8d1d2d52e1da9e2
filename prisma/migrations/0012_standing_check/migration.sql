-- The standing check: what must be true of the books, computable in slices, and how far the check has come.

-- ── Lines on the league's accounts ──────────────────────────────────────────────────────────────────────────
-- They stand in no chain. Each has a hash over itself, so that an account that was renamed afterwards shows.
CREATE FUNCTION account_hash(
  p_account text, p_currency uuid, p_amount bigint, p_league uuid, p_transaction uuid, p_at timestamptz
) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(jsonb_build_array(
    p_account, p_currency, p_amount, p_league, p_transaction, (extract(epoch FROM p_at) * 1000)::bigint)::text, 'UTF8'))
$$;
CREATE FUNCTION seal_account_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := public.account_hash(NEW.account, NEW.currency_id, NEW.amount, NEW.league_id, NEW.transaction_id, NEW.created_at);
  RETURN NEW;
END $$;
CREATE TRIGGER postings_sealed BEFORE INSERT ON postings
  FOR EACH ROW WHEN (NEW.wallet_id IS NULL) EXECUTE FUNCTION seal_account_line();

ALTER TABLE postings DROP CONSTRAINT postings_hashed_on_wallet;
ALTER TABLE postings DISABLE TRIGGER postings_append_only;
UPDATE postings SET hash = account_hash(account, currency_id, amount, league_id, transaction_id, created_at) WHERE wallet_id IS NULL;
ALTER TABLE postings ENABLE TRIGGER postings_append_only;
ALTER TABLE postings ADD CONSTRAINT postings_hashed CHECK (hash IS NOT NULL);

-- ── How far the check has come ──────────────────────────────────────────────────────────────────────────────
-- Without foreign keys: they would lock wallets and leagues in an order of their own.
-- CreateTable
CREATE TABLE "ledger_checks" (
    "league_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "after_wallet" UUID,
    "after_seq" BIGINT NOT NULL DEFAULT 0,
    "wallets_done" BOOLEAN NOT NULL DEFAULT false,
    "after_at" TIMESTAMPTZ(3),
    "after_transaction" UUID,
    "wallets" INTEGER NOT NULL DEFAULT 0,
    "postings" BIGINT NOT NULL DEFAULT 0,
    "transactions" BIGINT NOT NULL DEFAULT 0,
    "step" BIGINT NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3),
    "checked_since" TIMESTAMPTZ(3),
    "checked_wallets" INTEGER NOT NULL DEFAULT 0,
    "checked_postings" BIGINT NOT NULL DEFAULT 0,
    "checked_transactions" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_checks_pkey" PRIMARY KEY ("league_id")
);
-- CreateTable
CREATE TABLE "wallet_checks" (
    "wallet_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wallet_checks_pkey" PRIMARY KEY ("wallet_id")
);
-- CreateTable
CREATE TABLE "book_faults" (
    "league_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "wallet_ids" UUID[],
    "seq" BIGINT,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "book_faults_pkey" PRIMARY KEY ("league_id","text")
);
-- ── What must be true ───────────────────────────────────────────────────────────────────────────────────────
DROP FUNCTION ledger_faults(uuid[]);

-- Of wallets: of each the lines after number p_after up to p_upto (null: to the end), recomputed from the line before. With its
-- last lines the wallet's own row and its holds, too. One statement, so one snapshot: a write under way is not half seen.
CREATE FUNCTION wallet_faults(p_wallets uuid[], p_after bigint[], p_upto bigint[])
RETURNS TABLE (wallet_id uuid, seq bigint, transaction_id uuid, fault text) LANGUAGE sql STABLE AS $$
  WITH chosen AS (
    SELECT w.*, c.after, c.upto FROM unnest(p_wallets, p_after, p_upto) AS c (id, after, upto) JOIN wallets w ON w.id = c.id
  ), line AS (
    SELECT p.*, lag(p.hash) OVER each AS before, coalesce(lag(p.seq) OVER each, 0) AS seq_before,
      coalesce(lag(p.total_after) OVER each, 0) AS total_before, w.after,
      w.currency_id AS w_currency, w.league_id AS w_league, w.team_id AS w_team,
      t.kind, t.reason, t.actor_id, t.cause_type AS t_cause_type, t.cause_id AS t_cause_id, t.reverses_id
    FROM chosen w
    JOIN postings p ON p.wallet_id = w.id AND p.seq >= w.after AND (w.upto IS NULL OR p.seq <= w.upto)
    LEFT JOIN ledger_transactions t ON t.id = p.transaction_id
    WINDOW each AS (PARTITION BY p.wallet_id ORDER BY p.seq)
  ), whole AS (
    SELECT w.*, last.seq AS last_seq, last.total_after AS last_total, last.hash AS last_hash
    FROM chosen w LEFT JOIN LATERAL (
      SELECT p.seq, p.total_after, p.hash FROM postings p WHERE p.wallet_id = w.id ORDER BY p.seq DESC LIMIT 1
    ) last ON true
    WHERE w.upto IS NULL
  )
  SELECT wallet_id, seq, transaction_id, 'does not match its hash' FROM line
    WHERE seq > after AND hash IS DISTINCT FROM posting_hash(before, wallet_id, seq, amount, total_after, cause_type, cause_id,
      created_at, transaction_id, kind, reason, actor_id, t_cause_type, t_cause_id, reverses_id)
  UNION ALL SELECT wallet_id, seq, transaction_id, 'has no posting before it' FROM line WHERE seq > after AND seq <> seq_before + 1
  UNION ALL SELECT wallet_id, seq, transaction_id, 'has a wrong running total' FROM line
    WHERE seq > after AND total_after IS DISTINCT FROM total_before + amount
  UNION ALL SELECT wallet_id, seq, transaction_id, 'is not of the wallet’s league and currency' FROM line
    WHERE seq > after AND (currency_id <> w_currency OR league_id <> w_league)
  UNION ALL SELECT wallet_id, seq, transaction_id, 'opened it for another team' FROM line
    WHERE seq > after AND kind = 'opening' AND t_cause_type = 'team' AND t_cause_id <> w_team
  UNION ALL SELECT c.wallet_id, c.seq, NULL, 'is not what it was when it was last checked' FROM wallet_checks c
    JOIN chosen w ON w.id = c.wallet_id AND c.seq > w.after AND (w.upto IS NULL OR c.seq <= w.upto)
    LEFT JOIN postings p ON p.wallet_id = c.wallet_id AND p.seq = c.seq WHERE p.hash IS DISTINCT FROM c.hash
  UNION ALL SELECT id, posting_seq, NULL, 'is not the last posting' FROM whole
    WHERE posting_seq <> coalesce(last_seq, 0) OR posting_hash IS DISTINCT FROM last_hash
  UNION ALL SELECT id, NULL, NULL, 'is not the sum of its postings' FROM whole WHERE available + held <> coalesce(last_total, 0)
  UNION ALL SELECT id, NULL, NULL, 'does not hold the sum of its active holds' FROM whole
    WHERE held <> coalesce((SELECT sum(amount) FROM holds h WHERE h.wallet_id = whole.id AND h.state = 'active'), 0)
  UNION ALL SELECT id, NULL, NULL, 'has a hold of another league' FROM whole
    WHERE EXISTS (SELECT FROM holds h WHERE h.wallet_id = whole.id AND h.league_id <> whole.league_id)
  UNION ALL SELECT w.id, NULL, NULL, 'is not of its team’s and its currency’s league' FROM whole w
    JOIN teams t ON t.id = w.team_id JOIN currencies c ON c.id = w.currency_id
    WHERE t.league_id <> w.league_id OR c.league_id <> w.league_id
$$;

-- Of these transactions, lines on the league's accounts among them.
CREATE FUNCTION transaction_faults(p_transactions uuid[])
RETURNS TABLE (wallet_id uuid, seq bigint, transaction_id uuid, fault text) LANGUAGE sql STABLE AS $$
  WITH line AS (
    SELECT t.id AS t_id, t.league_id AS t_league, t.created_at AS t_at, p.*
    FROM unnest(p_transactions) AS chosen (id) JOIN ledger_transactions t ON t.id = chosen.id
    LEFT JOIN postings p ON p.transaction_id = t.id
  ), found AS (
    SELECT t_id, 'has no postings' AS fault FROM line WHERE id IS NULL
    UNION SELECT t_id, 'does not sum to zero' FROM line WHERE id IS NOT NULL GROUP BY t_id, currency_id HAVING sum(amount) <> 0
    UNION SELECT t_id, 'has a line of another league' FROM line WHERE league_id <> t_league
    UNION SELECT t_id, 'is not of the time of its lines' FROM line WHERE created_at <> t_at
    UNION SELECT t_id, 'has a changed line on the account ' || account FROM line
      WHERE account IS NOT NULL AND hash IS DISTINCT FROM account_hash(account, currency_id, amount, league_id, transaction_id, created_at)
  )
  SELECT NULL::uuid, NULL::bigint, t_id, fault FROM found
$$;

-- Everything at once: of all, of a league, or of some wallets with the transactions that touched them.
CREATE FUNCTION ledger_faults(p_league uuid, p_wallets uuid[])
RETURNS TABLE (wallet_id uuid, seq bigint, transaction_id uuid, currency_id uuid, fault text) LANGUAGE sql STABLE AS $$
  WITH chosen AS (
    SELECT coalesce(array_agg(w.id), '{}') AS ids FROM wallets w
    WHERE (p_wallets IS NULL OR w.id = ANY (p_wallets)) AND (p_league IS NULL OR w.league_id = p_league)
  ), touched AS (
    SELECT coalesce(array_agg(t.id), '{}') AS ids FROM ledger_transactions t
    WHERE (p_league IS NULL OR t.league_id = p_league) AND (p_wallets IS NULL OR t.id IN (
      SELECT p.transaction_id FROM postings p WHERE p.wallet_id = ANY (p_wallets)))
  )
  SELECT f.wallet_id, f.seq, f.transaction_id, NULL::uuid, f.fault
    FROM chosen, wallet_faults(chosen.ids, array_fill(0::bigint, ARRAY[cardinality(chosen.ids)]), NULL) f
  UNION ALL SELECT NULL, NULL, f.transaction_id, NULL, f.fault FROM touched, transaction_faults(touched.ids) f
  UNION ALL SELECT DISTINCT NULL::uuid, NULL::bigint, p.transaction_id, NULL::uuid, 'is missing, and its postings are there' FROM postings p
    WHERE p_wallets IS NULL AND (p_league IS NULL OR p.league_id = p_league)
      AND NOT EXISTS (SELECT FROM ledger_transactions t WHERE t.id = p.transaction_id)
  -- What teams have is what the accounts have given: reckoned from the wallets' own rows.
  UNION ALL SELECT NULL, NULL, NULL, each.currency_id, 'is not conserved: wallets and accounts differ by ' || sum(each.amount)
    FROM (
      SELECT w.league_id, w.currency_id, w.available + w.held AS amount FROM wallets w
      UNION ALL SELECT p.league_id, p.currency_id, p.amount FROM postings p WHERE p.wallet_id IS NULL
    ) each
    WHERE p_wallets IS NULL AND (p_league IS NULL OR each.league_id = p_league)
    GROUP BY each.currency_id HAVING sum(each.amount) <> 0
$$;
