import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leagueRoom, type Room } from '@/lib/contracts/rooms'
import type { SubscribeAnswer } from '@/lib/contracts/socket'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, commitAny, makeLeague, makePerson, type TestPerson } from '@/lib/testing/factories/live'
import { freePort } from '@/lib/testing/free-port'
import {
  connectTo,
  record,
  startLive,
  subscribe,
  type TestLive,
  type TestSocket,
} from '@/lib/testing/live-server'
import { type Balancer, nginxProgram, startNginx } from '@/lib/testing/nginx'
import { type OtherNode, startOtherNode } from '@/lib/testing/other-node'
import { startSmallBalancer } from '@/scripts/lib/balancer'

it.skipIf(nginxProgram())('nginx: skipped, for there is none on this machine', () => {})

/** nginx by the shipped example, and what `npm run cluster` takes where there is none. */
const kinds = nginxProgram() ? [startNginx, startSmallBalancer] : [startSmallBalancer]

describe('two nodes behind a balancer', () => {
  const db = useTestDatabase()
  const PATIENT = 60_000
  const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => n + first)
  let here: TestLive
  let there: OtherNode
  let balancers: Balancer[]
  let room: Room
  let ann: TestPerson
  const sockets: TestSocket[] = []
  const connect = ({ url }: Balancer, transport: 'websocket' | 'polling', route: string) => {
    const cookie = `${ann.cookie}; gavel_route=${route}`
    const socket = connectTo(url, cookie, { transports: [transport] })
    sockets.push(socket)
    return socket
  }
  const write = () => commitAny(room)

  beforeAll(async () => {
    const nodes = { databaseUrl: db().url, secret: process.env.GAVEL_SECRET as string }
    there = await startOtherNode({ nodes, trustedProxies: 1 })
    here = await startLive({ nodes, trustedProxies: 1 })
    const ports = [Number(new URL(here.origin).port), there.port]
    balancers = await Promise.all(kinds.map(async (start) => start(await freePort(), ports)))
    const league = await makeLeague()
    room = leagueRoom(league)
    ann = await makePerson()
    await addMember(league, ann.userId)
  }, PATIENT)
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    for (const balancer of balancers ?? []) await balancer.stop()
    await here?.close()
    await there?.stop()
  })

  it('gives a browser a node of its own at its first visit', async () => {
    for (const { url } of balancers) {
      const visit = (headers = {}) => fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers })
      expect((await visit()).headers.get('set-cookie')).toMatch(/gavel_route=\w+; Path=\/; HttpOnly/)
      expect((await visit({ cookie: 'gavel_route=x' })).headers.get('set-cookie')).toBeNull()
    }
  })

  it('tells sockets of both kinds on both nodes all that either commits, and they come back to the other when one goes', {
    timeout: PATIENT,
  }, async () => {
    const both = async () => [here.live.stats().users, (await there.stats()).users]
    const seen: ReturnType<typeof record>[] = []
    for (let route = 0; route < 3 || (await both()).includes(0); route++) {
      for (const balancer of balancers) {
        for (const transport of ['websocket', 'polling'] as const) {
          const socket = connect(balancer, transport, `route-${route}`)
          seen.push(record(socket, room))
          expect(await subscribe(socket, room)).toMatchObject({ ok: true })
        }
      }
    }
    const writing = there.write(room, 10)
    for (let n = 0; n < 10; n++) await write()
    await writing
    for (const each of seen) {
      await each.reach(20)
      expect(each.seqs()).toEqual(upTo(20))
    }
    const positions = seen.map(({ events }) => events.at(-1))
    await there.stop('SIGKILL')
    await write()
    for (const [index, socket] of sockets.entries()) {
      const { epoch = 0, seq = 0 } = positions[index] ?? {}
      let answer: SubscribeAnswer | null = null
      // One whose node is gone may not have noticed yet.
      while (!answer) {
        if (!socket.connected) socket.connect()
        answer = await socket
          .timeout(1_000)
          .emitWithAck('subscribe', { room, epoch, seq })
          .catch(() => null)
      }
      expect(answer.ok && answer.events.map((event) => event.seq)).toEqual([21])
    }
  })
})
