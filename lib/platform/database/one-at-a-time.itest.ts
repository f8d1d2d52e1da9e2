import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'

const db = useTestDatabase()

it('reads relations side by side in a transaction without asking a busy connection', async () => {
  const warnings: Error[] = []
  const note = (warning: Error) => void warnings.push(warning)
  process.on('warning', note)
  const { leagueId } = await makeLeague({ teams: 2 })
  const read = (id: string) =>
    db().$transaction((tx) =>
      tx.league.findUniqueOrThrow({
        where: { id },
        include: { teams: true, members: true, currencies: true },
      }),
    )
  const league = await read(leagueId)
  expect(league.teams).toHaveLength(2)
  expect(league.members).toHaveLength(3)
  // What fails holds up nothing behind it.
  const both = await Promise.allSettled([read('00000000-0000-7000-8000-000000000000'), read(leagueId)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  await new Promise(setImmediate)
  process.off('warning', note)
  expect(warnings.map(({ message }) => message)).toEqual([])
})
