import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { migrate } from '@/lib/platform/database/migrate'
import { administer, withDatabase } from '@/lib/testing/postgres'

/** Wallets of many leagues, and one league with enough teams for the largest batch. */
const LEAGUES = 20
const TEAMS = 20
const LARGE_LEAGUE = 2_000

export interface BenchWallet {
  leagueId: string
  walletId: string
  teamId: string
}

export interface Books {
  /** Of the owner's. */
  url: string
  /** As the app has it. */
  db: Database
  /** With all rights, for a peer that writes the tables itself. */
  owner: Database
  /** Spread over leagues. */
  wallets: BenchWallet[]
  /** All of one league. */
  together: BenchWallet[]
  postings: number
}

export interface Stage {
  /** New books with at least so many postings, their chains valid: all of them written by ledger_change itself. */
  books(name: string, postings: number): Promise<Books>
  stop(): Promise<void>
}

const SLOT = Symbol.for('gavel.database')

/** From now on `database()` is the one of these books. */
export function use(books: Books): void {
  ;(globalThis as { [SLOT]?: Database })[SLOT] = books.db
}

/** A PostgreSQL of its own, with fsync and all else as an installation has it, thrown away at the end. */
export async function startStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(resolve('.cache'), 'bench-ledger-'))
  const postgres = await startEmbeddedDatabase({ dataDir, database: 'template_books' })
  const opened: Books[] = []
  await migrate(postgres.url)
  await administer(postgres.url, SEED)
  return {
    async books(name, postings) {
      const server = withDatabase(postgres.url, 'postgres')
      await administer(server, `CREATE DATABASE ${name} TEMPLATE template_books`)
      const url = withDatabase(postgres.url, name)
      const rows = await administer<BenchWallet & { large: boolean }>(
        url,
        'SELECT league_id AS "leagueId", wallet_id AS "walletId", team_id AS "teamId", large FROM bench_wallets ORDER BY n',
      )
      const wallets = rows.filter(({ large }) => !large)
      const each = Math.ceil(postings / 2 / wallets.length)
      const books: Books = {
        url,
        db: createDatabase(url),
        owner: createDatabase(url, { role: null }),
        wallets,
        together: rows.filter(({ large }) => large),
        postings: await grow(url, each),
      }
      // The pool ends with the client that uses it.
      await Promise.all([books.db.$connect(), books.owner.$connect()])
      opened.push(books)
      return books
    },
    async stop() {
      for (const { db, owner } of opened) await Promise.all([db.$disconnect(), owner.$disconnect()])
      await postgres.stop()
      // Not always inside the data folder (owner.ts).
      await rm(dirname(postgres.location), { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Leagues, teams and their wallets, opened with 10^12 minor units each. */
const SEED = `
  CREATE TABLE bench_wallets (n int PRIMARY KEY, league_id uuid, team_id uuid, wallet_id uuid, large boolean);
  DO $$ DECLARE v_league uuid; v_currency uuid; v_teams uuid[]; v_wallets uuid[]; BEGIN
    FOR l IN 1..${LEAGUES + 1} LOOP
      v_league := gen_random_uuid();
      v_currency := gen_random_uuid();
      INSERT INTO leagues (id, slug, name, roster) VALUES (v_league, v_league, 'Bench', '{}');
      INSERT INTO currencies (id, league_id, code, name, decimals) VALUES (v_currency, v_league, 'GBP', 'Pounds', 2);
      SELECT array_agg(gen_random_uuid()), array_agg(gen_random_uuid()) INTO v_teams, v_wallets
        FROM generate_series(1, CASE WHEN l > ${LEAGUES} THEN ${LARGE_LEAGUE} ELSE ${TEAMS} END);
      INSERT INTO teams (id, league_id, name, short_name) SELECT id, v_league, id, 'T' FROM unnest(v_teams) id;
      INSERT INTO wallets (id, league_id, team_id, currency_id)
        SELECT wallet, v_league, team, v_currency FROM unnest(v_wallets, v_teams) AS each (wallet, team);
      PERFORM ledger_write(jsonb_build_object('league', v_league, 'transaction', gen_random_uuid(), 'kind', 'opening',
        'reason', 'Opening balance', 'account', 'house', 'resolve', '[]'::jsonb, 'place', '[]'::jsonb, 'lines',
        (SELECT jsonb_agg(jsonb_build_object('wallet', id, 'amount', 1000000000000)) FROM unnest(v_wallets) id)));
      INSERT INTO bench_wallets SELECT (SELECT count(*) FROM bench_wallets) + row_number() OVER (), v_league, team, wallet, l > ${LEAGUES}
        FROM unnest(v_wallets, v_teams) AS each (wallet, team);
    END LOOP;
  END $$`

/** @returns how many postings there are then */
async function grow(url: string, each: number): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let left = each; left > 0; left -= 500) {
      await client.query(
        `SELECT (SELECT count(*) FROM ledger_change(league_id, wallet_id, (
          SELECT jsonb_agg(jsonb_build_object('transaction', gen_random_uuid(), 'amount', 1, 'kind', 'income', 'reason', 'Income',
            'account', 'income', 'teamEvent', gen_random_uuid(), 'leagueEvent', gen_random_uuid())) FROM generate_series(1, $1 + 0 * n)), '{}'))
        FROM bench_wallets WHERE NOT large`,
        [Math.min(left, 500)],
      )
    }
    await client.query('VACUUM ANALYZE')
    const { rows } = await client.query('SELECT count(*)::int AS postings FROM postings')
    return rows[0].postings
  } finally {
    await client.end()
  }
}
