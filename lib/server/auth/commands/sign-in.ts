import { email } from '@/lib/contracts/endpoints/accounts'
import { userRoom } from '@/lib/contracts/rooms'
import { addressKey } from '@/lib/platform/address-key'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { refuseLongPassword, verifyPassword } from '../password'
import { forgive, giveBack, takeTry } from '../rate-limit'
import { SESSION_DAYS, type SessionToken } from '../token'
import { toOpenedSession } from '../view'
import { endSessions } from './end-session'

export interface Credentials {
  email: string
  password: string
}

export interface SignInFrom {
  /** The peer's address as the server saw it. */
  address: string
  userAgent: string
  /** What this browser was signed in as until now; it ends. */
  previous: SessionToken | null
}

/**
 * Proves an address and a password, and opens a session. A wrong password and an unknown address answer the same
 * after the same work.
 * @throws AppError invalid_request (too long, not an address), rate_limited, wrong_password
 */
export async function signIn(given: Credentials, from: SignInFrom, now = new Date()): Promise<SessionToken> {
  refuseLongPassword(given.password)
  const address = email.safeParse(given.email)
  if (!address.success) throw new AppError('invalid_request', 'That does not look like an e-mail address.')
  const peer = addressKey(from.address)
  await takeTry('sign-in:address', peer)
  await takeTry('sign-in:email', address.data)

  const user = await database().user.findUnique({ where: { email: address.data } })
  const proven = await verifyPassword(user?.passwordHash ?? null, given.password)
  if (!user || !proven) throw wrongPassword()
  const session = await openSession(user, from, now)
  await forgive('sign-in:email', address.data)
  await giveBack('sign-in:address', peer)
  return session
}

/** What the two refusals of a sign-in have in common: everything. */
const wrongPassword = () => new AppError('wrong_password', 'E-mail address and password do not match.')

async function openSession(user: { id: string; passwordHash: string }, from: SignInFrom, now: Date) {
  const token: SessionToken = { userId: user.id, sessionId: newId() }
  await inTransaction(
    { userId: user.id },
    async (uow) => {
      // A password change that runs at this moment ends all sessions: wait for it, lest this one outlive it.
      const [current] = await uow.tx.$queryRaw<{ password_hash: string }[]>`
        SELECT password_hash FROM users WHERE id = ${user.id}::uuid FOR SHARE`
      if (current?.password_hash !== user.passwordHash) throw wrongPassword()
      if (from.previous) {
        await endSessions(uow, { userId: from.previous.userId, only: from.previous.sessionId })
      }
      const session = await uow.tx.session.create({
        data: {
          id: token.sessionId,
          userId: user.id,
          userAgent: from.userAgent.slice(0, 400),
          address: from.address,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
        },
      })
      uow.emit(userRoom(user.id), 'session_update', {
        sessionId: session.id,
        ended: false,
        session: toOpenedSession(session),
      })
    },
    { now },
  )
  return token
}
