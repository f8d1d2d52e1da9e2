import { AppError, notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { execute } from './execute'
import { gather } from './gather'
import { lockWallets } from './lock'
import type { Line, MoneyAnswer, MoneyCommand, Posted, Wallet } from './types'
import { toAnswer, write } from './write'

/** The most wallets of one batch: 20 leagues of 100 teams. */
export const LARGEST_BATCH = 2_000

export type Change = MoneyCommand & Posted & { walletId: string; amount: bigint }

/**
 * Credits a wallet by minor units above zero.
 * @throws AppError invalid_request (not above zero, or more than a wallet can hold), not_found (no such wallet in this
 * league), wallet_frozen, and with a key as runOnce
 */
export const addBalance = (command: Change): Promise<MoneyAnswer> => changeBy(command, 1n)

/** Debits a wallet by minor units above zero. @throws AppError insufficient_funds, and as addBalance */
export const subtractBalance = (command: Change): Promise<MoneyAnswer> => changeBy(command, -1n)

async function changeBy(command: Change, sign: 1n | -1n): Promise<MoneyAnswer> {
  const { amount } = command
  if (amount <= 0n) throw new AppError('invalid_request', 'The amount must be above zero.')
  return changeOne({ ...command, amount: sign * amount })
}

/** Within a transaction, with all else that it does; by itself, together with what else comes for the wallet. */
function changeOne(command: Change): Promise<MoneyAnswer> {
  const { leagueId, walletId, amount, reason, cause, actor, claim = null } = command
  const timed = claim?.notAfter !== undefined
  if (command.within || command.dryRun || timed || !fits(amount) || reason.trim() === '') {
    return execute(command, (uow) => post(uow, command, [{ walletId, amount, cause }]))
  }
  const { kind = 'adjustment', account = 'adjustment' } = command
  return gather({ leagueId, walletId }, { amount, kind, account, reason, cause, actor, claim })
}

/** What no wallet can hold is refused by the database, and not in the company of others. */
const fits = (amount: bigint) => amount <= MOST && amount >= -MOST
const MOST = 2n ** 53n - 1n

/** Changes the balance of the team that a user runs, by a signed amount, not zero. @throws as addBalance and subtractBalance */
export async function updateUserBalance(
  command: Omit<Change, 'walletId'> & { userId: string; currencyId: string },
): Promise<MoneyAnswer> {
  const { leagueId, userId, currencyId, amount, within } = command
  if (amount === 0n) throw new AppError('invalid_request', 'The amount must not be zero.')
  const wallet = await (within?.tx ?? database()).wallet.findFirst({
    where: { leagueId, currencyId, team: { members: { some: { userId } } } },
    select: { id: true },
  })
  if (!wallet) return execute(command, () => Promise.reject(notFound()))
  return changeOne({ ...command, walletId: wallet.id })
}

/**
 * What the caller saw: the wallet's version, or for whoever is shown no holds the number of its postings, which the
 * total hangs on alone.
 */
export type Expected = { expectedVersion: bigint } | { expectedPostings: bigint }

/**
 * Sets the total of a wallet (available and held) by posting the difference; the same total posts nothing.
 * @throws AppError version_conflict (it changed since it was seen), insufficient_funds (less than is held), and as addBalance
 */
export async function setBalance(
  command: MoneyCommand & Posted & Expected & { walletId: string; total: bigint },
): Promise<MoneyAnswer> {
  const { leagueId, walletId, total, cause } = command
  if (total < 0n) throw new AppError('invalid_request', 'A balance cannot be below zero.')
  return execute(command, async (uow) => {
    await lockWallets(uow.tx, [walletId])
    const wallet = await uow.tx.wallet.findFirst({ where: { id: walletId, leagueId } })
    if (!wallet) throw notFound()
    expectUnchanged(command, wallet)
    const amount = total - wallet.available - wallet.held
    if (amount === 0n) return toAnswer({ transactionId: null, wallets: [wallet] })
    return post(uow, command, [{ walletId, amount, cause }])
  })
}

function expectUnchanged(expected: Expected, { version, postingSeq }: Wallet) {
  const same =
    'expectedVersion' in expected
      ? expected.expectedVersion === version
      : expected.expectedPostings === postingSeq
  if (!same)
    throw new AppError(
      'version_conflict',
      'The balance has changed since you looked. Look again, then set it.',
    )
}

/**
 * Many signed changes in one transaction: all of them or none. The same wallet twice is netted, with a posting each.
 * @throws AppError invalid_request (none, more than 2,000, a zero, or changes that leave a wallet as it was), and as addBalance and subtractBalance
 */
export async function batchUpdateBalances(
  command: MoneyCommand & Posted & { changes: readonly Line[] },
): Promise<MoneyAnswer> {
  const { changes } = command
  if (changes.length === 0 || changes.length > LARGEST_BATCH) {
    throw new AppError('invalid_request', `A batch has 1 to ${LARGEST_BATCH} changes.`)
  }
  if (changes.some(({ amount }) => amount === 0n))
    throw new AppError('invalid_request', 'No change may be zero.')
  // A wallet whose total stays is told to its own people alone: nobody else would hear of the lines.
  if (cancelsOut(changes))
    throw new AppError('invalid_request', 'The changes of one wallet cancel each other out.')
  return execute(command, (uow) => post(uow, command, changes))
}

function cancelsOut(changes: readonly Line[]): boolean {
  const net = new Map<string, bigint>()
  for (const { walletId, amount } of changes) net.set(walletId, (net.get(walletId) ?? 0n) + amount)
  return [...net.values()].includes(0n)
}

/**
 * Moves minor units above zero between two wallets of one currency.
 * @throws AppError invalid_request (to itself), currency_mismatch, and as addBalance and subtractBalance
 */
export async function transfer(
  command: MoneyCommand & { kind?: Posted['kind']; from: string; to: string; amount: bigint },
): Promise<MoneyAnswer> {
  const { from, to, amount } = command
  if (from === to) throw new AppError('invalid_request', 'A wallet cannot pay itself.')
  if (amount <= 0n) throw new AppError('invalid_request', 'The amount must be above zero.')
  const lines = [
    { walletId: from, amount: -amount },
    { walletId: to, amount },
  ]
  return execute(command, (uow) => post(uow, { ...command, account: null }, lines))
}

async function post(
  uow: UnitOfWork,
  command: MoneyCommand & Omit<Posted, 'account'> & { account?: Posted['account'] | null },
  lines: readonly Line[],
): Promise<MoneyAnswer> {
  const { leagueId, reason, cause, kind = 'adjustment', account = 'adjustment' } = command
  return toAnswer(await write(uow, { leagueId, kind, reason, cause, account, lines }))
}
