import { beforeEach, describe, expect, it } from 'vitest'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { balanceManager } from './balance-manager'
import { verifyLedger } from './verify'

const db = useTestDatabase()
let league: MadeLeague
let wallet: string
let other: string

beforeEach(async () => {
  league = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
  const wallets = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  wallet = wallets[0]?.id ?? ''
  other = wallets[1]?.id ?? ''
  const by = { leagueId: league.leagueId, actor: league.owner, reason: 'a test' }
  for (const amount of [10n, 20n, 30n]) await balanceManager.addBalance({ ...by, walletId: wallet, amount })
  const changes = [wallet, other, wallet].map((walletId) => ({ walletId, amount: -5n }))
  await balanceManager.batchUpdateBalances({ ...by, changes })
})

/** As a superuser who switches the refusing triggers off. */
async function tamper(sql: string) {
  await asOwner().$executeRawUnsafe('ALTER TABLE postings DISABLE TRIGGER ALL')
  await asOwner().$executeRawUnsafe('ALTER TABLE ledger_transactions DISABLE TRIGGER ALL')
  await asOwner().$executeRawUnsafe(sql)
}
const found = async (walletIds = [wallet]) => (await verifyLedger(db(), walletIds)).map(({ text }) => text)

describe('verifying the ledger', () => {
  it('finds nothing wrong in books that were kept', async () => {
    expect(await verifyLedger(db())).toEqual([])
    const lines = await db().posting.findMany({ where: { walletId: wallet }, orderBy: { seq: 'asc' } })
    expect(lines.map(({ seq }) => seq)).toEqual([1n, 2n, 3n, 4n, 5n, 6n])
    expect(new Set(lines.map(({ hash }) => Buffer.from(hash ?? []).toString('hex'))).size).toBe(6)
  })

  it.each([
    ['an amount', 'amount = 21'],
    ['when it was', "created_at = created_at + interval '1 day'"],
    ['what it was for', 'cause_id = gen_random_uuid()'],
    ['a running total', 'total_after = total_after + 1'],
  ])('names wallet and number when of a posting was changed: %s', async (_what, change) => {
    await tamper(`UPDATE postings SET ${change} WHERE wallet_id = '${wallet}' AND seq = 3`)
    expect(await found()).toContain(`posting 3 of wallet ${wallet} does not match its hash`)
    expect(await found([other])).toEqual([])
  })

  it('names the posting whose reason or actor was changed', async () => {
    const line = await db().posting.findFirstOrThrow({ where: { walletId: wallet, seq: 2 } })
    await tamper(`UPDATE ledger_transactions SET reason = 'a gift' WHERE id = '${line.transactionId}'`)
    expect(await found()).toEqual([`posting 2 of wallet ${wallet} does not match its hash`])
  })

  it('sees through a hash made to fit: the one after no longer does', async () => {
    await tamper(`UPDATE postings SET hash = sha256('x') WHERE wallet_id = '${wallet}' AND seq = 2`)
    expect(await found()).toEqual([
      `posting 2 of wallet ${wallet} does not match its hash`,
      `posting 3 of wallet ${wallet} does not match its hash`,
    ])
  })

  it('misses a posting that was taken out, in the middle or at the end', async () => {
    await tamper(`DELETE FROM postings WHERE wallet_id = '${wallet}' AND seq IN (2, 6)`)
    const texts = await found([wallet])
    expect(texts).toContain(`posting 3 of wallet ${wallet} has no posting before it`)
    expect(texts).toContain(`posting 6 of wallet ${wallet} is not the last posting`)
  })

  it('names a wallet that was changed by hand', async () => {
    await asOwner().$executeRaw`UPDATE wallets SET available = available + 7 WHERE id = ${wallet}::uuid`
    await asOwner()
      .$executeRaw`UPDATE wallets SET available = available - 3, held = held + 3 WHERE id = ${other}::uuid`
    expect(await found([wallet, other])).toEqual(
      expect.arrayContaining([
        `wallet ${wallet} is not the sum of its postings`,
        `wallet ${other} does not hold the sum of its active holds`,
      ]),
    )
  })
})
