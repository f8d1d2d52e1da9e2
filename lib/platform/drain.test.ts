import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { trackConnections } from './drain'

/** As server.ts has it from its start. */
let server: Server
beforeEach(async () => {
  server = createServer((_request, response) => void response.writeHead(503).end('starting'))
  trackConnections(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function comeBack(): Promise<{ tab: Socket; ours: Socket }> {
  const arrived = once(server, 'upgrade')
  const tab = connect((server.address() as AddressInfo).port, '127.0.0.1')
  tab.write('GET /socket.io/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const [, ours] = (await arrived) as [unknown, Socket]
  return { tab, ours }
}

it('promise 9: a tab that comes back while the server starts, and resets, takes nobody with it', async () => {
  const { tab, ours } = await comeBack()
  const faults: unknown[] = []
  const note = (error: unknown) => faults.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', note)
  try {
    const closed = new Promise((resolve) => ours.on('close', resolve))
    tab.resetAndDestroy()
    await closed
    await new Promise(setImmediate)
  } finally {
    process.off('uncaughtException', note)
    for (const listener of before) process.on('uncaughtException', listener)
  }
  expect(faults).toEqual([])
})
