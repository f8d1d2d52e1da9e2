import { beforeAll, expect, it } from 'vitest'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { enterLeagueBySlug } from '@/lib/server/leagues/access'
import { finalizeRound } from '@/lib/server/rounds/commands/finalize-round'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { seedDemo } from '@/prisma/seed'

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

it('the demo league is made once, and its tied round opens two tiebreakers when it is finalized', {
  timeout: 120_000,
}, async () => {
  const said: string[] = []
  expect(await seedDemo((sentence) => said.push(sentence))).toBe(true)
  expect(await seedDemo((sentence) => said.push(sentence))).toBe(true)
  expect(said).toHaveLength(1)
  const rounds = await db().round.findMany({ orderBy: { createdAt: 'asc' } })
  expect(rounds.map(({ state }) => state)).toEqual(['finalized', 'closed', 'open'])
  expect(await db().chatMessage.count()).toBe(9)

  const olive = await db().user.findUniqueOrThrow({ where: { email: 'olive@example.org' } })
  const scope = await enterLeagueBySlug({ userId: olive.id }, 'lamplight')
  const tied = rounds[1]?.id ?? ''
  const { round } = await inTransaction({ userId: olive.id }, (uow) => finalizeRound(uow, scope, tied))
  expect(round.state).toBe('resolving')
  const tiebreakers = await db().tiebreaker.findMany({ include: { teams: true }, orderBy: { id: 'asc' } })
  expect(tiebreakers.map(({ teams }) => teams.length).sort()).toEqual([2, 3])
  expect(await findBookErrors(db())).toEqual([])
})
