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

/** What becomes of some holds of one wallet, taken together. */
export interface Capture {
  walletId: string
  holdIds: readonly string[]
  /** What is paid out of them, a posting each; together at most what they held. */
  payments: readonly { amount: bigint; cause: Cause }[]
  /** New holds in their place. What the old ones do not cover is taken from what is available; what is left is released. */
  keep?: readonly { amount: bigint; cause: Cause }[]
}

/**
 * Pays out of holds, keeps some of their money under new causes and releases the rest: for many teams in one ledger
 * transaction, with one wallet_update a team. A hold of zero is none.
 * @returns the new holds with what was written
 * @throws AppError conflict (a hold is resolved already), insufficient_funds (payments above the holds, or more to keep
 * than is available), not_found
 */
export async function captureHolds(
  uow: UnitOfWork,
  input: InLeague & { cause: Cause; captures: readonly Capture[] },
): Promise<Written & { holds: (Hold & { cause: Cause })[] }> {
  const { leagueId, reason, cause } = input
  const lines: Line[] = []
  const holds: (Hold & { cause: Cause })[] = []
  // In the order of the wallets: two settlements at once wait for each other instead of deadlocking.
  for (const capture of [...input.captures].sort((a, b) => (a.walletId < b.walletId ? -1 : 1))) {
    const { walletId } = capture
    const held = await resolveTogether(uow, leagueId, capture)
    for (const { amount, cause } of capture.payments) {
      if (amount > 0n) lines.push({ walletId, available: 0n, held: -amount, cause })
    }
    const kept = (capture.keep ?? []).filter(({ amount }) => amount > 0n)
    for (const { amount, cause } of kept) {
      holds.push({ id: newId(uow.now.getTime()), walletId, amount, cause })
    }
    const rest = held - sumOf(capture.payments) - sumOf(kept)
    // Money that only changes what it is held for is told, too: it stands in the list of holds.
    if (rest !== 0n || kept.length > 0) lines.push({ walletId, available: rest, held: -rest })
  }
  const written = await write(uow, { leagueId, kind: 'award', reason, cause, account: 'house', lines })
  await uow.tx.hold.createMany({
    data: holds.map(({ id, walletId, amount, cause }) => ({
      id,
      leagueId,
      walletId,
      amount,
      causeType: cause.type,
      causeId: cause.id,
      createdAt: uow.now,
    })),
  })
  return { ...written, holds }
}

const smaller = (a: bigint, b: bigint) => (b < a ? b : a)
const sumOf = (amounts: readonly { amount: bigint }[]) =>
  amounts.reduce((sum, { amount }) => sum + amount, 0n)

/** Marks a capture's holds as resolved, what is paid spread over them in order. @returns what they held */
async function resolveTogether(uow: UnitOfWork, leagueId: string, capture: Capture): Promise<bigint> {
  const { walletId } = capture
  const where = { id: { in: [...capture.holdIds] }, leagueId, walletId }
  const found = await uow.tx.hold.findMany({ where, orderBy: { id: 'asc' } })
  if (found.length !== new Set(capture.holdIds).size) throw notFound()
  let toPay = sumOf(capture.payments)
  for (const { id, amount } of found) {
    const paid = smaller(toPay, amount)
    toPay -= paid
    await resolve(uow, leagueId, id, paid > 0n ? 'captured' : 'released', paid)
  }
  if (toPay > 0n) throw new AppError('insufficient_funds', 'That is more than was held for it.')
  return sumOf(found)
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
  const { count } = await uow.tx.hold.updateMany({
    where: { id: holdId, state: 'active' },
    data: { state, capturedAmount, resolvedAt: uow.now },
  })
  if (count === 0) throw new AppError('conflict', 'That money is no longer held.')
  return { id: found.id, walletId: found.walletId, amount: found.amount }
}
