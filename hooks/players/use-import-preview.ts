'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import { type ImportMapping, importPlayers } from '@/lib/contracts/endpoints/players'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { CsvFile } from './read-csv-file'

export type ImportAnswer = AnswerOf<typeof importPlayers>

/** What the file would bring by this mapping, said by the server; nothing is written. */
export const useImportPreview = (leagueId: string, file: CsvFile, mapping: ImportMapping) =>
  useQuery<ImportAnswer, ApiError>({
    queryKey: queryKeys.importPreview(leagueId, file.key, mapping),
    queryFn: ({ signal }) =>
      callApi(importPlayers, {
        params: { leagueId },
        body: { csv: file.text, mapping, mode: 'preview' },
        signal,
      }),
    enabled: isComplete(mapping),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** A player has at least a name and a position. */
export const isComplete = (mapping: ImportMapping): boolean =>
  mapping.name.length > 0 && mapping.position !== ''
