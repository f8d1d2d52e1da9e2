import { expect, it } from 'vitest'
import { DELETE as deleteMember } from '@/app/api/leagues/[leagueId]/members/[memberId]/route'
import { POST as postRead } from '@/app/api/notifications/read/route'
import { GET as getNotifications } from '@/app/api/notifications/route'
import { POST as postConnection } from '@/app/api/people/[userId]/connection/route'
import { GET as getPeople } from '@/app/api/people/route'
import { notificationsRules } from '@/hooks/notifications/notifications-rules'
import { peopleRules } from '@/hooks/people/people-rules'
import type { ConnectionAct } from '@/lib/contracts/endpoints'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, makeLeague, makeUser } from '@/lib/testing/factories'
import { lookOn, seenByAll } from '@/lib/testing/oracle'

const db = useTestDatabase()

it('stale data and the events equal a fresh read, through what goes on between people', {
  timeout: 60_000,
}, async () => {
  const [league, other] = [await makeLeague({ teams: 0 }), await makeLeague({ teams: 0 })]
  const [ann, ben, cat] = [
    await joinLeague(league, { role: 'manager', person: { name: 'Ann' } }),
    await joinLeague(league, { role: 'manager', person: { name: 'Ben' } }),
    await makeUser({ name: 'Cat' }),
  ]
  const invite = await createInvite(other.scope, { role: 'manager', teamId: null, maxUses: 9, days: 1 })
  // Else being removed would sign him out.
  await acceptInvite(ben, invite.code)
  const pages = [
    { name: 'people', handler: getPeople, request: {}, rules: peopleRules as never },
    { name: 'inbox', handler: getNotifications, request: {}, rules: notificationsRules as never },
  ]
  const onlookers = [await lookOn(ann, pages), await lookOn(ben, pages), await lookOn(league.owner, pages)]
  const [anns, bens, owners] = onlookers.map(({ cookie }) => cookie) as [string, string, string]
  const act = (cookie: string, userId: string, what: ConnectionAct) => async () => {
    const { status } = await callRoute(postConnection, { cookie, params: { userId }, body: { act: what } })
    expect(status).toBe(200)
  }
  const acts: Record<string, () => Promise<unknown>> = {
    request: act(anns, ben.userId, 'request'),
    accept: act(bens, ann.userId, 'accept'),
    read: async () => {
      const { body } = await callRoute(getNotifications, { cookie: bens })
      const [{ id }] = body.notifications
      expect((await callRoute(postRead, { cookie: bens, body: { id, andBefore: true } })).status).toBe(200)
    },
    join: async () => {
      const { code } = await createInvite(league.scope, {
        role: 'manager',
        teamId: null,
        maxUses: 1,
        days: 1,
      })
      await acceptInvite(cat, code)
    },
    'remove ben': async () => {
      const where = { leagueId: league.leagueId, userId: ben.userId }
      const { id } = await db().member.findFirstOrThrow({ where })
      const params = { leagueId: league.leagueId, memberId: id }
      expect((await callRoute(deleteMember, { method: 'DELETE', cookie: owners, params })).status).toBe(200)
    },
    part: act(anns, ben.userId, 'remove'),
    'block cat': act(anns, cat.userId, 'block'),
    'unblock cat': act(anns, cat.userId, 'unblock'),
  }
  const [ANN, BEN, OWNER] = [0, 1, 2]
  /** What goes on between two is nobody else’s: not even that something happened. */
  const unnoticedBy: Record<string, number[]> = {
    request: [OWNER],
    accept: [OWNER],
    read: [ANN, OWNER],
    part: [OWNER],
    'block cat': [BEN, OWNER],
    'unblock cat': [BEN, OWNER],
  }
  const table: Record<string, string[][]> = {}
  for (const [name, what] of Object.entries(acts)) {
    const before = await Promise.all(onlookers.map(({ look }) => look()))
    // Whoever is put out of a room is not sent what happens there.
    const seeing = onlookers.filter((_, n) => name !== 'remove ben' || n !== BEN)
    table[name] = (await seenByAll(seeing, what)).map(({ whole }) => whole)
    const after = await Promise.all(onlookers.map(({ look }) => look()))
    for (const n of unnoticedBy[name] ?? [])
      expect(after[n], `${onlookers[n]?.name}: ${name}`).toBe(before[n])
  }
  // What the events alone bring up to date, with no read.
  expect(table.request?.[BEN]).toEqual(['people', 'inbox'])
  expect(table.accept?.[ANN]).toEqual(['people', 'inbox'])
  expect(table.read?.[BEN]).toContain('inbox')
  expect(table.part?.[BEN]).toEqual(['people', 'inbox'])
})
