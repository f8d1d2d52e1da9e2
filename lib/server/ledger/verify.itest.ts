import { beforeEach, describe, expect, it } from 'vitest'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { rehash, tamper } from '@/lib/testing/tamper'
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

const found = async (walletIds = [wallet]) =>
  (await verifyLedger(db(), { walletIds })).map(({ text }) => text)
const foundInLeague = async () =>
  (await verifyLedger(db(), { leagueId: league.leagueId })).map(({ text }) => text)
const line = (seq: number) =>
  db().posting.findFirstOrThrow({ where: { walletId: wallet, seq }, include: { transaction: true } })

describe('verifying the ledger', () => {
  it('finds nothing wrong in books that were kept', async () => {
    expect(await foundInLeague()).toEqual([])
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
    const { transactionId } = await line(2)
    await tamper(`UPDATE ledger_transactions SET reason = 'a gift' WHERE id = '${transactionId}'`)
    expect(await found()).toEqual([`posting 2 of wallet ${wallet} does not match its hash`])
  })

  it('sees through a hash made to fit: the one after no longer does, and of the last the wallet', async () => {
    await tamper(
      `UPDATE postings SET cause_id = gen_random_uuid() WHERE wallet_id = '${wallet}' AND seq IN (2, 6)`,
      rehash(wallet, 2),
      rehash(wallet, 6),
    )
    expect(await found()).toEqual([
      `posting 3 of wallet ${wallet} does not match its hash`,
      `posting 6 of wallet ${wallet} is not the last posting`,
    ])
  })

  it('misses a posting that was taken out, in the middle or at the end', async () => {
    await tamper(`DELETE FROM postings WHERE wallet_id = '${wallet}' AND seq IN (2, 6)`)
    const texts = await found()
    expect(texts).toContain(`posting 3 of wallet ${wallet} has no posting before it`)
    expect(texts).toContain(`posting 6 of wallet ${wallet} is not the last posting`)
  })

  it('sees that two lines changed places', async () => {
    const seqs = (from: string) =>
      `UPDATE postings SET seq = ${from} WHERE wallet_id = '${wallet}' AND seq = `
    await tamper(`${seqs('99')}2`, `${seqs('2')}3`, `${seqs('3')}99`)
    const texts = await found()
    for (const seq of [2, 3, 4])
      expect(texts).toContain(`posting ${seq} of wallet ${wallet} does not match its hash`)
  })

  it('names a transaction whose lines do not add up, or are gone with all that followed from them', async () => {
    const { transactionId: emptied } = await line(4)
    const before = await line(3)
    await tamper(
      `DELETE FROM postings WHERE wallet_id = '${wallet}' AND seq > 3`,
      `DELETE FROM postings WHERE transaction_id = '${emptied}'`,
      `UPDATE wallets SET posting_seq = 3, available = ${before.totalAfter}, posting_hash = p.hash
       FROM postings p WHERE p.wallet_id = wallets.id AND p.seq = 3 AND wallets.id = '${wallet}'`,
    )
    const batch = (await db().posting.findFirstOrThrow({ where: { walletId: other, seq: 2 } })).transactionId
    expect((await foundInLeague()).toSorted()).toEqual(
      [
        `transaction ${emptied} has no postings`,
        `transaction ${batch} does not sum to zero`,
        `currency ${league.currencies[0]?.id} is not conserved: wallets and accounts differ by 10`,
      ].toSorted(),
    )
  })

  it('names a changed line of the other side, were it only the account’s name', async () => {
    const { transactionId } = await line(2)
    const where = `WHERE transaction_id = '${transactionId}' AND wallet_id IS NULL`
    await tamper(`UPDATE postings SET account = 'income' ${where}`)
    expect(await found()).toEqual([`transaction ${transactionId} has a changed line on the account income`])
    await tamper(`UPDATE postings SET account = 'adjustment', amount = -11 ${where}`)
    expect(await foundInLeague()).toEqual(
      expect.arrayContaining([
        `transaction ${transactionId} does not sum to zero`,
        `transaction ${transactionId} has a changed line on the account adjustment`,
      ]),
    )
  })

  it('names a wallet that was changed by hand: its money, its holds, its team', async () => {
    await asOwner().$executeRaw`UPDATE wallets SET available = available + 7 WHERE id = ${wallet}::uuid`
    await asOwner()
      .$executeRaw`UPDATE wallets SET available = available - 3, held = held + 3 WHERE id = ${other}::uuid`
    expect(await found([wallet, other])).toEqual(
      expect.arrayContaining([
        `wallet ${wallet} is not the sum of its postings`,
        `wallet ${other} does not hold the sum of its active holds`,
      ]),
    )
    await tamper(`UPDATE wallets SET team_id = gen_random_uuid() WHERE id = '${wallet}'`)
    expect(await found()).toContain(`posting 1 of wallet ${wallet} opened it for another team`)
  })

  it('keeps leagues apart', async () => {
    const quiet = await makeLeague({ teams: 1 })
    await tamper(`UPDATE postings SET amount = 21 WHERE wallet_id = '${wallet}' AND seq = 3`)
    expect(await verifyLedger(db(), { leagueId: quiet.leagueId })).toEqual([])
    expect(await foundInLeague()).toContain(`posting 3 of wallet ${wallet} does not match its hash`)
  })
})
