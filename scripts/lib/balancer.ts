import { createServer, type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'
import type { Balancer } from '@/lib/testing/nginx'

/** Names a browser's node, as in docs/examples/nginx.conf. */
const ROUTE = /gavel_route=([\w-]+)/

/**
 * What `npm run cluster` uses where there is no nginx: enough for trying, for pages and sockets. Each browser has its node, by a
 * cookie; one whose node is gone is given the next.
 */
export async function startSmallBalancer(
  port: number,
  nodePorts: readonly number[],
  host = '127.0.0.1',
): Promise<Balancer> {
  let visits = 0
  const sockets = new Set<Socket>()
  const away = new Map<number, number>()
  const isAway = (index: number) => Date.now() - (away.get(index) ?? 0) < 5_000

  function choose(incoming: IncomingMessage) {
    const found = ROUTE.exec(incoming.headers.cookie ?? '')?.[1]
    const route = found ?? String(visits++)
    const wanted = [...route].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % nodePorts.length
    const order = nodePorts.map((_, n) => (wanted + n) % nodePorts.length)
    return { index: order.find((index) => !isAway(index)) ?? wanted, newRoute: found ? null : route }
  }
  function outgoing(incoming: IncomingMessage, index: number) {
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
    const { method, url } = incoming
    const made = request({ host: '127.0.0.1', port: nodePorts[index], method, path: url, headers })
    made.on('error', () => away.set(index, Date.now()))
    return made
  }

  const server = createServer((incoming, response) => {
    const { index, newRoute } = choose(incoming)
    const onward = outgoing(incoming, index)
    onward.on('response', (answer) => {
      if (newRoute)
        response.appendHeader('set-cookie', `gavel_route=${newRoute}; Path=/; HttpOnly; SameSite=Lax`)
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined) response.appendHeader(name, value)
      response.writeHead(answer.statusCode ?? 502)
      answer.pipe(response)
    })
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    response.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (incoming, socket: Socket, head) => {
    const onward = outgoing(incoming, choose(incoming).index)
    socket.on('error', () => onward.destroy())
    onward.on('error', () => socket.destroy())
    onward.on('response', (answer) => {
      socket.end(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nconnection: close\r\n\r\n`)
    })
    onward.on('upgrade', (answer, upstream, begun) => {
      const lines = answer.rawHeaders.flatMap((name, n, all) => (n % 2 ? [] : `${name}: ${all[n + 1]}`))
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      socket.write(begun)
      upstream.write(head)
      upstream.on('error', () => socket.destroy())
      upstream.pipe(socket).pipe(upstream)
      socket.on('close', () => upstream.destroy())
    })
    onward.end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://localhost:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
