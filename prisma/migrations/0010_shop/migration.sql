-- CreateTable
CREATE TABLE "shop_items" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "effect" JSONB NOT NULL,
    "price" BIGINT NOT NULL,
    "currency_id" UUID NOT NULL,
    "stock" INTEGER,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "team_limit" INTEGER,
    "on_sale_from" TIMESTAMPTZ(3),
    "on_sale_until" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shop_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchases" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "item_name" TEXT NOT NULL,
    "effect" JSONB NOT NULL,
    "price" BIGINT NOT NULL,
    "currency_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "bought_at" TIMESTAMPTZ(3) NOT NULL,
    "refunded_at" TIMESTAMPTZ(3),
    "refund_reason" TEXT,
    "refunded_by" UUID,

    CONSTRAINT "purchases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_effects" (
    "purchase_id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slots" INTEGER,
    "position" TEXT,
    "currency_id" UUID,
    "basis_points" INTEGER,
    "payments" INTEGER,
    "payments_left" INTEGER,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_effects_pkey" PRIMARY KEY ("purchase_id")
);

-- CreateTable
CREATE TABLE "boost_uses" (
    "payment_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,

    CONSTRAINT "boost_uses_pkey" PRIMARY KEY ("payment_id","purchase_id")
);

-- CreateIndex
CREATE INDEX "shop_items_league_id_id_idx" ON "shop_items"("league_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_transaction_id_key" ON "purchases"("transaction_id");

-- CreateIndex
CREATE INDEX "purchases_league_id_id_idx" ON "purchases"("league_id", "id" DESC);

-- CreateIndex
CREATE INDEX "purchases_team_id_item_id_idx" ON "purchases"("team_id", "item_id");

-- CreateIndex
CREATE INDEX "team_effects_team_id_idx" ON "team_effects"("team_id");

-- AddForeignKey
ALTER TABLE "shop_items" ADD CONSTRAINT "shop_items_league_id_fkey" FOREIGN KEY ("league_id") REFERENCES "leagues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_items" ADD CONSTRAINT "shop_items_currency_id_fkey" FOREIGN KEY ("currency_id") REFERENCES "currencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "shop_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_refunded_by_fkey" FOREIGN KEY ("refunded_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_effects" ADD CONSTRAINT "team_effects_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_effects" ADD CONSTRAINT "team_effects_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boost_uses" ADD CONSTRAINT "boost_uses_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "income_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boost_uses" ADD CONSTRAINT "boost_uses_purchase_id_fkey" FOREIGN KEY ("purchase_id") REFERENCES "team_effects"("purchase_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE shop_items
  ADD CONSTRAINT shop_items_state CHECK (state IN ('active', 'withdrawn')),
  ADD CONSTRAINT shop_items_price_positive CHECK (price > 0),
  -- Whatever the code above does, the last one is sold once.
  ADD CONSTRAINT shop_items_stock_not_negative CHECK (stock >= 0),
  ADD CONSTRAINT shop_items_sold_not_negative CHECK (sold >= 0),
  ADD CONSTRAINT shop_items_team_limit_positive CHECK (team_limit > 0),
  ADD CONSTRAINT shop_items_sale_in_order CHECK (on_sale_from < on_sale_until);

ALTER TABLE purchases
  ADD CONSTRAINT purchases_price_positive CHECK (price > 0),
  ADD CONSTRAINT purchases_refund_whole CHECK ((refunded_at IS NULL) = (refund_reason IS NULL));

ALTER TABLE team_effects
  ADD CONSTRAINT team_effects_kind CHECK (kind IN ('slot', 'boost')),
  ADD CONSTRAINT team_effects_slots CHECK (kind <> 'slot' OR slots > 0),
  ADD CONSTRAINT team_effects_boost CHECK (kind <> 'boost'
    OR (currency_id IS NOT NULL AND basis_points > 0 AND payments_left BETWEEN 0 AND payments));
