'use client'

import { queryKeys } from '@/lib/contracts/query-keys'
import { useServerRead } from '../live/use-server-read'
import type { PeopleAnswer } from './people-rules'
import { usePeopleWebSocket } from './use-people-web-socket'

/** The people that I have to do with: as the server read them at first, live from then on. */
export function usePeople(initial: PeopleAnswer): PeopleAnswer {
  useServerRead(queryKeys.people(), initial)
  const { data } = usePeopleWebSocket()
  return data ?? initial
}
