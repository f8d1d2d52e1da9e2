import { describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/platform/app-error'
import { sqlState } from '@/lib/platform/database/errors'
import { newId } from '@/lib/platform/ids'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { makeLeague, POUNDS } from '@/lib/testing/factories'
import { useTwoWallets } from '@/lib/testing/two-wallets'
import { balanceManager } from './balance-manager'

const db = useTestDatabase({ poolSize: 20 })
const { league, wallet, walletId, balance, by } = useTwoWallets({
  currencies: [POUNDS, { code: 'TOK', name: 'Tokens', symbol: '', decimals: 0 }],
  balances: { GBP: 1_000n, TOK: 5n },
})
const codeOf = (error: AppError) => error.code
const rows = async () => ({
  wallets: await db().wallet.findMany({ where: { leagueId: league().leagueId }, orderBy: { id: 'asc' } }),
  postings: await db().posting.count({ where: { leagueId: league().leagueId } }),
  events: await db().event.count({ where: { room: `team:${league().teams[0]?.id}` } }),
})

describe('a change of a balance', () => {
  it('is posted against the league’s account, numbered, and told in its room', async () => {
    await balanceManager.addBalance({ ...by(), walletId: wallet(0), amount: 250n })
    await balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 50n })
    expect(await balance(wallet(0))).toBe(1_200n)
    const lines = await db().posting.findMany({ where: { walletId: wallet(0) }, orderBy: { seq: 'asc' } })
    expect(lines.map((line) => [line.seq, line.amount, line.totalAfter])).toEqual([
      [1n, 1_000n, 1_000n],
      [2n, 250n, 1_250n],
      [3n, -50n, 1_200n],
    ])
    const event = await db().event.findFirstOrThrow({
      where: { room: `team:${league().teams[0]?.id}`, type: 'wallet_update' },
      orderBy: { seq: 'desc' },
    })
    expect(event.data).toMatchObject({
      wallet: { total: '1200' },
      because: { kind: 'adjustment', amount: '-50' },
    })
    expect(await findBookErrors(db())).toEqual([])
  })

  it.each([0n, -1n])('of %s is refused', async (amount) => {
    const before = await rows()
    await expect(
      balanceManager.addBalance({ ...by(), walletId: wallet(0), amount }).catch(codeOf),
    ).resolves.toBe('invalid_request')
    expect(await rows()).toEqual(before)
  })

  it('above what is available, or above what a wallet can hold, is refused and leaves nothing', async () => {
    const before = await rows()
    const spend = balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 1_001n })
    await expect(spend.catch(codeOf)).resolves.toBe('insufficient_funds')
    const flood = balanceManager.addBalance({ ...by(), walletId: wallet(0), amount: 2n ** 53n - 1n })
    await expect(flood.catch(codeOf)).resolves.toBe('invalid_request')
    expect(await rows()).toEqual(before)
  })

  it('of another league’s wallet answers as for one that does not exist', async () => {
    const other = await makeLeague({ teams: 1 })
    const theirs = await db().wallet.findFirstOrThrow({ where: { leagueId: other.leagueId } })
    for (const id of [theirs.id, newId()]) {
      const change = balanceManager.addBalance({ ...by(), walletId: id, amount: 1n })
      await expect(change).rejects.toMatchObject({
        code: 'not_found',
        message: 'There is nothing here for you.',
      })
    }
  })

  it('fifty times at once for the whole balance succeeds once', async () => {
    const tries = Array.from({ length: 50 }, () =>
      balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 1_000n }).then(
        () => 'spent',
        (error: AppError) => error.code,
      ),
    )
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((outcome) => outcome === 'spent')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['spent', 'insufficient_funds']))
    expect(await balance(wallet(0))).toBe(0n)
  })

  it('with a key has one effect and one answer, a refusal too', async () => {
    const claim = { key: 'key-of-this-change', fingerprint: 'x' }
    const pay = () => balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 400n, claim })
    await pay()
    await pay()
    expect(await balance(wallet(0))).toBe(600n)
    const dear = { key: 'key-of-a-refusal', fingerprint: 'y' }
    const tooMuch = () =>
      balanceManager.subtractBalance({ ...by(), walletId: wallet(0), amount: 700n, claim: dear })
    await expect(tooMuch().catch(codeOf)).resolves.toBe('insufficient_funds')
    await balanceManager.addBalance({ ...by(), walletId: wallet(0), amount: 500n })
    await expect(tooMuch().catch(codeOf)).resolves.toBe('insufficient_funds')
    const other = balanceManager.subtractBalance({
      ...by(),
      walletId: wallet(0),
      amount: 1n,
      claim: { ...claim, fingerprint: 'z' },
    })
    await expect(other.catch(codeOf)).resolves.toBe('idempotency_mismatch')
  })
})

describe('transfers and batches', () => {
  it('a transfer moves, and refuses itself, other currencies and overdrafts', async () => {
    const tokens = await walletId(league().teams[1]?.id ?? '', 'TOK')
    await balanceManager.transfer({ ...by(), from: wallet(0), to: wallet(1), amount: 300n })
    expect([await balance(wallet(0)), await balance(wallet(1))]).toEqual([700n, 1_300n])
    const refused = (from: string, to: string, amount: bigint) =>
      balanceManager.transfer({ ...by(), from, to, amount }).catch(codeOf)
    expect(await refused(wallet(0), wallet(0), 1n)).toBe('invalid_request')
    expect(await refused(wallet(0), tokens, 1n)).toBe('currency_mismatch')
    expect(await refused(wallet(0), wallet(1), 701n)).toBe('insufficient_funds')
    expect(await findBookErrors(db())).toEqual([])
  })

  it('A→B and B→A at once neither deadlock nor lose a penny', async () => {
    const both = Array.from({ length: 60 }, (_, index) =>
      balanceManager.transfer({ ...by(), from: wallet(index % 2), to: wallet((index + 1) % 2), amount: 7n }),
    )
    await Promise.all(both)
    expect((await balance(wallet(0))) + (await balance(wallet(1)))).toBe(2_000n)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('a batch with one bad line does nothing', async () => {
    const before = await rows()
    const changes = [
      { walletId: wallet(0), amount: 10n },
      { walletId: wallet(1), amount: -1_001n },
    ]
    await expect(balanceManager.batchUpdateBalances({ ...by(), changes }).catch(codeOf)).resolves.toBe(
      'insufficient_funds',
    )
    expect(await rows()).toEqual(before)
  })

  it('a reversal happens once, and names what it takes back', async () => {
    await balanceManager.transfer({ ...by(), from: wallet(0), to: wallet(1), amount: 300n })
    const { id: transactionId } = await db().ledgerTransaction.findFirstOrThrow({
      where: { leagueId: league().leagueId, kind: 'adjustment' },
    })
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        balanceManager.reverse({ ...by(), transactionId }).then(() => 'done', codeOf),
      ),
    )
    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
    expect([await balance(wallet(0)), await balance(wallet(1))]).toEqual([1_000n, 1_000n])
  })
})

describe('the database itself', () => {
  it('refuses to change or delete a posting', async () => {
    const refused = (sql: string) =>
      asOwner()
        .$executeRawUnsafe(sql)
        .then(() => 'done', sqlState)
    expect(await refused(`UPDATE postings SET amount = amount + 1 WHERE wallet_id = '${wallet(0)}'`)).toBe(
      'GV001',
    )
    expect(await refused(`DELETE FROM postings WHERE wallet_id = '${wallet(0)}'`)).toBe('GV001')
    expect(await refused(`UPDATE wallets SET available = -1 WHERE id = '${wallet(0)}'`)).toBe('23514')
  })

  it('refuses lines that do not sum to zero', async () => {
    const { id } = await db().ledgerTransaction.findFirstOrThrow({ where: { leagueId: league().leagueId } })
    const { currencyId } = await db().wallet.findUniqueOrThrow({ where: { id: wallet(0) } })
    const alone = asOwner().posting.create({
      data: { transactionId: id, leagueId: league().leagueId, currencyId, account: 'house', amount: 1n },
    })
    await expect(alone.then(() => 'done', sqlState)).resolves.toBe('GV002')
  })
})
