import type { Socket as NetSocket } from 'node:net'
import { expect, it } from 'vitest'
import WebSocket from 'ws'
import { leagueRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { useTestDatabase } from '@/lib/testing/database'
import { addMember, makeLeague, makePerson } from '@/lib/testing/factories/live'
import { record, startLive, subscribe } from '@/lib/testing/live-server'
import { pendingBytes } from './slow-readers'

useTestDatabase()

it('promise 8: a reader who does not read is cut off with little waiting for him, and others hear all meanwhile', async () => {
  const league = await makeLeague()
  const [ann, ben] = [await makePerson(), await makePerson('Ben')]
  for (const { userId } of [ann, ben]) await addMember(league, userId)
  const [room, team, bound] = [leagueRoom(league), newId(), 200_000]
  const live = await startLive({ limits: { slowReaderMs: 20, pendingBytes: bound } })
  const raw = new WebSocket(`${live.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie: ann.cookie, origin: live.origin },
  })
  await new Promise<void>((resolve) => {
    raw.on('message', (text) => {
      if (String(text).startsWith('0')) raw.send('40')
      if (String(text).startsWith('40{')) raw.send(`420["subscribe",{"room":"${room}"}]`)
      if (String(text).startsWith('430')) resolve()
    })
  })
  const [{ conn }] = [...live.live.io.of('/').sockets.values()] as unknown as [
    { conn: Parameters<typeof pendingBytes>[0] & { transport: { socket: { _socket: NetSocket } } } },
  ]
  const connection = conn.transport.socket._socket
  const other = live.client(ben.cookie)
  const seen = record(other, room)
  await subscribe(other, room)
  raw.pause()
  const entry = { playerId: team, name: 'x'.repeat(50_000), shortName: 'x', position: 'GK', club: '' }
  const entries = [{ ...entry, price: '1', currencyId: team, acquiredAt: '2026-01-01T00:00:00Z' }]
  const squad = { teamId: team, version: 1, entries, extra: [] }
  const because = { kind: 'award' as const, roundId: team, playerIds: [] }
  const [batch, batchBytes] = [20, 20 * 51_000]
  let [told, most] = [0, 0]
  // Far more than the kernel would hold for him.
  for (let n = 0; n < 80 && live.live.stats().slowDropped === 0; n++) {
    await inTransaction({ userId: null }, async ({ emit }) => {
      for (let each = 0; each < batch; each++) emit(room, 'squad_update', { squad, because })
    })
    told += batch
    await seen.reach(told)
    most = Math.max(most, pendingBytes(conn))
  }
  expect(live.live.stats().slowDropped).toBe(1)
  expect(most).toBeLessThanOrEqual(bound + batchBytes)
  expect(seen.seqs()).toEqual(Array.from({ length: told }, (_, n) => n + 1))
  // What waited is let go of, and not kept until he has read it.
  await expect.poll(() => connection.destroyed, { timeout: 8_000 }).toBe(true)
  while (live.live.stats().users > 1) await new Promise(setImmediate)
  raw.terminate()
  await live.close()
})
