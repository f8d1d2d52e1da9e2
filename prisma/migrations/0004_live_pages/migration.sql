-- AlterTable
ALTER TABLE "rounds" ADD COLUMN     "settlement" JSONB;

-- CreateTable
CREATE TABLE "tiebreakers" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "player_id" UUID NOT NULL,
    "currency_id" UUID NOT NULL,
    "tied_amount" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "extend_seconds" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "cap_at" TIMESTAMPTZ(3),
    "remaining_ms" INTEGER,
    "cap_remaining_ms" INTEGER,
    "bid_count" INTEGER NOT NULL DEFAULT 0,
    "leader_team_id" UUID,
    "leader_amount" BIGINT,
    "fallback_team_id" UUID NOT NULL,
    "fallback_rule" TEXT NOT NULL,
    "winner_team_id" UUID,
    "winning_amount" BIGINT,
    "decided_by" TEXT,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tiebreakers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiebreaker_teams" (
    "tiebreaker_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "hold_id" UUID,
    "amount" BIGINT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "tiebreaker_teams_pkey" PRIMARY KEY ("tiebreaker_id","team_id")
);

-- CreateTable
CREATE TABLE "tiebreaker_bids" (
    "id" UUID NOT NULL,
    "tiebreaker_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before_close_ms" INTEGER NOT NULL,
    "extended_to" TIMESTAMPTZ(3),

    CONSTRAINT "tiebreaker_bids_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chats" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "league_id" UUID,
    "pair_key" TEXT,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_readers" (
    "chat_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chat_readers_pkey" PRIMARY KEY ("chat_id","user_id")
);

-- CreateTable
CREATE TABLE "chat_messages" (
    "id" UUID NOT NULL,
    "chat_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reply_to_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chat_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_posts" (
    "id" UUID NOT NULL,
    "league_id" UUID NOT NULL,
    "author_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "subject" JSONB,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "feed_posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_comments" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "feed_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_reactions" (
    "post_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_reactions_pkey" PRIMARY KEY ("post_id","user_id","emoji")
);

-- CreateTable
CREATE TABLE "connections" (
    "low_id" UUID NOT NULL,
    "high_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'none',
    "requester_id" UUID,
    "low_blocks" BOOLEAN NOT NULL DEFAULT false,
    "high_blocks" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("low_id","high_id")
);

-- CreateTable
CREATE TABLE "inboxes" (
    "user_id" UUID NOT NULL,
    "unread" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inboxes_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "league_id" UUID,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tiebreakers_league_id_state_idx" ON "tiebreakers"("league_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "tiebreakers_round_id_player_id_key" ON "tiebreakers"("round_id", "player_id");

-- CreateIndex
CREATE INDEX "tiebreaker_teams_team_id_idx" ON "tiebreaker_teams"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "tiebreaker_bids_tiebreaker_id_n_key" ON "tiebreaker_bids"("tiebreaker_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "chats_league_id_key" ON "chats"("league_id");

-- CreateIndex
CREATE UNIQUE INDEX "chats_pair_key_key" ON "chats"("pair_key");

-- CreateIndex
CREATE INDEX "chat_readers_user_id_idx" ON "chat_readers"("user_id");

-- CreateIndex
CREATE INDEX "chat_messages_reply_to_id_idx" ON "chat_messages"("reply_to_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_messages_chat_id_seq_key" ON "chat_messages"("chat_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "chat_messages_chat_id_author_id_client_id_key" ON "chat_messages"("chat_id", "author_id", "client_id");

-- CreateIndex
CREATE INDEX "feed_posts_league_id_id_idx" ON "feed_posts"("league_id", "id" DESC);

-- CreateIndex
CREATE INDEX "feed_comments_post_id_id_idx" ON "feed_comments"("post_id", "id");

-- CreateIndex
CREATE INDEX "connections_high_id_idx" ON "connections"("high_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_id_idx" ON "notifications"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_league_id_idx" ON "notifications"("league_id");

-- AddForeignKey
ALTER TABLE "tiebreakers" ADD CONSTRAINT "tiebreakers_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiebreakers" ADD CONSTRAINT "tiebreakers_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiebreaker_teams" ADD CONSTRAINT "tiebreaker_teams_tiebreaker_id_fkey" FOREIGN KEY ("tiebreaker_id") REFERENCES "tiebreakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiebreaker_teams" ADD CONSTRAINT "tiebreaker_teams_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiebreaker_bids" ADD CONSTRAINT "tiebreaker_bids_tiebreaker_id_fkey" FOREIGN KEY ("tiebreaker_id") REFERENCES "tiebreakers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chats" ADD CONSTRAINT "chats_league_id_fkey" FOREIGN KEY ("league_id") REFERENCES "leagues"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_readers" ADD CONSTRAINT "chat_readers_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_readers" ADD CONSTRAINT "chat_readers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "chats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_reply_to_id_fkey" FOREIGN KEY ("reply_to_id") REFERENCES "chat_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_posts" ADD CONSTRAINT "feed_posts_league_id_fkey" FOREIGN KEY ("league_id") REFERENCES "leagues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_posts" ADD CONSTRAINT "feed_posts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_comments" ADD CONSTRAINT "feed_comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "feed_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_comments" ADD CONSTRAINT "feed_comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_reactions" ADD CONSTRAINT "feed_reactions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "feed_posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_low_id_fkey" FOREIGN KEY ("low_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_high_id_fkey" FOREIGN KEY ("high_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inboxes" ADD CONSTRAINT "inboxes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "inboxes"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────
ALTER TABLE tiebreakers
  ADD CONSTRAINT tiebreakers_state CHECK (state IN ('open', 'paused', 'decided', 'cancelled')),
  ADD CONSTRAINT tiebreakers_clock CHECK (
    (state = 'open') = (closes_at IS NOT NULL AND cap_at IS NOT NULL) OR state IN ('decided', 'cancelled')),
  ADD CONSTRAINT tiebreakers_paused CHECK ((state = 'paused') = (remaining_ms IS NOT NULL)),
  ADD CONSTRAINT tiebreakers_leader CHECK ((leader_team_id IS NULL) = (leader_amount IS NULL)),
  ADD CONSTRAINT tiebreakers_leader_raised CHECK (leader_amount > tied_amount),
  ADD CONSTRAINT tiebreakers_outcome CHECK (
    (state = 'decided') = (winner_team_id IS NOT NULL AND winning_amount IS NOT NULL AND decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT tiebreakers_price CHECK (winning_amount >= tied_amount),
  ADD CONSTRAINT tiebreakers_step CHECK (step > 0 AND tied_amount >= 0 AND extend_seconds > 0);
ALTER TABLE tiebreaker_bids ADD CONSTRAINT tiebreaker_bids_in_time CHECK (before_close_ms > 0 AND n > 0);
CREATE TRIGGER tiebreaker_bids_append_only BEFORE UPDATE OR DELETE ON tiebreaker_bids
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- One player is fought for in one place at a time.
CREATE UNIQUE INDEX tiebreakers_one_live_per_player ON tiebreakers (player_id) WHERE state IN ('open', 'paused');
-- Rounds of a league are resolved one after the other: each reckons with squads and money that the other would change.
CREATE UNIQUE INDEX rounds_one_resolving ON rounds (league_id) WHERE state = 'resolving';

ALTER TABLE chats
  ADD CONSTRAINT chats_kind CHECK (kind IN ('league', 'direct')),
  ADD CONSTRAINT chats_of_league_or_pair CHECK (
    (kind = 'league') = (league_id IS NOT NULL) AND (kind = 'direct') = (pair_key IS NOT NULL));
ALTER TABLE chat_messages
  ADD CONSTRAINT chat_messages_text CHECK (length(text) <= 4000 AND (text <> '') = (deleted_at IS NULL));
ALTER TABLE feed_posts
  ADD CONSTRAINT feed_posts_written CHECK ((author_id IS NULL) = (subject IS NOT NULL)),
  ADD CONSTRAINT feed_posts_text CHECK (length(text) <= 5000);
ALTER TABLE feed_comments ADD CONSTRAINT feed_comments_text CHECK (length(text) <= 2000);
ALTER TABLE connections
  ADD CONSTRAINT connections_ordered CHECK (low_id < high_id),
  ADD CONSTRAINT connections_state CHECK (state IN ('none', 'pending', 'connected')),
  ADD CONSTRAINT connections_requester CHECK (
    (state = 'pending') = (requester_id IS NOT NULL) AND (requester_id IS NULL OR requester_id IN (low_id, high_id))),
  ADD CONSTRAINT connections_blocked_are_apart CHECK (NOT (low_blocks OR high_blocks) OR state = 'none');
ALTER TABLE inboxes ADD CONSTRAINT inboxes_unread CHECK (unread >= 0);

-- Leagues that are there already get their channel, and people their inbox.
INSERT INTO chats (id, kind, league_id) SELECT gen_random_uuid(), 'league', id FROM leagues;
INSERT INTO chat_readers (chat_id, user_id)
  SELECT chats.id, members.user_id FROM members JOIN chats ON chats.league_id = members.league_id;
INSERT INTO inboxes (user_id) SELECT id FROM users;
