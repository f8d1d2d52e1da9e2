import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { feedRoom, leagueRoom } from '@/lib/contracts/rooms'
import { createDatabase, database } from '@/lib/platform/database/client'
import { startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { migrate } from '@/lib/platform/database/migrate'
import { logger } from '@/lib/platform/logger'
import { cookieName, encodeToken } from '@/lib/server/auth/token'
import { TEST_SECRET } from '@/lib/testing/app-server'
import { startLive, type TestLive } from '@/lib/testing/live-server'
import { administer } from '@/lib/testing/postgres'
import { steadyMicros } from './steady'

/** People and teams of a league, a wallet each: a change in it is heard by so many. */
export const PEOPLE_A_LEAGUE = 20

export interface Purse {
  leagueId: string
  teamId: string
  walletId: string
}

export interface Stage {
  live: TestLive
  purses: Purse[]
  /** The n-th socket's: everyone has one of his own. */
  cookies: string[]
  /** The n-th socket's: its league's room and its feed's, of which the bench uses the second for events without a database. */
  rooms: string[][]
  /** When each change from this one on was committed, by PostgreSQL's own word, in microseconds of the steady clock. */
  commitsFrom(first: number): Promise<Map<number, number>>
  stop(): Promise<void>
}

/**
 * Gavel's live side as it is in production, all its limits and heartbeats, on a PostgreSQL with fsync that notes when it
 * commits; leagues of twenty with a wallet for each team.
 */
export async function startStage(leagues: number): Promise<Stage> {
  process.env.GAVEL_SECRET = TEST_SECRET
  // What is refused under the heaviest load is counted, not told a thousand times.
  logger.level = 'error'
  const dataDir = await mkdtemp(join(resolve('.cache'), 'bench-propagate-'))
  const postgres = await startEmbeddedDatabase({
    dataDir,
    database: 'bench',
    settings: { track_commit_timestamp: 'on' },
  })
  await migrate(postgres.url)
  await administer(postgres.url, seed(leagues))
  const people = await administer<Purse & { userId: string; sessionId: string }>(
    postgres.url,
    `SELECT w.league_id AS "leagueId", w.team_id AS "teamId", w.id AS "walletId", m.user_id AS "userId", s.id AS "sessionId"
     FROM wallets w JOIN members m ON m.team_id = w.team_id JOIN sessions s ON s.user_id = m.user_id ORDER BY w.league_id, w.id`,
  )
  Object.assign(globalThis, { [Symbol.for('gavel.database')]: createDatabase(postgres.url) })
  await database().$connect()
  const live = await startLive()
  const owner = new pg.Client({ connectionString: postgres.url })
  await owner.connect()
  return {
    live,
    purses: people,
    cookies: await Promise.all(people.map(async (person) => `${cookieName()}=${await encodeToken(person)}`)),
    rooms: people.map(({ leagueId }) => [leagueRoom(leagueId), feedRoom(leagueId)]),
    commitsFrom: (first) => commitsFrom(owner, first),
    async stop() {
      await live.close()
      await owner.end()
      await database().$disconnect()
      await postgres.stop()
      await rm(dirname(postgres.location), { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Leagues in a few statements; the money comes in through the ledger's own function. */
const seed = (leagues: number) => `
  DO $$ DECLARE v_league uuid; v_currency uuid; v_team uuid; v_user uuid; v_wallets uuid[]; BEGIN
    FOR l IN 1..${leagues} LOOP
      v_league := gen_random_uuid();
      v_currency := gen_random_uuid();
      v_wallets := '{}';
      INSERT INTO leagues (id, slug, name, roster) VALUES (v_league, v_league, 'Bench', '{}');
      INSERT INTO currencies (id, league_id, code, name, decimals) VALUES (v_currency, v_league, 'GBP', 'Pounds', 2);
      FOR t IN 1..${PEOPLE_A_LEAGUE} LOOP
        v_team := gen_random_uuid();
        v_user := gen_random_uuid();
        v_wallets := v_wallets || gen_random_uuid();
        INSERT INTO users (id, email, name, password_hash) VALUES (v_user, v_user || '@example.org', 'B', 'x');
        INSERT INTO sessions (id, user_id, expires_at) VALUES (gen_random_uuid(), v_user, now() + interval '1 day');
        INSERT INTO teams (id, league_id, name, short_name) VALUES (v_team, v_league, v_team, 'T');
        INSERT INTO members (id, league_id, user_id, team_id, role) VALUES (gen_random_uuid(), v_league, v_user, v_team, 'manager');
        INSERT INTO wallets (id, league_id, team_id, currency_id) VALUES (v_wallets[t], v_league, v_team, v_currency);
      END LOOP;
      PERFORM ledger_write(jsonb_build_object('league', v_league, 'transaction', gen_random_uuid(), 'kind', 'opening',
        'reason', 'Opening balance', 'account', 'house', 'resolve', '[]'::jsonb, 'place', '[]'::jsonb, 'lines',
        (SELECT jsonb_agg(jsonb_build_object('wallet', id, 'amount', 1000000000000)) FROM unnest(v_wallets) id)));
    END LOOP;
  END $$;
  ANALYZE`

async function commitsFrom(owner: pg.Client, first: number): Promise<Map<number, number>> {
  const ahead = await clockAhead(owner)
  const { rows } = await owner.query<{ n: number; at: string }>(
    `SELECT n, extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000 AS at FROM (
       SELECT substr(reason, 7)::int AS n, xmin FROM ledger_transactions WHERE starts_with(reason, 'bench ')
     ) changes WHERE n >= $1`,
    [first],
  )
  return new Map(rows.map(({ n, at }) => [n, Number(at) - ahead]))
}

/**
 * PostgreSQL's clock less ours. Each question bounds it: the answer was made after it was asked and before it was answered. What
 * all of them allow is some 0.1 ms wide.
 */
async function clockAhead(owner: pg.Client): Promise<number> {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let n = 0; n < QUESTIONS; n++) {
    const asked = steadyMicros()
    const { rows } = await owner.query('SELECT extract(epoch FROM clock_timestamp()) * 1000000 AS at')
    const answered = steadyMicros()
    least = Math.max(least, Number(rows[0].at) - answered)
    most = Math.min(most, Number(rows[0].at) - asked)
  }
  return (least + most) / 2
}
const QUESTIONS = 200
