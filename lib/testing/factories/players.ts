import type { PlayerView } from '@/lib/contracts/views'
import { csvText } from '@/lib/domain/csv/csv-cell'
import { importPlayers } from '@/lib/server/players/commands/import-players'
import { listPlayers } from '@/lib/server/players/data'
import type { MadeLeague } from './league'

export interface PlayerOptions {
  ref?: string
  name?: string
  position?: string
  club?: string
  /** Whole units of the league's first currency. */
  price?: number
}

/** Players of the league, through the import; of a number of them, the positions take turns. */
export async function makePlayers(
  league: Pick<MadeLeague, 'scope'>,
  players: number | readonly PlayerOptions[],
  positions: readonly string[] = ['GK', 'DEF', 'MID', 'FWD'],
): Promise<PlayerView[]> {
  const list: readonly PlayerOptions[] =
    typeof players === 'number' ? Array.from({ length: players }, () => ({})) : players
  const before = new Set((await listPlayers(league.scope)).players.map(({ ref }) => ref))
  const rows = list.map((player, index) => {
    const number = before.size + index + 1
    return [
      player.ref ?? `p${number}`,
      player.name ?? `Player ${number}`,
      player.position ?? positions[index % positions.length] ?? '',
      player.club ?? '',
      String(player.price ?? 1),
    ]
  })
  const csv = csvText([['ref', 'name', 'position', 'club', 'price'], ...rows])
  await importPlayers(league.scope, { csv, mapping: null, mode: 'import' })
  const wanted = new Map(rows.map(([ref], index) => [ref, index]))
  const all = (await listPlayers(league.scope)).players.filter(({ ref }) => wanted.has(ref))
  return all.sort((a, b) => (wanted.get(a.ref) ?? 0) - (wanted.get(b.ref) ?? 0))
}
