import pino from 'pino'
import { expect, it } from 'vitest'
import { userRoom } from '@/lib/contracts/rooms'
import { systemClock } from '@/lib/platform/clock'
import { database } from '@/lib/platform/database/client'
import { currentHeads } from '@/lib/server/events/data'
import { useTestDatabase } from '@/lib/testing/database'
import { makePerson } from '@/lib/testing/factories/live'
import { heard, startLive } from '@/lib/testing/live-server'
import { Admissions } from './admissions'
import { Connections } from './connections'
import { admit } from './handshake'
import { defaultLimits } from './limits'
import type { Relay } from './relay'
import type { LiveSocket } from './types'

useTestDatabase()

it('promise 6: lets no socket in whose session ends before its end is watched', async () => {
  const { userId, sessionId, cookie } = await makePerson()
  const conn = { readyState: 'open', transport: { name: 'websocket' }, on: () => {}, once: () => {} }
  const socket = { data: {}, conn } as unknown as LiveSocket
  const [watched, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  /** Takes its time to find where the room stands that would tell of the end. */
  const relay = {
    retain() {
      watched.resolve()
      return { ready: ready.promise }
    },
    release() {},
  } as unknown as Relay
  const admissions = new Admissions(1, 0)
  const parts = { relay, admissions, connections: new Connections(), limits: defaultLimits, now: systemClock }
  const coming = admit(socket, { cookie }, parts)
  await watched.promise
  // What was asked before this is answered with it or before: whoever has looked by now has found a session that counts.
  await currentHeads([userRoom(userId)])
  await database().session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
  ready.resolve()
  await expect(coming).rejects.toMatchObject({ data: { code: 'unauthenticated' } })
})

it('tells the log at debug whose tab has come, so that one sees on which node it is, and nothing else of it', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'debug', base: undefined }, { write: (line: string) => void lines.push(line) })
  const live = await startLive({ logger })
  const { userId, cookie } = await makePerson()
  await heard(live.client(cookie), 'connect')
  const said = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'live: a tab has come')
  expect(said).toEqual({ level: 20, time: expect.any(Number), userId, msg: 'live: a tab has come' })
  await live.close()
})
