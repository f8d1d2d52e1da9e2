import { AppError, notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Cause, Line } from './types'
import { type Written, write } from './write'

export interface Hold {
  id: string
  walletId: string
  /** Minor units, above zero. */
  amount: bigint
}

interface InLeague {
  leagueId: string
  reason: string
}

/**
 * Sets money aside for a live bid.
 * @throws AppError insufficient_funds, not_found
 */
export async function hold(
  uow: UnitOfWork,
  input: InLeague & { walletId: string; amount: bigint; cause: Cause },
): Promise<Hold> {
  if (input.amount <= 0n) throw new AppError('invalid_request', 'A hold must be above zero.')
  const { leagueId, reason, walletId, amount, cause } = input
  const id = newId(uow.now.getTime())
  const lines = [{ walletId, available: -amount, held: amount }]
  await write(uow, { leagueId, kind: 'hold', reason, account: 'house', lines })
  await uow.tx.hold.create({
    data: { id, leagueId, walletId, amount, causeType: cause.type, causeId: cause.id, createdAt: uow.now },
  })
  return { id, walletId, amount }
}

/**
 * Moves a hold to another amount in one step, so that raising a bid needs only the difference to be available.
 * The old hold is released, a new one stands in its place. Null: no hold before; amount 0: none after.
 * @throws AppError insufficient_funds, conflict (the old hold is resolved)
 */
export async function moveHold(
  uow: UnitOfWork,
  input: InLeague & { holdId: string | null; walletId: string; amount: bigint; cause: Cause },
): Promise<Hold | null> {
  const old = input.holdId ? await resolve(uow, input.leagueId, input.holdId, 'released', 0n) : null
  const difference = input.amount - (old?.amount ?? 0n)
  const { leagueId, reason, walletId, amount, cause } = input
  if (difference !== 0n) {
    const lines = [{ walletId, available: -difference, held: difference }]
    await write(uow, {
      leagueId,
      kind: difference > 0n ? 'hold' : 'release',
      reason,
      account: 'house',
      lines,
    })
  }
  if (amount === 0n) return null
  const id = newId(uow.now.getTime())
  await uow.tx.hold.create({
    data: { id, leagueId, walletId, amount, causeType: cause.type, causeId: cause.id, createdAt: uow.now },
  })
  return { id, walletId, amount }
}

/** Gives a hold's money back. @throws AppError conflict when it is resolved already, not_found */
export async function releaseHold(uow: UnitOfWork, input: InLeague & { holdId: string }): Promise<Hold> {
  const held = await resolve(uow, input.leagueId, input.holdId, 'released', 0n)
  const lines = [{ walletId: held.walletId, available: held.amount, held: -held.amount }]
  await write(uow, {
    leagueId: input.leagueId,
    kind: 'release',
    reason: input.reason,
    account: 'house',
    lines,
  })
  return held
}

export interface Capture {
  holdId: string
  /** What is paid out of the hold, a posting each; together at most the hold. The rest is released. */
  payments: { amount: bigint; cause: Cause }[]
}

/**
 * Pays out of holds and releases what is left of them, for many teams in one ledger transaction.
 * @throws AppError conflict (a hold is resolved already), insufficient_funds (payments above the hold)
 */
export async function captureHolds(
  uow: UnitOfWork,
  input: InLeague & { cause: Cause; captures: readonly Capture[] },
): Promise<Written> {
  const lines: Line[] = []
  // In id order, as the wallets: two settlements at once wait for each other instead of deadlocking.
  for (const capture of [...input.captures].sort((a, b) => (a.holdId < b.holdId ? -1 : 1))) {
    const paid = capture.payments.reduce((sum, payment) => sum + payment.amount, 0n)
    const held = await resolve(uow, input.leagueId, capture.holdId, paid > 0n ? 'captured' : 'released', paid)
    for (const { amount, cause } of capture.payments) {
      if (amount > 0n) lines.push({ walletId: held.walletId, available: 0n, held: -amount, cause })
    }
    const rest = held.amount - paid
    if (rest > 0n) lines.push({ walletId: held.walletId, available: rest, held: -rest })
  }
  const { leagueId, reason, cause } = input
  return write(uow, { leagueId, kind: 'award', reason, cause, account: 'house', lines })
}

/** Marks a hold as resolved; only one of two at once can. */
async function resolve(
  uow: UnitOfWork,
  leagueId: string,
  holdId: string,
  state: 'captured' | 'released',
  capturedAmount: bigint,
): Promise<Hold> {
  const found = await uow.tx.hold.findFirst({ where: { id: holdId, leagueId } })
  if (!found) throw notFound()
  if (capturedAmount > found.amount)
    throw new AppError('insufficient_funds', 'That is more than was held for it.')
  const { count } = await uow.tx.hold.updateMany({
    where: { id: holdId, state: 'active' },
    data: { state, capturedAmount, resolvedAt: uow.now },
  })
  if (count === 0) throw new AppError('conflict', 'That money is no longer held.')
  return { id: found.id, walletId: found.walletId, amount: found.amount }
}
