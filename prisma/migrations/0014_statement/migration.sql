-- What the statement, its filters and the audit log are read by.

-- A wallet's balance at an instant, for the line over time: without it each of its hundred points reads the wallet's whole history.
CREATE INDEX postings_wallet_id_created_at_seq_idx ON postings (wallet_id, created_at, seq);
-- Players of a wallet: few of its lines are about one.
CREATE INDEX postings_awards_of_wallet ON postings (wallet_id, cause_id) WHERE cause_type = 'award';

-- Pages of the log go by id, whose first bits are the time.
DROP INDEX audit_entries_league_id_at_idx;
CREATE INDEX audit_entries_league_id_id_idx ON audit_entries (league_id, id DESC);
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_actor_id_fkey
  FOREIGN KEY (actor_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE;
