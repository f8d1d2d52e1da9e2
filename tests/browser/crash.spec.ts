import pg from 'pg'
import { startAppServer } from '@/lib/testing/app-server'
import { findBookErrors } from '@/lib/testing/books'
import { close, makeLeague, makeOpenRound, makePlayers, signInAs, submitBids } from '@/lib/testing/factories'
import { expect, test } from './support/fixtures'

/** Kill −9 in the middle of finalizing: all or nothing, and it can be finished after the restart. */
test('promise 5: a server killed while it finalizes leaves nothing half done', async ({ db }) => {
  const league = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
  const players = await makePlayers(league, 4)
  const round = await makeOpenRound(league)
  for (const [index, team] of league.teams.entries()) {
    await submitBids(
      league,
      round.id,
      team,
      players.map((player) => [player, 100 + index]),
    )
  }
  await close(league, round.id)
  const before = await db.wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  const { cookie } = await signInAs(league.owner)
  const finalize = (url: string, key: string) =>
    fetch(`${url}/api/admin/bulk-rounds/${round.id}/finalize`, {
      method: 'POST',
      headers: { cookie, 'idempotency-key': key, 'content-type': 'application/json' },
      body: '{}',
    })

  // A wallet that somebody else has locked stops the transaction after its awards are written, before it commits.
  const env = { DATABASE_URL: process.env.DATABASE_URL ?? '' }
  const doomed = await startAppServer({ env })
  const blocker = new pg.Client({ connectionString: env.DATABASE_URL })
  await blocker.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT 1 FROM wallets WHERE id = $1 FOR UPDATE', [before.at(-1)?.id])
  const cutOff = finalize(doomed.url, 'finalize-before-the-crash').then(
    (response) => response.status,
    () => 'connection lost',
  )
  // Asked on a connection of its own: inside a transaction the view of activity stands still.
  const watcher = new pg.Client({ connectionString: env.DATABASE_URL })
  await watcher.connect()
  const blocked = () =>
    watcher.query(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%ledger_write%'`)
  await expect.poll(async () => (await blocked()).rowCount).toBe(1)
  await watcher.end()
  await doomed.stop('SIGKILL')
  expect(await cutOff).toBe('connection lost')
  await blocker.query('ROLLBACK')
  await blocker.end()

  const state = () => db.round.findUniqueOrThrow({ where: { id: round.id } })
  await expect.poll(async () => (await state()).state).toBe('closed')
  expect(await db.award.count({ where: { roundId: round.id } })).toBe(0)
  expect(await db.squadEntry.count({ where: { leagueId: league.leagueId } })).toBe(0)
  expect(await db.wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })).toEqual(
    before,
  )

  const restarted = await startAppServer({ env })
  const answer = await finalize(restarted.url, 'finalize-before-the-crash')
  expect(answer.status).toBe(200)
  expect((await answer.json()).awards).toHaveLength(4)
  expect((await state()).state).toBe('finalized')
  expect(await findBookErrors(db)).toEqual([])
  expect(await restarted.stop()).toBe(0)
})
