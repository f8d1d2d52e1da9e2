import { userRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type ChatScope, holdChat } from '../access'
import { roomsOf } from '../announce'

/**
 * Someone has read up to a message; never back, and never beyond the newest.
 * @throws AppError not_found
 */
export async function readChat(uow: UnitOfWork, scope: ChatScope, seq: number): Promise<{ readSeq: number }> {
  await holdChat(uow.tx, scope)
  return { readSeq: await readUpTo(uow, scope, seq) }
}

/** @returns how far he has read now */
export async function readUpTo(uow: UnitOfWork, scope: ChatScope, seq: number): Promise<number> {
  const { chatId, userId } = scope
  const [moved] = await uow.tx.$queryRaw<{ read_seq: number }[]>`
    INSERT INTO chat_readers AS reader (chat_id, user_id, read_seq)
      SELECT id, ${userId}::uuid, least(${seq}, last_seq) FROM chats WHERE id = ${chatId}::uuid
      ON CONFLICT (chat_id, user_id) DO UPDATE SET read_seq = excluded.read_seq
        WHERE reader.read_seq < excluded.read_seq
    RETURNING read_seq`
  if (moved) {
    // A receipt is for the other of a direct chat alone; who has read a channel is nobody's business.
    const rooms = scope.otherId ? roomsOf(scope) : [userRoom(userId)]
    uow.emit(rooms, 'chat_read', { chatId, userId, seq: moved.read_seq })
    return moved.read_seq
  }
  const reader = await uow.tx.chatReader.findUnique({ where: { chatId_userId: { chatId, userId } } })
  return reader?.readSeq ?? 0
}
