/** A connection that stood so long holds here; one that is lost sooner says something of the network. */
export const HOLDS_MS = 10_000
/** So many WebSockets in a row that were lost sooner: no more of them. A server that goes down now and then loses fewer. */
const MOST_SHORT = 3
/** Opening takes a few round trips. Where none has held yet, long-polling is not kept waiting for one that is swallowed. */
const FIRST_PATIENCE_MS = 3_000
const PATIENCE_MS = 8_000
const KEY = 'gavel:websockets-fail'

type Transport = 'websocket' | 'polling'

/**
 * What a tab tries to connect by. WebSocket first, as long as that gets through; else long-polling first, which moves up to a
 * WebSocket where one opens; and long-polling alone where those that open do not live. Socket.IO goes on to the next by itself
 * when it is told of an error; a proxy that swallows a WebSocket, or takes it and drops it, tells of none.
 */
export class TransportChoice {
  private first: Transport
  private short: number
  private hasHeld = false

  constructor() {
    const fails = isRemembered()
    this.first = fails ? 'polling' : 'websocket'
    this.short = fails ? MOST_SHORT - 1 : 0
  }

  get transports(): Transport[] {
    if (this.short >= MOST_SHORT) return ['polling']
    return this.first === 'websocket' ? ['websocket', 'polling'] : ['polling', 'websocket']
  }

  /** How long a try may take, ms. */
  get patienceMs(): number {
    return this.first === 'websocket' && !this.hasHeld ? FIRST_PATIENCE_MS : PATIENCE_MS
  }

  /** Nothing answered a try in time: the other way next. */
  onTimeout(): void {
    this.first = this.first === 'websocket' ? 'polling' : 'websocket'
  }

  /** A connection stands for HOLDS_MS. The next page begins by what has proved to get through. */
  onHeld(by: Transport): void {
    this.hasHeld = by === 'websocket'
    this.first = by
    // Long-polling that held and is lost later: the network may be another one by then.
    this.short = this.hasHeld ? 0 : MOST_SHORT - 1
    remember(!this.hasHeld)
  }

  /** A connection was lost before HOLDS_MS. */
  onShortLife(by: Transport): void {
    if (by === 'websocket') this.short++
  }
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** Storage may be full or forbidden: then each page finds out for itself. */
function remember(fails: boolean): void {
  try {
    if (fails) localStorage.setItem(KEY, '1')
    else localStorage.removeItem(KEY)
  } catch {}
}
