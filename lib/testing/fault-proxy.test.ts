import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FaultProxy, startFaultProxy } from './fault-proxy'

let server: Server
let proxy: FaultProxy
const atServer: Socket[] = []
const clients: Socket[] = []

/** A server that says back what it hears. */
beforeEach(async () => {
  server = createServer((socket) => {
    atServer.push(socket)
    socket.on('error', () => {})
    socket.on('data', (bytes) => socket.write(bytes))
    socket.on('end', () => socket.end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as { port: number }).port}`)
})
afterEach(async () => {
  for (const socket of [...clients.splice(0), ...atServer.splice(0)]) socket.destroy()
  await proxy.close()
  await new Promise((resolve) => server.close(resolve))
})

/** A client that has been heard once, and what it has heard. */
async function open() {
  const client = await dial()
  client.socket.write('hello')
  await client.reach(5)
  return client
}

async function dial() {
  const socket = connect(proxy.port, '127.0.0.1')
  clients.push(socket)
  const pieces: Buffer[] = []
  const waiting: (() => void)[] = []
  socket.on('data', (bytes) => {
    pieces.push(bytes)
    for (const look of waiting) look()
  })
  socket.on('error', () => {})
  const text = () => Buffer.concat(pieces).toString()
  const reach = (length: number) =>
    new Promise<void>((resolve) => {
      const look = () => text().length >= length && resolve()
      waiting.push(look)
      look()
    })
  const gone = new Promise<string>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
    socket.once('end', () => resolve('end'))
  })
  await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), gone])
  return { socket, pieces, text, reach, gone }
}

describe('without faults', () => {
  it('says both ways what it hears, and ends as the others end', async () => {
    const client = await open()
    const long = 'x'.repeat(300_000)
    client.socket.write(long)
    await client.reach(5 + long.length)
    expect(client.text()).toBe(`hello${long}`)
    expect(proxy.passed()).toEqual({ up: 300_005, down: 300_005 })
    client.socket.end()
    expect(await client.gone).toBe('end')
    await expect.poll(() => proxy.connections()).toBe(0)
  })

  it('breaks the client when the server breaks', async () => {
    const client = await open()
    atServer[0]?.resetAndDestroy()
    expect(await client.gone).toBe('ECONNRESET')
  })
})

describe('faults, while it runs', () => {
  it('resets what stands, on both sides, and lets new ones in', async () => {
    const client = await open()
    const server = new Promise((resolve) => atServer[0]?.once('close', resolve))
    expect(proxy.reset()).toBe(1)
    expect(await client.gone).toBe('ECONNRESET')
    await server
    expect((await open()).text()).toBe('hello')
  })

  it('in a black hole loses nothing that it held, and tells nobody of an end', async () => {
    const client = await open()
    proxy.set({ blackHole: true })
    client.socket.write(' again')
    // Another connection is opened, for the proxy answers: nothing comes of it.
    const second = await dial()
    second.socket.end('bye')
    await expect.poll(() => atServer.length).toBe(2)
    expect([client.text(), second.text()]).toEqual(['hello', ''])
    proxy.heal()
    await client.reach(11)
    expect(client.text()).toBe('hello again')
    await second.gone
    expect(second.text()).toBe('bye')
  })

  it('refuses new connections; those that stand go on', async () => {
    const client = await open()
    proxy.set({ refuse: true })
    const refused = await dial()
    expect(await refused.gone).toBe('ECONNRESET')
    client.socket.write('!')
    await client.reach(6)
    proxy.set({ refuse: false })
    expect((await open()).text()).toBe('hello')
  })

  it('slices: what was said in one piece arrives in many, in order', async () => {
    const client = await dial()
    proxy.set({ sliceBytes: 3 })
    client.socket.write('abcdefghijkl')
    await client.reach(12)
    expect(client.text()).toBe('abcdefghijkl')
    expect(client.pieces.length).toBeGreaterThan(1)
  })

  it('delays every piece and keeps their order; healed, nothing waits any longer', async () => {
    const client = await open()
    proxy.set({ delayMs: 60_000 })
    for (const word of ['one ', 'two ', 'three']) client.socket.write(word)
    await expect.poll(() => proxy.passed().up).toBe(5)
    proxy.heal()
    await client.reach(18)
    expect(client.text()).toBe('helloone two three')
    proxy.set({ delayMs: 20 })
    const before = performance.now()
    client.socket.write('!')
    await client.reach(19)
    expect(performance.now() - before).toBeGreaterThanOrEqual(38)
  })

  it('limits: so many bytes take no less time', async () => {
    const client = await dial()
    proxy.set({ bytesPerSecond: 100_000, sliceBytes: 1_000 })
    const before = performance.now()
    client.socket.write('x'.repeat(10_000))
    await client.reach(10_000)
    expect(performance.now() - before).toBeGreaterThanOrEqual(80)
  })
})
