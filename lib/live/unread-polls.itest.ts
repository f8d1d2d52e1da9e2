import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { leagueRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import { SOCKET_PATH } from '@/lib/contracts/socket'
import { createLive, type Live } from '@/lib/live'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson, makeTeam, type TestPerson } from '@/lib/testing/factories/live'
import { defaultLimits } from './limits'
import { pendingBytes } from './slow-readers'

useTestDatabase()

let live: Live
let server: Server
/** A Unix socket: the kernel keeps little for a reader who does not read, so what is unread is ours to hold. */
let socketPath: string
let folder: string
let ann: TestPerson
const connections = new Set<Socket>()
const agents: Agent[] = []
beforeEach(async () => {
  live = createLive()
  server = createServer((asked, answer) => live.handleRequest(asked, answer))
  server.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  folder = await mkdtemp(join(tmpdir(), 'gavel-polls-'))
  socketPath = join(folder, 'live')
  server.listen(socketPath)
  await once(server, 'listening')
  await live.start()
  ann = await makePerson()
})
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy()
  await live.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

/** @returns the answer, of which nothing is read yet; each on a connection of its own */
async function ask(path: string, body?: string): Promise<IncomingMessage> {
  const agent = new Agent()
  agents.push(agent)
  const headers = { cookie: ann.cookie, origin: 'http://localhost', host: 'localhost' }
  const asked = request({ socketPath, path, agent, headers, method: body === undefined ? 'GET' : 'POST' })
  asked.on('error', () => {})
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.on('error', () => {})
  return answer
}
async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
const held = () => [...connections].reduce((sum, socket) => sum + socket.writableLength, 0)

/** Two rooms with so much told that their replays together are worth half a reader's bound, and a polling session of a member. */
async function openSession() {
  const league = await makeLeague()
  const team = await makeTeam(league)
  await addMember(league, ann.userId)
  const rooms: Room[] = [leagueRoom(league), teamRoom(team)]
  const entry = { playerId: team, name: 'x'.repeat(20_000), shortName: 'x', position: 'GK', club: '' }
  const entries = [{ ...entry, price: '1', currencyId: team, acquiredAt: '2026-01-01T00:00:00Z' }]
  const squad = { teamId: team, version: 1, entries, extra: [] }
  await inTransaction({ userId: null }, async ({ emit }) => {
    const because = { kind: 'award' as const, roundId: team, playerIds: [] }
    for (let n = 0; n < 12; n++) emit(rooms, 'squad_update', { squad, because })
  })
  const base = `${SOCKET_PATH}?EIO=4&transport=polling`
  const { sid } = JSON.parse((await textOf(await ask(base))).slice(1))
  const own = `${base}&sid=${sid}`
  const say = async (...packets: string[]) => textOf(await ask(own, packets.join('\x1e')))
  await say('40')
  while (!(await textOf(await ask(own))).includes('40{'));
  const [{ conn } = { conn: null }] = live.io.of('/').sockets.values()
  let asked = 0
  /** @returns whether both replays wait for him, to go together */
  const fill = async () => {
    const subscribe = (room: Room) => `42${asked++}["subscribe",{"room":"${room}","epoch":0,"seq":0}]`
    if ((await say(...rooms.map(subscribe))) !== 'ok') return false
    await expect
      .poll(() => pendingBytes(conn as never), { interval: 1, timeout: 5_000 })
      .toBeGreaterThan(400_000)
    return true
  }
  /** Engine.IO's own word for it. */
  const leave = () => say('1')
  return { poll: () => ask(own), fill, leave }
}

it('promise 8: who polls and reads no answer has no more waiting for him than any other slow reader', async () => {
  const { poll, fill } = await openSession()
  let most = 0
  for (let n = 0; n < 60 && (await fill()); n++) {
    // The first byte of the answer is waited for, the rest is left where it is.
    await poll()
    most = Math.max(most, held())
  }
  expect(most).toBeLessThanOrEqual(2 * defaultLimits.pendingBytes)
  expect(live.stats()).toMatchObject({ slowDropped: 1, sockets: 0 })
}, 60_000)

it('promise 8: who reads each answer slowly, but whole, goes on polling', async () => {
  const { poll, fill } = await openSession()
  for (let n = 0; n < 5; n++) {
    expect(await fill()).toBe(true)
    const answer = await poll()
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
    expect(held()).toBeGreaterThan(0)
    expect((await textOf(answer)).length).toBeGreaterThan(400_000)
  }
  expect(live.stats()).toMatchObject({ slowDropped: 0, sockets: 1 })
}, 60_000)

it('promise 8: an answer that nobody reads is let go of with its session', async () => {
  const { poll, fill, leave } = await openSession()
  await fill()
  await poll()
  expect(held()).toBeGreaterThan(0)
  await leave()
  await expect.poll(held, { timeout: 8_000 }).toBe(0)
}, 60_000)
