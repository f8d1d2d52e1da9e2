import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getChat, listChats as listContract } from '@/lib/contracts/endpoints'
import { chatRoom, userRoom } from '@/lib/contracts/rooms'
import type { ChatView } from '@/lib/contracts/views'
import { compareChats } from '@/lib/domain/chat/order-chats'
import { notFound } from '@/lib/platform/app-error'
import { database, type Queryable } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import { pairKey, talkingPairs } from '@/lib/server/people/talk'
import type { ChatScope } from './access'
import { messageRead, toMessageView } from './view'

/** Messages in one answer when a tab reads again all that it has loaded. */
const MOST_AGAIN = 300

interface ChatRow {
  id: string
  kind: ChatView['kind']
  league_id: string | null
  name: string
  other_id: string | null
  last_seq: number
  read_seq: number
  other_read_seq: number | null
}

/** Chats as someone sees them, whether he may or not: for those who know that he may. Numbers are of one moment. */
export async function viewChats(
  userId: string,
  chatIds: readonly string[],
  db: Queryable = database(),
): Promise<ChatView[]> {
  const rows = await db.$queryRaw<ChatRow[]>`
    SELECT c.id, c.kind, c.league_id, coalesce(l.name, u.name) AS name, u.id AS other_id, c.last_seq,
      coalesce(mine.read_seq, 0) AS read_seq, others.read_seq AS other_read_seq
    FROM chats c
    LEFT JOIN leagues l ON l.id = c.league_id
    LEFT JOIN chat_readers mine ON mine.chat_id = c.id AND mine.user_id = ${userId}::uuid
    LEFT JOIN chat_readers others ON c.kind = 'direct' AND others.chat_id = c.id AND others.user_id <> ${userId}::uuid
    LEFT JOIN users u ON u.id = others.user_id
    WHERE c.id = ANY (${[...chatIds]}::uuid[])`
  const spoken = rows.filter((row) => row.last_seq > 0)
  const messages = await db.chatMessage.findMany({
    where: { OR: spoken.map((row) => ({ chatId: row.id, seq: row.last_seq })) },
    ...messageRead,
  })
  const newest = new Map(messages.map((message) => [message.chatId, toMessageView(message)]))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    leagueId: row.league_id,
    name: row.name,
    other: row.other_id ? { userId: row.other_id, name: row.name } : null,
    lastMessage: newest.get(row.id) ?? null,
    lastSeq: row.last_seq,
    readSeq: row.read_seq,
    otherReadSeq: row.other_read_seq,
  }))
}

/** The chats that are open to someone now. */
export async function listChats({ userId }: { userId: string }): Promise<AnswerOf<typeof listContract>> {
  // Mine before my channels: one that is joined meanwhile is told there, and the list is read again.
  return withAsOf(
    [userRoom(userId)],
    async () => {
      const channels = await channelsOf(userId)
      return withAsOf(channels.map(chatRoom), async () => {
        const chats = await viewChats(userId, [...channels, ...(await openDirectChats(userId))])
        return { me: userId, chats: chats.sort(compareChats) }
      })
    },
    { as: `chats ${userId}` },
  )
}

async function channelsOf(userId: string): Promise<string[]> {
  const where = { league: { members: { some: { userId } } } }
  return (await database().chat.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

async function openDirectChats(userId: string): Promise<string[]> {
  const found = await database().chat.findMany({
    where: { kind: 'direct', readers: { some: { userId } } },
    select: { id: true, readers: { where: { userId: { not: userId } }, select: { userId: true } } },
  })
  const chats = found.flatMap(({ id, readers: [other] }) => (other ? [{ id, otherId: other.userId }] : []))
  const open = await talkingPairs(chats.map(({ otherId }) => [userId, otherId]))
  return chats.filter(({ otherId }) => open.has(pairKey(userId, otherId))).map(({ id }) => id)
}

/** A chat and a page of its messages, by number: the pages stay right while new ones arrive. */
export async function readThread(
  scope: ChatScope,
  { before, from, limit }: QueryOf<typeof getChat>,
): Promise<AnswerOf<typeof getChat>> {
  const { chatId, userId } = scope
  return withAsOf([chatRoom(chatId), userRoom(userId)], async () => {
    const [chat] = await viewChats(userId, [chatId])
    if (!chat) throw notFound()
    const newestFirst = await database().chatMessage.findMany({
      where: { chatId, seq: { ...(before ? { lt: before } : {}), ...(from ? { gte: from } : {}) } },
      orderBy: { seq: 'desc' },
      take: from ? MOST_AGAIN : limit,
      ...messageRead,
    })
    const messages = newestFirst.reverse().map(toMessageView)
    // Numbers have no gaps and begin at 1.
    return { me: userId, chat, messages, hasMore: (messages[0]?.seq ?? 1) > 1 }
  })
}
