import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { enterLeague, isCommissioner } from '@/lib/server/leagues/access'
import { mayTalk } from '@/lib/server/people/access'

/** Someone in one of his chats. */
export interface ChatScope {
  chatId: string
  userId: string
  /** The league whose channel it is; null for a direct one. */
  leagueId: string | null
  /** The other of a direct one. */
  otherId: string | null
  /** May delete what others wrote. */
  moderates: boolean
}

/** The league whose channel a chat is; null for a direct one. @throws AppError not_found */
export async function leagueOfChat(chatId: string): Promise<string | null> {
  const chat = await database().chat.findUnique({ where: { id: chatId }, select: { leagueId: true } })
  if (!chat) throw notFound()
  return chat.leagueId
}

/**
 * Lets someone into a chat: a channel through his membership, a direct one when he is one of the two and they may talk.
 * @throws AppError not_found: no such chat, or not his; the two answer the same
 */
export async function enterChat(viewer: { userId: string }, chatId: string): Promise<ChatScope> {
  const { userId } = viewer
  const leagueId = await leagueOfChat(chatId)
  if (leagueId) {
    const { role } = await enterLeague(viewer, leagueId)
    return { chatId, userId, leagueId, otherId: null, moderates: isCommissioner(role) }
  }
  const people = await database().chatReader.findMany({ where: { chatId }, select: { userId: true } })
  const other = people.find((person) => person.userId !== userId)
  if (!other || people.length !== 2 || !people.some((person) => person.userId === userId)) throw notFound()
  if (!(await mayTalk(userId, other.userId))) throw notFound()
  return { chatId, userId, leagueId: null, otherId: other.userId, moderates: false }
}
