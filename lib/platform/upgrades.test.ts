import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dispatchUpgrades, type OwnerOf } from './upgrades'

let server: Server
let taken: { by: string; path: string; socket: Duplex }[]
/** Says who owns what: until then the server is starting. */
let open: () => void
beforeEach(async () => {
  taken = []
  server = createServer((_request, response) => void response.end('a page'))
  const take = (by: string) => (request: { url?: string }, socket: Duplex) => {
    taken.push({ by, path: request.url ?? '', socket })
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    socket.on('data', (bytes) => socket.write(`${by} hears ${bytes}`))
  }
  const ownerOf: OwnerOf = (path) => (/^\/(live|reload)\//.test(path) ? take(path.split('/')[1] ?? '') : null)
  const setOwners = dispatchUpgrades(server)
  open = () => setOwners(ownerOf)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.closeAllConnections()
  for (const { socket } of taken) socket.destroy()
  server.close()
})

const reach = () => connect((server.address() as AddressInfo).port, '127.0.0.1')
async function upgrade(path: string): Promise<{ socket: Socket; says: (text: RegExp) => Promise<unknown> }> {
  const socket = reach()
  let text = ''
  socket.on('data', (bytes) => {
    text += bytes
  })
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  return { socket, says: (wanted) => expect.poll(() => text, { timeout: 8_000 }).toMatch(wanted) }
}
const page = async () => (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).text()

it('promise 9: each upgrade goes to its owner, and lives through pages before and after', async () => {
  open()
  const live = await upgrade('/live/?x=1')
  await live.says(/^HTTP\/1.1 101/)
  expect(await page()).toBe('a page')
  const reload = await upgrade('/reload/hmr')
  await reload.says(/^HTTP\/1.1 101/)
  expect(await page()).toBe('a page')
  for (const [each, name] of [
    [live, 'live'],
    [reload, 'reload'],
  ] as const) {
    each.socket.write('me')
    await each.says(new RegExp(`${name} hears me$`))
  }
  expect(taken.map(({ by, path }) => `${by} ${path}`)).toEqual(['live /live/?x=1', 'reload /reload/hmr'])
})

it('promise 9: an upgrade that is nobody’s is answered 404 and closed', async () => {
  open()
  const { socket, says } = await upgrade('/l/a-league')
  await Promise.all([says(/^HTTP\/1.1 404 /), once(socket, 'close')])
  expect(taken).toEqual([])
})

it('promise 9: an upgrade that comes while the server starts is answered 503 and closed, and may come again', async () => {
  const early = await upgrade('/live/')
  await Promise.all([early.says(/^HTTP\/1.1 503 /), once(early.socket, 'close')])
  open()
  const again = await upgrade('/live/')
  await again.says(/^HTTP\/1.1 101/)
})

it('promise 9: a peer that resets takes nobody with it', async () => {
  open()
  const { socket, says } = await upgrade('/live/')
  await says(/^HTTP\/1.1 101/)
  const ours = taken[0]?.socket
  const closed = new Promise<void>((resolve) => ours?.on('close', resolve))
  socket.resetAndDestroy()
  await closed
  expect(await page()).toBe('a page')
})
