import { beforeEach, describe, expect, it } from 'vitest'
import { sqlState } from '@/lib/platform/database/errors'
import { newId } from '@/lib/platform/ids'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { balanceManager } from './balance-manager'

const db = useTestDatabase()
let league: MadeLeague
let wallet: string

beforeEach(async () => {
  league = await makeLeague({ teams: 1, balances: { GBP: 1_000n } })
  wallet = (await db().wallet.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id
})

/** What the database says to a statement in the app's role: an SQLSTATE, or 'done'. */
const answer = (sql: string) =>
  db()
    .$executeRawUnsafe(sql)
    .then(() => 'done', sqlState)
const DENIED = '42501'

describe('the app’s role', () => {
  it('is what the sessions of the app have, and no superuser', async () => {
    const [session] = await db().$queryRaw<object[]>`
      SELECT current_user::text AS role, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS almighty`
    expect(session).toEqual({ role: 'gavel_app', almighty: false })
  })

  it.each([
    ['wallets', 'available = available + 1'],
    ['wallets', 'frozen_at = NULL, frozen_reason = NULL'],
    ['postings', 'amount = amount + 1'],
    ['ledger_transactions', `reason = 'a gift'`],
    ['holds', `state = 'released', resolved_at = now()`],
    ['_prisma_migrations', 'checksum = checksum'],
  ])('may read %s, and not set %s', async (table, change) => {
    expect(await answer(`SELECT * FROM ${table} LIMIT 1`)).toBe('done')
    expect(await answer(`UPDATE ${table} SET ${change}`)).toBe(DENIED)
  })

  it.each(['wallets', 'postings', 'ledger_transactions', 'holds'])(
    'may not add to %s, delete from it, empty it, lock its rows or switch its triggers off',
    async (table) => {
      const tries = [
        `INSERT INTO ${table} SELECT * FROM ${table}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `DROP TABLE ${table} CASCADE`,
        `SELECT * FROM ${table} FOR UPDATE`,
      ]
      for (const sql of tries) expect([sql, await answer(sql)]).toEqual([sql, DENIED])
      expect(await findBookErrors(db())).toEqual([])
    },
  )

  it('adds to the audit log, and can neither change nor delete what stands there', async () => {
    expect(await db().auditEntry.count()).toBeGreaterThan(0)
    expect(await answer(`UPDATE audit_entries SET summary = 'nothing happened'`)).toBe(DENIED)
    expect(await answer('DELETE FROM audit_entries')).toBe(DENIED)
  })

  it('cannot reach a wallet through what a wallet belongs to', async () => {
    for (const parent of ['teams', 'currencies']) {
      expect(await answer(`UPDATE ${parent} SET id = gen_random_uuid()`)).toBe('23001')
    }
    expect(await answer(`SET session_replication_role = replica`)).toBe(DENIED)
  })

  it('cannot make the writer write to a table of its own making', async () => {
    await db().$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`CREATE TEMP TABLE wallets AS SELECT * FROM public.wallets`)
      const { amount, ...line } = { wallet, amount: '5', n: 1 }
      const write = {
        ...{ league: league.leagueId, transaction: newId(), kind: 'adjustment', reason: 'x' },
        ...{ account: 'adjustment', lines: [{ ...line, amount }], resolve: [], place: [] },
      }
      await tx.$queryRaw`SELECT id FROM ledger_write(${JSON.stringify(write)}::jsonb)`
      await tx.$executeRawUnsafe('DROP TABLE pg_temp.wallets')
    })
    expect((await db().wallet.findUniqueOrThrow({ where: { id: wallet } })).available).toBe(1_005n)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is the only one but the owner that may call the writer', async () => {
    const open = await asOwner().$queryRaw<unknown[]>`
      SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
        AND (has_function_privilege('public', oid, 'EXECUTE') OR proconfig IS NULL)`
    expect(open).toEqual([])
  })
})

describe('the database itself', () => {
  it.each([
    'UPDATE postings SET amount = amount + 1',
    'DELETE FROM postings',
    'TRUNCATE postings',
    'TRUNCATE wallets CASCADE',
    `UPDATE ledger_transactions SET reason = 'x'`,
    'DELETE FROM ledger_transactions',
    'TRUNCATE ledger_transactions CASCADE',
  ])('refuses its owner, too: %s', async (sql) => {
    const owner = asOwner().$executeRawUnsafe(sql)
    await expect(owner.then(() => 'done', sqlState)).resolves.toBe('GV001')
    await balanceManager.addBalance({
      ...{ leagueId: league.leagueId, actor: league.owner, reason: 'still here' },
      ...{ walletId: wallet, amount: 1n },
    })
    expect(await findBookErrors(db())).toEqual([])
  })
})
