import type { AnswerOf, BodyOf } from '@/lib/contracts/endpoint'
import type { adjustWallet } from '@/lib/contracts/endpoints'
import { formatMoney } from '@/lib/domain/money/format'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { AppError, notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { lockWallets } from '@/lib/server/ledger/lock'
import type { MoneyAnswer } from '@/lib/server/ledger/types'
import { holdCommission } from '../access'
import { naming } from '../errors'
import { moneySubject } from '../view'

type Body = BodyOf<typeof adjustWallet>

/**
 * Adds to a wallet, takes from it, or makes its whole balance what it is to be; told in the audit log and the feed.
 * @throws AppError forbidden, not_found, insufficient_funds, invalid_request (nothing to change, or too large),
 * version_conflict (of a setting: money has moved), wallet_frozen
 */
export async function adjust(
  uow: UnitOfWork,
  scope: LeagueScope,
  walletId: string,
  body: Body,
): Promise<AnswerOf<typeof adjustWallet>> {
  const by = await holdCommission(uow, scope)
  const { leagueId, userId } = scope
  const { reason } = body
  await lockWallets(uow.tx, [walletId])
  const before = await readWallet(uow, leagueId, walletId)
  const command = { leagueId, actor: uow.actor, reason, walletId, within: uow }
  const { transactionId, wallets } = await change(command, body).catch(naming([before.team.name]))
  const [wallet] = wallets
  if (!transactionId || !wallet) throw new AppError('invalid_request', 'The wallet has that much already.')
  const total = before.available + before.held
  const amount = BigInt(wallet.total) - total
  const money = (value: bigint) => formatMoney(value, before.currency)
  const moved = amount > 0n ? `Added ${money(amount)} to` : `Took ${money(-amount)} from`
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'wallet.adjust',
    subjectId: walletId,
    summary: `${moved} ${before.team.name}: ${money(total)} became ${money(total + amount)}`,
    reason,
    details: { amount: String(amount), transactionId },
  })
  await tellFeed(uow, leagueId, await moneySubject(uow, { act: 'adjusted', by, reason }, transactionId))
  return { wallet: projectWallet(scope, wallet), transactionId }
}

async function readWallet({ tx }: UnitOfWork, leagueId: string, walletId: string) {
  const include = { team: { select: { name: true } }, currency: true }
  const wallet = await tx.wallet.findFirst({ where: { id: walletId, leagueId }, include })
  if (!wallet) throw notFound()
  return wallet
}

type Command = Parameters<typeof balanceManager.freeze>[0]

/** A commissioner says what he saw: the lines of the statement, on which the whole balance hangs. Of holds he knows nothing. */
function change(command: Command, { change, amount, expectedPostings = 0 }: Body): Promise<MoneyAnswer> {
  if (change === 'add') return balanceManager.addBalance({ ...command, amount })
  if (change === 'subtract') return balanceManager.subtractBalance({ ...command, amount })
  const expected = { expectedPostings: BigInt(expectedPostings) }
  return balanceManager.setBalance({ ...command, ...expected, total: amount })
}
