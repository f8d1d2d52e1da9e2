-- CreateTable
CREATE TABLE "income_rules" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "currency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "amount" BIGINT,
    "basis_points" INTEGER,
    "cap" BIGINT,
    "every" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "anchor_at" TIMESTAMPTZ(3) NOT NULL,
    "first_index" INTEGER NOT NULL DEFAULT 0,
    "ends_at" TIMESTAMPTZ(3),
    "catch_up" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "next_index" INTEGER NOT NULL DEFAULT 0,
    "next_due_at" TIMESTAMPTZ(3),
    "paid_total" BIGINT NOT NULL DEFAULT 0,
    "paid_count" INTEGER NOT NULL DEFAULT 0,
    "last_paid_at" TIMESTAMPTZ(3),
    "edition" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "income_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "income_payments" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period_index" INTEGER,
    "periods" INTEGER NOT NULL DEFAULT 1,
    "label" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "cap" BIGINT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "total" BIGINT NOT NULL DEFAULT 0,
    "wallet_count" INTEGER NOT NULL DEFAULT 0,
    "actor_id" UUID,
    "reason" TEXT,
    "reversed_at" TIMESTAMPTZ(3),
    "reversed_by_id" UUID,
    "reversal_reason" TEXT,
    "replaces_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "income_payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "income_owed" (
    "payment_id" UUID NOT NULL,
    "wallet_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "paid" BIGINT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "income_owed_pkey" PRIMARY KEY ("payment_id", "wallet_id")
);

-- CreateIndex
CREATE INDEX "income_rules_league_id_idx" ON "income_rules"("league_id");
CREATE INDEX "income_rules_next_due_at_idx" ON "income_rules"("next_due_at");
-- A period is paid or skipped once, whatever runs twice.
CREATE UNIQUE INDEX "income_payments_rule_id_period_index_key" ON "income_payments"("rule_id", "period_index");
-- One that was taken back is made again once.
CREATE UNIQUE INDEX "income_payments_replaces_id_key" ON "income_payments"("replaces_id");
CREATE INDEX "income_payments_league_id_id_idx" ON "income_payments"("league_id", "id" DESC);
CREATE INDEX "income_owed_wallet_id_idx" ON "income_owed"("wallet_id");

-- AddForeignKey
ALTER TABLE "income_payments" ADD CONSTRAINT "income_payments_rule_id_fkey"
  FOREIGN KEY ("rule_id") REFERENCES "income_rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "income_payments" ADD CONSTRAINT "income_payments_replaces_id_fkey"
  FOREIGN KEY ("replaces_id") REFERENCES "income_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "income_owed" ADD CONSTRAINT "income_owed_payment_id_fkey"
  FOREIGN KEY ("payment_id") REFERENCES "income_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────
ALTER TABLE income_rules
  ADD CONSTRAINT income_rules_league FOREIGN KEY (league_id) REFERENCES leagues (id),
  ADD CONSTRAINT income_rules_currency FOREIGN KEY (currency_id) REFERENCES currencies (id),
  ADD CONSTRAINT income_rules_amount_or_part CHECK ((amount IS NULL) <> (basis_points IS NULL)),
  ADD CONSTRAINT income_rules_pays CHECK (amount > 0 OR basis_points BETWEEN 1 AND 10000),
  ADD CONSTRAINT income_rules_cap_positive CHECK (cap > 0),
  ADD CONSTRAINT income_rules_unit CHECK (unit IN ('minute', 'hour', 'day', 'week', 'month')),
  ADD CONSTRAINT income_rules_every CHECK (every BETWEEN 1 AND 366),
  ADD CONSTRAINT income_rules_catch_up CHECK (catch_up IN ('all', 'latest', 'skip')),
  ADD CONSTRAINT income_rules_state CHECK (state IN ('active', 'paused', 'ended')),
  ADD CONSTRAINT income_rules_due_while_active CHECK ((state = 'active') = (next_due_at IS NOT NULL)),
  ADD CONSTRAINT income_rules_forwards CHECK (next_index >= first_index AND first_index >= 0);

ALTER TABLE income_payments
  ADD CONSTRAINT income_payments_kind CHECK (kind IN ('scheduled', 'extra', 'again')),
  ADD CONSTRAINT income_payments_state CHECK (state IN ('paid', 'skipped', 'reversed')),
  ADD CONSTRAINT income_payments_period CHECK ((kind = 'scheduled') = (period_index IS NOT NULL)),
  ADD CONSTRAINT income_payments_replaces CHECK ((kind = 'again') = (replaces_id IS NOT NULL)),
  ADD CONSTRAINT income_payments_by_hand CHECK ((kind = 'scheduled') OR (actor_id IS NOT NULL AND reason IS NOT NULL)),
  ADD CONSTRAINT income_payments_skipped_pay_nothing CHECK (state <> 'skipped' OR (total = 0 AND kind = 'scheduled')),
  ADD CONSTRAINT income_payments_reversed CHECK ((state = 'reversed') = (reversed_at IS NOT NULL AND reversal_reason IS NOT NULL)),
  ADD CONSTRAINT income_payments_total_not_negative CHECK (total >= 0 AND periods > 0);

ALTER TABLE income_owed
  ADD CONSTRAINT income_owed_wallet FOREIGN KEY (wallet_id) REFERENCES wallets (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  ADD CONSTRAINT income_owed_positive CHECK (amount > 0 AND paid BETWEEN 0 AND amount),
  ADD CONSTRAINT income_owed_settled_once CHECK ((paid IS NULL) = (settled_at IS NULL));
CREATE INDEX income_owed_open ON income_owed (wallet_id) WHERE settled_at IS NULL;
