import { paths } from '@/lib/contracts/paths'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { LedgerFault } from '@/lib/server/ledger/verify'
import { notify } from '@/lib/server/notifications/commands/notify'

export interface Concern {
  fault: LedgerFault
  /** Of a transaction every wallet that it touches. */
  walletIds: string[]
}

/** How many faults the audit log lists, and how many teams a notification. */
const LISTED = 10
const NAMED = 3

/** Freezes the wallets (those that are not already), writes it into the audit log and into each commissioner's inbox. */
export async function freezeAndTell(
  uow: UnitOfWork,
  leagueId: string,
  found: readonly Concern[],
): Promise<void> {
  const wallets = await uow.tx.wallet.findMany({
    where: { id: { in: found.flatMap(({ walletIds }) => walletIds) }, leagueId },
    include: { team: { select: { name: true } }, currency: { select: { code: true } } },
    orderBy: { id: 'asc' },
  })
  for (const { id: walletId, frozenAt } of wallets) {
    if (frozenAt) continue
    const fault = found.find(({ walletIds }) => walletIds.includes(walletId))?.fault
    const at = fault?.walletId === walletId && fault.seq !== null ? `, at posting ${fault.seq}` : ''
    const reason = `The check of the books found something wrong in it${at}`
    await balanceManager.freeze({ leagueId, walletId, actor: uow.actor, reason, within: uow })
  }
  const text = sentence(wallets.map(({ team, currency }) => `${team.name} (${currency.code})`))
  const [only] = wallets
  await recordAct(uow, {
    leagueId,
    actorId: null,
    action: 'books.fault',
    summary: text,
    reason: listed(found),
    ...(only && wallets.length === 1 ? { subjectId: only.id } : {}),
    details: { walletIds: wallets.map(({ id }) => id) },
  })
  const { slug } = await uow.tx.league.findUniqueOrThrow({ where: { id: leagueId } })
  const href = only && wallets.length === 1 ? paths.wallet(slug, only.id) : paths.league(slug)
  const commissioners = await uow.tx.member.findMany({
    where: { leagueId, role: { in: ['owner', 'commissioner'] } },
    select: { userId: true },
  })
  await notify(
    uow,
    commissioners.map(({ userId }) => ({ userId, kind: 'books_fault', leagueId, text, href })),
  )
}

function listed(found: readonly Concern[]): string {
  const more = found.length - LISTED
  const texts = found.slice(0, LISTED).map(({ fault }) => fault.text)
  return `${texts.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}

function sentence(whose: readonly string[]): string {
  if (whose.length === 0)
    return 'The books do not balance: a transaction is not what it was. No wallet is in it.'
  const more = whose.length - NAMED
  const names = [...whose.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])]
  const list = new Intl.ListFormat('en-GB').format(names)
  return whose.length === 1
    ? `The wallet of ${list} does not add up, and is frozen until you unfreeze it.`
    : `The wallets of ${list} do not add up, and are frozen until you unfreeze them.`
}
