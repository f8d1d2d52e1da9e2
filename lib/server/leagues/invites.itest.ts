import { beforeEach, describe, expect, it } from 'vitest'
import { POST as postAccept } from '@/app/api/invites/[code]/accept/route'
import { GET as getInvite } from '@/app/api/invites/[code]/route'
import { DELETE as deleteInvite } from '@/app/api/leagues/[leagueId]/invites/[inviteId]/route'
import { GET as getInvites, POST as postInvite } from '@/app/api/leagues/[leagueId]/invites/route'
import { POST as postSignUp } from '@/app/api/sign-up/route'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { AuthClient } from '@/lib/testing/auth-client'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { describePerson, type MadeLeague, makeLeague, makeUser, signInAs } from '@/lib/testing/factories'

const database = useTestDatabase()
beforeEach(resetLimits)

async function invite(league: MadeLeague, body: Record<string, unknown> = { role: 'manager' }) {
  const { cookie } = await signInAs(league.owner)
  const answer = await callRoute(postInvite, { cookie, params: { leagueId: league.leagueId }, body })
  expect(answer.status).toBe(200)
  return answer.body as { code: string; invite: { id: string } }
}

const signUp = (code: string, more: Record<string, unknown> = {}) =>
  callRoute(postSignUp, { body: { code, ...describePerson(), ...more } })
const accept = (cookie: string, code: string) =>
  callRoute(postAccept, { method: 'POST', cookie, params: { code } })
const look = (code: string) => callRoute(getInvite, { params: { code } })

describe('an invite', () => {
  it('tells where it leads, and keeps its code to itself', async () => {
    const league = await makeLeague({ name: 'Sunday League', teams: 1 })
    const { code, invite: made } = await invite(league, { role: 'manager', teamId: league.teams[0]?.id })
    expect((await look(code)).body).toEqual({
      league: { name: 'Sunday League', slug: league.slug },
      role: 'manager',
      team: { id: league.teams[0]?.id, name: 'Team 1' },
    })
    const { cookie } = await signInAs(league.owner)
    const list = await callRoute(getInvites, { cookie, params: { leagueId: league.leagueId } })
    expect(list.body.invites).toEqual([made])
    expect(JSON.stringify(await database().invite.findMany())).not.toContain(code)
  })

  it('that nobody made, or that was taken back, or has run out, opens nothing', async () => {
    const league = await makeLeague({ teams: 0 })
    expect((await look('x'.repeat(32))).status).toBe(404)
    expect((await signUp('x'.repeat(32))).status).toBe(404)
    const taken = await invite(league)
    const { cookie } = await signInAs(league.owner)
    const params = { leagueId: league.leagueId, inviteId: taken.invite.id }
    expect((await callRoute(deleteInvite, { method: 'DELETE', cookie, params })).status).toBe(200)
    expect((await callRoute(deleteInvite, { method: 'DELETE', cookie, params })).status).toBe(404)
    const old = await invite(league)
    await database().invite.update({ where: { id: old.invite.id }, data: { expiresAt: new Date() } })
    for (const { code } of [taken, old]) {
      expect((await look(code)).body.error.code).toBe('invite_used')
      expect((await signUp(code)).body.error.code).toBe('invite_used')
      expect((await accept((await signInAs(await makeUser())).cookie, code)).status).toBe(409)
    }
  })

  it('makes no spectator run a team, and no owner', async () => {
    const league = await makeLeague({ teams: 1 })
    const { cookie } = await signInAs(league.owner)
    for (const body of [{ role: 'spectator', teamId: league.teams[0]?.id }, { role: 'owner' }]) {
      const answer = await callRoute(postInvite, { cookie, params: { leagueId: league.leagueId }, body })
      expect(answer.status).toBe(400)
    }
  })
})

describe('signing up', () => {
  it('makes account, membership and events in one go', async () => {
    const league = await makeLeague({ teams: 1 })
    const { code } = await invite(league, { role: 'manager', teamId: league.teams[0]?.id })
    const person = describePerson({ name: 'Grace Hopper' })
    const answer = await callRoute(postSignUp, { body: { code, ...person } })
    expect(answer.body).toEqual({ userId: expect.any(String), leagueSlug: league.slug })
    expect((await new AuthClient().signIn(person.email, person.password)).status).toBe(200)
    const events = await database().event.findMany({
      where: { room: `league:${league.leagueId}` },
      orderBy: { seq: 'desc' },
      take: 2,
    })
    expect(events.map(({ type }) => type)).toEqual(['team_update', 'member_update'])
    expect(events[0]?.data).toMatchObject({
      team: { managers: [{ name: 'Manager of Team 1' }, { name: 'Grace Hopper' }] },
    })
    expect(events[1]?.data).toMatchObject({
      removed: false,
      member: { name: 'Grace Hopper', role: 'manager' },
    })
  })

  it('with an address that is taken, however it is spelled, leaves the invite as it was', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league)
    const there = await makeUser({ email: 'grace.taken@example.org' })
    for (const email of [there.email, ' GRACE.Taken@example.org', 'ｇｒａｃｅ.taken@example.org']) {
      const answer = await signUp(code, { email })
      expect(answer.status).toBe(409)
      expect(answer.body.error.code).toBe('email_taken')
    }
    expect(await database().invite.findFirst({ where: { leagueId: league.leagueId } })).toMatchObject({
      uses: 0,
    })
    expect((await signUp(code)).status).toBe(200)
  })

  it('is no way to ask for ever who has an account', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league)
    const there = await makeUser()
    const statuses = []
    for (let index = 0; index < 31; index++) {
      statuses.push((await signUp(code, { email: there.email, password: `password ${index}` })).status)
    }
    expect(statuses[0]).toBe(409)
    expect(statuses[30]).toBe(429)
  })

  it('by many at once uses an invite no more often than it says', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league, { role: 'manager', maxUses: 3 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => signUp(code)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 200, ...Array(9).fill(409)])
    expect(await database().member.count({ where: { leagueId: league.leagueId } })).toBe(4)
  })

  it('refuses what does not belong there', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league)
    const refused: Record<string, unknown>[] = [
      { role: 'owner' },
      { balance: '1000' },
      { leagueId: league.leagueId },
      { name: '' },
      { name: 'x'.repeat(61) },
      { name: 'a\u0000b' },
      { email: 'not an address' },
      { email: `${'x'.repeat(300)}@example.org` },
      { password: 'short' },
      { password: 'x'.repeat(201) },
    ]
    for (const more of refused) {
      expect((await signUp(code, more)).status, JSON.stringify(more).slice(0, 40)).toBe(400)
    }
    const raw = JSON.stringify({ code, ...describePerson() }).replace('{', '{"__proto__":{"role":"owner"},')
    expect((await callRoute(postSignUp, { body: raw })).status).toBe(400)
    expect(await database().invite.findFirst({ where: { leagueId: league.leagueId } })).toMatchObject({
      uses: 0,
    })
  })

  it('keeps markup in a name as text', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league)
    const name = '<img src=x onerror=alert(1)>'
    const { body } = await signUp(code, { name })
    expect(await database().user.findUnique({ where: { id: body.userId } })).toMatchObject({ name })
  })
})

describe('accepting an invite', () => {
  it('joins with the account that is signed in', async () => {
    const league = await makeLeague({ teams: 0 })
    const { code } = await invite(league)
    const person = await makeUser()
    const { cookie } = await signInAs(person)
    expect((await accept(cookie, code)).body).toEqual({ leagueSlug: league.slug })
    expect((await accept('', code)).status).toBe(401)
    const rooms = await database().event.findMany({
      where: { type: 'member_update' },
      select: { room: true },
    })
    expect(rooms).toContainEqual({ room: `user:${person.userId}` })
  })

  it('gives a founder his team and leaves him owner', async () => {
    const league = await makeLeague({ teams: 1 })
    const { code } = await invite(league, { role: 'manager', teamId: league.teams[0]?.id })
    const { cookie } = await signInAs(league.owner)
    expect((await accept(cookie, code)).status).toBe(200)
    const member = await database().member.findFirst({
      where: { leagueId: league.leagueId, userId: league.owner.userId },
    })
    expect(member).toMatchObject({ role: 'owner', teamId: league.teams[0]?.id })
  })

  it('with nothing to gain is refused and uses nothing', async () => {
    const league = await makeLeague({ teams: 2 })
    const [first, second] = league.teams
    const { cookie } = await signInAs(first?.manager ?? league.owner)
    for (const body of [
      { role: 'spectator' },
      { role: 'manager' },
      { role: 'manager', teamId: second?.id },
    ]) {
      const { code, invite: made } = await invite(league, body)
      expect((await accept(cookie, code)).body.error.code).toBe('conflict')
      expect(await database().invite.findUnique({ where: { id: made.id } })).toMatchObject({ uses: 0 })
    }
  })
})
