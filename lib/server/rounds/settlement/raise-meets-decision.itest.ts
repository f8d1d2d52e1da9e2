import { expect, it } from 'vitest'
import type { PlayerView } from '@/lib/contracts/views'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { submitBid } from '@/lib/server/tiebreakers/commands/submit-bid'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import {
  finalize,
  LIVE_RULES,
  type MadeTeam,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
  tiebreakersOf,
} from '@/lib/testing/factories'
import { enterHall } from '@/lib/testing/tiebreaker-hall'
import { someoneWaits } from '@/lib/testing/wait-for-lock'

const db = useTestDatabase()

it('a decision sees a raise that is under way in another tiebreaker of its round', async () => {
  const roster = { squadSize: 6, positions: [{ code: 'DEF', name: 'Defender', slots: 6 }] }
  const league = await makeLeague({ teams: 3, balances: { GBP: 850n }, roster })
  const hall = await enterHall(league)
  const [ann, bob, cleo] = league.teams as [MadeTeam, MadeTeam, MadeTeam]
  const [lost, led, one, other] = (await makePlayers(league, 4, ['DEF'])) as [
    PlayerView,
    PlayerView,
    PlayerView,
    PlayerView,
  ]
  const rules = { ...LIVE_RULES, minimumBid: '100', bidStep: '10', reservePerOpenSlot: true }
  const round = await makeOpenRound(league, { rules })
  await submitBids(league, round.id, ann, [
    [lost, 200],
    [led, 200],
    [one, 160],
    [other, 160],
  ])
  await submitBids(league, round.id, bob, [[lost, 200]])
  await submitBids(league, round.id, cleo, [[led, 200]])
  await finalize(league, round.id)
  const ties = await tiebreakersOf(round.id)
  const tieFor = ({ id }: PlayerView) => ties.find((tie) => tie.player.id === id)
  const [losing, leading] = [tieFor(lost)?.id ?? '', tieFor(led)?.id ?? '']
  const closes = Date.parse(tieFor(lost)?.closesAt ?? '')
  await hall.submit(1, losing, 210)

  // Losing one frees enough for both of the others, were it not for this raise: then it is enough for one.
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let placed = () => {}
  const isPlaced = new Promise<void>((resolve) => {
    placed = resolve
  })
  const at = { leagueId: league.leagueId, tiebreakerId: leading, teamId: ann.id, userId: ann.manager.userId }
  const raise = inTransaction(ann.manager, async (uow) => {
    const answer = await submitBid(uow, at, 250n)
    placed()
    await gate
    return answer
  })
  await Promise.race([isPlaced, raise])
  const decision = hall.dueAt(new Date(closes + GRACE_MS), losing)
  await Promise.race([decision, someoneWaits()])
  letGo()
  await raise
  await decision
  await hall.dueAt(new Date(closes + GRACE_MS), leading)

  const squad = await db().squadEntry.findMany({ where: { teamId: ann.id }, orderBy: { price: 'desc' } })
  expect(squad.map(({ price }) => price)).toEqual([250n, 160n])
  expect(await hall.wallets()).toEqual([
    [440, 0],
    [640, 0],
    [850, 0],
  ])
  expect(await db().round.findFirst()).toMatchObject({ state: 'finalized' })
  expect(await findBookErrors(db())).toEqual([])
})
