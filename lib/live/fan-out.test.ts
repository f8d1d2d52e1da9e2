import { expect, it } from 'vitest'
import { FanOut } from './fan-out'
import { Packet } from './packet'
import type { LiveSocket } from './types'

const OPEN = 1
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A socket as far as writing goes: `writes` is what went to the network by itself, `texts` what went Socket.IO's way. */
function reader({ transport = 'websocket', state = OPEN, writableLength = 0 } = {}) {
  const writes: Buffer[] = []
  const texts: string[] = []
  const raw = { writableLength, write: (bytes: Buffer) => writes.push(bytes) }
  const conn = {
    readyState: 'open',
    writeBuffer: [] as unknown[],
    transport: { name: transport, socket: { readyState: state, OPEN, _socket: raw } },
    write: (text: string) => texts.push(text),
  }
  return { socket: { conn } as unknown as LiveSocket, conn, writes, texts }
}

function fanOut() {
  const slow: LiveSocket[] = []
  return { made: new FanOut({ pendingBytes: 1_000, onSlow: (socket) => slow.push(socket) }), slow }
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
  const room = new Set([ann.socket, ben.socket])
  for (let n = 1; n <= 8; n++) made.tell(room, new Packet('fact', { n, text: 'x'.repeat(n * 30) }))
  expect(ann.writes).toEqual([])
  await turn()
  expect([ann.writes.length, ben.writes.length]).toEqual([1, 1])
  expect(ann.writes[0]).toBe(ben.writes[0])
  expect(messages(ann.writes)).toEqual(
    Array.from({ length: 8 }, (_, n) => `42["fact",{"n":${n + 1},"text":"${'x'.repeat((n + 1) * 30)}"}]`),
  )
  made.tell(room, new Packet('fact', {}))
  await turn()
  expect(ann.writes).toHaveLength(2)
})

it('keeps the order in which several rooms were told, and one write', async () => {
  const { made } = fanOut()
  const [ann, ben, carl] = [reader(), reader(), reader()]
  const [one, other] = [new Set([ann.socket, ben.socket]), new Set([ann.socket, ben.socket, carl.socket])]
  for (const n of [1, 2, 3, 4]) made.tell(n % 2 ? other : one, new Packet('n', n))
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
  const room = new Set([ann.socket, ben.socket, carl.socket])
  made.tell(room, new Packet('typing', 1, new Set([ann.socket])))
  made.tell(room, new Packet('fact', 2))
  room.delete(carl.socket)
  await turn()
  expect(messages(ann.writes)).toEqual(['42["fact",2]'])
  expect(messages(ben.writes)).toEqual(['42["typing",1]', '42["fact",2]'])
  expect(carl.writes).toEqual([])
})

it('writes before someone joins what he has in his replay', () => {
  const { made } = fanOut()
  const [ann, ben] = [reader(), reader()]
  const room = new Set([ann.socket])
  made.tell(room, new Packet('fact', 1))
  made.settle(room)
  room.add(ben.socket)
  made.tell(room, new Packet('fact', 2))
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
  const readers = [reader({ transport: 'polling' }), reader({ state: 2 }), queued, closing]
  made.tell(new Set(readers.map(({ socket }) => socket)), new Packet('fact', 1))
  made.flush()
  for (const { writes, texts } of readers) expect([writes, texts]).toEqual([[], ['2["fact",1]']])
})

it('names who does not keep up, once the others have theirs', () => {
  const { made, slow } = fanOut()
  const [stuck, quick, polling] = [
    reader({ writableLength: 1_001 }),
    reader(),
    reader({ transport: 'polling' }),
  ]
  polling.conn.writeBuffer.push(...Array(255).fill('something'))
  made.tell(new Set([stuck.socket, polling.socket, quick.socket]), new Packet('fact', 1))
  made.flush()
  expect(slow).toEqual([stuck.socket, polling.socket])
  expect(quick.writes).toHaveLength(1)
})
