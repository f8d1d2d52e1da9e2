import { newId } from '@/lib/platform/ids'
import { createUser } from '@/lib/server/auth/commands/create-user'
import { signIn } from '@/lib/server/auth/commands/sign-in'
import { hashPassword, type PasswordCost } from '@/lib/server/auth/password'
import { cookieName, encodeToken } from '@/lib/server/auth/token'
import { inTransaction } from '@/lib/server/events/unit-of-work'

export interface Person {
  userId: string
  name: string
  email: string
  password: string
}

export const PASSWORD = 'correct horse battery'

/** Tests make hundreds of people; everyone else's passwords are worth their price. */
export const usualCost = (): PasswordCost => (process.env.NODE_ENV === 'test' ? 'fast' : 'strong')

/** Whoever is not named gets a name and an address that nobody else has. */
export function describePerson(given: Partial<Omit<Person, 'userId'>> = {}): Omit<Person, 'userId'> {
  const name = given.name ?? `Person ${newId().slice(-6)}`
  const mailbox = name.toLowerCase().replace(/[^a-z0-9]+/g, '.')
  return {
    name,
    email: given.email ?? `${mailbox}.${newId().slice(-6)}@example.org`,
    password: given.password ?? PASSWORD,
  }
}

/** An account that is in no league yet. */
export async function makeUser(
  given: Partial<Omit<Person, 'userId'>> & { cost?: PasswordCost } = {},
): Promise<Person> {
  const person = describePerson(given)
  const passwordHash = await hashPassword(person.password, given.cost ?? usualCost())
  const { email, name } = person
  const userId = await inTransaction({ userId: null }, (uow) =>
    createUser(uow, { email, name, passwordHash }),
  )
  return { ...person, userId }
}

export interface SignedIn {
  /** A Cookie header. */
  cookie: string
  sessionId: string
}

/** Opens a session as a browser's sign-in would. */
export async function signInAs(
  person: Pick<Person, 'email' | 'password'>,
  from: { address?: string; userAgent?: string } = {},
): Promise<SignedIn> {
  const token = await signIn(person, {
    address: from.address ?? '192.0.2.1',
    userAgent: from.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    previous: null,
  })
  return { cookie: `${cookieName()}=${await encodeToken(token)}`, sessionId: token.sessionId }
}
