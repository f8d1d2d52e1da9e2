import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocate'
import { arbitraryRound, arbitraryTangle } from './fixtures'
import { sheetHolds } from './sheet-holds'
import type { AllocationInput, AllocationResult, LiveTie, TieResult } from './types'

type Live = LiveTie & { teamIds: string[]; amount: bigint; withdrawnTeamIds: string[] }

/** A round in the course of its tiebreakers: raises within the headroom, withdrawals, and a pass after each decision. */
class Resolving {
  readonly live = new Map<string, Live>()
  readonly tieResults: TieResult[] = []
  readonly passes: AllocationResult[] = []
  /** What each team's sheet holds, and its places in tiebreakers at the tied amount. */
  private held: Map<string, bigint>
  private readonly input: AllocationInput

  constructor(input: AllocationInput) {
    this.input = input
    this.held = new Map(input.teams.map(({ teamId, spendLimit }) => [teamId, spendLimit]))
    this.pass()
  }

  pass() {
    const liveTies = [...this.live.values()]
    const result = allocate({ ...this.input, tieResults: this.tieResults, liveTies })
    for (const tie of result.ties) {
      const known = this.live.get(tie.playerId)
      if (known) expect(tie).toMatchObject({ teamIds: known.teamIds, amount: known.amount })
      if (known) expect(tie.dependsOn).toBeUndefined()
      if (!known && !tie.dependsOn) this.live.set(tie.playerId, { ...tie, withdrawnTeamIds: [] })
    }
    this.checkHolds(result)
    this.passes.push(result)
    for (const { teamId, headroom } of result.teams) {
      if (headroom !== undefined) expect(headroom >= this.raisedBy(teamId)).toBe(true)
    }
  }

  /** What is paid in a pass, and held after it, was held before it: no pass needs money that it does not have. */
  private checkHolds(result: AllocationResult) {
    const { input, passes } = this
    const tiedAt = (teamId: string, playerId: string) =>
      input.bids.find((bid) => bid.teamId === teamId && bid.playerId === playerId)?.amount ?? 0n
    const standing = [...this.live.values()].flatMap(({ playerId, teamIds, withdrawnTeamIds }) =>
      teamIds.filter((id) => !withdrawnTeamIds.includes(id)).map((teamId) => ({ playerId, teamId })),
    )
    const known = new Set(
      passes.at(-1)?.awards.flatMap(({ playerId, dependsOn }) => (dependsOn ? [] : playerId)),
    )
    const next = sheetHolds(input, result, standing)
    for (const { teamId, playerId } of standing) {
      next.set(teamId, (next.get(teamId) ?? 0n) + tiedAt(teamId, playerId))
    }
    for (const [teamId, held] of next) {
      const paid = result.awards
        .filter((award) => award.teamId === teamId && !award.dependsOn && !known.has(award.playerId))
        .reduce((sum, { playerId }) => sum + tiedAt(teamId, playerId), 0n)
      expect(held >= 0n && held + paid <= (this.held.get(teamId) ?? 0n)).toBe(true)
    }
    this.held = next
  }

  raisedBy(teamId: string, except?: Live): bigint {
    return [...this.live.values()].reduce(
      (sum, tie) =>
        tie !== except && tie.lead?.teamId === teamId ? sum + tie.lead.amount - tie.amount : sum,
      0n,
    )
  }

  raise(tie: Live, teamId: string, generous: boolean) {
    if (tie.lead?.teamId === teamId || tie.withdrawnTeamIds.includes(teamId)) return
    const headroom = this.passes.at(-1)?.teams.find((team) => team.teamId === teamId)?.headroom ?? 0n
    const most = tie.amount + headroom - this.raisedBy(teamId, tie)
    const least = (tie.lead?.amount ?? tie.amount) + 1n
    if (most >= least) tie.lead = { teamId, amount: generous ? most : least }
  }

  withdraw(tie: Live, teamId: string) {
    if (tie.lead?.teamId === teamId || tie.withdrawnTeamIds.includes(teamId)) return
    tie.withdrawnTeamIds.push(teamId)
    const standing = tie.teamIds.filter((id) => !tie.withdrawnTeamIds.includes(id))
    if (standing.length === 1) this.decide(tie, { teamId: standing[0] as string, amount: tie.amount })
    else this.pass()
  }

  decide(tie: Live, otherwise = this.fallbackOf(tie)) {
    const { teamId, amount } = tie.lead ?? otherwise
    this.live.delete(tie.playerId)
    this.tieResults.push({ playerId: tie.playerId, winnerTeamId: teamId, amount })
    this.pass()
  }

  private fallbackOf(tie: Live) {
    const liveTies = [...this.live.values()]
    const { ties } = allocate({ ...this.input, tieResults: this.tieResults, liveTies })
    const fallback = ties.find(({ playerId }) => playerId === tie.playerId)?.fallback
    expect(tie.withdrawnTeamIds).not.toContain(fallback?.teamId)
    return { teamId: fallback?.teamId ?? '', amount: tie.amount }
  }
}

describe('tiebreakers under way', () => {
  it('never unsettle what was certain, and nobody pays more than he had', () => {
    const tangle = fc.oneof(arbitraryRound({ live: true }), arbitraryTangle())
    const acts = fc.infiniteStream(fc.nat({ max: 1_000_000 }))
    fc.assert(
      fc.property(tangle, acts, (input, stream) => {
        const next = (below: number) => (stream.next().value as number) % below
        const round = new Resolving(input)
        while (round.live.size > 0) {
          const ties = [...round.live.values()]
          const tie = ties[next(ties.length)] as Live
          const teamId = tie.teamIds[next(tie.teamIds.length)] as string
          const act = next(10)
          if (act < 6) round.raise(tie, teamId, next(2) === 0)
          else if (act < 8) round.withdraw(tie, teamId)
          else round.decide(tie)
        }
        const final = round.passes.at(-1) as AllocationResult
        expect(final.ties).toEqual([])
        const ends = new Map(final.awards.map((award) => [award.playerId, award]))
        for (const pass of round.passes) {
          for (const { dependsOn, ...award } of pass.awards) {
            if (!dependsOn)
              expect(ends.get(award.playerId)).toMatchObject({ teamId: award.teamId, amount: award.amount })
          }
        }
        for (const { teamId, spent } of final.teams) {
          expect(spent <= (input.teams.find((team) => team.teamId === teamId)?.funds ?? 0n)).toBe(true)
        }
        expect(final).toEqual(allocate({ ...input, tieResults: round.tieResults }))
      }),
      { numRuns: 5000 },
    )
  }, 60_000)
})
