'use client'

import { callApi } from '@/lib/client/api'
import { listPeople } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type PeopleAnswer, peopleRules } from './people-rules'

/** Everyone I share a league with or have to do with, and how we stand, live. Its rooms are those that the answer names. */
export function usePeopleWebSocket(): LiveResult<PeopleAnswer> {
  return useLiveQuery<PeopleAnswer>({
    key: queryKeys.people(),
    fetch: (signal) => callApi(listPeople, { signal }),
    rooms: [],
    rules: peopleRules,
  })
}
