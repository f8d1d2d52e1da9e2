import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import type { Viewer } from '../authenticate'
import { hashPassword, verifyPassword } from '../password'
import { forgive, takeTry } from '../rate-limit'
import { endSessions } from './end-session'

/**
 * Changes the viewer's password; every other session of his ends.
 * @throws AppError wrong_password, rate_limited, conflict (changed elsewhere at the same moment)
 */
export async function changePassword(
  viewer: Pick<Viewer, 'userId' | 'sessionId'>,
  passwords: { current: string; next: string },
): Promise<void> {
  await takeTry('password:user', viewer.userId)
  const user = await database().user.findUniqueOrThrow({ where: { id: viewer.userId } })
  if (!(await verifyPassword(user.passwordHash, passwords.current))) {
    throw new AppError('wrong_password', 'That is not your current password.')
  }
  await forgive('password:user', viewer.userId)
  const passwordHash = await hashPassword(passwords.next)
  await inTransaction({ userId: viewer.userId }, async (uow) => {
    const { count } = await uow.tx.user.updateMany({
      where: { id: viewer.userId, passwordHash: user.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) throw new AppError('conflict', 'Your password was changed elsewhere just now.')
    await endSessions(uow, { userId: viewer.userId, except: viewer.sessionId })
  })
}
