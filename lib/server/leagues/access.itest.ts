import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE as deleteInvite } from '@/app/api/leagues/[leagueId]/invites/[inviteId]/route'
import { GET as getInvites, POST as postInvite } from '@/app/api/leagues/[leagueId]/invites/route'
import { DELETE as deleteMember } from '@/app/api/leagues/[leagueId]/members/[memberId]/route'
import { GET as getMembers } from '@/app/api/leagues/[leagueId]/members/route'
import { POST as postImport } from '@/app/api/leagues/[leagueId]/players/import/route'
import { GET as getPlayers } from '@/app/api/leagues/[leagueId]/players/route'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { POST as postTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { newId } from '@/lib/platform/ids'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague, makeUser, signInAs } from '@/lib/testing/factories'
import { createInvite } from './commands/create-invite'

const database = useTestDatabase()
let ours: MadeLeague
let theirs: MadeLeague
const cookies: Record<string, string> = {}

beforeAll(async () => {
  ours = await makeLeague({ teams: 1 })
  theirs = await makeLeague({ teams: 1 })
  const people = {
    owner: ours.owner,
    manager: ours.teams[0]?.manager,
    commissioner: await joinLeague(ours, { role: 'commissioner' }),
    spectator: await joinLeague(ours, { role: 'spectator' }),
    stranger: await makeUser(),
  }
  for (const [who, person] of Object.entries(people)) {
    if (person) cookies[who] = (await signInAs(person)).cookie
  }
})

type Handler = Parameters<typeof callRoute>[0]
const reads: [string, Handler][] = [
  ['league', getLeague as Handler],
  ['members', getMembers as Handler],
  ['players', getPlayers as Handler],
]
const invite = { role: 'manager' }
const team = { name: 'New team', shortName: 'NEW', opening: [] }
const csv = { csv: 'ref,name,position\n1,Ada,GK', mapping: null, mode: 'preview' }
const writes: [string, Handler, RouteRequest][] = [
  ['team.create', postTeam as Handler, { body: team }],
  ['invite.list', getInvites as Handler, {}],
  ['invite.create', postInvite as Handler, { body: invite }],
  ['invite.revoke', deleteInvite as Handler, { method: 'DELETE', params: { inviteId: newId() } }],
  ['member.remove', deleteMember as Handler, { method: 'DELETE', params: { memberId: newId() } }],
  ['players.import', postImport as Handler, { body: csv }],
]
const at = (leagueId: string, who: string, request: RouteRequest = {}): RouteRequest => ({
  ...request,
  cookie: cookies[who],
  params: { leagueId, ...request.params },
})

describe('who may read a league', () => {
  it.each(reads)('%s: every member', async (_, handler) => {
    for (const who of ['owner', 'commissioner', 'manager', 'spectator']) {
      expect((await callRoute(handler, at(ours.leagueId, who))).status, who).toBe(200)
    }
  })

  it.each(reads)('%s: another league answers as one that does not exist', async (_, handler) => {
    for (const who of ['stranger', 'owner']) {
      const foreign = await callRoute(handler, at(theirs.leagueId, who))
      expect(foreign.status).toBe(404)
      expect(foreign.body).toEqual((await callRoute(handler, at(newId(), who))).body)
      expect(foreign.body).toEqual((await callRoute(handler, at('../x', who))).body)
    }
  })

  it.each(reads)('%s: nobody without a session', async (_, handler) => {
    expect((await callRoute(handler, at(ours.leagueId, 'nobody'))).status).toBe(401)
  })
})

describe('who may do what a commissioner does', () => {
  it.each(writes)(
    '%s: a manager and a spectator may not, and it is written down',
    async (act, handler, request) => {
      for (const who of ['manager', 'spectator']) {
        const answer = await callRoute(handler, at(ours.leagueId, who, request))
        expect(answer.status).toBe(403)
        expect(answer.body.error.code).toBe('forbidden')
      }
      const refused = { leagueId: ours.leagueId, action: act, refused: true }
      expect(await database().auditEntry.count({ where: refused })).toBe(2)
    },
  )

  it.each(writes)('%s: in another league it answers as if there were none', async (_, handler, request) => {
    const foreign = await callRoute(handler, at(theirs.leagueId, 'owner', request))
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual((await callRoute(handler, at(newId(), 'owner', request))).body)
  })

  it('things of another league answer as things that do not exist', async () => {
    const { invite: foreign } = await createInvite(theirs.scope, {
      role: 'manager',
      teamId: null,
      maxUses: 1,
      days: 1,
    })
    const member = await database().member.findFirstOrThrow({
      where: { leagueId: theirs.leagueId, role: 'manager' },
    })
    const remove = (handler: Handler, params: Record<string, string>) =>
      callRoute(handler, at(ours.leagueId, 'owner', { method: 'DELETE', params }))
    const answers = [
      await remove(deleteInvite as Handler, { inviteId: foreign.id }),
      await remove(deleteInvite as Handler, { inviteId: newId() }),
      await remove(deleteMember as Handler, { memberId: member.id }),
      await remove(deleteMember as Handler, { memberId: newId() }),
      await callRoute(
        postInvite as Handler,
        at(ours.leagueId, 'owner', { body: { role: 'manager', teamId: theirs.teams[0]?.id } }),
      ),
      await callRoute(
        postTeam as Handler,
        at(ours.leagueId, 'owner', {
          body: { ...team, opening: [{ currencyId: theirs.currencies[0]?.id, amount: '5' }] },
        }),
      ),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(answer.body).toEqual(answers[0]?.body)
    }
    expect(await database().invite.findUnique({ where: { id: foreign.id } })).toMatchObject({
      revokedAt: null,
    })
    expect(await database().member.count({ where: { id: member.id } })).toBe(1)
    expect(await database().team.count({ where: { name: team.name } })).toBe(0)
  })
})

describe('what a member sees of wallets', () => {
  it('his own team’s in full; of others the total alone, whatever his role', async () => {
    const other = await makeLeague({ teams: 2 })
    for (const [person, own] of [
      [other.owner, null],
      [other.teams[0]?.manager, other.teams[0]?.id],
    ] as const) {
      if (!person) continue
      const { cookie } = await signInAs(person)
      const { body } = await callRoute(getLeague, { cookie, params: { leagueId: other.leagueId } })
      for (const shown of body.league.teams) {
        const [wallet] = shown.wallets
        expect(wallet.total).toBe('100000')
        expect(wallet.available).toBe(shown.id === own ? '100000' : null)
        expect(wallet.held).toBe(shown.id === own ? '0' : null)
      }
    }
  })
})
