import { notFound } from '@/lib/platform/app-error'
import { execute } from './execute'
import type { Cause, MoneyAnswer, MoneyCommand, PostedKind, SystemAccount } from './types'
import { toAnswer, write } from './write'

/**
 * Takes back a transaction by a new one that names it; a transaction is reversed once. What it bought or gave besides
 * money is the caller's to take back.
 * @throws AppError not_found, conflict (reversed before), insufficient_funds (the money has been spent since), wallet_frozen
 */
export async function reverse(
  command: MoneyCommand & { transactionId: string; kind?: PostedKind },
): Promise<MoneyAnswer> {
  const { leagueId, transactionId, reason, kind = 'refund', cause } = command
  return execute(command, async (uow) => {
    const original = await uow.tx.ledgerTransaction.findFirst({
      where: { id: transactionId, leagueId },
      include: { postings: { orderBy: { id: 'asc' } } },
    })
    if (!original) throw notFound()
    const { postings } = original
    const lines = postings.flatMap((posting) =>
      posting.walletId
        ? [{ walletId: posting.walletId, amount: -posting.amount, cause: causeOf(posting) }]
        : [],
    )
    const account = (postings.find((posting) => posting.account)?.account ?? null) as SystemAccount | null
    return toAnswer(
      await write(uow, { leagueId, kind, reason, cause, account, reverses: transactionId, lines }),
    )
  })
}

const causeOf = (posting: { causeType: string | null; causeId: string | null }): Cause | undefined =>
  posting.causeType && posting.causeId
    ? { type: posting.causeType as Cause['type'], id: posting.causeId }
    : undefined
