import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

/** The channel of a new league, in the transaction that founds it. */
export async function openChannel(uow: UnitOfWork, leagueId: string): Promise<void> {
  await uow.tx.chat.create({ data: { id: newId(), kind: 'league', leagueId, createdAt: uow.now } })
}

/** A new member has read all that was said before he came. Who comes back keeps where he was. */
export async function joinChannel(uow: UnitOfWork, leagueId: string, userId: string): Promise<void> {
  await uow.tx.$executeRaw`
    INSERT INTO chat_readers (chat_id, user_id, read_seq)
    SELECT id, ${userId}::uuid, last_seq FROM chats WHERE league_id = ${leagueId}::uuid
    ON CONFLICT DO NOTHING`
}
