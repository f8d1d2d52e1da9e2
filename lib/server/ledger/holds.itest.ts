import { describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { useTwoWallets } from '@/lib/testing/two-wallets'
import { balanceManager } from './balance-manager'

const db = useTestDatabase({ poolSize: 20 })
const { league, wallet, balance, by } = useTwoWallets({ balances: { GBP: 1_000n } })
const codeOf = (error: AppError) => error.code

describe('holds', () => {
  const cause = () => ({ type: 'sheet' as const, id: newId() })
  const place = (amount: bigint) =>
    inTransaction(league().owner, (uow) =>
      balanceManager.hold({
        within: uow,
        actor: league().owner,
        leagueId: league().leagueId,
        reason: 'a bid',
        walletId: wallet(0),
        amount,
        cause: cause(),
      }),
    )

  it('captured and released at once, one wins', async () => {
    const { holdId } = await place(400n)
    const at = { leagueId: league().leagueId, reason: 'the end' }
    const capture = inTransaction(league().owner, (uow) =>
      balanceManager.captureHolds(uow, {
        ...at,
        cause: cause(),
        captures: [{ walletId: wallet(0), holdIds: [holdId], payments: [{ amount: 400n, cause: cause() }] }],
      }),
    ).then(() => 'captured', codeOf)
    const release = inTransaction(league().owner, (uow) =>
      balanceManager.releaseHold({ ...by(), ...at, holdId, within: uow }),
    ).then(() => 'released', codeOf)
    const outcomes = await Promise.all([capture, release])
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(1)
    expect(await balance(wallet(0))).toBe(outcomes.includes('captured') ? 600n : 1_000n)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('never above what is available, and never paid out above what is held', async () => {
    await expect(place(1_001n).catch(codeOf)).resolves.toBe('insufficient_funds')
    const { holdId } = await place(400n)
    const payments = [{ amount: 401n, cause: cause() }]
    const capture = inTransaction(league().owner, (uow) =>
      balanceManager.captureHolds(uow, {
        leagueId: league().leagueId,
        reason: 'x',
        cause: cause(),
        captures: [{ walletId: wallet(0), holdIds: [holdId], payments }],
      }),
    )
    await expect(capture.catch(codeOf)).resolves.toBe('insufficient_funds')
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a hold by itself', () => {
  const cause = { type: 'sheet' as const, id: newId() }
  const place = (more: object = {}) =>
    balanceManager.hold({ ...by(), walletId: wallet(0), amount: 400n, cause, ...more })

  it('is placed, paid out in part and the rest given back, each once a key', async () => {
    const claim = { key: 'key-of-this-hold', fingerprint: 'x' }
    const [first, again] = [await place({ claim }), await place({ claim })]
    expect(again).toEqual(first)
    expect(first).toMatchObject({ transactionId: null, wallets: [{ available: '600', held: '400' }] })
    const { holdId } = first
    const paid = await balanceManager.captureHold({ ...by(), holdId, amount: 150n, kind: 'award' })
    expect(paid.wallets).toMatchObject([{ total: '850', available: '850', held: '0' }])
    expect(await db().hold.findUniqueOrThrow({ where: { id: holdId } })).toMatchObject({
      state: 'captured',
      capturedAmount: 150n,
    })
    await expect(balanceManager.releaseHold({ ...by(), holdId }).catch(codeOf)).resolves.toBe('conflict')
    expect(await findBookErrors(db())).toEqual([])
  })

  it('stands once for a cause, and the second says so', async () => {
    const { holdId } = await place()
    await expect(place({ amount: 1n })).rejects.toMatchObject({ message: 'Money is held for that already.' })
    await balanceManager.releaseHold({ ...by(), holdId })
    await place({ amount: 1n })
    expect(await balance(wallet(0))).toBe(999n)
  })

  it('may be the scheduler’s, whose keys are its own', async () => {
    const claim = { key: 'key-of-the-scheduler', fingerprint: 'x' }
    const add = (userId: string | null) =>
      balanceManager.addBalance({ ...by(), actor: { userId }, walletId: wallet(0), amount: 5n, claim })
    const { transactionId } = await add(null)
    expect((await add(null)).transactionId).toBe(transactionId)
    await add(league().owner.userId)
    expect(await balance(wallet(0))).toBe(1_010n)
    const line = await db().ledgerTransaction.findUniqueOrThrow({ where: { id: transactionId ?? '' } })
    expect(line.actorId).toBeNull()
  })
})

describe('several holds of one wallet', () => {
  const cause = () => ({ type: 'tiebreaker' as const, id: newId() })
  const place = (amount: bigint) =>
    inTransaction(league().owner, (uow) =>
      balanceManager.hold({
        within: uow,
        actor: league().owner,
        ...at,
        leagueId: league().leagueId,
        walletId: wallet(0),
        amount,
        cause: cause(),
      }),
    )
  const at = { reason: 'a test' }
  const capture = (holdIds: string[], payments: bigint[], keep: bigint[]) =>
    inTransaction(league().owner, (uow) =>
      balanceManager.captureHolds(uow, {
        ...at,
        leagueId: league().leagueId,
        cause: cause(),
        captures: [
          {
            walletId: wallet(0),
            holdIds,
            payments: payments.map((amount) => ({ amount, cause: { type: 'award', id: newId() } as const })),
            keep: keep.map((amount) => ({ amount, cause: cause() })),
          },
        ],
      }),
    )
  const both = async () => [(await place(400n)).holdId, (await place(200n)).holdId]
  const figures = async () => {
    const { available, held } = await db().wallet.findUniqueOrThrow({ where: { id: wallet(0) } })
    const rows = await db().hold.findMany({ where: { walletId: wallet(0) }, orderBy: { id: 'asc' } })
    return [
      available,
      held,
      ...rows.map(({ state, amount, capturedAmount }) => `${state} ${amount}/${capturedAmount}`),
    ]
  }
  const events = () =>
    db().event.count({
      where: { type: 'wallet_update', room: { in: [`team:${teamId()}`, `own:${teamId()}`] } },
    })
  const teamId = () => league().teams[0]?.id ?? ''

  it('pay together, keep a part under new causes and release the rest, told once', async () => {
    const holdIds = await both()
    const before = await events()
    const { holds } = await capture(holdIds, [450n], [100n, 0n])
    expect(holds.map(({ amount }) => amount)).toEqual([100n])
    expect(await figures()).toEqual([450n, 100n, 'captured 400/400', 'captured 200/50', 'active 100/0'])
    expect((await events()) - before).toBe(1)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('may change what they are for without a penny moving, which is told too', async () => {
    const holdIds = await both()
    const before = await events()
    await capture(holdIds, [], [600n])
    expect(await figures()).toEqual([400n, 600n, 'released 400/0', 'released 200/0', 'active 600/0'])
    expect((await events()) - before).toBe(1)
  })

  it('take what they lack from what is available, if it is there; a payment never does', async () => {
    const holdIds = await both()
    await expect(capture(holdIds, [], [1_001n]).catch(codeOf)).resolves.toBe('insufficient_funds')
    await expect(capture(holdIds, [601n], []).catch(codeOf)).resolves.toBe('insufficient_funds')
    await capture(holdIds, [], [1_000n])
    expect((await figures()).slice(0, 2)).toEqual([0n, 1_000n])
    await expect(capture(holdIds, [], []).catch(codeOf)).resolves.toBe('conflict')
    expect(await findBookErrors(db())).toEqual([])
  })

  it('are of that wallet, or not there', async () => {
    const [mine = ''] = await both()
    const theirs = await inTransaction(league().owner, (uow) =>
      balanceManager.hold({
        within: uow,
        actor: league().owner,
        ...at,
        leagueId: league().leagueId,
        walletId: wallet(1),
        amount: 5n,
        cause: cause(),
      }),
    )
    await expect(capture([mine, theirs.holdId], [], []).catch(codeOf)).resolves.toBe('not_found')
    expect(await balance(wallet(1))).toBe(995n)
  })
})
