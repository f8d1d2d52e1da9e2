import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listSessions } from '@/lib/contracts/endpoints/accounts'
import type { SessionView } from '@/lib/contracts/views'

export type SessionsAnswer = AnswerOf<typeof listSessions>

/** What events make of the list of where I am signed in. */
export const sessionsRules: CacheRules<SessionsAnswer> = {
  ...aside,
  session_update: (data, { data: { sessionId, ended, session } }) => {
    if (ended) return { ...data, sessions: data.sessions.filter(({ id }) => id !== sessionId) }
    if (!session) return 'refetch'
    if (data.sessions.some(({ id }) => id === sessionId)) return data
    // Opened elsewhere: of a browser's own, its page has read already.
    return { ...data, sessions: [...data.sessions, { ...session, current: false }].sort(lastSeenFirst) }
  },
  member_update: unchanged,
}

const lastSeenFirst = (a: SessionView, b: SessionView): number =>
  Date.parse(b.lastSeenAt) - Date.parse(a.lastSeenAt) || (a.id < b.id ? 1 : -1)
