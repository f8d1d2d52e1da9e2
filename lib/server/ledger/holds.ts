import { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { Cause } from './types'
import { type NewHold, type Written, write } from './write'

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
 * @throws AppError insufficient_funds, not_found, conflict (money is held for this cause already), wallet_frozen
 */
export async function hold(
  uow: UnitOfWork,
  input: InLeague & { walletId: string; amount: bigint; cause: Cause },
): Promise<Hold> {
  if (input.amount <= 0n) throw new AppError('invalid_request', 'A hold must be above zero.')
  const { leagueId, reason, walletId, amount, cause } = input
  const made = newHold(uow, walletId, amount, cause)
  await write(uow, { leagueId, kind: 'hold', reason, account: 'house', place: [made] })
  return made
}

/**
 * Moves a hold to another amount in one step, so that raising a bid needs only the difference to be available.
 * The old hold is released, a new one stands in its place. Null: no hold before; amount 0: none after.
 * @throws AppError insufficient_funds, conflict (the old hold is resolved), not_found, wallet_frozen
 */
export async function moveHold(
  uow: UnitOfWork,
  input: InLeague & { holdId: string | null; walletId: string; amount: bigint; cause: Cause },
): Promise<Hold | null> {
  const { leagueId, reason, holdId, walletId, amount, cause } = input
  const made = amount > 0n ? newHold(uow, walletId, amount, cause) : null
  await write(uow, {
    leagueId,
    kind: 'hold',
    reason,
    account: 'house',
    resolve: holdId ? [{ holdId, walletId }] : [],
    place: made ? [made] : [],
  })
  return made
}

/** Gives a hold's money back. @throws AppError conflict when it is resolved already, not_found, wallet_frozen */
export async function releaseHold(uow: UnitOfWork, input: InLeague & { holdId: string }): Promise<void> {
  const { leagueId, reason, holdId } = input
  await write(uow, { leagueId, kind: 'release', reason, account: 'house', resolve: [{ holdId }] })
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
 * than is available), not_found, wallet_frozen
 */
export async function captureHolds(
  uow: UnitOfWork,
  input: InLeague & { cause: Cause; captures: readonly Capture[] },
): Promise<Written & { holds: NewHold[] }> {
  const { leagueId, reason, cause, captures } = input
  const holds = captures.flatMap(({ walletId, keep = [] }) =>
    keep.filter(isSome).map(({ amount, cause }) => newHold(uow, walletId, amount, cause)),
  )
  const written = await write(uow, {
    leagueId,
    kind: 'award',
    reason,
    cause,
    account: 'house',
    lines: captures.flatMap(({ walletId, payments }) =>
      payments.filter(isSome).map(({ amount, cause }) => ({ walletId, amount: -amount, cause })),
    ),
    resolve: captures.flatMap(({ walletId, holdIds }) => holdIds.map((holdId) => ({ holdId, walletId }))),
    place: holds,
    coveredByHolds: true,
  })
  return { ...written, holds }
}

const isSome = ({ amount }: { amount: bigint }) => amount > 0n

const newHold = (uow: UnitOfWork, walletId: string, amount: bigint, cause: Cause): NewHold => ({
  id: newId(uow.now.getTime()),
  walletId,
  amount,
  cause,
})
