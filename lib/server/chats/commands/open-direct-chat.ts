import type { ChatView } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { holdTalk, pairKey } from '@/lib/server/people/talk'
import { tellChat } from '../announce'
import { viewChats } from '../data'

/**
 * The direct chat of two people, made when there is none yet: both get it into their lists.
 * @throws AppError not_found: they may not talk
 */
export async function openDirectChat(
  uow: UnitOfWork,
  { userId, otherId }: { userId: string; otherId: string },
): Promise<{ chat: ChatView }> {
  if (!(await holdTalk(uow.tx, userId, otherId))) throw notFound()
  const key = pairKey(userId, otherId)
  // Both may open it at the same moment: whoever comes second waits here, and finds the first's.
  const made = await uow.tx.$queryRaw<{ id: string }[]>`
    INSERT INTO chats (id, kind, pair_key, created_at)
      VALUES (${newId(uow.now.getTime())}::uuid, 'direct', ${key}, ${uow.now}) ON CONFLICT (pair_key) DO NOTHING
    RETURNING id`
  const { id } = made[0] ?? (await uow.tx.chat.findUniqueOrThrow({ where: { pairKey: key } }))
  if (made.length > 0) {
    const people = [userId, otherId]
    await uow.tx.chatReader.createMany({ data: people.map((person) => ({ chatId: id, userId: person })) })
    await tellChat(uow, id, people)
  }
  const [chat] = await viewChats(userId, [id], uow.tx)
  if (!chat) throw notFound()
  return { chat }
}
