import { asOwner } from './database'

/** Resolves once that many statements in this test's database wait for a lock. */
export async function someoneWaits(count = 1): Promise<void> {
  for (;;) {
    const waiting = await asOwner().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (waiting.length >= count) return
  }
}
