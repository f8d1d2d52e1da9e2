import { hash, type Options, verify } from '@node-rs/argon2'
import { AppError } from '@/lib/platform/app-error'

/** argon2id is this library's default algorithm; memory in KiB. OWASP Password Storage Cheat Sheet, 2025. */
const STRONG: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** For tests that make many users. */
const FAST: Options = { memoryCost: 8, timeCost: 1, parallelism: 1 }

const LONGEST = 200

/**
 * Before anything is hashed: hashing a megabyte is an attack.
 * @throws AppError invalid_request
 */
export function refuseLongPassword(password: string): void {
  if (password.length > LONGEST) {
    throw new AppError('invalid_request', `A password has at most ${LONGEST} characters.`)
  }
}

export type PasswordCost = 'strong' | 'fast'

/** @throws Error for cost 'fast' outside tests: a fault of ours */
export function hashPassword(password: string, cost: PasswordCost = 'strong'): Promise<string> {
  if (cost === 'fast' && process.env.NODE_ENV !== 'test') throw new Error('Fast hashes are for tests.')
  return hash(password, cost === 'fast' ? FAST : STRONG)
}

let nobodys: Promise<string> | null = null

/**
 * Is it the password of this hash? Without a hash (nobody has that address) as much work is done for a no, so that
 * the time does not tell who has an account.
 * @throws AppError invalid_request when it is too long to be a password
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  refuseLongPassword(password)
  nobodys ??= hashPassword('the password of nobody')
  const matches = await verify(passwordHash ?? (await nobodys), password)
  return matches && passwordHash !== null
}
