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
import { toWalletView } from '@/lib/server/ledger/view'
import { holdCommission } from '../access'
import { naming, versionConflict } from '../errors'
import { moneySubject, newestLine } from '../view'

/**
 * Adds to a wallet, takes from it, or makes its whole balance what it is to be; told in the audit log and the feed.
 * @throws AppError forbidden, not_found, insufficient_funds, invalid_request (nothing to change, or too large),
 * version_conflict (of a setting: money has moved), wallet_frozen
 */
export async function adjust(
  uow: UnitOfWork,
  scope: LeagueScope,
  walletId: string,
  body: BodyOf<typeof adjustWallet>,
): Promise<AnswerOf<typeof adjustWallet>> {
  const by = await holdCommission(uow, scope)
  const { leagueId, userId } = scope
  const { reason } = body
  await lockWallets(uow.tx, [walletId])
  const before = await readWallet(uow, leagueId, walletId)
  const total = before.available + before.held
  const amount = changeOf(scope, before, body)
  const command = { leagueId, actor: { ...uow.actor, userId }, reason, walletId, within: uow }
  if (amount > 0n) await balanceManager.addBalance({ ...command, amount })
  else await balanceManager.subtractBalance({ ...command, amount: -amount }).catch(naming([before.team.name]))
  const line = await newestLine(uow, walletId)
  const money = (value: bigint) => formatMoney(value, before.currency)
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: 'wallet.adjust',
    subjectId: walletId,
    summary: `${amount > 0n ? 'Added' : 'Took'} ${money(amount > 0n ? amount : -amount)} ${amount > 0n ? 'to' : 'from'} ${before.team.name}: ${money(total)} became ${money(total + amount)}`,
    reason,
    details: { amount: String(amount), transactionId: line.transactionId },
  })
  await tellFeed(uow, leagueId, await moneySubject(uow, { act: 'adjusted', by, reason }, line.transactionId))
  const after = await readWallet(uow, leagueId, walletId)
  return { wallet: projectWallet(scope, toWalletView(after)), transactionId: line.transactionId }
}

async function readWallet(uow: UnitOfWork, leagueId: string, walletId: string) {
  const wallet = await uow.tx.wallet.findFirst({
    where: { id: walletId, leagueId },
    include: { team: { select: { name: true } }, currency: true },
  })
  if (!wallet) throw notFound()
  return wallet
}

/** The signed change of the balance. A commissioner says what he saw: of holds he knows nothing, and they do not count. */
function changeOf(
  scope: LeagueScope,
  wallet: Awaited<ReturnType<typeof readWallet>>,
  { change, amount, expectedVersion }: BodyOf<typeof adjustWallet>,
): bigint {
  if (change === 'add') return amount
  if (change === 'subtract') return -amount
  if (projectWallet(scope, toWalletView(wallet)).version !== expectedVersion) throw versionConflict()
  const difference = amount - wallet.available - wallet.held
  if (difference === 0n) throw new AppError('invalid_request', 'The wallet has that much already.')
  return difference
}
