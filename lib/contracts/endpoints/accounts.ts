import { z } from 'zod'
import { asOfSchema } from '../rooms'
import { plainText } from '../text'
import { id, role, sessionView } from '../views'
import { done, endpointsOf } from './define'

const endpoint = endpointsOf('Accounts')

/** Look-alike letters fold together (NFKC) before an address is compared or stored. */
export const email = z
  .string()
  .max(254)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('That does not look like an e-mail address.'))
/** Bounded before it is hashed: hashing a megabyte is an attack. */
export const password = z
  .string()
  .min(10, 'A password has at least 10 characters.')
  .max(200, 'A password has at most 200 characters.')
export const personName = plainText(60, 'Please tell us your name.')
export const inviteCode = z.string().regex(/^[A-Za-z0-9_-]{32}$/, 'That is not an invite code.')

export const signUp = endpoint('POST', '/api/sign-up', {
  summary: 'Make an account by a league’s invite link',
  auth: 'public',
  body: z.strictObject({ code: inviteCode, email, name: personName, password }),
  answer: z.strictObject({ userId: id, leagueSlug: z.string() }),
})

export const getInvite = endpoint('GET', '/api/invites/{code}', {
  summary: 'What an invite link leads to',
  auth: 'public',
  params: z.strictObject({ code: inviteCode }),
  answer: z.strictObject({
    league: z.strictObject({ name: z.string(), slug: z.string() }),
    role,
    team: z.strictObject({ id, name: z.string() }).nullable(),
  }),
})

export const acceptInvite = endpoint('POST', '/api/invites/{code}/accept', {
  summary: 'Join a league with the account that is signed in',
  params: z.strictObject({ code: inviteCode }),
  answer: z.strictObject({ leagueSlug: z.string() }),
})

export const getMe = endpoint('GET', '/api/me', {
  summary: 'Who is signed in',
  answer: z.strictObject({ userId: id, name: z.string(), email: z.string() }),
})

export const listSessions = endpoint('GET', '/api/sessions', {
  summary: 'Where I am signed in',
  answer: z.strictObject({ sessions: z.array(sessionView), asOf: asOfSchema }),
})

export const endSession = endpoint('DELETE', '/api/sessions/{sessionId}', {
  summary: 'End one of my sessions; its tabs are signed out at once',
  params: z.strictObject({ sessionId: id }),
  answer: done,
})

export const changePassword = endpoint('POST', '/api/password', {
  summary: 'Change my password; every other session ends',
  body: z.strictObject({ current: z.string().max(200), next: password }),
  answer: done,
})
