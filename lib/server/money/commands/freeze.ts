import type { WalletView } from '@/lib/contracts/views'
import { projectWallet } from '@/lib/domain/visibility/project-wallet'
import { notFound } from '@/lib/platform/app-error'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { holdCommission } from '../access'

interface Freezing {
  walletId: string
  reason: string
  /** False: it is opened again. */
  frozen: boolean
}

/**
 * Closes a wallet for every change of money and every new hold, or opens it again; told in the audit log and the feed.
 * @throws AppError forbidden, not_found, conflict (it is so already)
 */
export async function setFrozen(
  uow: UnitOfWork,
  scope: LeagueScope,
  { walletId, reason, frozen }: Freezing,
): Promise<WalletView> {
  const by = await holdCommission(uow, scope)
  const { leagueId, userId } = scope
  const command = { leagueId, actor: uow.actor, reason, walletId, within: uow }
  const { wallets } = await (frozen ? balanceManager.freeze(command) : balanceManager.unfreeze(command))
  const [wallet] = wallets
  if (!wallet) throw notFound()
  const { teamId, currencyId } = wallet
  const { name: teamName } = await uow.tx.team.findUniqueOrThrow({ where: { id: teamId } })
  await recordAct(uow, {
    leagueId,
    actorId: userId,
    action: frozen ? 'wallet.freeze' : 'wallet.unfreeze',
    subjectId: walletId,
    summary: `${frozen ? 'Froze' : 'Unfroze'} the wallet of ${teamName}`,
    reason,
  })
  await tellFeed(uow, leagueId, {
    kind: 'freeze',
    frozen,
    by,
    reason,
    walletId,
    teamId,
    teamName,
    currencyId,
  })
  return projectWallet(scope, wallet)
}
