import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { enterLeague } from '@/lib/server/leagues/access'
import { finalizeRound } from '@/lib/server/rounds/commands/finalize-round'
import { enterOwnPlace } from '@/lib/server/tiebreakers/access'
import { extend } from '@/lib/server/tiebreakers/commands/change-clock'
import { submitBid } from '@/lib/server/tiebreakers/commands/submit-bid'

/** The three-way one first. */
const liveTiebreakers = async () => {
  const rows = await database().tiebreaker.findMany({ include: { teams: true } })
  return rows.sort((a, b) => b.teams.length - a.teams.length)
}

/** Finalizes the tied round, and lets its teams raise; the clocks stand at what a commissioner would give an hour to. @returns the three-way one's id */
export async function startTiebreakers(leagueId: string): Promise<string> {
  const db = database()
  const olive = await memberByName('Olive Tamm')
  const scope = await enterLeague(olive, leagueId)
  const tied = await db.round.findFirstOrThrow({ where: { leagueId, state: 'closed' } })
  await inTransaction(olive, (uow) => finalizeRound(uow, scope, tied.id))
  const [first] = await liveTiebreakers()
  if (!first) throw new Error('The demo has no tie.')
  for (const { id } of await liveTiebreakers())
    await inTransaction(olive, (uow) => extend(uow, scope, id, 3_600))
  for (const [name, raise] of [
    ['Teo Brandt', 5n],
    ['Mara Quill', 10n],
    ['Ines Falk', 20n],
    ['Mara Quill', 25n],
  ] as const) {
    const person = await memberByName(name)
    const at = await enterOwnPlace(person, first.id)
    await inTransaction(person, (uow) => submitBid(uow, at, first.tiedAmount + raise))
  }
  return first.id
}

const memberByName = async (name: string) => {
  const { id, email } = await database().user.findFirstOrThrow({ where: { name } })
  return { userId: id, sessionId: id, name, email }
}
