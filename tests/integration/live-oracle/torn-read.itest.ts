import { expect, it } from 'vitest'
import { leagueRoom } from '@/lib/contracts/rooms'
import { withAsOf } from '@/lib/server/events/data'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makePlayers } from '@/lib/testing/factories'
import { beginTorn } from '@/lib/testing/torn-read'

const db = useTestDatabase()

it.each([
  [0, [1, 1]],
  [1, [0, 1]],
  [2, [0, 0]],
])('a read that is torn after %i statements has this of a commit: %j', async (statements, counts) => {
  const league = await makeLeague({ teams: 0 })
  const { leagueId } = league
  const players = () => db().player.count({ where: { leagueId } })
  const read = () =>
    withAsOf([leagueRoom(leagueId)], async () => ({ counts: [await players(), await players()] }))
  const before = (await read()).asOf
  const { sent, readOn } = await beginTorn(read, statements)
  await makePlayers(league, 1)
  expect(await readOn()).toEqual({ counts, asOf: before })
  expect(sent).toBe(statements < 2 ? null : 2)
})
