import { beforeEach, describe, expect, it } from 'vitest'
import { POST as postChatRead } from '@/app/api/chats/[chatId]/read/route'
import { DELETE as deleteMember } from '@/app/api/leagues/[leagueId]/members/[memberId]/route'
import { POST as postRead } from '@/app/api/notifications/read/route'
import { GET as getNotifications } from '@/app/api/notifications/route'
import type { NotificationView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague, type Person, signInAs } from '@/lib/testing/factories'
import { notify } from './commands/notify'

const db = useTestDatabase()

let league: MadeLeague
let [ann, ben] = [] as unknown as [Person, Person]
let cookie: string
let bensCookie: string
beforeEach(async () => {
  league = await makeLeague({ teams: 0 })
  ann = await joinLeague(league, { role: 'manager', person: { name: 'Ann' } })
  ben = await joinLeague(league, { role: 'manager', person: { name: 'Ben' } })
  cookie = (await signInAs(ann)).cookie
  bensCookie = (await signInAs(ben)).cookie
})

const tell = (userId: string, text: string, leagueId: string | null = league.leagueId) =>
  inTransaction({ userId: null }, (uow) =>
    notify(uow, [{ userId, kind: 'feed_comment', leagueId, text, href: '/inbox' }]),
  )
const tellAll = async (...texts: string[]) => {
  for (const text of texts) await tell(ann.userId, text)
}
const inbox = async (query = '', as = cookie) =>
  (await callRoute(getNotifications, { cookie: as, path: `/api/notifications${query}` })).body
const read = (id: string, andBefore = false, as = cookie) =>
  callRoute(postRead, { cookie: as, body: { id, andBefore } })
const textsOf = ({ notifications }: { notifications: NotificationView[] }) =>
  notifications.map(({ text }) => text)
const told = async () => {
  const rows = await db().event.findMany({
    where: { room: `user:${ann.userId}`, type: 'notification' },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ data }) => data as { change: string; ids: string[]; unread: number })
}
/** What is unread by the rows, and by the count beside them. */
const counts = async () => {
  const rows = await db().notification.count({ where: { userId: ann.userId, readAt: null } })
  const { unread } = await db().inbox.findUniqueOrThrow({ where: { userId: ann.userId } })
  return [rows, unread]
}

describe('an inbox', () => {
  it('is read by pages, newest first, without a hole or a double', async () => {
    expect(await inbox()).toMatchObject({ notifications: [], unread: 0, hasMore: false })
    await tellAll('one', 'two', 'three', 'four', 'five')
    const first = await inbox('?limit=2')
    expect(first).toMatchObject({ unread: 5, hasMore: true })
    expect(textsOf(first)).toEqual(['five', 'four'])
    // What comes meanwhile moves no page.
    await tellAll('six')
    const second = await inbox(`?limit=2&before=${first.notifications[1].id}`)
    expect(textsOf(second)).toEqual(['three', 'two'])
    const last = await inbox(`?limit=2&before=${second.notifications[1].id}`)
    expect([textsOf(last), last.hasMore]).toEqual([['one'], false])
    expect(Object.keys(first.asOf)).toEqual([`user:${ann.userId}`])
  })

  it('refuses a page that is none, and whoever is not signed in', async () => {
    for (const query of ['?limit=0', '?limit=101', '?limit=x', '?before=1', '?userId=x']) {
      const { status } = await callRoute(getNotifications, { cookie, path: `/api/notifications${query}` })
      expect(status, query).toBe(400)
    }
    expect((await callRoute(getNotifications)).status).toBe(401)
    expect((await callRoute(postRead, { body: { id: newId(), andBefore: true } })).status).toBe(401)
  })

  it('is nobody else’s: not to see, not to read, not even that there is one', async () => {
    await tellAll('for Ann')
    const [{ id }] = (await inbox()).notifications
    expect(await inbox('', bensCookie)).toMatchObject({ notifications: [], unread: 0 })
    const [others, nobodys] = [await read(id, true, bensCookie), await read(newId(), true, bensCookie)]
    expect(others).toMatchObject({ status: 404, body: nobodys.body })
    expect(await counts()).toEqual([1, 1])
  })
})

it('of a league that one is not in is not shown, however it came there', async () => {
  const other = await makeLeague({ teams: 0 })
  await tellAll('mine')
  const row = await db().notification.findFirstOrThrow({ where: { userId: ann.userId } })
  await db().notification.create({ data: { ...row, id: newId(), leagueId: other.leagueId, text: 'theirs' } })
  expect(textsOf(await inbox())).toEqual(['mine'])
})

describe('reading', () => {
  it('marks one, or one and all before it, and tells the other tabs once', async () => {
    await tellAll('one', 'two', 'three', 'four')
    const [, three, two] = (await inbox()).notifications as NotificationView[]
    expect((await read(three?.id ?? '')).body.unread).toBe(3)
    expect((await read(two?.id ?? '', true)).body.unread).toBe(1)
    const left = await inbox()
    expect(left.notifications.filter((each: NotificationView) => !each.readAt)).toMatchObject([
      { text: 'four' },
    ])
    const again = await read(two?.id ?? '', true)
    expect(again.body.readAt).toBe(left.notifications.at(-2).readAt)
    const events = (await told()).filter(({ change }) => change === 'read')
    expect(events.map(({ ids, unread }) => [ids.length, unread])).toEqual([
      [1, 3],
      [2, 1],
    ])
    expect(await counts()).toEqual([1, 1])
  })

  it('tells of a great many in several events, none of them too large', async () => {
    await inTransaction({ userId: null }, (uow) =>
      notify(
        uow,
        Array.from({ length: 1_203 }, (_, n) => ({
          userId: ann.userId,
          kind: 'feed_comment' as const,
          leagueId: null,
          text: `${n}`,
          href: '/inbox',
        })),
      ),
    )
    const newest = (await inbox('?limit=1')).notifications[0]
    expect((await read(newest.id, true)).body.unread).toBe(0)
    const events = (await told()).filter(({ change }) => change === 'read')
    expect(events.map(({ ids }) => ids.length)).toEqual([500, 500, 203])
    expect(new Set(events.flatMap(({ ids }) => ids)).size).toBe(1_203)
    expect(await counts()).toEqual([0, 0])
  })
})

describe('at the same moment', () => {
  it('twenty count exactly, and each event says the count as it then was', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => tell(ann.userId, `${n}`)))
    expect(await counts()).toEqual([20, 20])
    expect((await told()).map(({ unread }) => unread)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })

  it('reading and being told leave the right count', async () => {
    await tellAll('one', 'two', 'three')
    const [newest, , oldest] = (await inbox()).notifications as NotificationView[]
    await Promise.all([
      ...Array.from({ length: 6 }, (_, n) => tell(ann.userId, `more ${n}`)),
      read(newest?.id ?? '', true),
      read(oldest?.id ?? ''),
      read(newest?.id ?? '', true),
    ])
    expect(await counts()).toEqual([6, 6])
    expect((await told()).at(-1)?.unread).toBe(6)
  })

  it('many people told in any order count exactly', async () => {
    const news = [ann, ben].map(({ userId }) => ({
      userId,
      kind: 'feed_comment' as const,
      leagueId: null,
      text: 'x',
      href: '/inbox',
    }))
    const all = (n: number) =>
      inTransaction({ userId: null }, (uow) => notify(uow, n % 2 ? news : [...news].reverse()))
    await Promise.all(Array.from({ length: 12 }, (_, n) => all(n)))
    expect(await counts()).toEqual([12, 12])
  })
})

describe('leaving a league', () => {
  const remove = async () => {
    const member = await db().member.findFirstOrThrow({ where: { userId: ann.userId } })
    const chair = await signInAs(league.owner)
    const params = { leagueId: league.leagueId, memberId: member.id }
    expect((await callRoute(deleteMember, { method: 'DELETE', cookie: chair.cookie, params })).status).toBe(
      200,
    )
  }

  it('takes what the league had told out of the inbox, and the count with it', async () => {
    await tellAll('one', 'two', 'three')
    await tell(ann.userId, 'from a person', null)
    const [, , two] = (await inbox()).notifications as NotificationView[]
    await read(two?.id ?? '')
    await remove()
    expect(await counts()).toEqual([1, 1])
    const [event] = (await told()).slice(-1)
    expect([event?.change, event?.ids.length, event?.unread]).toEqual(['removed', 3, 1])
    const again = (await signInAs(ann)).cookie
    expect(textsOf(await inbox('', again))).toEqual(['from a person'])
  })

  it('is never overtaken by what the league tells at that moment', async () => {
    await Promise.all([...Array.from({ length: 8 }, (_, n) => tell(ann.userId, `${n}`)), remove()])
    await tell(ann.userId, 'too late')
    expect(await counts()).toEqual([0, 0])
    expect(await db().notification.count({ where: { userId: ann.userId } })).toBe(0)
  })
})

it('and a chat take no flood of marks that something was read', async () => {
  await tellAll('one')
  const { id } = (await inbox()).notifications[0]
  const chatId = (await db().chat.findFirstOrThrow({ where: { leagueId: league.leagueId } })).id
  const markChat = () => callRoute(postChatRead, { cookie, params: { chatId }, body: { seq: 0 } })
  expect([(await read(id)).status, (await markChat()).status]).toEqual([200, 200])
  for (let time = 0; time < 300; time++) await takeTry('read:user', ann.userId).catch(() => {})
  expect([(await read(id)).status, (await markChat()).status]).toEqual([429, 429])
})
