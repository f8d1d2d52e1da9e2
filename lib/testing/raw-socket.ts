import WebSocket from 'ws'
import { SOCKET_PATH } from '@/lib/contracts/socket'

/** Ways by which a tab reaches us. */
export type Transport = 'websocket' | 'polling'

/** Engine.IO by hand: what a browser's own client would never send. */
export interface RawSocket {
  /** One or more packets in one frame or body; a Buffer is binary. */
  send(...packets: (string | Buffer)[]): void
  /** Resolves with the first packet that begins so, of those that came and were not asked for yet. */
  next(start: string): Promise<string>
  /** All that came. */
  readonly heard: string[]
  /** Resolves once the server has ended it. */
  readonly closed: Promise<void>
  end(): void
}

/** Between packets of one polling body. */
const BETWEEN = '\x1e'

/**
 * Opens one and, unless told otherwise, enters the main namespace.
 * @throws when the handshake is refused
 */
export async function openRaw(
  origin: string,
  transport: Transport,
  headers: Record<string, string>,
  { enter = true } = {},
): Promise<RawSocket> {
  const waiting: { start: string; resolve: (packet: string) => void }[] = []
  const unasked: string[] = []
  const heard: string[] = []
  const hear = (packet: string) => {
    if (packet === '2') return raw.send('3')
    heard.push(packet)
    const waiter = waiting.find(({ start }) => packet.startsWith(start))
    if (!waiter) return void unasked.push(packet)
    waiting.splice(waiting.indexOf(waiter), 1)
    waiter.resolve(packet)
  }
  const open = transport === 'websocket' ? byWebSocket : byPolling
  const raw = { ...(await open(origin, { origin, ...headers }, (packet) => hear(packet))), heard, next }
  function next(start: string): Promise<string> {
    const index = unasked.findIndex((packet) => packet.startsWith(start))
    if (index >= 0) return Promise.resolve(unasked.splice(index, 1)[0] as string)
    return new Promise((resolve) => waiting.push({ start, resolve }))
  }
  if (enter) {
    raw.send('40')
    await raw.next('40{')
  }
  return raw
}

type Open = (
  origin: string,
  headers: Record<string, string>,
  hear: (packet: string) => void,
) => Promise<Pick<RawSocket, 'send' | 'closed' | 'end'>>

const byWebSocket: Open = async (origin, headers, hear) => {
  const url = `${origin.replace('http', 'ws')}${SOCKET_PATH}?EIO=4&transport=websocket`
  const socket = new WebSocket(url, { headers })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data) => (String(data).startsWith('0{') ? resolve() : hear(String(data))))
  })
  // What is sent to a connection that is being closed is lost.
  socket.removeAllListeners('error').on('error', () => {})
  return {
    send: (...packets) => {
      for (const packet of packets) socket.send(packet)
    },
    closed,
    end: () => socket.terminate(),
  }
}

const byPolling: Open = async (origin, headers, hear) => {
  const url = `${origin}${SOCKET_PATH}?EIO=4&transport=polling`
  const handshake = await fetch(url, { headers })
  const text = await handshake.text()
  if (!handshake.ok) throw new Error(`Unexpected server response: ${handshake.status}`)
  const own = `${url}&sid=${JSON.parse(text.slice(1)).sid}`
  const stopping = new AbortController()
  const listen = async () => {
    while (!stopping.signal.aborted) {
      const response = await fetch(own, { headers, signal: stopping.signal }).catch(() => null)
      if (!response?.ok) return
      for (const packet of (await response.text().catch(() => '1')).split(BETWEEN)) {
        if (packet === '1') return
        if (packet !== '6') hear(packet)
      }
    }
  }
  const closed = listen()
  // A second body while one is under way would itself be refused.
  let sending = Promise.resolve()
  const post = async (body: string) => {
    await fetch(own, { method: 'POST', headers, body, signal: stopping.signal })
      .then((response) => response.text())
      .catch(() => {})
  }
  return {
    send: (...packets) => {
      const body = packets.map((each) => (typeof each === 'string' ? each : `b${each.toString('base64')}`))
      sending = sending.then(() => post(body.join(BETWEEN)))
    },
    closed,
    end: () => stopping.abort(),
  }
}
