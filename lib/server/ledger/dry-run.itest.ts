import { beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { balanceManager } from './balance-manager'

const db = useTestDatabase()
let league: MadeLeague
let wallets: string[]
let holdId: string
let transactionId: string

beforeEach(async () => {
  league = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
  const rows = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  wallets = rows.map(({ id }) => id)
  const walletId = wallet(0)
  holdId = (await balanceManager.hold({ ...by(), dryRun: false, walletId, amount: 300n, cause: cause() }))
    .holdId
  const answer = await balanceManager.addBalance({ ...by(), dryRun: false, walletId, amount: 50n })
  transactionId = answer.transactionId ?? ''
})

const wallet = (index: number) => wallets[index] as string
const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'a test', dryRun: true })
const cause = () => ({ type: 'sheet' as const, id: newId() })
const claim = { key: 'key-of-a-rehearsal', fingerprint: 'x' }
const all = async () => ({
  wallets: await db().wallet.findMany({ orderBy: { id: 'asc' } }),
  holds: await db().hold.findMany(),
  postings: await db().posting.count(),
  transactions: await db().ledgerTransaction.count(),
  heads: await db().roomHead.findMany({ orderBy: { room: 'asc' } }),
  records: await db().idempotencyRecord.count(),
})

describe('a dry run', () => {
  it('of each change says what would be, and leaves everything byte for byte as it is', async () => {
    const before = await all()
    let heard = 0
    const stop = balanceManager.onBalanceUpdate(() => heard++)
    const one = { ...by(), walletId: wallet(0), claim }
    const [changes] = [[wallet(0), wallet(1)].map((walletId) => ({ walletId, amount: -50n }))]
    const mine = { userId: league.teams[0]?.manager.userId ?? '', currencyId: league.currencies[0]?.id ?? '' }
    const answers = [
      await balanceManager.addBalance({ ...one, amount: 10n }),
      await balanceManager.subtractBalance({ ...one, amount: 750n }),
      await balanceManager.setBalance({ ...one, total: 999n, expectedPostings: 2n }),
      await balanceManager.transfer({ ...by(), from: wallet(0), to: wallet(1), amount: 5n }),
      await balanceManager.batchUpdateBalances({ ...by(), changes }),
      await balanceManager.hold({ ...one, amount: 1n, cause: cause() }),
      await balanceManager.captureHold({ ...by(), holdId, amount: 100n }),
      await balanceManager.releaseHold({ ...by(), holdId }),
      await balanceManager.reverse({ ...by(), transactionId }),
      await balanceManager.freeze(one),
    ]
    const { wallets: own } = await balanceManager.updateUserBalance({ ...by(), ...mine, amount: -1n })
    stop()
    expect(own).toHaveLength(1)
    expect(answers.map(({ wallets: [view] }) => [view?.available, view?.held])).toEqual([
      ['760', '300'],
      ['0', '300'],
      ['699', '300'],
      ['745', '300'],
      ['700', '300'],
      ['749', '301'],
      ['950', '0'],
      ['1050', '0'],
      ['700', '300'],
      ['750', '300'],
    ])
    expect(answers.map((answer) => answer.transactionId)).toEqual(answers.map(() => null))
    expect(answers.at(-1)?.wallets[0]?.frozen).toBe(true)
    expect(await all()).toEqual(before)
    expect(heard).toBe(0)
  })

  it('is refused as the change would be', async () => {
    const before = await all()
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: AppError) => error.code,
      )
    expect(
      await refused(balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 751n })),
    ).toBe('insufficient_funds')
    expect(await refused(balanceManager.addBalance({ ...by(), walletId: newId(), amount: 1n }))).toBe(
      'not_found',
    )
    expect(await refused(balanceManager.captureHold({ ...by(), holdId, amount: 301n }))).toBe(
      'insufficient_funds',
    )
    expect(await all()).toEqual(before)
  })

  it('within a transaction leaves what else that one does, a refusal too', async () => {
    const at = { leagueId: league.leagueId, actor: league.owner, reason: 'a test', walletId: wallet(1) }
    await inTransaction(league.owner, async (uow) => {
      await balanceManager.addBalance({ ...at, amount: 7n, within: uow })
      const tried = await balanceManager.addBalance({ ...at, amount: 1n, within: uow, dryRun: true })
      expect(tried.wallets).toMatchObject([{ total: '1008' }])
      const dear = balanceManager.subtractBalance({ ...at, amount: 5_000n, within: uow, dryRun: true })
      await expect(dear).rejects.toMatchObject({ code: 'insufficient_funds' })
      await balanceManager.addBalance({ ...at, amount: 20n, within: uow })
    })
    expect(await balanceManager.getBalance(wallet(1))).toMatchObject({ available: 1_027n, postingSeq: 3n })
  })
})
