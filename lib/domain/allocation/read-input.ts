import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import type { RoundRules } from '@/lib/contracts/round-rules'
import { type BidColumns, byAmountDescending, byPlayerAndTeam } from './order-bids'
import { compareText, seededOrder } from './seeded'
import { emptyStanding, type Means } from './standing'
import type { TeamState } from './team-state'
import {
  type AllocationBid,
  AllocationError,
  type AllocationInput,
  type AllocationTeam,
  type LiveTie,
  type TieResult,
} from './types'

/** A player in the course of an allocation. */
export interface PlayerState {
  playerId: string
  /** Index of his position. */
  position: number
  /** The step at which he was awarded or tied; −1 while he is to be had. */
  closedAt: number
  /** Pending ties that may still change who has him; bit i is the i-th tie. */
  waits: bigint
  /** Closed, but an outcome of `waits` may still pass him to a lower bid. */
  mayFall: boolean
}

/** The input checked and in a form that the input's own order has left no mark on. */
export interface RoundState {
  /** In seeded order. */
  players: PlayerState[]
  /** By id. */
  teams: TeamState[]
  bids: readonly AllocationBid[]
  columns: BidColumns
  /** Indices into `bids`: the highest amount first, then by player in seeded order, then by team id. */
  order: Uint32Array
  tieResults: Map<string, TieResult>
  liveTies: Map<string, LiveTie>
}

/** Errors: `AllocationError`, for an input that contradicts itself. */
export function readInput(input: AllocationInput): RoundState {
  const positions = indexPositions(input)
  const players = readPlayers(input, positions)
  const playerAt = indexOf(players, ({ playerId }) => playerId, 'duplicate_player')
  const sortedTeams = [...input.teams].sort((a, b) => compareText(a.teamId, b.teamId))
  const teams = sortedTeams.map((team) => readTeam(team, input.rules, positions))
  const teamAt = indexOf(teams, ({ teamId }) => teamId, 'duplicate_team')
  const columns = readBids(input.bids, playerAt, teamAt)
  const places = byPlayerAndTeam(columns, players.length, teams.length)
  refuseDuplicateBids(places, columns, input.bids)
  return {
    players,
    teams,
    bids: input.bids,
    columns,
    order: byAmountDescending(places, columns.amount),
    tieResults: readTieResults(input.tieResults ?? [], playerAt),
    liveTies: new Map((input.liveTies ?? []).map((tie) => [tie.playerId, tie])),
  }
}

/** Refuses what a double cannot hold exactly, so that the allocation may reckon in plain numbers. */
export function exactNumber(amount: bigint, what: string): number {
  if (amount > MAX_MINOR_UNITS || amount < -MAX_MINOR_UNITS) {
    throw new AllocationError('amount_out_of_range', `${what} is beyond 2^53−1 minor units.`)
  }
  return Number(amount)
}

function indexPositions(input: AllocationInput): Map<string, number> {
  const codes = new Set(input.players.map(({ position }) => position))
  for (const { squad } of input.teams) for (const code of Object.keys(squad.positions)) codes.add(code)
  return new Map([...codes].map((code, index) => [code, index]))
}

function readPlayers(input: AllocationInput, positions: Map<string, number>): PlayerState[] {
  const positionOf = new Map(input.players.map(({ playerId, position }) => [playerId, position]))
  const ids = input.players.map(({ playerId }) => playerId)
  return seededOrder(input.seed, ids).map((playerId) => ({
    playerId,
    position: positions.get(positionOf.get(playerId) ?? '') ?? -1,
    closedAt: -1,
    waits: 0n,
    mayFall: false,
  }))
}

function readTeam(team: AllocationTeam, rules: RoundRules, positions: Map<string, number>): TeamState {
  const { teamId, squad } = team
  const openAt = new Int32Array(positions.size)
  for (const [code, { slots, taken }] of Object.entries(squad.positions)) {
    openAt[positions.get(code) as number] = Math.max(0, slots - taken)
  }
  const means: Means = {
    funds: exactNumber(team.funds, `The funds of team ${teamId}`),
    spendLimit: exactNumber(team.spendLimit, `The spend limit of team ${teamId}`),
    openSlots: Math.max(0, squad.size - squad.taken),
    openAt,
    maxWins: rules.maxWinsPerTeam ?? Number.POSITIVE_INFINITY,
    reserveEach: rules.reservePerOpenSlot ? Number(rules.minimumBid) : 0,
  }
  const standing = emptyStanding(positions.size)
  return {
    teamId,
    means,
    now: standing,
    least: standing,
    most: standing,
    waits: 0n,
    ties: 0,
    reserved: 0,
    raised: 0,
    headroom: Number.POSITIVE_INFINITY,
  }
}

function readBids(
  bids: readonly AllocationBid[],
  playerAt: Map<string, number>,
  teamAt: Map<string, number>,
): BidColumns {
  const team = new Uint32Array(bids.length)
  const player = new Uint32Array(bids.length)
  const amount = new Float64Array(bids.length)
  for (let i = 0; i < bids.length; i++) {
    const bid = bids[i] as AllocationBid
    const atTeam = teamAt.get(bid.teamId)
    const atPlayer = playerAt.get(bid.playerId)
    if (atTeam === undefined) throw new AllocationError('unknown_team', `A bid names team ${bid.teamId}.`)
    if (atPlayer === undefined)
      throw new AllocationError('unknown_player', `A bid names player ${bid.playerId}.`)
    const value = Number(bid.amount)
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
      throw new AllocationError('amount_out_of_range', `Team ${bid.teamId} bids ${bid.amount} minor units.`)
    }
    team[i] = atTeam
    player[i] = atPlayer
    amount[i] = value
  }
  return { team, player, amount }
}

function refuseDuplicateBids(places: Uint32Array, columns: BidColumns, bids: readonly AllocationBid[]): void {
  for (let i = 1; i < places.length; i++) {
    const a = places[i - 1] as number
    const b = places[i] as number
    if (columns.player[a] !== columns.player[b] || columns.team[a] !== columns.team[b]) continue
    const bid = bids[b]
    throw new AllocationError('duplicate_bid', `Team ${bid?.teamId} bids twice for player ${bid?.playerId}.`)
  }
}

function readTieResults(
  results: readonly TieResult[],
  playerAt: Map<string, number>,
): Map<string, TieResult> {
  for (const { playerId, amount } of results) {
    exactNumber(amount, `The tie result for player ${playerId}`)
    if (!playerAt.has(playerId))
      throw new AllocationError('unknown_player', `A tie result names ${playerId}.`)
  }
  indexOf(results, ({ playerId }) => playerId, 'duplicate_tie_result')
  return new Map(results.map((result) => [result.playerId, result]))
}

function indexOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  duplicate: 'duplicate_player' | 'duplicate_team' | 'duplicate_tie_result',
): Map<string, number> {
  const index = new Map<string, number>()
  for (const [i, item] of items.entries()) {
    const id = idOf(item)
    if (index.has(id)) throw new AllocationError(duplicate, `${id} stands in the input twice.`)
    index.set(id, i)
  }
  return index
}
