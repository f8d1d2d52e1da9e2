import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listPlayers } from '@/lib/contracts/endpoints'
import type { SquadView } from '@/lib/contracts/views'

export type Players = AnswerOf<typeof listPlayers>

/** What events make of the list of players: who owns whom follows from the squads, all else is read again. */
export const playersRules: CacheRules<Players> = {
  ...aside,
  squad_update: (data, { data: { squad } }) => ({ ...data, players: withOwner(data.players, squad) }),
  players_update: () => 'refetch',
  wallet_update: unchanged,
  round_update: unchanged,
  team_update: unchanged,
  member_update: unchanged,
  round_submission: unchanged,
  bid_sheet_update: unchanged,
}

/** A team owns exactly the players of its squad; what other teams own is left to their own events. */
function withOwner(players: Players['players'], squad: SquadView): Players['players'] {
  const owned = new Map(squad.entries.map((entry) => [entry.playerId, entry]))
  return players.map((player) => {
    const entry = owned.get(player.id)
    if (entry) {
      return { ...player, owner: { teamId: squad.teamId, price: entry.price, currencyId: entry.currencyId } }
    }
    return player.owner?.teamId === squad.teamId ? { ...player, owner: null } : player
  })
}
