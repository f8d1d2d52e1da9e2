import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeliveredEvent } from '@/lib/contracts/events'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import type { ClientSocket } from './client-socket'
import { LiveConnection } from './live-connection'

type Listener = (...given: unknown[]) => void

/** A socket whose other end the test is. */
class FakeSocket {
  connected = false
  /** How often it was told to connect. */
  tries = 0
  /** Answers pings; null: it swallows them. */
  answers: (() => { serverNow: number }) | null = () => ({ serverNow: Date.now() })
  private readonly listeners = new Map<string, Listener>()
  private anyListener: Listener = () => {}
  readonly io = {
    opts: { transports: [] as string[] },
    patience: 0,
    timeout(ms: number) {
      this.patience = ms
    },
    engine: { transport: { name: 'websocket' }, close: () => this.lose() },
  }

  on(name: string, listener: Listener) {
    const before = this.listeners.get(name)
    this.listeners.set(name, (...given) => {
      before?.(...given)
      listener(...given)
    })
  }
  onAny(listener: Listener) {
    this.anyListener = listener
  }
  offAny() {}
  removeAllListeners() {
    this.listeners.clear()
  }
  connect() {
    this.tries++
  }
  disconnect() {
    if (this.connected) this.lose()
  }
  emit() {}
  timeout(ms: number) {
    return {
      emitWithAck: () =>
        new Promise((resolve, reject) => {
          if (this.connected && this.answers) resolve(this.answers())
          else setTimeout(() => reject(new Error('no answer')), ms)
        }),
    }
  }
  say(name: string, ...given: unknown[]) {
    this.anyListener(name, ...given)
    this.listeners.get(name)?.(...given)
  }
  open(transport = this.io.opts.transports[0] ?? '') {
    this.io.engine.transport.name = transport
    this.connected = true
    this.say('connect')
  }
  lose() {
    this.connected = false
    this.say('disconnect')
  }
}

const storage = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
}

/** A page that was just loaded. */
function openPage() {
  socket = new FakeSocket()
  probe = () => Promise.reject(new Error('silent'))
  const sink = new Proxy({ refetchAll }, { get: (given, name) => Reflect.get(given, name) ?? (() => null) })
  connection = new LiveConnection({
    makeSocket: () => socket as unknown as ClientSocket,
    sink: sink as never,
    probe: () => probe(),
    onSignedOut: () => {},
  })
  stop = connection.start()
}

let socket: FakeSocket
let connection: LiveConnection
let stop: () => void
let probe: () => Promise<number>
const refetchAll = vi.fn()
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('localStorage', storage())
  openPage()
})
afterEach(() => {
  stop()
  refetchAll.mockClear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const online = () => window.dispatchEvent(new Event('online'))

describe('a socket that is lost', () => {
  it('is tried again within 300 ms, and less often from then on, never later than 5 s', async () => {
    socket.open()
    socket.lose()
    expect(connection.status).toBe('connecting')
    const gaps: number[] = []
    for (let last = Date.now(), n = 0; n < 12; n++) {
      const before = socket.tries
      while (socket.tries === before) await pass(10)
      gaps.push(Date.now() - last)
      last = Date.now()
      socket.say('connect_error', new Error('refused'))
    }
    expect(gaps[0]).toBeLessThanOrEqual(310)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5_010)
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(2_500)
  })

  it('is tried again as quickly each time where the network is cut every few seconds', async () => {
    for (let cut = 0; cut < 8; cut++) {
      socket.open()
      await pass(4_000)
      socket.lose()
      const before = socket.tries
      await pass(310)
      expect(socket.tries).toBeGreaterThan(before)
    }
  })

  it('is tried at once when the network or the tab comes back, however long the wait was', async () => {
    socket.open()
    socket.lose()
    for (let n = 0; n < 8; n++) {
      await pass(6_000)
      socket.say('connect_error', new Error('refused'))
    }
    for (const comeBack of [online, () => document.dispatchEvent(new Event('visibilitychange'))]) {
      const before = socket.tries
      comeBack()
      expect(socket.tries).toBe(before + 1)
    }
  })

  it('says Offline when nothing answers, Delayed when the server does, and reads the page again then', async () => {
    socket.open()
    socket.lose()
    await pass(4_100)
    expect(connection.status).toBe('offline')
    probe = async () => Date.now()
    await pass(19_000)
    expect(connection.status).toBe('polling')
    expect(refetchAll).toHaveBeenCalledTimes(1)
    socket.open()
    expect(connection.status).toBe('live')
    await pass(60_000)
    expect(refetchAll).toHaveBeenCalledTimes(1)
  })
})

describe('where WebSockets do not get through', () => {
  const retried = async () => {
    const before = socket.tries
    for (let ms = 0; socket.tries === before && ms < 6_000; ms += 10) await pass(10)
    expect(socket.tries).toBe(before + 1)
    return socket.io.opts.transports
  }
  const reload = () => {
    stop()
    openPage()
  }
  const WEBSOCKET_FIRST = ['websocket', 'polling']
  const POLLING_FIRST = ['polling', 'websocket']

  it('swallowed: long-polling is tried after 3 s, and first by the next page, which moves up where it can', async () => {
    expect(socket.io.opts.transports).toEqual(WEBSOCKET_FIRST)
    expect(socket.io.patience).toBe(3_000)
    socket.say('connect_error', new Error('timeout'))
    expect(await retried()).toEqual(POLLING_FIRST)
    socket.open()
    await pass(11_000)
    reload()
    expect(socket.io.opts.transports).toEqual(POLLING_FIRST)
    socket.open('websocket')
    await pass(11_000)
    reload()
    expect(socket.io.opts.transports).toEqual(WEBSOCKET_FIRST)
  })

  it('dropped after a second, each: then long-polling alone, which stays', async () => {
    socket.open()
    for (const next of [WEBSOCKET_FIRST, WEBSOCKET_FIRST, ['polling']]) {
      await pass(1_000)
      socket.lose()
      expect(await retried()).toEqual(next)
      socket.open()
    }
    await pass(60_000)
    expect(connection.status).toBe('live')
    // Whatever made it break: the network may be a better one now.
    socket.lose()
    expect(await retried()).toEqual(POLLING_FIRST)
    reload()
    socket.open('websocket')
    socket.lose()
    expect(await retried()).toEqual(['polling'])
  })

  it('a server that refuses, or is gone, says nothing of the network', async () => {
    for (let n = 0; n < 5; n++) {
      socket.say('connect_error', Object.assign(new Error('full'), { data: { code: 'unavailable' } }))
      await retried()
      socket.say('connect_error', new Error('xhr poll error'))
      expect(await retried()).toEqual(WEBSOCKET_FIRST)
    }
  })

  it('one that is lost again and again is tried less often, one that held at once', async () => {
    const gaps: number[] = []
    for (let n = 0; n < 8; n++) {
      socket.open()
      await pass(1_000)
      socket.lose()
      const since = Date.now()
      await retried()
      gaps.push(Date.now() - since)
    }
    expect(gaps[0]).toBeLessThanOrEqual(310)
    expect(gaps.at(-1)).toBeGreaterThan(1_000)
    socket.open()
    await pass(11_000)
    socket.lose()
    const since = Date.now()
    await retried()
    expect(Date.now() - since).toBeLessThanOrEqual(310)
  })

  it('where nothing may be kept on the device each page finds out for itself', async () => {
    stop()
    vi.stubGlobal('localStorage', undefined)
    openPage()
    socket.say('connect_error', new Error('timeout'))
    expect(await retried()).toEqual(POLLING_FIRST)
    socket.open()
    await pass(11_000)
    reload()
    expect(socket.io.opts.transports).toEqual(WEBSOCKET_FIRST)
  })
})

describe('a socket that seems to live', () => {
  it('is found dead within 2 s when the browser says that something has changed', async () => {
    socket.open()
    await pass(1_000)
    socket.answers = null
    online()
    await pass(2_100)
    expect(connection.status).toBe('connecting')
  })

  it('is asked after the machine has slept', async () => {
    socket.open()
    await pass(3_000)
    socket.answers = null
    // Nothing ran for ten minutes.
    vi.setSystemTime(Date.now() + 600_000)
    await pass(4_100)
    expect(connection.status).toBe('connecting')
  })

  it.each([3, -3])(
    'is asked when the clock jumps by %s hours, comes back at once, and knows the time',
    async (hours) => {
      let skew = 0
      socket.answers = () => ({ serverNow: Date.now() + skew })
      socket.open()
      await pass(3_000)
      const { answers } = socket
      socket.answers = null
      // What sleeps loses its connection without a word; a clock that is set leaves the server's where it was.
      vi.setSystemTime(Date.now() + hours * 3_600_000)
      skew = hours * -3_600_000
      await pass(4_100)
      expect(connection.status).toBe('connecting')
      expect(connection.serverNow()).toBe(Date.now())
      await pass(310)
      expect(socket.tries).toBe(2)
      socket.answers = answers
      socket.open()
      await pass(1_000)
      expect(connection.status).toBe('live')
      expect(connection.serverNow()).toBe(Date.now() + skew)
    },
  )

  it('is not given up in a tab whose timers are throttled', async () => {
    socket.open()
    for (let minute = 0; minute < 5; minute++) {
      // Out of sight a browser lets timers run once a minute.
      vi.setSystemTime(Date.now() + 58_000)
      await pass(2_500)
    }
    expect([connection.status, socket.tries]).toEqual(['live', 1])
  })

  it('is left alone while it answers', async () => {
    socket.open()
    await pass(1_000)
    for (let n = 0; n < 5; n++) {
      online()
      await pass(3_000)
    }
    expect([connection.status, socket.tries]).toEqual(['live', 1])
  })
})

it('knows the server’s clock after the first pings', async () => {
  socket.answers = () => ({ serverNow: Date.now() + 5_000 })
  socket.open()
  await pass(1_000)
  expect(Math.round(connection.clock.offset)).toBe(5_000)
  expect(connection.serverNow()).toBe(Date.now() + 5_000)
})

it('stays cut until it is mended', async () => {
  socket.open()
  connection.cut()
  const before = socket.tries
  online()
  await pass(30_000)
  expect([socket.connected, socket.tries]).toEqual([false, before])
  connection.mend()
  expect(socket.tries).toBe(before + 1)
})

describe('in a room', () => {
  const room = 'league:x' as Room
  const told: unknown[] = []
  const joined: unknown[] = []
  let close: () => void
  beforeEach(async () => {
    told.length = 0
    joined.length = 0
    const sink = {
      ...{ onReset: () => {}, onLeft: () => {}, onRefused: () => {} },
      onJoined: (of: Room, position: RoomPosition) => void joined.push([of, ...position]),
      ...{ oldestPosition: () => null, refetchAll },
      onEvents: (events: readonly DeliveredEvent[]) => void told.push(...events),
      onRevoked: (of: Room) => void told.push('revoked', of),
    }
    const other = new LiveConnection({
      makeSocket: () => socket as unknown as ClientSocket,
      sink,
      probe: () => probe(),
      onSignedOut: () => {},
    })
    const answer = { ok: true, epoch: 1, seq: 0, mode: 'reset', events: [] }
    socket.answers = () => ({ ...answer, serverNow: Date.now() })
    socket.removeAllListeners()
    close = other.start()
    other.retain(room)
    socket.open()
    await pass(1)
    // Who asks again gets no answer.
    socket.answers = null
  })
  afterEach(() => close())
  const fact = (seq: number, type = 'players_update') => ({ room, epoch: 1, seq, type })

  it('promise 3: what is decided about a room does not overtake what it has told', () => {
    for (const seq of [1, 2, 3]) socket.say('players_update', fact(seq))
    socket.say('revoked', { room })
    expect(told).toEqual([fact(1), fact(2), fact(3), 'revoked', room])
  })

  it('promise 3: says how far it stands in a room once it is there, also when there was nothing to tell', () => {
    expect(joined).toEqual([[room, 1, 0]])
  })

  it('promise 10: takes a fact of a type that this page does not know as one that may have changed anything, in its place', async () => {
    socket.say('players_update', fact(1))
    socket.say('prophecy_update', { ...fact(2, 'prophecy_update'), data: { text: 'x' } })
    socket.say('players_update', fact(3))
    socket.say('chat_typing', { room, userId: 'x', typing: true })
    await pass(1_000)
    expect(told).toEqual([fact(1), { room, epoch: 1, seq: 2, unknown: true }, fact(3)])
  })
})
