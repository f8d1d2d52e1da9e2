'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useLiveClient } from '../live/live-context'

/** What an act on money changed comes back as events; a tab without a socket reads all that it shows. */
export function useAfterMoney(): () => void {
  const { connection } = useLiveClient()
  const client = useQueryClient()
  return () => {
    if (connection.status !== 'live') void client.invalidateQueries()
  }
}
