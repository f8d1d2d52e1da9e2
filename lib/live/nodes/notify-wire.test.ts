import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { notifyWire } from './notify-wire'

/** AuthenticationOk and ReadyForQuery: the connection stands. */
const WELCOME = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I')

let server: Server
const opened: Socket[] = []
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy()
  server.close()
})

/** A PostgreSQL behind a network that swallows everything after its first answer, if it comes to that. */
async function silentDatabase(answers: 'nothing' | 'the connection'): Promise<string> {
  server = createServer((socket) => {
    opened.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => answers === 'the connection' && socket.write(WELCOME))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `postgres://gavel@127.0.0.1:${(server.address() as AddressInfo).port}/gavel`
}

it.each(['nothing', 'the connection'] as const)(
  'gives up on a database that answers %s and no more, and lets go of it',
  async (answers) => {
    const wire = notifyWire(await silentDatabase(answers), 'channel', 100)
    const ends: Error[] = []
    await expect(wire.open({ text: () => {}, end: (reason) => ends.push(reason) })).rejects.toThrow()
    for (const socket of opened) if (!socket.closed) await once(socket, 'close')
    // Whoever opened it was told by that.
    expect(ends).toEqual([])
  },
)
