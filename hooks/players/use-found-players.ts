'use client'

import { useDeferredValue, useMemo } from 'react'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PlayerView } from '@/lib/contracts/views'
import {
  type FoundPlayers,
  filterPlayers,
  findable,
  type PlayerFilter,
} from '@/lib/domain/players-list/filter'
import { sortPlayers } from '@/lib/domain/players-list/sort'

/** Whom the filter leaves, in its order. Typing never waits for the list. */
export function useFoundPlayers(players: readonly PlayerView[], filter: PlayerFilter): FoundPlayers {
  const { roster, teams, me } = useLeague()
  const wanted = useDeferredValue(filter)
  const all = useMemo(() => findable(players), [players])
  return useMemo(() => {
    const found = filterPlayers(all, wanted, me.teamId)
    const context = {
      positions: roster.positions.map(({ code }) => code),
      teamNames: new Map(teams.map(({ id, name }) => [id, name])),
    }
    return { ...found, players: sortPlayers(found.players, wanted, context) }
  }, [all, wanted, me.teamId, roster, teams])
}
