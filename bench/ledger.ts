import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { verifyLedger } from '@/lib/server/ledger/verify'
import { DEBIT, naiveDebit, openRaw, pgbench, type RawPeer } from './lib/ledger-peers'
import { type BenchWallet, type Books, type Stage, startStage, use } from './lib/ledger-stage'
import { type Rate, rateOf } from './lib/load'
import { compare, inTurn, spreadOf } from './lib/rounds'
import type { BenchOptions, BenchRow } from './lib/types'

/**
 * A debit with its posting, its hash and its events, with fsync on: spread over many wallets, for one hot team, and in
 * batches; against the same SQL through a bare pool, an interactive transaction of Prisma's, and pgbench. In the end the books that
 * were measured are verified: a fast wrong ledger is no result.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const stage = await startStage()
  try {
    return await measure(stage, quick)
  } finally {
    await stage.stop()
  }
}

/** Callers at once: a pool of 8 is always busy. */
const LANES = 16
const HOT_LANES = 64

async function measure(stage: Stage, quick: boolean): Promise<BenchRow[]> {
  const small = await stage.books('small', 10_000)
  const large = await stage.books('large', quick ? 100_000 : 1_000_000)
  const naive = await stage.books('naive', 10_000)
  const raw = openRaw(small)
  const setting: Setting = {
    small,
    large,
    naive,
    raw,
    rounds: quick ? 5 : 7,
    durationMs: quick ? 500 : 2_000,
  }
  await warmUp(setting)
  const rows = [
    ...(await spread(setting)),
    ...(await hotTeam(setting)),
    ...(await batches(setting)),
    await growth(setting),
  ]
  await raw.close()
  for (const books of [small, large]) {
    const walletIds = books.wallets.slice(0, 40).map(({ walletId }) => walletId)
    const faults = await verifyLedger(books.owner, { walletIds })
    if (faults.length > 0) throw new Error(`The books are wrong: ${faults[0]?.text}`)
  }
  return rows
}

interface Setting {
  small: Books
  large: Books
  /** Of the peer that writes no chains. */
  naive: Books
  raw: RawPeer
  rounds: number
  durationMs: number
}

const anyOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T
const by = ({ leagueId }: BenchWallet) => ({ ...DEBIT, leagueId, actor: { userId: null } })
const debit = (wallet: BenchWallet) =>
  balanceManager.subtractBalance({ ...by(wallet), walletId: wallet.walletId, amount: 1n })
const batch = (wallets: readonly BenchWallet[]) =>
  balanceManager.batchUpdateBalances({
    ...by(wallets[0] as BenchWallet),
    changes: wallets.map(({ walletId }) => ({ walletId, amount: -1n })),
  })

/** Every path is compiled and every statement prepared before anything is measured. */
async function warmUp({ small, large, naive, raw }: Setting): Promise<void> {
  const load = { lanes: LANES, durationMs: 500 }
  for (const books of [small, large]) {
    use(books)
    await rateOf(load, () => debit(anyOf(books.wallets)))
  }
  use(small)
  await rateOf(load, () => raw.debit(anyOf(small.wallets)))
  await rateOf(load, () => naiveDebit(naive, anyOf(naive.wallets)))
  for (let i = 0; i < 3; i++) {
    await batch(small.together)
    await raw.batch(small.together)
  }
}

async function spread({ small, naive, raw, rounds, durationMs }: Setting): Promise<BenchRow[]> {
  const load = { lanes: LANES, durationMs }
  use(small)
  const figures = await inTurn(rounds, {
    ours: () => rateOf(load, () => debit(anyOf(small.wallets))),
    raw: () => rateOf(load, () => raw.debit(anyOf(small.wallets))),
    naive: () => rateOf(load, () => naiveDebit(naive, anyOf(naive.wallets))),
    pgbench: () => throughPgbench(small, durationMs),
  })
  const name = `spread over ${small.wallets.length} wallets of 20 leagues, ${LANES} callers`
  return [
    row(name, 'the same SQL, raw pg', figures.ours, figures.raw, 0.8),
    row(name, 'Prisma, interactive', figures.ours, figures.naive, 5),
    ...(Number.isNaN(figures.pgbench[0]?.perSecond)
      ? []
      : [row(name, 'pgbench', figures.ours, figures.pgbench)]),
  ]
}

async function throughPgbench(books: Books, durationMs: number): Promise<Rate> {
  const perSecond = await pgbench(books, 8, Math.max(1, Math.round(durationMs / 1_000)))
  return { perSecond: perSecond ?? Number.NaN, cpuMicros: Number.NaN }
}

async function hotTeam({ small, naive, raw, rounds, durationMs }: Setting): Promise<BenchRow[]> {
  const [ours, theirs] = [small.wallets[0] as BenchWallet, naive.wallets[0] as BenchWallet]
  const load = { lanes: HOT_LANES, durationMs }
  use(small)
  const figures = await inTurn(rounds, {
    ours: () => rateOf(load, () => debit(ours)),
    raw: () => rateOf(load, () => raw.debit(ours)),
    // More callers than it has connections would only wait for one.
    naive: () => rateOf({ ...load, lanes: 8 }, () => naiveDebit(naive, theirs)),
  })
  const name = `one hot team, ${HOT_LANES} callers`
  return [
    row(name, 'each its own statement, raw pg', figures.ours, figures.raw, 4),
    row(name, 'Prisma, interactive', figures.ours, figures.naive, 4),
  ]
}

async function batches({ small, raw, rounds, durationMs }: Setting): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  use(small)
  for (const size of [100, 2_000]) {
    const wallets = small.together.slice(0, size)
    const load = { lanes: 1, durationMs }
    const figures = await inTurn(rounds, {
      ours: () => rateOf(load, () => batch(wallets), size),
      raw: () => rateOf(load, () => raw.batch(wallets), size),
      single: () => rateOf(load, () => debit(anyOf(wallets))),
    })
    const name = `batch of ${size.toLocaleString('en')}, one caller, by row`
    rows.push(row(name, 'one by one', figures.ours, figures.single, 10))
    rows.push(row(name, 'the same SQL, raw pg', figures.ours, figures.raw, 0.8))
  }
  return rows
}

async function growth({ small, large, rounds, durationMs }: Setting): Promise<BenchRow> {
  const load = { lanes: LANES, durationMs }
  const on = (books: Books) => {
    use(books)
    return rateOf(load, () => debit(anyOf(books.wallets)))
  }
  const figures = await inTurn(rounds, { large: () => on(large), small: () => on(small) })
  const name = `spread, ${large.postings.toLocaleString('en')} postings`
  return row(name, `${small.postings.toLocaleString('en')} at first`, figures.large, figures.small, 0.85)
}

function row(
  name: string,
  peer: string,
  ours: readonly Rate[],
  theirs: readonly Rate[],
  least?: number,
): BenchRow {
  const rates = (of: readonly Rate[]) => of.map(({ perSecond }) => perSecond)
  const cpu = (of: readonly Rate[]) => spreadOf(of.map(({ cpuMicros }) => cpuMicros)).median
  const { product, peer: other, ratio } = compare(rates(ours), rates(theirs))
  return {
    case: name,
    peer,
    metric: `changes a second, N = ${ours.length}`,
    unit: '1/s',
    ...product,
    peerMedian: other.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
    cpuMicros: cpu(ours),
    peerCpuMicros: cpu(theirs),
    target: least === undefined ? '' : `≥ ${least} × peer`,
    met: least === undefined || ratio.median >= least,
  }
}
