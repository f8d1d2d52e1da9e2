import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

/** Placeholder with the final signature: empty wallets, no opening posting. */
export async function openWallets(
  uow: UnitOfWork,
  league: { leagueId: string },
  teamId: string,
  opening: { currencyId: string; amount: bigint }[],
): Promise<void> {
  await uow.tx.wallet.createMany({
    data: opening.map(({ currencyId }) => ({ id: newId(), leagueId: league.leagueId, teamId, currencyId })),
  })
}
