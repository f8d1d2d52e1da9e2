import type { CurrencyView } from '@/lib/contracts/money'
import type { PlayerView } from '@/lib/contracts/views'
import { csvDecimal, csvText } from '@/lib/domain/csv/csv-cell'

interface PlayersCsvContext {
  /** What base prices are in. */
  base: CurrencyView
  currencies: readonly CurrencyView[]
  /** Teams' names by id. */
  teamNames: ReadonlyMap<string, string>
}

const HEADER = ['ref', 'name', 'short name', 'position', 'club', 'base price', 'owner', 'paid', 'currency']

/** These players, in this order, as a spreadsheet reads them. */
export function playersCsv(
  players: readonly PlayerView[],
  { base, currencies, teamNames }: PlayersCsvContext,
): string {
  const rows = players.map(({ owner, ...player }) => {
    const paidIn = owner && currencies.find(({ id }) => id === owner.currencyId)
    return [
      player.ref,
      player.name,
      player.shortName,
      player.position,
      player.club,
      csvDecimal(BigInt(player.basePrice), base.decimals),
      owner && (teamNames.get(owner.teamId) ?? owner.teamId),
      owner && csvDecimal(BigInt(owner.price), (paidIn ?? base).decimals),
      (paidIn ?? base).code,
    ]
  })
  return csvText([HEADER, ...rows])
}
