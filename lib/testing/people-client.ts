import { expect } from 'vitest'
import { GET as getNotifications } from '@/app/api/notifications/route'
import { POST as postConnection } from '@/app/api/people/[userId]/connection/route'
import { GET as getPeople } from '@/app/api/people/route'
import type { ConnectionAct } from '@/lib/contracts/endpoints'
import { userRoom } from '@/lib/contracts/rooms'
import type { AcquaintanceView, ConnectionView, NotificationView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { callRoute, type RouteAnswer } from './call-route'
import type { Person } from './factories'
import { RouteClient } from './route-client'

type User = Pick<Person, 'userId'>

/** Someone among people, by the routes that his tab would call. */
export class PeopleClient extends RouteClient {
  act(whom: User, act: ConnectionAct, key?: string): Promise<RouteAnswer> {
    const params = { userId: whom.userId }
    return callRoute(postConnection, { cookie: this.cookie, params, body: { act }, ...(key ? { key } : {}) })
  }

  people(): Promise<RouteAnswer> {
    return callRoute(getPeople, { cookie: this.cookie })
  }

  async sees(whom: User): Promise<AcquaintanceView | undefined> {
    const { people }: { people: AcquaintanceView[] } = (await this.people()).body
    return people.find(({ person }) => person.userId === whom.userId)
  }

  async inbox(): Promise<RouteAnswer['body']> {
    return (await callRoute(getNotifications, { cookie: this.cookie })).body
  }

  async news(): Promise<string[]> {
    const { notifications }: { notifications: NotificationView[] } = await this.inbox()
    return notifications.map(({ text }) => text)
  }

  /** What his room was told of connections, in order. */
  async told(): Promise<ConnectionView[]> {
    const rows = await database().event.findMany({
      where: { room: userRoom(this.userId), type: 'connection_update' },
      orderBy: { seq: 'asc' },
    })
    return rows.map(({ data }) => (data as unknown as { connection: ConnectionView }).connection)
  }
}

/** Acts one after the other, none of them refused. */
export async function acts(...steps: [PeopleClient, PeopleClient, ConnectionAct][]): Promise<void> {
  for (const [who, whom, what] of steps) expect((await who.act(whom, what)).status).toBe(200)
}

/** How two people stand, as each of them sees it. */
export const standing = async (one: PeopleClient, other: PeopleClient) => [
  (await one.sees(other))?.state,
  (await other.sees(one))?.state,
]
