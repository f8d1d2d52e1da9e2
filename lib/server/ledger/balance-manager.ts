import type { MoneyKind } from '@/lib/contracts/views'
import { AppError, notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import './broadcast'
import { freeze, unfreeze } from './freeze'
import { captureHolds, hold, moveHold, releaseHold } from './holds'
import { onBalanceUpdate } from './listeners'
import { openWallets } from './open-wallets'
import type { Line, MoneyCommand, SystemAccount } from './types'
import { within } from './within'
import { type Written, write } from './write'

/** The most wallets of one batch: 20 leagues of 100 teams, some 50 ms. */
const LARGEST_BATCH = 2_000

type Change = MoneyCommand & { walletId: string; amount: bigint; kind?: MoneyKind; account?: SystemAccount }

async function change(command: Change, sign: 1n | -1n): Promise<void> {
  if (command.amount <= 0n) throw new AppError('invalid_request', 'The amount must be above zero.')
  return within(command, async (uow) => {
    const { walletId, amount, cause } = command
    await post(uow, command, [{ walletId, amount: sign * amount, cause }])
  })
}

async function post(
  uow: UnitOfWork,
  command: Omit<Change, 'walletId' | 'amount'>,
  lines: readonly Line[],
): Promise<Written> {
  const { leagueId, reason, cause, kind = 'adjustment', account = 'adjustment' } = command
  return write(uow, { leagueId, kind, reason, cause, account, lines })
}

/**
 * Credits a wallet.
 * @throws AppError invalid_request (not above zero, or too large), not_found (no such wallet in this league)
 */
const addBalance = (command: Change): Promise<void> => change(command, 1n)

/** Debits a wallet. @throws AppError insufficient_funds, invalid_request, not_found */
const subtractBalance = (command: Change): Promise<void> => change(command, -1n)

/** Changes the balance of the team that a user runs, by a signed amount. @throws as add and subtract */
async function updateUserBalance(
  command: Omit<Change, 'walletId'> & { userId: string; currencyId: string },
): Promise<void> {
  await within(command, async (uow) => {
    const wallet = await uow.tx.wallet.findFirst({
      where: {
        leagueId: command.leagueId,
        currencyId: command.currencyId,
        team: { members: { some: { userId: command.userId } } },
      },
    })
    if (!wallet) throw notFound()
    if (command.amount === 0n) throw new AppError('invalid_request', 'The amount must not be zero.')
    await post(uow, command, [{ walletId: wallet.id, amount: command.amount, cause: command.cause }])
  })
}

/**
 * Many signed changes at once: all of them or none. The same wallet twice is netted, with a posting each.
 * @throws AppError insufficient_funds, invalid_request (none, too many, or a zero), not_found
 */
async function batchUpdateBalances(
  command: MoneyCommand & {
    changes: readonly { walletId: string; amount: bigint }[]
    kind?: MoneyKind
    account?: SystemAccount
  },
): Promise<void> {
  const { changes } = command
  if (changes.length === 0 || changes.length > LARGEST_BATCH) {
    throw new AppError('invalid_request', `A batch has 1 to ${LARGEST_BATCH} changes.`)
  }
  if (changes.some((each) => each.amount === 0n))
    throw new AppError('invalid_request', 'No change may be zero.')
  await within(command, async (uow) => {
    await post(uow, command, changes)
  })
}

/**
 * Moves money between two wallets of one currency.
 * @throws AppError invalid_request (to itself, not above zero), currency_mismatch, insufficient_funds, not_found
 */
async function transfer(command: MoneyCommand & { from: string; to: string; amount: bigint }): Promise<void> {
  if (command.from === command.to) throw new AppError('invalid_request', 'A wallet cannot pay itself.')
  if (command.amount <= 0n) throw new AppError('invalid_request', 'The amount must be above zero.')
  await within(command, async (uow) => {
    const wallets = await uow.tx.wallet.findMany({
      where: { id: { in: [command.from, command.to] }, leagueId: command.leagueId },
    })
    if (wallets.length !== 2) throw notFound()
    if (wallets[0]?.currencyId !== wallets[1]?.currencyId) {
      throw new AppError('currency_mismatch', 'The two wallets are of different currencies.')
    }
    await post(uow, command, [
      { walletId: command.from, amount: -command.amount },
      { walletId: command.to, amount: command.amount },
    ])
  })
}

/**
 * Takes back a transaction by a new one that names it; a transaction is reversed once.
 * @throws AppError not_found, conflict (reversed before), insufficient_funds (the money has been spent since)
 */
async function reverse(
  command: MoneyCommand & { transactionId: string; kind?: MoneyKind },
): Promise<Written> {
  return within(command, async (uow) => {
    const original = await uow.tx.ledgerTransaction.findFirst({
      where: { id: command.transactionId, leagueId: command.leagueId },
      include: { postings: { orderBy: { id: 'asc' } } },
    })
    if (!original) throw notFound()
    const lines = original.postings.flatMap((posting) =>
      posting.walletId
        ? [{ walletId: posting.walletId, amount: -posting.amount, cause: causeOf(posting) }]
        : [],
    )
    const account = (original.postings.find((posting) => posting.account)?.account ??
      'house') as SystemAccount
    const { leagueId, reason, kind = 'refund', cause } = command
    return write(uow, { leagueId, kind, reason, cause, account, reverses: original.id, lines })
  })
}

const causeOf = (posting: { causeType: string | null; causeId: string | null }) =>
  posting.causeType && posting.causeId
    ? { type: posting.causeType as 'award', id: posting.causeId }
    : undefined

/**
 * The only way to change a balance. Amounts are minor units; every change is a set of postings that sums to zero with a
 * wallet_update in the same transaction; onBalanceUpdate callbacks hear of it after the commit (docs/ledger.md).
 */
export const balanceManager = {
  addBalance,
  subtractBalance,
  updateUserBalance,
  batchUpdateBalances,
  transfer,
  hold,
  moveHold,
  captureHolds,
  releaseHold,
  reverse,
  openWallets,
  freeze,
  unfreeze,
  onBalanceUpdate,
}
export { openWallets }
