import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { MoneyAnswer } from '@/lib/server/ledger/types'
import { type MadeLeague, makeLeague, POUNDS } from '@/lib/testing/factories'
import { activeHoldsOf, CURRENCIES, type Model, newModel, OPENING, type Op, TEAMS } from './model'

/** The same league in PostgreSQL, and what the model's places are called there. */
export interface Real {
  league: MadeLeague
  wallets: string[]
  /** Of another league: for this one it does not exist. */
  foreign: string
  holds: string[]
  transactions: string[]
  causes: string[]
}

export type Answered = { code: string } | { answer: MoneyAnswer; holdId?: string | undefined }

export const TOKENS = { code: 'TOK', name: 'Tokens', symbol: '', decimals: 0 }

export async function newReal(foreign: string): Promise<{ model: Model; real: Real }> {
  const balances = { GBP: OPENING, TOK: OPENING }
  const league = await makeLeague({ teams: TEAMS, currencies: [POUNDS, TOKENS], balances })
  const rows = await database().wallet.findMany({ where: { leagueId: league.leagueId } })
  const wallets = Array.from({ length: TEAMS * CURRENCIES }, (_, n) => {
    const teamId = league.teams[Math.floor(n / CURRENCIES)]?.id
    const currencyId = league.currencies[n % CURRENCIES]?.id
    return rows.find((row) => row.teamId === teamId && row.currencyId === currencyId)?.id ?? ''
  })
  const causes = Array.from({ length: 3 }, () => newId())
  return { model: newModel(), real: { league, wallets, foreign, holds: [], transactions: [], causes } }
}

export interface How {
  claim?: { key: string; fingerprint: string } | null
  dryRun?: boolean
}

/** Carries an operation out through BalanceManager. */
export async function perform(real: Real, model: Model, op: Op, how: How = {}): Promise<Answered> {
  try {
    const answer = await call(real, model, op, how)
    return { answer, holdId: answer.holdId }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code }
    throw error
  }
}

async function call(
  real: Real,
  model: Model,
  op: Op,
  how: How,
): Promise<MoneyAnswer & { holdId?: string | undefined }> {
  const { league, foreign, holds, causes } = real
  const { leagueId } = league
  const by = { leagueId, actor: league.owner, reason: 'the model', ...how }
  const wallet = (n: number) => real.wallets[n] ?? foreign
  const holdId = (n: number) => holds[n] ?? foreign
  const cause = (n: number) => ({ type: 'sheet' as const, id: causes[n] ?? foreign })
  switch (op.is) {
    case 'add':
      return balanceManager.addBalance({ ...by, walletId: wallet(op.wallet), amount: op.amount })
    case 'subtract':
      return balanceManager.subtractBalance({ ...by, walletId: wallet(op.wallet), amount: op.amount })
    case 'update': {
      const userId = league.teams[op.team]?.manager.userId ?? league.owner.userId
      const currencyId = league.currencies[op.currency]?.id ?? ''
      return balanceManager.updateUserBalance({ ...by, userId, currencyId, amount: op.amount })
    }
    case 'set': {
      const version = model.wallets[op.wallet]?.version ?? 0n
      const expectedVersion = op.stale ? version - 1n : version
      return balanceManager.setBalance({
        ...by,
        walletId: wallet(op.wallet),
        total: op.total,
        expectedVersion,
      })
    }
    case 'batch': {
      const changes = op.changes.map((each) => ({ walletId: wallet(each.wallet), amount: each.amount }))
      return balanceManager.batchUpdateBalances({ ...by, changes })
    }
    case 'transfer':
      return balanceManager.transfer({ ...by, from: wallet(op.from), to: wallet(op.to), amount: op.amount })
    case 'hold': {
      const { amount } = op
      return balanceManager.hold({ ...by, walletId: wallet(op.wallet), amount, cause: cause(op.cause) })
    }
    case 'capture': {
      const part = op.amount === null ? {} : { amount: op.amount }
      return balanceManager.captureHold({ ...by, holdId: holdId(op.hold), ...part })
    }
    case 'release':
      return balanceManager.releaseHold({ ...by, holdId: holdId(op.hold) })
    case 'move': {
      const at = { leagueId, reason: 'the model', walletId: wallet(model.holds[op.hold]?.wallet ?? -1) }
      const made = await inTransaction(league.owner, (uow) =>
        balanceManager.moveHold(uow, {
          ...at,
          holdId: holdId(op.hold),
          amount: op.amount,
          cause: cause(op.cause),
        }),
      )
      return { transactionId: null, wallets: [], holdId: made?.id }
    }
    case 'settle': {
      const done = await inTransaction(league.owner, (uow) =>
        balanceManager.captureHolds(uow, {
          leagueId,
          reason: 'the model',
          cause: cause(op.cause),
          captures: [
            {
              walletId: wallet(op.wallet),
              holdIds: activeHoldsOf(model, op.wallet).map(holdId),
              payments: [{ amount: op.pay, cause: { type: 'award', id: newId() } }],
              keep: [{ amount: op.keep, cause: cause(op.cause) }],
            },
          ],
        }),
      )
      return { transactionId: done.transactionId, wallets: [], holdId: done.holds[0]?.id }
    }
    case 'reverse': {
      const transactionId = real.transactions[op.transaction] ?? foreign
      return balanceManager.reverse({ ...by, transactionId })
    }
    case 'freeze':
      return balanceManager.freeze({ ...by, walletId: wallet(op.wallet) })
    case 'unfreeze':
      return balanceManager.unfreeze({ ...by, walletId: wallet(op.wallet) })
  }
}

/** All of the league's money to the last byte, and how far its rooms were told. */
export async function fingerprint({ league: { leagueId, teams } }: Real): Promise<string> {
  const rooms = [`league:${leagueId}`, ...teams.flatMap(({ id }) => [`team:${id}`, `own:${id}`])]
  const [row] = await database().$queryRaw<{ print: string }[]>`
    SELECT md5(string_agg(line, E'\n' ORDER BY line)) AS print FROM (
      SELECT w::text AS line FROM wallets w WHERE league_id = ${leagueId}::uuid
      UNION ALL SELECT t::text FROM ledger_transactions t WHERE league_id = ${leagueId}::uuid
      UNION ALL SELECT p::text FROM postings p WHERE league_id = ${leagueId}::uuid
      UNION ALL SELECT h::text FROM holds h WHERE league_id = ${leagueId}::uuid
      UNION ALL SELECT r::text FROM room_heads r WHERE room = ANY (${rooms})) each`
  return row?.print ?? ''
}
