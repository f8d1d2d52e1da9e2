'use client'

import { callApi } from '@/lib/client/api'
import { getBooks } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { booksRoom } from '@/lib/contracts/rooms'
import { useHydrated } from '../live/use-hydrated'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type BooksAnswer, booksRules } from './books-rules'

/** Whether a league's books balance, live. */
export function useBooksWebSocket(leagueId: string): LiveResult<BooksAnswer> {
  const hydrated = useHydrated()
  const result = useLiveQuery<BooksAnswer>({
    key: queryKeys.books(leagueId),
    fetch: (signal) => callApi(getBooks, { params: { leagueId }, signal }),
    rooms: [booksRoom(leagueId)],
    rules: booksRules,
  })
  return hydrated ? result : { ...result, data: undefined, error: null }
}
