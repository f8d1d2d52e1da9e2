import { notFound } from '@/lib/platform/app-error'
import { isCaching, sharedCache } from '@/lib/platform/caching'
import { database, type Queryable } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { isUuid } from '@/lib/platform/ids'
import { Lru } from '@/lib/platform/lru'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { enterLeague, isCommissioner } from '@/lib/server/leagues/access'
import { mayTalk } from '@/lib/server/people/access'
import { areTalking, holdTalk } from '@/lib/server/people/talk'

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

/** Whose chat it is: all members of a league's, or two people's. */
export interface ChatGround {
  leagueId: string | null
  /** The two of a direct one; of a channel empty. */
  people: readonly string[]
}

const TOGETHER = { most: 500, restMs: 10 }
/** What many ask at this moment is one statement. */
const findGrounds = gathered<string, ReadonlyMap<string, ChatGround>>(async (ids) => {
  const chats = await database().$queryRaw<{ id: string; leagueId: string | null; people: string[] }[]>`
    SELECT id, league_id AS "leagueId",
      ARRAY (SELECT user_id FROM chat_readers WHERE chat_id = chats.id AND chats.league_id IS NULL) AS people
    FROM chats WHERE id = ANY (${[...ids]}::uuid[])`
  return new Map(chats.map(({ id, leagueId, people }) => [id, { leagueId, people }]))
}, TOGETHER)

const MOST_GROUNDS = 20_000
/** A chat never goes to others: a league's stays its own, and a direct one's is made with the two. */
const grounds = () => sharedCache('grounds-of-chats', () => new Lru<string, ChatGround>(MOST_GROUNDS))

/** @throws AppError not_found */
export async function groundOfChat(chatId: string): Promise<ChatGround> {
  const known = grounds().get(chatId)
  if (known && isCaching()) return known
  if (!isUuid(chatId)) throw notFound()
  const ground = (await findGrounds([chatId])).get(chatId)
  if (!ground) throw notFound()
  if (ground.leagueId || ground.people.length === 2) grounds().set(chatId, ground)
  return ground
}

/**
 * Lets someone into a chat: a channel through his membership, a direct one when he is one of the two and they may talk.
 * @throws AppError not_found: no such chat, or not his; the two answer the same
 */
export async function enterChat(viewer: { userId: string }, chatId: string): Promise<ChatScope> {
  const { userId } = viewer
  const { leagueId, people } = await groundOfChat(chatId)
  if (leagueId) {
    const { role } = await enterLeague(viewer, leagueId)
    return { chatId, userId, leagueId, otherId: null, moderates: isCommissioner(role) }
  }
  const otherId = people.find((person) => person !== userId)
  if (!otherId || !people.includes(userId) || !(await areTalking(userId, otherId))) throw notFound()
  return { chatId, userId, leagueId: null, otherId, moderates: false }
}

/** The same for someone who is about to write. @throws AppError not_found, rate_limited */
export async function enterChatToWrite(viewer: { userId: string }, chatId: string): Promise<ChatScope> {
  const scope = await enterChat(viewer, chatId)
  await takeTry('chat:user', viewer.userId)
  return scope
}

/** For opening a direct chat. @throws AppError not_found (nobody he may talk to), rate_limited */
export async function enterTalk(
  viewer: { userId: string },
  otherId: string,
): Promise<{ userId: string; otherId: string }> {
  const { userId } = viewer
  if (!(await mayTalk(userId, otherId))) throw notFound()
  await takeTry('chat:user', userId)
  return { userId, otherId }
}

/**
 * Once more inside the transaction, holding what it stands on to the end: who was removed or blocked meanwhile writes
 * nothing.
 * @throws AppError not_found
 */
export async function holdChat(tx: Queryable, scope: ChatScope): Promise<ChatScope> {
  const { userId, leagueId, otherId } = scope
  if (!leagueId) {
    if (otherId && (await holdTalk(tx, userId, otherId))) return scope
    throw notFound()
  }
  const [member] = await tx.$queryRaw<{ role: Parameters<typeof isCommissioner>[0] }[]>`
    SELECT role FROM members WHERE league_id = ${leagueId}::uuid AND user_id = ${userId}::uuid FOR SHARE`
  if (!member) throw notFound()
  return { ...scope, moderates: isCommissioner(member.role) }
}

/**
 * The same, and the chat is the transaction's alone: its messages are numbered, and quoted as they are.
 * @throws AppError not_found
 */
export async function lockChat(tx: Queryable, scope: ChatScope): Promise<ChatScope & { lastSeq: number }> {
  const held = await holdChat(tx, scope)
  // Not FOR UPDATE: rows that merely name the chat need not wait.
  const [chat] = await tx.$queryRaw<{ last_seq: number }[]>`
    SELECT last_seq FROM chats WHERE id = ${scope.chatId}::uuid FOR NO KEY UPDATE`
  if (!chat) throw notFound()
  return { ...held, lastSeq: chat.last_seq }
}
