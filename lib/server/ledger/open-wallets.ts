import { notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { asLedgerError } from './errors'
import { write } from './write'

/** A team's wallets, one a currency, with their opening balances as the first posting. @throws AppError not_found */
export async function openWallets(
  uow: UnitOfWork,
  { leagueId }: { leagueId: string },
  teamId: string,
  opening: readonly { currencyId: string; amount: bigint }[],
): Promise<void> {
  const currencies = await uow.tx.currency.findMany({ where: { leagueId }, orderBy: { sortOrder: 'asc' } })
  const unknown = opening.some((each) => !currencies.some((currency) => currency.id === each.currencyId))
  if (unknown) throw notFound()
  const wallets = currencies.map(({ id }) => ({ id: newId(uow.now.getTime()), currencyId: id }))
  const ids = wallets.map(({ id }) => id)
  const currencyIds = wallets.map(({ currencyId }) => currencyId)
  await uow.tx
    .$queryRaw`SELECT 1 FROM ledger_open_wallets(${leagueId}::uuid, ${teamId}::uuid, ${ids}::uuid[], ${currencyIds}::uuid[])`.catch(
    (error) => {
      throw asLedgerError(error)
    },
  )
  const lines = wallets.flatMap(({ id, currencyId }) => {
    const amount = opening.find((each) => each.currencyId === currencyId)?.amount ?? 0n
    return amount > 0n ? [{ walletId: id, amount }] : []
  })
  await write(uow, {
    leagueId,
    kind: 'opening',
    reason: 'Opening balance',
    cause: { type: 'team', id: teamId },
    account: 'house',
    lines,
  })
}
