import { connect, type Socket } from 'node:net'
import { eachFrame, mask, NOTHING, upgradeRequest } from './frames'
import type { ClientReport, ClientRequest } from './socket-clients'
import { steadyMicros } from './steady'

/**
 * The clients of the socket benches, in a process of their own: WebSockets written by hand on `net`, some 16 KB each, that do no
 * more than count. What is measured is the server; a real client beside it would be most of the work.
 */

/** How a counted message begins, with Engine.IO's and Socket.IO's marks. */
const COUNTED = Buffer.from('42["players_')
const SEQ = Buffer.from('"seq":')
/** When it was told, in microseconds of the machine's steady clock, travels in this field. */
const TOLD_AT = Buffer.from('"version":')
/** A change of money, which says by its reason which one it is. */
const MONEY = Buffer.from('42["wallet_')
const CHANGE = Buffer.from('"reason":"bench ')
/** Handshakes under way at once. */
const AT_ONCE = 50
/** All sockets read into the same memory: Node would take 64 KB anew for each read, which is most of a read's cost. */
const SHARED = Buffer.alloc(65_536)

interface Client {
  socket: Socket
  rest: Buffer
  opened: boolean
  seq: number
  /** Until it is where it should be; after that nobody looks at what is not counted. */
  onText: ((text: string) => void) | null
}

interface Group {
  clients: Client[]
  count: number
  wanted: number
  disordered: number
  lost: number
  latencies: number[]
  /** Of changes of money: which, and when it was heard, in turn. */
  heard: number[]
  onReached: () => void
}

const groups = new Map<string, Group>()
const groupOf = (name: string): Group => {
  const group = groups.get(name) ?? {
    ...{ clients: [], count: 0, wanted: Infinity, disordered: 0, lost: 0, latencies: [], heard: [] },
    onReached: () => {},
  }
  groups.set(name, group)
  return group
}

function numberAfter(buffer: Buffer, mark: Buffer, from: number, end: number): number {
  const start = buffer.indexOf(mark, from)
  if (start < 0 || start >= end) return Number.NaN
  let value = 0
  for (let at = start + mark.length; at < end; at++) {
    const digit = (buffer[at] ?? 0) - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  return value
}

function hear(group: Group, client: Client, chunk: Buffer, now: number) {
  client.rest = eachFrame(client.rest, chunk, (data, start, end) => {
    if (data.compare(COUNTED, 0, COUNTED.length, start, Math.min(end, start + COUNTED.length)) === 0) {
      count(group, client, data, start, end, now)
    } else if (data.compare(MONEY, 0, MONEY.length, start, Math.min(end, start + MONEY.length)) === 0) {
      group.heard.push(numberAfter(data, CHANGE, start, end), now)
      if (++group.count === group.wanted) group.onReached()
    } else if (data[start] === 50) client.socket.write(mask('3'))
    else client.onText?.(data.toString('utf8', start, end))
  })
}

function count(group: Group, client: Client, data: Buffer, start: number, end: number, now: number) {
  const seq = numberAfter(data, SEQ, start, end)
  if (seq <= client.seq) group.disordered++
  client.seq = seq
  group.latencies.push(now - numberAfter(data, TOLD_AT, start, end))
  if (++group.count === group.wanted) group.onReached()
}

function open(request: ClientRequest & { do: 'connect' }, index: number): Promise<Client> {
  const group = groupOf(request.group)
  const url = new URL(request.url)
  const cookie = request.cookies[index % request.cookies.length]
  const rooms = request.rooms[index % request.rooms.length] ?? []
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.0.${2 + (index % 200)}`
    const onread = {
      buffer: SHARED,
      callback: (length: number) => {
        onData(SHARED.subarray(0, length))
        return true
      },
    }
    const socket = connect({ host: url.hostname, port: Number(url.port), localAddress, onread })
    const client: Client = { socket, rest: NOTHING, opened: false, seq: 0, onText: null }
    let waiting = rooms.length
    const done = () => {
      client.onText = null
      resolve(client)
    }
    client.onText = (text) => {
      if (text.startsWith('0')) socket.write(mask('40'))
      else if (text.startsWith('40')) {
        if (waiting === 0) return done()
        for (const [n, room] of rooms.entries()) socket.write(mask(`42${n}["subscribe",{"room":"${room}"}]`))
      } else if (text.startsWith('43') && --waiting === 0) done()
      else if (text.startsWith('44')) reject(new Error(text))
    }
    let head = ''
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.on('close', () => {
      group.lost++
      reject(new Error('the connection was closed before it was let in'))
    })
    const onData = (chunk: Buffer) => {
      if (client.opened) return hear(group, client, chunk, steadyMicros())
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!head.startsWith('HTTP/1.1 101')) return reject(new Error(head.slice(0, 200)))
      client.opened = true
      const rest = Buffer.from(head.slice(end + 4), 'latin1')
      if (rest.length > 0) hear(group, client, rest, steadyMicros())
      if (!request.socketIo) done()
    }
    const path = request.socketIo ? '/socket.io/?EIO=4&transport=websocket' : '/'
    socket.write(upgradeRequest(url, path, cookie))
  })
}

async function connectAll(request: ClientRequest & { do: 'connect' }) {
  const group = groupOf(request.group)
  let next = 0
  const lane = async () => {
    while (next < request.count) group.clients.push(await open(request, (request.from ?? 0) + next++))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  group.lost = 0
}

function report(group: Group, cpu: NodeJS.CpuUsage): ClientReport {
  const sorted = Float64Array.from(group.latencies).sort()
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1_000
  const used = process.cpuUsage(cpu)
  return {
    ...{ count: group.count, disordered: group.disordered, lost: group.lost },
    ...{
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
      mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length / 1_000,
    },
    cpuMs: (used.user + used.system) / 1_000,
    heard: group.heard,
  }
}

process.on('message', async (request: ClientRequest) => {
  const group = groupOf(request.group)
  try {
    if (request.do === 'connect') await connectAll(request)
    if (request.do === 'expect') {
      const cpu = process.cpuUsage()
      Object.assign(group, { count: 0, disordered: 0, latencies: [], heard: [], wanted: request.messages })
      const reached = new Promise<void>((resolve) => {
        group.onReached = resolve
      })
      process.send?.({ id: request.id, ready: true })
      await reached
      process.send?.({ id: request.id, report: report(group, cpu) })
      return
    }
    if (request.do === 'progress') {
      const { clients, count, wanted, lost } = group
      process.send?.({ id: request.id, progress: { connected: clients.length, count, wanted, lost } })
      return
    }
    if (request.do === 'pause') for (const { socket } of group.clients) socket.pause()
    if (request.do === 'lower') {
      group.wanted = request.messages
      if (group.count >= group.wanted) group.onReached()
    }
    if (request.do === 'close') {
      // RST: thousands in TIME_WAIT would make the next connects crawl.
      for (const { socket } of group.clients) socket.resetAndDestroy()
      groups.delete(request.group)
    }
    process.send?.({ id: request.id, ready: true })
  } catch (error) {
    process.send?.({ id: request.id, error: String(error) })
  }
})
process.once('disconnect', () => process.exit())
