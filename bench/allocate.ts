import type { RoundRules } from '@/lib/contracts/round-rules'
import { allocate } from '@/lib/domain/allocation/allocate'
import type { AllocationBid, AllocationInput } from '@/lib/domain/allocation/types'
import { interleave, timed } from './lib/rounds'
import type { BenchOptions, BenchRow } from './lib/types'

/**
 * The whole allocation of a round against a plain `Array.sort` of the same bids by amount and time: a
 * cheap peer, that never reads an id. Every call gets bids made anew, with strings of their own as a
 * database driver makes them, so that no round profits from hashes kept by the one before.
 */
interface Size {
  teams: number
  players: number
  /** Bids per team. */
  each: number
  limitMs: number
}

const SMALL: Size = { teams: 20, players: 500, each: 500, limitMs: 50 }
const LARGE: Size = { teams: 200, players: 5000, each: 5000, limitMs: 5000 }

const CHAINS = {
  draw: ['lower_remaining_budget', 'earlier_submission', 'seeded_draw'],
  live: ['live_tiebreaker', 'seeded_draw'],
} satisfies Record<string, RoundRules['tieChain']>

const MAX_RATIO = 3

export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const draw = { name: 'ties by draw', tieChain: CHAINS.draw, trace: false }
  const live = { name: 'ties to live tiebreakers', tieChain: CHAINS.live, trace: false }
  const traced = { name: 'ties by draw, traced', tieChain: CHAINS.draw, trace: true }
  if (quick)
    return [await measure(draw, SMALL, 15), await measure(live, SMALL, 15), await measure(draw, LARGE, 5)]
  const rows: BenchRow[] = []
  for (const kind of [draw, live, traced]) {
    rows.push(await measure(kind, SMALL, 41), await measure(kind, LARGE, 7))
  }
  return rows
}

interface Kind {
  name: string
  tieChain: RoundRules['tieChain']
  trace: boolean
}

async function measure({ name, tieChain, trace }: Kind, size: Size, rounds: number): Promise<BenchRow> {
  const warmUp = roundOf({ ...SMALL, each: 100 }, tieChain, 0)
  for (let i = 0; i < 20; i++) {
    allocate(warmUp, { trace })
    sortBids(warmUp.bids)
  }
  const { product, peer, ratio } = await interleave(
    rounds,
    (round) => {
      const input = roundOf(size, tieChain, round)
      return timed(() => allocate(input, { trace }))
    },
    (round) => {
      const { bids } = roundOf(size, tieChain, round)
      return timed(() => sortBids(bids))
    },
  )
  const bids = (size.teams * size.each).toLocaleString('en')
  return {
    case: `${size.teams} teams × ${size.players} players × ${bids} bids, ${name}`,
    peer: 'Array.sort',
    metric: `time a round, N = ${rounds}`,
    unit: 'ms',
    ...product,
    peerMedian: peer.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
    target: `≤ ${MAX_RATIO} × peer, < ${size.limitMs} ms`,
    met: ratio.median <= MAX_RATIO && product.median < size.limitMs,
  }
}

function sortBids(bids: readonly AllocationBid[]): AllocationBid[] {
  return bids.toSorted((a, b) => {
    if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
    return a.submittedAt - b.submittedAt
  })
}

/** Every team bids on `each` players around each player's worth, in steps of 50,000 up to 20 million. */
function roundOf(
  { teams, players, each }: Size,
  tieChain: RoundRules['tieChain'],
  round: number,
): AllocationInput {
  const random = randomFrom(round + 1)
  const worth = Array.from({ length: players }, () => 1 + Math.floor(random() ** 3 * 300))
  const bids: AllocationBid[] = []
  for (let team = 0; team < teams; team++) {
    for (let i = 0; i < each; i++) {
      const player = (i + team * 7) % players
      const steps = Math.max(1, Math.round((worth[player] ?? 1) * (0.5 + random())))
      bids.push({
        teamId: idOf('team', team),
        playerId: idOf('player', player),
        amount: BigInt(steps) * 50_000n,
        submittedAt: 1_700_000_000_000 + Math.floor(random() * 3_600_000),
      })
    }
  }
  return {
    rules: rulesWith(tieChain),
    seed: `seed ${round}`,
    players: Array.from({ length: players }, (_, i) => ({
      playerId: idOf('player', i),
      position: POSITIONS[i % POSITIONS.length] ?? 'MID',
    })),
    teams: Array.from({ length: teams }, (_, i) => ({
      teamId: idOf('team', i),
      funds: 100_000_000n,
      spendLimit: 100_000_000n,
      squad: { size: 25, taken: 0, positions: SLOTS },
    })),
    bids: shuffled(bids, random),
  }
}

const POSITIONS = ['GK', 'DEF', 'MID', 'FWD']

const SLOTS = {
  GK: { slots: 3, taken: 0 },
  DEF: { slots: 8, taken: 0 },
  MID: { slots: 8, taken: 0 },
  FWD: { slots: 6, taken: 0 },
}

function rulesWith(tieChain: RoundRules['tieChain']): RoundRules {
  return {
    version: 1,
    order: 'highest_first',
    priceRule: 'first_price',
    tieChain,
    minimumBid: '50000',
    bidStep: '50000',
    maxBidsPerTeam: null,
    maxWinsPerTeam: null,
    reservePerOpenSlot: true,
  }
}

const ids = new Map<string, Buffer>()

/** An id like a UUID; a new string at each call. */
function idOf(kind: string, index: number): string {
  const key = `${kind} ${index}`
  let bytes = ids.get(key)
  if (!bytes) {
    const random = randomFrom(kind.length * 100_003 + index)
    const words = Array.from({ length: 4 }, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    bytes = Buffer.from(words.join('-'), 'latin1')
    ids.set(key, bytes)
  }
  return bytes.toString('latin1')
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [items[i] as T, items[j] as T]
    items[i] = b
    items[j] = a
  }
  return items
}

/** mulberry32: the same rounds in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
