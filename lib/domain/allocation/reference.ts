import type { TieBreak } from '@/lib/contracts/round-rules'
import { drawLot, seededOrder } from './seeded'
import type { AllocationBid, AllocationInput, AllocationTeam, UnfitReason } from './types'

/**
 * A slow second implementation, written from the rules alone, for tests: in bigint, with no
 * state but the list of players won, and every live tiebreaker asked for on the spot.
 */
export interface ReferenceAward {
  playerId: string
  teamId: string
  amount: bigint
}

export interface ReferenceResult {
  awards: ReferenceAward[]
  /** Why each bid that was looked at and did not fit was passed over. */
  unfit: { bid: AllocationBid; reason: UnfitReason }[]
}

/** Decides a live tiebreaker: who wins, and how much above the tied amount he pays. */
export type Fight = (playerId: string, teamIds: string[]) => { teamId: string; raise: bigint }

export function allocateByTheBook(input: AllocationInput, fight: Fight): ReferenceResult {
  const { rules, seed } = input
  const minimum = BigInt(rules.minimumBid)
  const bidStep = BigInt(rules.bidStep)
  const playerOrder = seededOrder(
    seed,
    input.players.map(({ playerId }) => playerId),
  )
  const positionOf = new Map(input.players.map(({ playerId, position }) => [playerId, position]))
  const teamOf = new Map(input.teams.map((team) => [team.teamId, team]))
  const won: (ReferenceAward & { tied: bigint })[] = []
  const unfit: ReferenceResult['unfit'] = []
  let left = input.bids.filter(({ amount }) => amount >= minimum && (amount - minimum) % bidStep === 0n)

  const reasonAgainst = (bid: AllocationBid): UnfitReason | null => {
    const { funds, spendLimit, squad } = teamOf.get(bid.teamId) as AllocationTeam
    const mine = won.filter(({ teamId }) => teamId === bid.teamId)
    const position = positionOf.get(bid.playerId) as string
    const atPosition = mine.filter(({ playerId }) => positionOf.get(playerId) === position).length
    const place = squad.positions[position] ?? { slots: 0, taken: 0 }
    const paid = mine.reduce((sum, { amount }) => sum + amount, 0n)
    const drawn = mine.reduce((sum, { tied }) => sum + tied, 0n)
    const openAfter = squad.size - squad.taken - mine.length - 1
    if (openAfter < 0) return 'squad_full'
    if (place.taken + atPosition >= place.slots) return 'position_full'
    if (rules.maxWinsPerTeam !== null && mine.length >= rules.maxWinsPerTeam) return 'win_limit'
    if (paid + bid.amount > funds || drawn + bid.amount > spendLimit) return 'insufficient_funds'
    const reserve = rules.reservePerOpenSlot ? BigInt(openAfter) * minimum : 0n
    return funds - paid - bid.amount < reserve ? 'reserve' : null
  }

  const remainingOf = (teamId: string): bigint =>
    won.reduce(
      (rest, award) => (award.teamId === teamId ? rest - award.amount : rest),
      (teamOf.get(teamId) as AllocationTeam).funds,
    )

  const best = <V extends bigint | number | string>(
    bids: AllocationBid[],
    read: (bid: AllocationBid) => V,
  ) => {
    const lowest = bids.map(read).toSorted((a, b) => (a < b ? -1 : 1))[0]
    return bids.filter((bid) => read(bid) === lowest)
  }

  const parted = (rule: TieBreak, bids: AllocationBid[]): AllocationBid[] => {
    if (rule === 'lower_remaining_budget') return best(bids, ({ teamId }) => remainingOf(teamId))
    if (rule === 'earlier_submission') return best(bids, ({ submittedAt }) => submittedAt)
    return best(bids, ({ playerId, teamId }) => drawLot(seed, playerId, teamId))
  }

  while (left.length > 0) {
    const [{ amount: highest }] = left.toSorted((a, b) => (a.amount > b.amount ? -1 : 1)) as [AllocationBid]
    const level = left.filter(({ amount }) => amount === highest)
    const playerId = playerOrder.find((id) => level.some((bid) => bid.playerId === id)) as string
    const group = level.filter((bid) => bid.playerId === playerId)
    let fitting: AllocationBid[] = []
    for (const bid of group) {
      const reason = reasonAgainst(bid)
      if (reason === null) fitting.push(bid)
      else unfit.push({ bid, reason })
    }
    left = left.filter((bid) => !group.includes(bid))
    if (fitting.length === 0) continue
    let raise = 0n
    for (const rule of rules.tieChain) {
      if (fitting.length === 1) break
      if (rule !== 'live_tiebreaker') {
        fitting = parted(rule, fitting)
        continue
      }
      const result = fight(playerId, fitting.map(({ teamId }) => teamId).sort())
      fitting = fitting.filter(({ teamId }) => teamId === result.teamId)
      raise = result.raise
    }
    const [winner] = fitting as [AllocationBid]
    won.push({ playerId, teamId: winner.teamId, amount: highest + raise, tied: highest })
    left = left.filter((bid) => bid.playerId !== playerId)
  }
  return { awards: won.map(({ playerId, teamId, amount }) => ({ playerId, teamId, amount })), unfit }
}
