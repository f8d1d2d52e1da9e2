import { expect, it } from 'vitest'
import { GET as list } from '@/app/api/leagues/[leagueId]/tiebreakers/route'
import { type TiebreakersAnswer, tiebreakersRules } from '@/hooks/tiebreakers/tiebreakers-rules'
import { Meanwhile } from '@/lib/client/cache-rule'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, tiebreakerRoom } from '@/lib/contracts/rooms'
import { readEventsAfter } from '@/lib/server/events/data'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makePlayers, makeTie, signInAs } from '@/lib/testing/factories'
import { holdStatement } from '@/lib/testing/held-statement'

useTestDatabase()

it('promise 3: a tiebreaker that opens while the list is read is followed in its room, or the list is read again', async () => {
  const league = await makeLeague({ teams: 2 })
  const { cookie } = await signInAs(league.owner)
  const params = { leagueId: league.leagueId }
  const players = await makePlayers(league, 1)
  const held = holdStatement('"tiebreakers"."closes_at"')
  const reading = callRoute(list, { cookie, params })
  await held.asked
  const { tiebreakers } = await makeTie(league, { players })
  held.letGo()
  const answer: TiebreakersAnswer = (await reading).body
  const room = leagueRoom(league.leagueId)
  const [epoch, seq] = answer.asOf[room] ?? [0, 0]
  const isReadAgain = (await readEventsAfter(room, epoch, seq, 100)).some((event) => {
    const rule = tiebreakersRules[event.type] as
      | ((data: TiebreakersAnswer, event: LiveEvent) => unknown)
      | undefined
    const next = rule?.(answer, event) ?? 'refetch'
    return next === 'refetch' || next instanceof Meanwhile
  })
  const followed = tiebreakers.filter(({ id }) => answer.asOf[tiebreakerRoom(id)])
  expect([tiebreakers.length, isReadAgain || followed.length === 1]).toEqual([1, true])
})
