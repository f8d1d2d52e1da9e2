import { beforeEach, describe, expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import { projectEvent } from '@/lib/domain/visibility/project-event'
import type { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { balanceManager } from './balance-manager'
import type { BalanceUpdate } from './types'

const db = useTestDatabase()
let league: MadeLeague
let frozen: string
let other: string

beforeEach(async () => {
  league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Owls' }],
    balances: { GBP: 1_000n },
  })
  const of = async (index: number) =>
    (await db().wallet.findFirstOrThrow({ where: { teamId: league.teams[index]?.id } })).id
  frozen = await of(0)
  other = await of(1)
})

const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'the books' })
const inTx = <T>(work: (uow: UnitOfWork) => Promise<T>) => inTransaction(league.owner, work)
const row = () => db().wallet.findUniqueOrThrow({ where: { id: frozen } })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: AppError) => `${error.code}: ${error.message}`,
  )
const sheet = () => ({ type: 'sheet' as const, id: newId() })

describe('a frozen wallet', () => {
  it('refuses every change and every hold, whoever asks, with the team’s name; what is held stays held', async () => {
    const { holdId } = await balanceManager.hold({ ...by(), walletId: frozen, amount: 300n, cause: sheet() })
    await balanceManager.addBalance({ ...by(), walletId: frozen, amount: 5n })
    const { id: transactionId } = await db().ledgerTransaction.findFirstOrThrow({
      where: { kind: 'adjustment' },
    })
    await balanceManager.freeze({ ...by(), walletId: frozen })
    const before = await row()
    const at = { ...by(), walletId: frozen }
    const changes = [
      { walletId: other, amount: 1n },
      { walletId: frozen, amount: 1n },
    ]
    const captures = [{ walletId: frozen, holdIds: [holdId], payments: [{ amount: 1n, cause: sheet() }] }]
    const tries = [
      () => balanceManager.addBalance({ ...at, amount: 1n }),
      () => balanceManager.subtractBalance({ ...at, amount: 1n }),
      () => balanceManager.transfer({ ...by(), from: other, to: frozen, amount: 1n }),
      () => balanceManager.batchUpdateBalances({ ...by(), changes }),
      () => balanceManager.reverse({ ...by(), transactionId }),
      () => balanceManager.hold({ ...at, amount: 1n, cause: sheet() }),
      () => inTx((uow) => balanceManager.moveHold(uow, { ...at, holdId, amount: 200n, cause: sheet() })),
      () => balanceManager.captureHold({ ...by(), holdId }),
      () => balanceManager.releaseHold({ ...by(), holdId }),
      () => inTx((uow) => balanceManager.captureHolds(uow, { ...by(), cause: sheet(), captures })),
    ]
    for (const attempt of tries) {
      expect(await refusal(attempt())).toBe(
        'wallet_frozen: The wallet of Night Herons is frozen: its money stays as it is until a commissioner unfreezes it.',
      )
    }
    expect(await row()).toEqual(before)
    expect(before).toMatchObject({ available: 705n, held: 300n, frozenReason: 'the books' })
    expect((await db().wallet.findUniqueOrThrow({ where: { id: other } })).available).toBe(1_000n)

    await balanceManager.unfreeze({ ...by(), walletId: frozen })
    await balanceManager.releaseHold({ ...by(), holdId })
    expect(await row()).toMatchObject({ available: 1_005n, held: 0n, frozenAt: null, frozenReason: null })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is told to the team and to the league, in every view that someone has of it', async () => {
    const heard: BalanceUpdate[] = []
    const stop = balanceManager.onBalanceUpdate((update) => heard.push(update))
    const { wallets } = await balanceManager.freeze({ ...by(), walletId: frozen })
    stop()
    expect(wallets).toMatchObject([{ frozen: true, freezes: 1 }])
    expect(heard.map(({ kind, amount }) => [kind, amount])).toEqual([['freeze', 0n]])
    const rooms = [teamRoom(league.teams[0]?.id ?? ''), leagueRoom(league.leagueId)]
    const events = await db().event.findMany({ where: { room: { in: rooms } }, orderBy: { at: 'desc' } })
    const told = events.filter((event) => JSON.stringify(event.data).includes('"freeze"'))
    expect(told.map(({ room }) => room).sort()).toEqual([...rooms].sort())
    const stranger = { userId: newId(), leagueId: null, teamId: newId(), role: 'manager' as const }
    const seen = projectEvent(stranger, told[0] as unknown as LiveEvent) as LiveEvent<'wallet_update'>
    // One posting and one freeze: higher than whatever he was shown before.
    expect(seen.data.wallet).toMatchObject({
      frozen: true,
      frozenReason: 'the books',
      available: null,
      version: 2,
    })
  })

  it('is frozen once and unfrozen once, each for a reason, and in its own league', async () => {
    const at = { ...by(), walletId: frozen }
    expect(await refusal(balanceManager.unfreeze(at))).toBe('conflict: That wallet is not frozen.')
    expect(await refusal(balanceManager.freeze({ ...at, reason: ' ' }))).toBe('invalid_request: Say why.')
    const twice = await Promise.all([1, 2].map(() => refusal(balanceManager.freeze(at))))
    expect(twice.sort()).toEqual(['conflict: That wallet is frozen already.', 'done'])
    const elsewhere = await makeLeague({ teams: 1 })
    const theirs = { ...at, leagueId: elsewhere.leagueId }
    expect(await refusal(balanceManager.unfreeze(theirs))).toBe('not_found: There is nothing here for you.')
    expect(await row()).toMatchObject({ freezes: 1n })
  })
})
