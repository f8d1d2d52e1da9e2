import { z } from 'zod'
import { amount } from '../money'
import { asOfSchema } from '../rooms'
import { rosterRulesSchema } from '../round-rules'
import { plainText } from '../text'
import { id, inviteView, leagueSummary, leagueView, memberView, teamView } from '../views'
import { done, endpointsOf } from './define'

const endpoint = endpointsOf('Leagues')
const inLeague = z.strictObject({ leagueId: id })
export const listLeagues = endpoint('GET', '/api/leagues', {
  summary: 'The leagues I am in',
  answer: z.strictObject({ leagues: z.array(leagueSummary), asOf: asOfSchema }),
})

export const createLeague = endpoint('POST', '/api/leagues', {
  summary: 'Found a league; whoever does owns it',
  idempotent: true,
  body: z.strictObject({
    name: plainText(60),
    slug: z
      .string()
      .regex(/^[a-z0-9](-?[a-z0-9]){1,39}$/, 'Small letters, digits and single hyphens, 2 to 40 of them.'),
    currencies: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[A-Z0-9]{2,6}$/, 'Two to six capital letters or digits.'),
          name: plainText(40),
          symbol: z
            .string()
            .max(3)
            .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Control characters are not allowed here.')
            .default(''),
          decimals: z.int().min(0).max(6),
        }),
      )
      .min(1)
      .max(6),
    roster: rosterRulesSchema,
  }),
  answer: z.strictObject({ leagueId: id, slug: z.string() }),
})

export const getLeague = endpoint('GET', '/api/leagues/{leagueId}', {
  summary: 'A league: teams with wallets and squad sizes, rounds, roster, who I am in it',
  params: inLeague,
  answer: z.strictObject({ league: leagueView, asOf: asOfSchema }),
})

export const createTeam = endpoint('POST', '/api/leagues/{leagueId}/teams', {
  summary: 'Add a team with its opening balances (commissioner)',
  idempotent: true,
  params: inLeague,
  body: z.strictObject({
    name: plainText(40),
    shortName: z.string().regex(/^[\p{L}\p{N}]{2,4}$/u, 'Two to four letters or digits.'),
    opening: z.array(z.strictObject({ currencyId: id, amount })).max(6),
  }),
  answer: z.strictObject({ team: teamView }),
})

export const listMembers = endpoint('GET', '/api/leagues/{leagueId}/members', {
  summary: 'The people of a league',
  params: inLeague,
  answer: z.strictObject({ members: z.array(memberView), asOf: asOfSchema }),
})

export const removeMember = endpoint('DELETE', '/api/leagues/{leagueId}/members/{memberId}', {
  summary: 'Remove someone from the league, in every tab, from this moment (commissioner)',
  params: z.strictObject({ leagueId: id, memberId: id }),
  answer: done,
})

export const listInvites = endpoint('GET', '/api/leagues/{leagueId}/invites', {
  summary: 'Invites that can still be used (commissioner)',
  params: inLeague,
  answer: z.strictObject({ invites: z.array(inviteView), asOf: asOfSchema }),
})

export const createInvite = endpoint('POST', '/api/leagues/{leagueId}/invites', {
  summary: 'Make an invite link; its code is shown this once (commissioner)',
  params: inLeague,
  body: z.strictObject({
    role: z.enum(['commissioner', 'manager', 'spectator']),
    teamId: id.nullable().default(null),
    maxUses: z.int().min(1).max(200).default(1),
    days: z.int().min(1).max(60).default(14),
  }),
  answer: z.strictObject({ invite: inviteView, code: z.string() }),
})

export const revokeInvite = endpoint('DELETE', '/api/leagues/{leagueId}/invites/{inviteId}', {
  summary: 'Make an invite link useless (commissioner)',
  params: z.strictObject({ leagueId: id, inviteId: id }),
  answer: done,
})
