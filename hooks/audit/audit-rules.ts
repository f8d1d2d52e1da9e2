import { type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getAudit } from '@/lib/contracts/endpoints'

export type Audit = AnswerOf<typeof getAudit>

/** What events make of an audit log as far back as it is loaded. An entry never changes. */
export const auditRules: CacheRules<Audit> = {
  audit_entry: (data, { data: { entry } }) => {
    const oldest = data.entries.at(-1)
    // One that is older than what is loaded belongs to a page further back.
    if (data.hasMore && oldest && entry.id < oldest.id) return data
    const others = data.entries.filter(({ id }) => id !== entry.id)
    const at = others.findIndex(({ id }) => id < entry.id)
    return { ...data, entries: others.toSpliced(at < 0 ? others.length : at, 0, entry) }
  },
  round_submission: unchanged,
}
