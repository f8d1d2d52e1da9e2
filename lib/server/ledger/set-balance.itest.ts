import { beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { balanceManager } from './balance-manager'

const db = useTestDatabase()
let league: MadeLeague
let walletId: string

beforeEach(async () => {
  league = await makeLeague({ teams: 1, balances: { GBP: 1_000n } })
  walletId = (await db().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id
})

const by = () => ({ leagueId: league.leagueId, actor: league.owner, reason: 'a correction', walletId })
const row = () => balanceManager.getBalance(walletId)
const codeOf = (error: AppError) => error.code
const hold = () => balanceManager.hold({ ...by(), amount: 300n, cause: { type: 'sheet', id: newId() } })

describe('setting a balance', () => {
  it('posts the difference, up and down, and nothing when there is none', async () => {
    for (const total of [1_250n, 400n, 400n]) {
      const { version } = await row()
      await balanceManager.setBalance({ ...by(), total, expectedVersion: version })
    }
    const lines = await db().posting.findMany({ where: { walletId }, orderBy: { seq: 'asc' } })
    expect(lines.map(({ amount }) => amount)).toEqual([1_000n, 250n, -850n])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is refused when the wallet is no longer as it was seen, by version or by the postings that a stranger to it sees', async () => {
    const { version, postingSeq } = await row()
    await hold()
    const seen = balanceManager.setBalance({ ...by(), total: 1n, expectedVersion: version })
    await expect(seen.catch(codeOf)).resolves.toBe('version_conflict')
    // A hold leaves the total as it was: who is shown no holds has seen the newest.
    await balanceManager.setBalance({ ...by(), total: 900n, expectedPostings: postingSeq })
    expect(await row()).toMatchObject({ available: 600n, held: 300n })
    const again = balanceManager.setBalance({ ...by(), total: 900n, expectedPostings: postingSeq })
    await expect(again.catch(codeOf)).resolves.toBe('version_conflict')
  })

  it('never goes below what is held, nor below zero', async () => {
    await hold()
    const at = { ...by(), expectedPostings: 1n }
    await expect(balanceManager.setBalance({ ...at, total: 299n }).catch(codeOf)).resolves.toBe(
      'insufficient_funds',
    )
    await expect(balanceManager.setBalance({ ...at, total: -1n }).catch(codeOf)).resolves.toBe(
      'invalid_request',
    )
    await balanceManager.setBalance({ ...at, total: 300n })
    expect(await row()).toMatchObject({ available: 0n, held: 300n })
  })

  it('by two at once from the same sight of it, one wins', async () => {
    const { version } = await row()
    const set = (total: bigint) =>
      balanceManager.setBalance({ ...by(), total, expectedVersion: version }).then(() => 'done', codeOf)
    let both: Promise<string>[] = []
    await asOwner().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM wallets WHERE id = ${walletId}::uuid FOR UPDATE`
        both = [set(500n), set(700n)]
        await someoneWaits(2)
      },
      { maxWait: 10_000, timeout: 15_000 },
    )
    expect((await Promise.all(both)).sort()).toEqual(['done', 'version_conflict'])
    expect(await findBookErrors(db())).toEqual([])
  })
})
