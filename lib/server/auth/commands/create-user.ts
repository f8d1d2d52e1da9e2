import { AppError } from '@/lib/platform/app-error'
import { sqlState } from '@/lib/platform/database/errors'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

export interface NewUser {
  /** As the contract's `email` gives it: NFKC, trimmed, lower case. */
  email: string
  name: string
  /** From hashPassword, made before the transaction: hashing takes longer than a lock should be held. */
  passwordHash: string
}

/**
 * An account, inside the caller's transaction.
 * @returns its id
 * @throws AppError email_taken
 */
export async function createUser(uow: UnitOfWork, user: NewUser): Promise<string> {
  const id = newId()
  try {
    await uow.tx.user.create({ data: { id, ...user, createdAt: uow.now } })
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    throw new AppError('email_taken', 'This address cannot be used for a new account. Sign in instead?')
  }
  return id
}
