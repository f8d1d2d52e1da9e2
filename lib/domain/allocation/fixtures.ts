import fc from 'fast-check'
import type { RoundRules, TieBreak } from '@/lib/contracts/round-rules'
import type { AllocationBid, AllocationInput, AllocationTeam } from './types'

/** Rules for tests: minimum 1, step 1, no limits, ties by draw. */
export function rulesWith(change: Partial<RoundRules> = {}): RoundRules {
  return {
    version: 1,
    order: 'highest_first',
    priceRule: 'first_price',
    tieChain: ['seeded_draw'],
    minimumBid: '1',
    bidStep: '1',
    maxBidsPerTeam: null,
    maxWinsPerTeam: null,
    reservePerOpenSlot: false,
    ...change,
  }
}

/** A team with five open slots, all at position 'A', that may spend all it has. */
export function teamWith(
  teamId: string,
  funds: bigint,
  change: Partial<AllocationTeam> = {},
): AllocationTeam {
  const squad = { size: 5, taken: 0, positions: { A: { slots: 5, taken: 0 }, B: { slots: 5, taken: 0 } } }
  return { teamId, funds, spendLimit: funds, squad, ...change }
}

/** 'red 10 for kane' as a bid; all bids come at the same time unless said. */
export function bid(teamId: string, amount: bigint, playerId: string, submittedAt = 1000): AllocationBid {
  return { teamId, playerId, amount, submittedAt }
}

const CHAINS: TieBreak[][] = [
  ['seeded_draw'],
  ['earlier_submission', 'seeded_draw'],
  ['lower_remaining_budget', 'seeded_draw'],
  ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
]

const LIVE_CHAINS: TieBreak[][] = [
  ['live_tiebreaker', 'seeded_draw'],
  ['live_tiebreaker', 'lower_remaining_budget', 'seeded_draw'],
  ['lower_remaining_budget', 'live_tiebreaker', 'seeded_draw'],
  ['earlier_submission', 'live_tiebreaker', 'seeded_draw'],
]

/**
 * Small, tight rounds: few teams, amounts that collide, money and slots that run out, bids that are out of
 * the rules, teams with nothing.
 */
export function arbitraryRound({ live }: { live: boolean }): fc.Arbitrary<AllocationInput> {
  const count = fc.record({ teams: fc.integer({ min: 1, max: 5 }), players: fc.integer({ min: 1, max: 7 }) })
  return count.chain(({ teams, players }) =>
    fc.record({
      rules: arbitraryRules(live ? LIVE_CHAINS : CHAINS),
      seed: fc.constantFrom('s1', 's2', 's3'),
      players: fc.tuple(...names('p', players).map(arbitraryPlayer)),
      teams: fc.tuple(...names('t', teams).map(arbitraryTeam)),
      bids: fc
        .tuple(
          ...names('t', teams).flatMap((teamId) => names('p', players).map((id) => maybeBid(teamId, id))),
        )
        .map((bids) => bids.filter((one) => one !== null)),
    }),
  )
}

/**
 * Rounds made of ties: few amounts, nearly every team bids on every player, and money for about two of
 * them, so that most results hang on live tiebreakers and these on one another.
 */
export function arbitraryTangle(): fc.Arbitrary<AllocationInput> {
  const teams = names('t', 4)
  const players = names('p', 7)
  const slots = fc.integer({ min: 1, max: 3 }).map((count) => ({ slots: count, taken: 0 }))
  const team = (teamId: string) =>
    fc
      .record({
        funds: fc.bigInt({ min: 8n, max: 40n }),
        size: fc.integer({ min: 1, max: 5 }),
        positions: fc.record({ A: slots, B: slots }),
      })
      .map(({ funds, size, positions }) => teamWith(teamId, funds, { squad: { size, taken: 0, positions } }))
  const offer = (teamId: string, playerId: string) =>
    fc
      .constantFrom(null, 2n, 3n, 5n, 8n, 8n, 11n, 11n)
      .map((amount) => (amount === null ? null : bid(teamId, amount, playerId)))
  return fc.record({
    rules: fc
      .record({ tieChain: fc.constantFrom(...LIVE_CHAINS), reservePerOpenSlot: fc.boolean() })
      .map(rulesWith),
    seed: fc.constantFrom('s1', 's2', 's3'),
    players: fc.tuple(
      ...players.map((playerId) => fc.constantFrom('A', 'B').map((position) => ({ playerId, position }))),
    ),
    teams: fc.tuple(...teams.map(team)),
    bids: fc
      .tuple(...teams.flatMap((teamId) => players.map((playerId) => offer(teamId, playerId))))
      .map((bids) => bids.filter((one) => one !== null)),
  })
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i}`)
}

function arbitraryRules(chains: TieBreak[][]): fc.Arbitrary<RoundRules> {
  return fc
    .record({
      tieChain: fc.constantFrom(...chains),
      minimumBid: fc.constantFrom('0', '1', '2'),
      bidStep: fc.constantFrom('1', '1', '2'),
      maxWinsPerTeam: fc.constantFrom(null, null, 1, 2),
      reservePerOpenSlot: fc.boolean(),
    })
    .map(rulesWith)
}

function arbitraryPlayer(playerId: string) {
  return fc.constantFrom('A', 'A', 'B', 'C').map((position) => ({ playerId, position }))
}

function arbitraryTeam(teamId: string): fc.Arbitrary<AllocationTeam> {
  const position = fc.record({ slots: fc.integer({ min: 0, max: 4 }), taken: fc.integer({ min: 0, max: 1 }) })
  return fc
    .record({
      funds: fc.bigInt({ min: 0n, max: 30n }),
      holdLess: fc.constantFrom(0n, 0n, 3n, 10n),
      size: fc.integer({ min: 0, max: 5 }),
      taken: fc.integer({ min: 0, max: 1 }),
      positions: fc.record({ A: position, B: position }),
    })
    .map(({ funds, holdLess, ...squad }) => ({
      teamId,
      funds,
      spendLimit: funds > holdLess ? funds - holdLess : 0n,
      squad,
    }))
}

function maybeBid(teamId: string, playerId: string): fc.Arbitrary<AllocationBid | null> {
  const one = fc.record({
    teamId: fc.constant(teamId),
    playerId: fc.constant(playerId),
    amount: fc.oneof(fc.bigInt({ min: 0n, max: 20n }), fc.constantFrom(4n, 6n, 10n)),
    submittedAt: fc.integer({ min: 1000, max: 1002 }),
  })
  return fc.option(one, { nil: null, freq: 4 })
}
