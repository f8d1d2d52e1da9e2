import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worstCase } from '@/lib/domain/budget/worst-case'
import { openSlotsOf } from '@/lib/domain/roster/open-slots'
import { allocate } from './allocate'
import { arbitraryRound, arbitraryTangle } from './fixtures'
import { allocateByTheBook, type Fight } from './reference'
import type { AllocationInput, AllocationResult, TieResult } from './types'

const RUNS = { numRuns: 600 }

const nobodyFights: Fight = () => {
  throw new Error('There is no live tiebreaker in this chain.')
}

/** Ends every pending tie that is ready, by `choose`, until none is left. */
function fightOut(input: AllocationInput, choose: (playerId: string, teamIds: string[]) => TieResult) {
  const passes: AllocationResult[] = []
  const tieResults: TieResult[] = []
  for (;;) {
    const result = allocate({ ...input, tieResults })
    passes.push(result)
    if (result.ties.length === 0) return { passes, final: result, tieResults }
    const ready = result.ties.filter(({ dependsOn }) => !dependsOn)
    expect(ready.length).toBeGreaterThan(0)
    for (const { playerId, teamIds } of ready) tieResults.push(choose(playerId, teamIds))
  }
}

function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

const awardsOf = ({ awards }: AllocationResult) =>
  sorted(
    awards.map(({ playerId, teamId, amount }) => ({ playerId, teamId, amount })),
    ({ playerId }) => playerId,
  )

describe('every allocation', () => {
  it('agrees with the slow reference, in awards and in reasons', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: false }), (input) => {
        const result = allocate(input)
        const book = allocateByTheBook(input, nobodyFights)
        expect(awardsOf(result)).toEqual(sorted(book.awards, ({ playerId }) => playerId))
        const named = ['squad_full', 'position_full', 'win_limit', 'insufficient_funds', 'reserve']
        const reasons = result.refusals
          .filter(({ reason }) => named.includes(reason))
          .map(({ teamId, playerId, reason }) => `${teamId} ${playerId} ${reason}`)
        expect(reasons.sort()).toEqual(
          book.unfit.map(({ bid, reason }) => `${bid.teamId} ${bid.playerId} ${reason}`).sort(),
        )
      }),
      RUNS,
    )
  })

  it('answers every bid once, and gives a player to one team', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: true }), (input) => {
        const { awards, refusals, ties } = allocate(input)
        const answered = [
          ...awards.map(({ teamId, playerId }) => `${teamId} ${playerId}`),
          ...refusals.map(({ teamId, playerId }) => `${teamId} ${playerId}`),
          ...ties.flatMap(({ teamIds, playerId }) => teamIds.map((teamId) => `${teamId} ${playerId}`)),
        ]
        expect(answered.sort()).toEqual(
          input.bids.map(({ teamId, playerId }) => `${teamId} ${playerId}`).sort(),
        )
        const gone = [...awards, ...ties].map(({ playerId }) => playerId)
        expect(new Set(gone).size).toBe(gone.length)
      }),
      RUNS,
    )
  })

  it('keeps every team within its money, hold, slots and wins, pending ties included', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: true }), (input) => {
        const { awards, ties, teams } = allocate(input)
        const positionOf = new Map(input.players.map(({ playerId, position }) => [playerId, position]))
        for (const team of input.teams) {
          const mine = [
            ...awards.filter(({ teamId }) => teamId === team.teamId),
            ...ties.filter(({ teamIds }) => teamIds.includes(team.teamId)),
          ]
          const paid = mine.reduce((sum, { amount }) => sum + amount, 0n)
          const open = team.squad.size - team.squad.taken - mine.length
          if (mine.length > 0) {
            expect(paid <= team.spendLimit && paid <= team.funds).toBe(true)
            expect(open).toBeGreaterThanOrEqual(0)
            const reserve = input.rules.reservePerOpenSlot
              ? BigInt(open) * BigInt(input.rules.minimumBid)
              : 0n
            expect(team.funds - paid >= reserve).toBe(true)
          }
          for (const [code, { slots, taken }] of Object.entries(team.squad.positions)) {
            const won = mine.filter(({ playerId }) => positionOf.get(playerId) === code).length
            expect(won === 0 || won + taken <= slots).toBe(true)
          }
          expect(mine.length).toBeLessThanOrEqual(input.rules.maxWinsPerTeam ?? 99)
          const outcome = teams.find(({ teamId }) => teamId === team.teamId)
          expect(outcome && outcome.spent + outcome.reserved).toBe(paid)
        }
      }),
      RUNS,
    )
  })

  it('does not depend on the order of its input', () => {
    const shuffled = arbitraryRound({ live: true }).chain((input) =>
      fc.record({
        input: fc.constant(input),
        players: fc.shuffledSubarray([...input.players], { minLength: input.players.length }),
        teams: fc.shuffledSubarray([...input.teams], { minLength: input.teams.length }),
        bids: fc.shuffledSubarray([...input.bids], { minLength: input.bids.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ input, ...order }) => {
        expect(allocate({ ...input, ...order }, { trace: true })).toEqual(allocate(input, { trace: true }))
      }),
      RUNS,
    )
  })

  it('never makes a team pay more than the hold that the budget reckons for its sheet', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: false }), (input) => {
        const positionOf = new Map(input.players.map(({ playerId, position }) => [playerId, position]))
        const { rules } = input
        const minimumBid = BigInt(rules.minimumBid)
        const unheld = { ...input, teams: input.teams.map((team) => ({ ...team, spendLimit: team.funds })) }
        const { teams } = allocate(unheld)
        for (const { teamId, spent } of teams) {
          const team = input.teams.find((one) => one.teamId === teamId)
          if (!team) throw new Error('A team of no input.')
          const hold = worstCase({
            funds: team.funds,
            open: openSlotsOf(team.squad),
            minimumBid,
            reserve: rules.reservePerOpenSlot,
            maxWins: rules.maxWinsPerTeam,
            bids: input.bids
              .filter((bid) => bid.teamId === teamId && bid.amount >= minimumBid)
              .map(({ playerId, amount }) => ({ position: positionOf.get(playerId) ?? '', amount })),
          })
          expect(spent <= hold).toBe(true)
        }
      }),
      RUNS,
    )
  })
})

describe('live tiebreakers', () => {
  const pick = fc.infiniteStream(fc.nat({ max: 1000 }))

  it('agree with the slow reference when all are fought out at the tied amount', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: true }), fc.nat(), (input, salt) => {
        const chosen = (playerId: string, teamIds: string[]) =>
          teamIds[(salt + playerId.charCodeAt(1)) % teamIds.length] as string
        const amountOf = (playerId: string, teamId: string) =>
          input.bids.find((bid) => bid.playerId === playerId && bid.teamId === teamId)?.amount ?? 0n
        const { final } = fightOut(input, (playerId, teamIds) => {
          const winnerTeamId = chosen(playerId, teamIds)
          return { playerId, winnerTeamId, amount: amountOf(playerId, winnerTeamId) }
        })
        const book = allocateByTheBook(input, (playerId, teamIds) => ({
          teamId: chosen(playerId, teamIds),
          raise: 0n,
        }))
        expect(awardsOf(final)).toEqual(sorted(book.awards, ({ playerId }) => playerId))
      }),
      RUNS,
    )
  })

  it('change nothing that was said not to depend on them, whoever wins and with any raise within the headroom', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryRound({ live: true }), arbitraryTangle()), pick, (input, stream) => {
        const next = () => stream.next().value as number
        const tieResults: TieResult[] = []
        const passes: AllocationResult[] = []
        for (;;) {
          const result = allocate({ ...input, tieResults })
          passes.push(result)
          if (result.ties.length === 0) break
          const room = new Map(result.teams.map(({ teamId, headroom }) => [teamId, headroom ?? 0n]))
          for (const { playerId, teamIds, amount, dependsOn } of result.ties) {
            if (dependsOn) continue
            if (tieResults.length > 0 && next() % 3 === 0 && playerId !== result.ties[0]?.playerId) continue
            const winnerTeamId = teamIds[next() % teamIds.length] as string
            const headroom = room.get(winnerTeamId) ?? 0n
            const raise = next() % 2 === 0 ? headroom : 0n
            room.set(winnerTeamId, headroom - raise)
            tieResults.push({ playerId, winnerTeamId, amount: amount + raise })
          }
        }
        const final = passes.at(-1) as AllocationResult
        const won = new Map(final.awards.map((award) => [award.playerId, award]))
        for (const pass of passes) {
          for (const { playerId, teamId, amount, dependsOn } of pass.awards) {
            if (!dependsOn) expect(won.get(playerId)).toMatchObject({ teamId, amount })
          }
          for (const { playerId, teamId, dependsOn } of pass.refusals) {
            if (!dependsOn) expect(won.get(playerId)?.teamId).not.toBe(teamId)
          }
          for (const { playerId, teamIds, dependsOn } of pass.ties) {
            if (!dependsOn) expect(teamIds).toContain(won.get(playerId)?.teamId)
          }
        }
      }),
      { numRuns: 6000 },
    )
  }, 60_000)

  it('name what waits: at least one pending tie for every provisional result', () => {
    fc.assert(
      fc.property(arbitraryRound({ live: true }), (input) => {
        const { awards, refusals, ties } = allocate(input)
        const pending = new Set(ties.map(({ playerId }) => playerId))
        for (const { dependsOn } of [...awards, ...refusals, ...ties]) {
          if (!dependsOn) continue
          expect(dependsOn.length).toBeGreaterThan(0)
          for (const playerId of dependsOn) expect(pending.has(playerId)).toBe(true)
        }
      }),
      RUNS,
    )
  })
})
