import { AppError, notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { execute } from './execute'
import type { Cause, MoneyAnswer, MoneyCommand, Posted } from './types'
import { type NewHold, toAnswer, type Written, write } from './write'

interface InLeague {
  leagueId: string
  reason: string
}

export type HoldAnswer = MoneyAnswer & { holdId: string }

/**
 * Sets minor units above zero aside for a live bid, or whatever else its cause is; one hold a cause.
 * @throws AppError invalid_request, insufficient_funds, not_found, conflict (money is held for this cause already), wallet_frozen
 */
export async function hold(
  command: MoneyCommand & { walletId: string; amount: bigint; cause: Cause },
): Promise<HoldAnswer> {
  const { leagueId, reason, walletId, amount, cause } = command
  if (amount <= 0n) throw new AppError('invalid_request', 'A hold must be above zero.')
  return execute(command, async (uow) => {
    const made = newHold(uow, walletId, amount, cause)
    const written = await write(uow, { leagueId, kind: 'hold', reason, place: [made] })
    return { ...toAnswer(written), holdId: made.id }
  })
}

/**
 * Pays out of a hold, all of it unless an amount is named, and gives the rest back.
 * @throws AppError invalid_request (not above zero), insufficient_funds (more than it holds), conflict (it is resolved
 * already), not_found, wallet_frozen
 */
export async function captureHold(
  command: MoneyCommand & Posted & { holdId: string; amount?: bigint },
): Promise<MoneyAnswer> {
  const { leagueId, reason, holdId, cause, kind = 'award', account = 'house' } = command
  if (command.amount !== undefined && command.amount <= 0n) {
    throw new AppError('invalid_request', 'The amount must be above zero. To pay nothing, release the hold.')
  }
  return execute(command, async (uow) => {
    const held = await uow.tx.hold.findFirst({ where: { id: holdId, leagueId } })
    if (!held) throw notFound()
    const { walletId, amount } = held
    const lines = [{ walletId, amount: -(command.amount ?? amount), cause }]
    const resolve = [{ holdId, walletId }]
    return toAnswer(
      await write(uow, { leagueId, kind, reason, cause, account, lines, resolve, coveredByHolds: true }),
    )
  })
}

/** Gives a hold's money back. @throws AppError conflict when it is resolved already, not_found, wallet_frozen */
export async function releaseHold(command: MoneyCommand & { holdId: string }): Promise<MoneyAnswer> {
  const { leagueId, reason, holdId } = command
  return execute(command, async (uow) =>
    toAnswer(await write(uow, { leagueId, kind: 'release', reason, resolve: [{ holdId }] })),
  )
}

/**
 * Moves a hold to another amount in one step, so that raising a bid needs only the difference to be available.
 * The old hold is released, a new one stands in its place. Null: no hold before; amount 0: none after.
 * @throws AppError insufficient_funds, conflict (the old hold is resolved), not_found, wallet_frozen
 */
export async function moveHold(
  uow: UnitOfWork,
  input: InLeague & { holdId: string | null; walletId: string; amount: bigint; cause: Cause },
): Promise<NewHold | null> {
  const { leagueId, reason, holdId, walletId, amount, cause } = input
  const made = amount > 0n ? newHold(uow, walletId, amount, cause) : null
  await write(uow, {
    leagueId,
    kind: 'hold',
    reason,
    resolve: holdId ? [{ holdId, walletId }] : [],
    place: made ? [made] : [],
  })
  return made
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
