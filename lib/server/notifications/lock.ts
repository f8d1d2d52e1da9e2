import type { Queryable } from '@/lib/platform/database/client'

/**
 * Locks inboxes in the order of their users, after all other locks of the transaction and before the rooms.
 * @returns what is unread in each
 */
export async function lockInboxes(tx: Queryable, users: readonly string[]): Promise<Map<string, number>> {
  const ids = [...new Set(users)].sort()
  await tx.$executeRaw`
    INSERT INTO inboxes (user_id) SELECT id FROM unnest(${ids}::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING`
  const rows = await tx.$queryRaw<{ user_id: string; unread: number }[]>`
    SELECT user_id, unread FROM inboxes WHERE user_id = ANY (${ids}::uuid[]) ORDER BY user_id FOR UPDATE`
  return new Map(rows.map((row) => [row.user_id, row.unread]))
}

/** Writes the counts of inboxes that are locked. */
export async function writeUnread(tx: Queryable, unread: ReadonlyMap<string, number>): Promise<void> {
  await tx.$executeRaw`
    UPDATE inboxes SET unread = told.unread
    FROM unnest(${[...unread.keys()]}::uuid[], ${[...unread.values()]}::int[]) AS told (user_id, unread)
    WHERE inboxes.user_id = told.user_id`
}
