import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import { APART, type Standing } from './standing'

/** Why an act makes no sense now. `unknown`: answered as if there were no such person. */
export type ConnectionRefusal =
  | 'unknown'
  | 'blocked'
  | 'not_blocked'
  | 'asked'
  | 'connected'
  | 'not_connected'
  | 'not_asked'

export type ConnectionChange = { standing: Standing } | { refused: ConnectionRefusal }

const connected: Standing = { ...APART, bond: 'connected' }

/** What one of the two does about the other. Pure. */
export function changeConnection(now: Standing, act: ConnectionAct): ConnectionChange {
  const incoming = now.bond === 'pending' && now.askedBy === 'other'
  const outgoing = now.bond === 'pending' && now.askedBy === 'me'
  switch (act) {
    case 'request':
      if (now.iBlock) return { refused: 'blocked' }
      if (now.otherBlocks) return { refused: 'unknown' }
      if (now.bond === 'connected') return { refused: 'connected' }
      if (outgoing) return { refused: 'asked' }
      // Each has asked the other: both want it.
      return { standing: incoming ? connected : { ...APART, bond: 'pending', askedBy: 'me' } }
    case 'accept':
      return incoming ? { standing: connected } : { refused: 'not_asked' }
    case 'decline':
      return incoming ? { standing: APART } : { refused: 'not_asked' }
    case 'cancel':
      return outgoing ? { standing: APART } : { refused: 'not_asked' }
    case 'remove':
      return now.bond === 'connected' ? { standing: APART } : { refused: 'not_connected' }
    case 'block':
      if (now.iBlock) return { refused: 'blocked' }
      return { standing: { ...APART, iBlock: true, otherBlocks: now.otherBlocks } }
    case 'unblock':
      return now.iBlock ? { standing: { ...now, iBlock: false } } : { refused: 'not_blocked' }
  }
}
