/** The ledger in plain TypeScript: what every operation must do, or be refused with, and nothing of how. */

/** Wallets, holds and transactions by their place in the model; −1: one that does not exist in this league. */
export type Op =
  | { is: 'add' | 'subtract'; wallet: number; amount: bigint }
  | { is: 'update'; team: number; currency: number; amount: bigint }
  | { is: 'set'; wallet: number; total: bigint; stale: boolean }
  | { is: 'batch'; changes: { wallet: number; amount: bigint }[] }
  | { is: 'transfer'; from: number; to: number; amount: bigint }
  | { is: 'hold'; wallet: number; amount: bigint; cause: number }
  | { is: 'move'; hold: number; amount: bigint; cause: number }
  | { is: 'capture'; hold: number; amount: bigint | null }
  | { is: 'release'; hold: number }
  | { is: 'settle'; wallet: number; pay: bigint; keep: bigint; cause: number }
  | { is: 'reverse'; transaction: number }
  | { is: 'freeze' | 'unfreeze'; wallet: number }

export interface ModelWallet {
  team: number
  currency: number
  available: bigint
  held: bigint
  /** Every posting's amount, in order. */
  lines: bigint[]
  version: bigint
  frozen: boolean
}

interface ModelHold {
  wallet: number
  amount: bigint
  cause: number
  active: boolean
}

type Line = { wallet: number; amount: bigint }

export interface Model {
  wallets: ModelWallet[]
  holds: ModelHold[]
  transactions: { lines: Line[]; reversed: boolean }[]
}

export const TEAMS = 3
export const CURRENCIES = 2
export const OPENING = 1_000n
const MOST = 2n ** 53n - 1n

/** A league as it is founded: every wallet opened with the same. */
export function newModel(): Model {
  const wallets = Array.from({ length: TEAMS * CURRENCIES }, (_, n) => ({
    team: Math.floor(n / CURRENCIES),
    currency: n % CURRENCIES,
    available: OPENING,
    held: 0n,
    lines: [OPENING],
    version: 1n,
    frozen: false,
  }))
  return { wallets, holds: [], transactions: [] }
}

/** A refusal's code; or what the operation does to the model. */
export type Foreseen = string | (() => void)

export function foresee(model: Model, op: Op): Foreseen {
  switch (op.is) {
    case 'add':
    case 'subtract': {
      if (op.amount <= 0n) return 'invalid_request'
      const amount = op.is === 'add' ? op.amount : -op.amount
      return write(model, { lines: [{ wallet: op.wallet, amount }], account: true })
    }
    case 'update': {
      if (op.amount === 0n) return 'invalid_request'
      const wallet = model.wallets.findIndex((w) => w.team === op.team && w.currency === op.currency)
      return write(model, { lines: [{ wallet, amount: op.amount }], account: true })
    }
    case 'set': {
      if (op.total < 0n) return 'invalid_request'
      const wallet = model.wallets[op.wallet]
      if (!wallet) return 'not_found'
      if (op.stale) return 'version_conflict'
      const amount = op.total - wallet.available - wallet.held
      if (amount === 0n) return () => {}
      return write(model, { lines: [{ wallet: op.wallet, amount }], account: true })
    }
    case 'batch':
      if (op.changes.length === 0 || op.changes.some(({ amount }) => amount === 0n)) return 'invalid_request'
      if (op.changes.some(({ wallet }) => netOf(op.changes, wallet) === 0n)) return 'invalid_request'
      return write(model, { lines: op.changes, account: true })
    case 'transfer': {
      if (op.from === op.to || op.amount <= 0n) return 'invalid_request'
      const lines = [
        { wallet: op.from, amount: -op.amount },
        { wallet: op.to, amount: op.amount },
      ]
      return write(model, { lines })
    }
    case 'hold':
      if (op.amount <= 0n) return 'invalid_request'
      return write(model, { place: [{ wallet: op.wallet, amount: op.amount, cause: op.cause }] })
    case 'move': {
      const wallet = model.holds[op.hold]?.wallet ?? -1
      const place = op.amount > 0n ? [{ wallet, amount: op.amount, cause: op.cause }] : []
      return write(model, { resolve: [op.hold], place })
    }
    case 'capture': {
      if (op.amount !== null && op.amount <= 0n) return 'invalid_request'
      const hold = model.holds[op.hold]
      if (!hold) return 'not_found'
      const lines = [{ wallet: hold.wallet, amount: -(op.amount ?? hold.amount) }]
      return write(model, { lines, resolve: [op.hold], account: true, covered: true })
    }
    case 'release':
      return write(model, { resolve: [op.hold] })
    case 'settle': {
      const { wallet, pay, keep, cause } = op
      return write(model, {
        lines: pay > 0n ? [{ wallet, amount: -pay }] : [],
        resolve: activeHoldsOf(model, wallet),
        place: keep > 0n ? [{ wallet, amount: keep, cause }] : [],
        account: true,
        covered: true,
      })
    }
    case 'reverse': {
      const original = model.transactions[op.transaction]
      if (!original) return 'not_found'
      const lines = original.lines.map(({ wallet, amount }) => ({ wallet, amount: -amount }))
      return write(model, { lines, reverses: op.transaction, account: true })
    }
    case 'freeze':
    case 'unfreeze': {
      const wallet = model.wallets[op.wallet]
      if (!wallet) return 'not_found'
      if (wallet.frozen === (op.is === 'freeze')) return 'conflict'
      return () => {
        wallet.frozen = !wallet.frozen
        wallet.version += 1n
      }
    }
  }
}

export const activeHoldsOf = ({ holds }: Model, wallet: number): number[] =>
  holds.flatMap((hold, n) => (hold.active && hold.wallet === wallet ? [n] : []))

const netOf = (lines: readonly Line[], n: number) =>
  sum(lines.filter(({ wallet }) => wallet === n).map(({ amount }) => amount))

interface Write {
  lines?: Line[]
  resolve?: number[]
  place?: { wallet: number; amount: bigint; cause: number }[]
  reverses?: number
  /** An account stands against the lines; else they must sum to zero themselves. */
  account?: boolean
  /** Nothing is paid but out of the holds that end. */
  covered?: boolean
}

function write(model: Model, input: Write): Foreseen {
  const { lines = [], resolve = [], place = [] } = input
  const ending = resolve.map((n) => model.holds[n])
  const touched = new Set([...lines, ...place, ...ending].map((each) => each?.wallet ?? -1))
  const wallets = [...touched].map((n) => model.wallets[n])
  if (wallets.some((wallet) => !wallet)) return 'not_found'
  if (wallets.some((wallet) => wallet?.frozen)) return 'wallet_frozen'
  if (ending.some((hold) => !hold?.active)) return 'conflict'
  if (input.covered) {
    const paid = sum(lines.map(({ amount }) => -amount))
    if (paid > sum(ending.map((hold) => hold?.amount ?? 0n))) return 'insufficient_funds'
  }
  const taken = place.some(({ wallet, cause }) =>
    model.holds.some(
      (hold, n) => hold.active && !resolve.includes(n) && hold.wallet === wallet && hold.cause === cause,
    ),
  )
  if (taken) return 'conflict'
  const original = input.reverses === undefined ? null : model.transactions[input.reverses]
  if (original?.reversed) return 'conflict'
  if (!input.account && !sumsToZero(model, lines)) return 'currency_mismatch'
  const after = [...touched].map((n) => {
    const { available, held } = model.wallets[n] as ModelWallet
    const moved = netOf(lines, n)
    const freed = sum(ending.filter((hold) => hold?.wallet === n).map((hold) => hold?.amount ?? 0n))
    const set = sum(place.filter(({ wallet }) => wallet === n).map(({ amount }) => amount))
    return { n, available: available + moved + freed - set, held: held - freed + set }
  })
  if (after.some(({ available }) => available < 0n)) return 'insufficient_funds'
  if (after.some(({ available, held }) => available + held > MOST)) return 'invalid_request'
  return () => {
    for (const { n, available, held } of after) {
      const wallet = model.wallets[n] as ModelWallet
      const own = lines.filter((line) => line.wallet === n).map(({ amount }) => amount)
      Object.assign(wallet, { available, held, version: wallet.version + 1n })
      wallet.lines.push(...own)
    }
    for (const hold of ending) if (hold) hold.active = false
    for (const hold of place) model.holds.push({ ...hold, active: true })
    if (original) original.reversed = true
    if (lines.length > 0) model.transactions.push({ lines, reversed: false })
  }
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

function sumsToZero(model: Model, lines: readonly Line[]): boolean {
  const of = (currency: number) =>
    lines.filter(({ wallet }) => model.wallets[wallet]?.currency === currency).map(({ amount }) => amount)
  return Array.from({ length: CURRENCIES }, (_, currency) => sum(of(currency))).every((rest) => rest === 0n)
}
