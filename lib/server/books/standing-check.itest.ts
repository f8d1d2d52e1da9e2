import { beforeEach, describe, expect, it } from 'vitest'
import { GET as getBooks } from '@/app/api/leagues/[leagueId]/books/route'
import type { BooksView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { callRoute } from '@/lib/testing/call-route'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { rehash, tamper } from '@/lib/testing/tamper'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { balanceManager } from '../ledger/balance-manager'
import { checkBooks, checkNextSlice } from './commands/check-books'
import { booksCheck } from './jobs'

const db = useTestDatabase()
let league: MadeLeague
/** Two teams' wallets, and one that nobody tampers with. */
let [first, second, third] = ['', '', '']

beforeEach(async () => {
  league = await makeLeague({
    teams: [{ name: 'Night Herons' }, { name: 'Owls' }, { name: 'Stoats' }],
    balances: { GBP: 1_000n },
  })
  const wallets = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  ;[first = '', second = '', third = ''] = wallets.map(({ id }) => id)
  for (const amount of [10n, 20n, 30n]) await balanceManager.addBalance({ ...by(), walletId: first, amount })
  await balanceManager.transfer({ ...by(), from: first, to: second, amount: 5n })
  const cause = { type: 'sheet' as const, id: newId() }
  await balanceManager.hold({ ...by(), walletId: first, amount: 100n, cause })
})

const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'a test' })
const check = () => checkBooks(league.leagueId)
const frozen = async () => {
  const rows = await db().wallet.findMany({ where: { leagueId: league.leagueId, frozenAt: { not: null } } })
  return rows.map(({ id }) => id).toSorted()
}
const faults = async () => {
  const rows = await db().bookFault.findMany({ where: { leagueId: league.leagueId } })
  return rows.map(({ text }) => text)
}
async function light(): Promise<BooksView> {
  const { cookie } = await signInAs(league.teams[2]?.manager ?? league.owner)
  const { status, body } = await callRoute(getBooks, { cookie, params: { leagueId: league.leagueId } })
  expect(status).toBe(200)
  return body.books
}

describe('the standing check', () => {
  it('goes through every wallet, posting and transaction, and says so', async () => {
    expect(await light()).toMatchObject({ checkedAt: null, faults: 0, version: 0 })
    const quiet = await makeLeague({ teams: 1 })
    await booksCheck(undefined, undefined as never)
    expect(await light()).toMatchObject({ wallets: 3, postings: 8, transactions: 7, faults: 0, version: 1 })
    expect(Date.parse((await light()).checkedAt ?? '')).not.toBeNaN()
    const others = await db().ledgerCheck.findUniqueOrThrow({ where: { leagueId: quiet.leagueId } })
    expect(others).toMatchObject({ checkedWallets: 1, startedAt: null })
    // Looked at a moment ago: nothing is due.
    await booksCheck(undefined, undefined as never)
    expect((await light()).version).toBe(1)
  })

  it('comes through in slices of any size, with what was written between them', async () => {
    const size = { wallets: 1, postings: 2, transactions: 2 }
    let slices = 0
    for (let whole = false; !whole; slices++) {
      ;({ whole } = await checkNextSlice(league.leagueId, size))
      if (slices < 3) await balanceManager.transfer({ ...by(), from: first, to: third, amount: 1n })
    }
    expect(slices).toBeGreaterThan(6)
    expect(await light()).toMatchObject({ wallets: 3, transactions: 10, faults: 0 })
    await tamper(`UPDATE postings SET amount = 21 WHERE wallet_id = '${first}' AND seq = 4`)
    await checkBooks(league.leagueId, size)
    expect(await faults()).toContain(`posting 4 of wallet ${first} does not match its hash`)
  })

  const swap = (from: number | string, to: number | string) =>
    `UPDATE postings SET seq = ${to} WHERE wallet_id = $first AND seq = ${from}`
  it.each([
    [
      'an amount',
      ['UPDATE postings SET amount = 21 WHERE wallet_id = $first AND seq = 3'],
      'posting 3 of wallet $first does not match its hash',
    ],
    [
      'a reason',
      [
        `UPDATE ledger_transactions SET reason = 'x' WHERE id = (SELECT transaction_id FROM postings WHERE wallet_id = $first AND seq = 2)`,
      ],
      'posting 2 of wallet $first does not match its hash',
    ],
    [
      'a line that is gone',
      ['DELETE FROM postings WHERE wallet_id = $first AND seq = 3'],
      'posting 4 of wallet $first has no posting before it',
    ],
    [
      'lines that changed places',
      [swap(2, 99), swap(3, 2), swap(99, 3)],
      'posting 2 of wallet $first does not match its hash',
    ],
    [
      'one with a new hash',
      ['UPDATE postings SET cause_id = gen_random_uuid() WHERE wallet_id = $first AND seq = 2', 'REHASH'],
      'posting 3 of wallet $first does not match its hash',
    ],
    [
      'a balance',
      ['UPDATE wallets SET available = available + 7 WHERE id = $first'],
      'wallet $first is not the sum of its postings',
    ],
    [
      'a hold',
      [`UPDATE holds SET amount = 90 WHERE wallet_id = $first`],
      'wallet $first does not hold the sum of its active holds',
    ],
    [
      'a number of postings that ends nowhere',
      ['UPDATE wallets SET posting_seq = 900000000000 WHERE id = $first'],
      'posting 900000000000 of wallet $first is not the last posting',
    ],
  ])('finds %s, freezes that wallet and tells the commissioners', async (_what, statements, fault) => {
    const helper = await joinLeague(league, { role: 'commissioner' })
    await tamper(
      ...statements.map((sql) => (sql === 'REHASH' ? rehash(first, 2) : sql.replace('$first', `'${first}'`))),
    )
    await check()
    expect(await faults()).toContain(fault.replace('$first', first))
    expect(await frozen()).toEqual([first])
    expect(await light()).toMatchObject({
      wrongWallets: 1,
      wrong: [{ walletId: first, teamId: league.teams[0]?.id, currencyId: league.currencies[0]?.id }],
    })
    const told = await db().notification.findMany({
      where: { kind: 'books_fault', leagueId: league.leagueId },
    })
    expect(told.map(({ userId }) => userId).toSorted()).toEqual(
      [league.owner.userId, helper.userId].toSorted(),
    )
    expect(told[0]).toMatchObject({
      text: 'The wallet of Night Herons (GBP) does not add up, and is frozen until you unfreeze it.',
      href: `/l/${league.slug}/wallets/${first}`,
    })
    const where = { leagueId: league.leagueId, action: 'books.fault' }
    const entry = await db().auditEntry.findFirstOrThrow({ where })
    expect(entry).toMatchObject({ actorId: null, subjectId: first })
    expect(entry.details).toMatchObject({ reason: expect.stringContaining(fault.replace('$first', first)) })
  })

  it('freezes every wallet of a transaction that does not add up, and no other', async () => {
    const { transactionId } = await db().posting.findFirstOrThrow({ where: { walletId: second, seq: 2 } })
    const { currencyId } = await db().wallet.findUniqueOrThrow({ where: { id: first } })
    await tamper(
      `INSERT INTO postings (transaction_id, league_id, currency_id, account, amount, created_at, hash)
       SELECT id, league_id, '${currencyId}', 'house', 7, created_at,
         account_hash('house', '${currencyId}', 7, league_id, id, created_at)
       FROM ledger_transactions WHERE id = '${transactionId}'`,
    )
    await check()
    expect(await faults()).toEqual([`transaction ${transactionId} does not sum to zero`])
    expect(await frozen()).toEqual([first, second].toSorted())
    const [told] = await db().notification.findMany({
      where: { kind: 'books_fault', leagueId: league.leagueId },
    })
    expect(told?.text).toBe(
      'The wallets of Night Herons (GBP) and Owls (GBP) do not add up, and are frozen until you unfreeze them.',
    )
  })

  it('holds a chain to what it was, should someone write it anew as a whole', async () => {
    await check()
    const wipe = `UPDATE ledger_transactions SET reason = 'a gift' WHERE id IN
      (SELECT transaction_id FROM postings WHERE wallet_id = '${third}')`
    await tamper(
      wipe,
      rehash(third, 1),
      `UPDATE wallets SET posting_hash = p.hash FROM postings p
      WHERE p.wallet_id = wallets.id AND p.seq = 1 AND wallets.id = '${third}'`,
    )
    await check()
    expect(await faults()).toEqual([
      `posting 1 of wallet ${third} is not what it was when it was last checked`,
    ])
    expect(await frozen()).toEqual([third])
  })

  it('tells a fault once, overrules nobody who unfreezes in spite of it, and is content when it is mended', async () => {
    const amount = (value: number) =>
      tamper(`UPDATE postings SET amount = ${value} WHERE wallet_id = '${first}' AND seq = 3`)
    await amount(21)
    await check()
    await balanceManager.unfreeze({ ...by(), walletId: first })
    await check()
    expect(await frozen()).toEqual([])
    expect(await light()).toMatchObject({ wrongWallets: 1 })
    expect(await db().notification.count({ where: { kind: 'books_fault', leagueId: league.leagueId } })).toBe(
      1,
    )
    await asOwner().$executeRaw`UPDATE wallets SET available = available + 1 WHERE id = ${first}::uuid`
    await check()
    expect(await frozen()).toEqual([first])
    await amount(20)
    await asOwner().$executeRaw`UPDATE wallets SET available = available - 1 WHERE id = ${first}::uuid`
    await check()
    expect(await light()).toMatchObject({ faults: 0, wrongWallets: 0, wrong: [] })
    // Whoever froze it, a commissioner says when it may move again.
    expect(await frozen()).toEqual([first])
  })

  it('looks again under the wallet’s lock: what is mended by then freezes nobody', async () => {
    const available = (by: number) => `UPDATE wallets SET available = available + ${by} WHERE id = '${first}'`
    await tamper(available(7))
    let checking = Promise.resolve()
    await asOwner().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM wallets WHERE id = ${first}::uuid FOR UPDATE`
      checking = check()
      await someoneWaits()
      await tx.$executeRawUnsafe(available(-7))
    })
    await checking
    expect([await frozen(), await faults()]).toEqual([[], []])
  })

  it('never takes a write under way for a fault', async () => {
    let writing = true
    const write = async (from: string, to: string) => {
      for (let n = 0; n < 30; n++) {
        await balanceManager.transfer({ ...by(), from, to, amount: 1n })
        const cause = { type: 'sheet' as const, id: newId() }
        const { holdId } = await balanceManager.hold({ ...by(), walletId: to, amount: 2n, cause })
        await balanceManager.captureHold({ ...by(), holdId, amount: 1n })
      }
    }
    const writers = Promise.all([write(first, second), write(second, third), write(third, first)]).finally(
      () => {
        writing = false
      },
    )
    let passes = 0
    for (; writing; passes++)
      await checkBooks(league.leagueId, { wallets: 2, postings: 10, transactions: 20 })
    await writers
    expect(passes).toBeGreaterThan(1)
    expect([await frozen(), await faults()]).toEqual([[], []])
  })
})
