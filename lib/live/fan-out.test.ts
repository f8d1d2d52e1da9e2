import { expect, it } from 'vitest'
import type { Room } from '@/lib/contracts/rooms'
import { FanOut } from './fan-out'
import { Outlet } from './outlet'
import { Packet } from './packet'
import type { LiveSocket } from './types'

const room: Room = 'league:00000000-0000-4000-8000-000000000001'
const otherRoom: Room = 'team:00000000-0000-4000-8000-000000000002'
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A socket as far as writing goes: `writes` is what went to the network by itself, `texts` what went Socket.IO's way. */
function reader({ transport = 'websocket', writableLength = 0 } = {}) {
  const writes: Buffer[] = []
  const texts: string[] = []
  const raw = { writableLength, write: (bytes: Buffer) => writes.push(bytes) }
  const listeners: Record<string, () => void> = {}
  const conn = {
    once: (event: string, listener: () => void) => {
      listeners[event] = listener
    },
    readyState: 'open',
    writeBuffer: [] as unknown[],
    transport: { name: transport, socket: { _socket: raw } },
    write: (text: string) => texts.push(text),
  }
  return { outlet: new Outlet({ conn } as unknown as LiveSocket), conn, listeners, writes, texts }
}

function fanOut() {
  const slow: Outlet[] = []
  return { made: new FanOut({ pendingBytes: 1_000, onSlow: (outlet) => slow.push(outlet) }), slow }
}

/** The messages in what was written, by the length that each frame's head says. */
function messages(writes: readonly Buffer[]): string[] {
  let rest = Buffer.concat(writes)
  const found: string[] = []
  while (rest.length > 0) {
    expect(rest[0]).toBe(0x81)
    const short = (rest[1] ?? 0) < 126
    const length = short ? (rest[1] ?? 0) : rest.readUInt16BE(2)
    const start = short ? 2 : 4
    found.push(rest.subarray(start, start + length).toString())
    rest = rest.subarray(start + length)
  }
  return found
}

it('writes all of a turn to each socket at once, the same buffer to all who hear the same', async () => {
  const { made } = fanOut()
  const [ann, ben] = [reader(), reader()]
  const hearers = [ann.outlet, ben.outlet]
  for (let n = 1; n <= 8; n++) made.tell(room, hearers, new Packet('fact', { n, text: 'x'.repeat(n * 30) }))
  expect(ann.writes).toEqual([])
  await turn()
  expect([ann.writes.length, ben.writes.length]).toEqual([1, 1])
  expect(ann.writes[0]).toBe(ben.writes[0])
  expect(messages(ann.writes)).toEqual(
    Array.from({ length: 8 }, (_, n) => `42["fact",{"n":${n + 1},"text":"${'x'.repeat((n + 1) * 30)}"}]`),
  )
  made.tell(room, hearers, new Packet('fact', {}))
  await turn()
  expect(ann.writes).toHaveLength(2)
})

it('keeps the order in which several rooms were told, and one write', async () => {
  const { made } = fanOut()
  const [ann, ben, carl] = [reader(), reader(), reader()]
  const [one, other] = [
    [ann.outlet, ben.outlet],
    [ann.outlet, ben.outlet, carl.outlet],
  ]
  for (const n of [1, 2, 3, 4]) {
    if (n % 2) made.tell(otherRoom, other, new Packet('n', n))
    else made.tell(room, one, new Packet('n', n))
  }
  await turn()
  for (const both of [ann, ben]) {
    expect(both.writes).toHaveLength(1)
    expect(messages(both.writes)).toEqual([1, 2, 3, 4].map((n) => `42["n",${n}]`))
  }
  expect(ann.writes[0]).toBe(ben.writes[0])
  expect(messages(carl.writes)).toEqual(['42["n",1]', '42["n",3]'])
})

it('leaves out whom a message is not for, and who left before it was written', async () => {
  const { made } = fanOut()
  const [ann, ben, carl] = [reader(), reader(), reader()]
  const hearers = [ann.outlet, ben.outlet, carl.outlet]
  made.tell(room, hearers, new Packet('typing', 1, new Set([ann.outlet.socket])))
  made.tell(room, hearers, new Packet('fact', 2))
  hearers.pop()
  await turn()
  expect(messages(ann.writes)).toEqual(['42["fact",2]'])
  expect(messages(ben.writes)).toEqual(['42["typing",1]', '42["fact",2]'])
  expect(carl.writes).toEqual([])
})

it('writes before someone joins what he has in his replay', () => {
  const { made } = fanOut()
  const [ann, ben] = [reader(), reader()]
  const hearers = [ann.outlet]
  made.tell(room, hearers, new Packet('fact', 1))
  made.settle(hearers)
  hearers.push(ben.outlet)
  made.tell(room, hearers, new Packet('fact', 2))
  made.flush()
  expect(messages(ann.writes)).toEqual(['42["fact",1]', '42["fact",2]'])
  expect(messages(ben.writes)).toEqual(['42["fact",2]'])
})

it('goes Socket.IO’s way unless writing directly is the same', () => {
  const { made } = fanOut()
  const queued = reader()
  queued.conn.writeBuffer.push('something')
  const closing = reader()
  closing.conn.readyState = 'closing'
  const closed = reader()
  closed.conn.readyState = 'closed'
  const readers = [reader({ transport: 'polling' }), queued, closing, closed]
  made.tell(
    room,
    readers.map(({ outlet }) => outlet),
    new Packet('fact', 1),
  )
  made.flush()
  for (const { writes, texts } of readers) expect([writes, texts]).toEqual([[], ['2["fact",1]']])
})

it('promise 8: keeps for a reader who lets it wait no more memory than its bytes', () => {
  const { made } = fanOut()
  const [one, several] = [reader(), reader()]
  made.tell(room, [one.outlet, several.outlet], new Packet('fact', 1))
  made.tell(otherRoom, [several.outlet], new Packet('n', 2))
  made.flush()
  for (const bytes of [...one.writes, ...several.writes]) expect(bytes.buffer.byteLength).toBe(bytes.length)
})

it('names who does not keep up, once the others have theirs', () => {
  const { made, slow } = fanOut()
  const [stuck, quick, polling] = [
    reader({ writableLength: 1_001 }),
    reader(),
    reader({ transport: 'polling' }),
  ]
  polling.conn.writeBuffer.push(...Array(255).fill('something'))
  made.tell(room, [stuck.outlet, polling.outlet, quick.outlet], new Packet('fact', 1))
  made.flush()
  expect(new Set(slow)).toEqual(new Set([stuck.outlet, polling.outlet]))
  expect(quick.writes).toHaveLength(1)
})

it('takes to the direct way when long-polling has become a WebSocket', () => {
  const { made } = fanOut()
  const ann = reader({ transport: 'polling' })
  const tell = (n: number) => {
    made.tell(room, [ann.outlet], new Packet('fact', n))
    made.flush()
  }
  tell(1)
  ann.conn.transport.name = 'websocket'
  ann.listeners.upgrade?.()
  tell(2)
  expect([ann.texts, messages(ann.writes)]).toEqual([['2["fact",1]'], ['42["fact",2]']])
})
