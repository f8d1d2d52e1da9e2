'use client'

import { quoteOf } from '@/lib/domain/chat/quote'
import { useLeague } from '../leagues/league-context'
import { useSendOrQueue } from '../outbox/use-send-or-queue'
import { useAfterWrite } from './use-after-write'

/** @returns sends a post, or keeps it until the connection is back; whichever way, it is one post */
export function useCreatePost(leagueId: string): (text: string) => Promise<void> {
  const { name } = useLeague()
  const send = useSendOrQueue('feed_post')
  const afterWrite = useAfterWrite({ leagueId })
  return async (text) => {
    if (await send({ leagueId, text }, { title: `Post in ${name}`, detail: quoteOf(text) })) afterWrite()
  }
}
