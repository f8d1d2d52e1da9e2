-- CreateTable
CREATE TABLE "transaction_queues" (
    "league_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "transaction_queues_pkey" PRIMARY KEY ("league_id")
);

-- CreateTable
CREATE TABLE "queued_transactions" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "transaction_id" UUID,
    "failure_code" TEXT,
    "failure" TEXT,
    "retries_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "queued_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "queued_transactions_retries_id_key" ON "queued_transactions"("retries_id");

-- CreateIndex
CREATE INDEX "queued_transactions_league_id_actor_id_number_idx" ON "queued_transactions"("league_id", "actor_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "queued_transactions_league_id_number_key" ON "queued_transactions"("league_id", "number");

-- AddForeignKey
ALTER TABLE "transaction_queues" ADD CONSTRAINT "transaction_queues_league_id_fkey" FOREIGN KEY ("league_id") REFERENCES "leagues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queued_transactions" ADD CONSTRAINT "queued_transactions_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queued_transactions" ADD CONSTRAINT "queued_transactions_retries_id_fkey" FOREIGN KEY ("retries_id") REFERENCES "queued_transactions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE queued_transactions
  ADD CONSTRAINT queued_transactions_state CHECK (state IN ('queued', 'retrying', 'done', 'failed', 'discarded')),
  ADD CONSTRAINT queued_transactions_ended CHECK ((state IN ('queued', 'retrying')) = (ended_at IS NULL)),
  ADD CONSTRAINT queued_transactions_done CHECK ((state = 'done') = (transaction_id IS NOT NULL)),
  ADD CONSTRAINT queued_transactions_refused CHECK ((failure_code IS NULL) = (failure IS NULL)
    AND (state <> 'failed' OR failure IS NOT NULL));

-- The head of a league's queue, and all that waits.
CREATE INDEX queued_transactions_waiting ON queued_transactions (league_id, number) WHERE state IN ('queued', 'retrying');

-- What is done stays done, and what was given up stays given up, whichever runner comes second.
CREATE FUNCTION refuse_second_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'queued transaction % has ended as %', OLD.number, OLD.state USING ERRCODE = 'GV003';
END $$;
CREATE TRIGGER queued_transactions_end_once BEFORE UPDATE OF state ON queued_transactions
  FOR EACH ROW WHEN (OLD.state IN ('done', 'discarded') OR (OLD.state = 'failed' AND NEW.state <> 'discarded'))
  EXECUTE FUNCTION refuse_second_turn();

-- One turn moves money once.
CREATE UNIQUE INDEX ledger_transactions_queued_once ON ledger_transactions (cause_id) WHERE cause_type = 'queued';
