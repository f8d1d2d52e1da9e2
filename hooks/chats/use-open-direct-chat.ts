'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useContext } from 'react'
import { callApi } from '@/lib/client/api'
import { listLeagues, openDirectChat } from '@/lib/contracts/endpoints'
import { paths } from '@/lib/contracts/paths'
import { queryKeys } from '@/lib/contracts/query-keys'
import { LeagueContext } from '../leagues/league-context'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** Goes to the chat with a person, made when there is none yet; in the pages of this league, or of my first. */
export function useOpenDirectChat(onOpen?: () => void) {
  const client = useQueryClient()
  const router = useRouter()
  const here = useContext(LeagueContext)?.slug
  return useIdempotentMutation(openDirectChat, async ({ chat }) => {
    const slug = here ?? (await firstLeague())
    onOpen?.()
    router.push(slug ? paths.chat(slug, chat.id) : paths.leagues())
  })

  async function firstLeague(): Promise<string | undefined> {
    const { leagues } = await client.ensureQueryData({
      queryKey: queryKeys.leagues(),
      queryFn: ({ signal }) => callApi(listLeagues, { signal }),
    })
    return leagues[0]?.slug
  }
}
