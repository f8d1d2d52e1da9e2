import type { MoneyKind } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { writtenColumns } from './columns'
import { asLedgerError } from './errors'
import { tell } from './tell'
import type { Cause, Changed, Line, MoneyAnswer, SystemAccount, Wallet } from './types'
import { toWalletView } from './view'

export interface Write {
  leagueId: string
  kind: MoneyKind
  reason: string
  cause?: Cause
  /** The transaction that this one takes back. */
  reverses?: string
  /** The other side of the lines; null: they sum to zero by themselves. */
  account?: SystemAccount | null
  lines?: readonly Line[]
  /** Active holds that end: their money is free, and pays first what goes out of their wallet. */
  resolve?: readonly { holdId: string; walletId?: string }[]
  /** New holds, each above zero. */
  place?: readonly NewHold[]
  /** Nothing is paid but out of the holds that end. */
  coveredByHolds?: boolean
}

export interface NewHold {
  id: string
  walletId: string
  /** Minor units, above zero. */
  amount: bigint
  cause: Cause
}

export interface Written {
  /** Null when no money moved (holds only). */
  transactionId: string | null
  wallets: Wallet[]
}

export const toAnswer = ({ transactionId, wallets }: Written): MoneyAnswer => ({
  transactionId,
  wallets: wallets.map(toWalletView),
})

/**
 * Every change of a balance goes through here: one call of ledger_write (one round trip for money and holds together, wallets
 * locked in id order), one wallet_update a wallet in the same transaction, and the callbacks after the commit.
 * @throws AppError not_found (a wallet or hold of another league), insufficient_funds, invalid_request (too large),
 * currency_mismatch (lines without an account that do not sum to zero in each currency), conflict (reversed before, a hold
 * resolved already, a cause that has a hold), wallet_frozen
 */
export async function write(uow: UnitOfWork, input: Write): Promise<Written> {
  const { lines = [], resolve = [], place = [] } = input
  if (lines.length + resolve.length + place.length === 0) return { transactionId: null, wallets: [] }
  const transactionId = newId(uow.now.getTime())
  const changed = await callWriter(uow, transactionId, input).catch((error) => {
    throw asLedgerError(error)
  })
  for (const wallet of changed) tell(uow, wallet, input)
  return { transactionId: lines.length > 0 ? transactionId : null, wallets: changed }
}

function callWriter(uow: UnitOfWork, transactionId: string, input: Write): Promise<Changed[]> {
  return uow.tx.$queryRaw<Changed[]>`
    SELECT ${writtenColumns}, moved, set_aside AS "setAside"
    FROM ledger_write(${JSON.stringify(toSql(uow, transactionId, input))}::jsonb) ORDER BY id`
}

/** As ledger_write (prisma/migrations) reads it. */
function toSql(uow: UnitOfWork, transaction: string, input: Write) {
  const { lines = [], resolve = [], place = [] } = input
  return {
    league: input.leagueId,
    transaction,
    kind: input.kind,
    reason: input.reason,
    actor: uow.actor.userId,
    ...causeIn(input.cause),
    reverses: input.reverses,
    account: input.account,
    lines: lines.map(({ walletId, amount, cause }) => ({
      wallet: walletId,
      amount: String(amount),
      ...causeIn(cause),
    })),
    resolve: resolve.map(({ holdId, walletId }) => ({ hold: holdId, wallet: walletId })),
    place: place.map(({ id, walletId, amount, cause }) => ({
      id,
      wallet: walletId,
      amount: String(amount),
      ...causeIn(cause),
    })),
    coveredByHolds: input.coveredByHolds ?? false,
  }
}

const causeIn = (cause?: Cause) => ({ causeType: cause?.type, causeId: cause?.id })
