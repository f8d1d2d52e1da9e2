'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { type ImportMapping, importPlayers } from '@/lib/contracts/endpoints/players'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { CsvFile } from './read-csv-file'

/** All of the file at once, or nothing. */
export function useImportPlayers(leagueId: string, file: CsvFile) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (mapping: ImportMapping) =>
      callApi(importPlayers, { params: { leagueId }, body: { csv: file.text, mapping, mode: 'import' } }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.players(leagueId) }),
  })
}
