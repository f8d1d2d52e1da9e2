import { database } from '@/lib/platform/database/client'

/** Resolves once some statement in this test's database waits for a lock. */
export async function someoneWaits(): Promise<void> {
  for (;;) {
    const waiting = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (waiting.length > 0) return
  }
}
