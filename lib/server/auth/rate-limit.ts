import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/platform/app-error'

/** Tries allowed within `seconds`, a key; where a success is given back, only failures count. */
const rules = {
  /** A household or an office shares one address. */
  'sign-in:address': { points: 30, seconds: 900 },
  'sign-in:email': { points: 20, seconds: 900 },
  'sign-up:address': { points: 30, seconds: 900 },
  'password:user': { points: 10, seconds: 900 },
  /** Acts on connections: each may put something into another's inbox. */
  'connection:user': { points: 60, seconds: 600 },
  /** A draft saves itself about once a second while someone types, in a tab or two. */
  'draft:user': { points: 300, seconds: 60 },
  'audit:refusals': { points: 50, seconds: 3_600 },
  /** Messages sent, edited and deleted, and chats opened: two a second for half a minute, which nobody types. */
  'chat:user': { points: 60, seconds: 30 },
  /** That something was read: about once a second from each page in sight, of a chat or the inbox. */
  'read:user': { points: 300, seconds: 60 },
  /** Test events of the inspector. */
  'echo:user': { points: 60, seconds: 60 },
  /** Posts, comments and edits. */
  'feed:write': { points: 30, seconds: 60 },
  /** Reactions and deletions: one tap each. */
  'feed:tap': { points: 120, seconds: 60 },
  /** Purchases, whatever comes of them. */
  'shop:user': { points: 60, seconds: 60 },
  /** Transactions queued, tried again and given up. */
  'queue:user': { points: 120, seconds: 60 },
  /** Raises and withdrawals, whatever comes of them: faster than any hand. */
  'tiebreaker:user': { points: 40, seconds: 10 },
} as const

export type Limit = keyof typeof rules
export type MakeLimiter = (name: Limit, rule: { points: number; seconds: number }) => RateLimiterAbstract

const inMemory: MakeLimiter = (name, rule) =>
  new RateLimiterMemory({ keyPrefix: name, points: rule.points, duration: rule.seconds })

const SLOT = Symbol.for('gavel.rate-limits')
interface Shared {
  make: MakeLimiter
  made: Map<Limit, RateLimiterAbstract>
}

/** On globalThis, since every copy of this module must count together. */
function shared(): Shared {
  const home = globalThis as { [SLOT]?: Shared }
  home[SLOT] ??= { make: inMemory, made: new Map() }
  return home[SLOT]
}

/** Counts elsewhere from now on: in PostgreSQL or Redis, when several nodes must count together. */
export function countWith(make: MakeLimiter): void {
  Object.assign(shared(), { make, made: new Map() })
}

/** Forgets every count. */
export const resetLimits = (): void => shared().made.clear()

function limiter(name: Limit): RateLimiterAbstract {
  const { make, made } = shared()
  const known = made.get(name) ?? make(name, rules[name])
  made.set(name, known)
  return known
}

/**
 * Takes one try, before the work, so that tries at the same time are counted too.
 * @throws AppError rate_limited, with details.retryAfterSeconds
 */
export async function takeTry(name: Limit, key: string): Promise<void> {
  try {
    await limiter(name).consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new AppError('rate_limited', `Too many tries. Wait ${wait(retryAfterSeconds)} and try again.`, {
      retryAfterSeconds,
    })
  }
}

/** The try was a success and does not count. */
export async function giveBack(name: Limit, key: string): Promise<void> {
  await limiter(name).reward(key)
}

/** A success proves who it is: earlier failures are forgotten. */
export async function forgive(name: Limit, key: string): Promise<void> {
  await limiter(name).delete(key)
}

const wait = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)
