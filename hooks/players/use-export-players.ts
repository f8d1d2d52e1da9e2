'use client'

import { useCallback } from 'react'
import { useCsvDownload } from '@/hooks/export/use-csv-download'
import { useLeague } from '@/hooks/leagues/league-context'
import type { PlayerView } from '@/lib/contracts/views'
import { playersCsv } from '@/lib/domain/players-list/players-csv'

/** Saves these players, as they are shown, as a file. */
export function useExportPlayers(players: readonly PlayerView[]): () => void {
  const { name, currencies, teams } = useLeague()
  const download = useCsvDownload()
  return useCallback(() => {
    const [base] = currencies
    if (!base) return
    const teamNames = new Map(teams.map((team) => [team.id, team.name]))
    download(`${name} players`, playersCsv(players, { base, currencies, teamNames }))
  }, [download, name, currencies, teams, players])
}
