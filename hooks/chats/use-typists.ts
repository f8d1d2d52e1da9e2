'use client'

import type { ChatView } from '@/lib/contracts/views'
import { useMembersQuery } from '../members/use-members'

/** The names of those who type in a chat, but for me. */
export function useTypists(chat: ChatView, me: string, typing: readonly string[]): string[] {
  const { data } = useMembersQuery(chat.leagueId)
  const others = typing.filter((userId) => userId !== me)
  const nameOf = (userId: string) =>
    chat.other?.userId === userId
      ? chat.other.name
      : (data?.members.find((member) => member.userId === userId)?.name ?? 'Someone')
  return others.map(nameOf)
}
