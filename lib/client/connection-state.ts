/**
 * What the mark in the page says of the connection, as a pure state machine.
 * - connecting: not yet, or not again; short
 * - live: a socket is open, by WebSocket or by long-polling
 * - polling: no socket for a while, but the server answers: what is on the page is asked for every 15 s
 * - offline: nothing answers
 */
export type ConnectionStatus = 'connecting' | 'live' | 'polling' | 'offline'

export type ConnectionSignal =
  | { type: 'socket_open' }
  | { type: 'socket_lost' }
  /** No socket for longer than people should be left guessing. */
  | { type: 'grace_over' }
  | { type: 'server_answers' }
  | { type: 'server_silent' }
  /** The browser says that there is no network. */
  | { type: 'network_gone' }
  | { type: 'network_back' }

export function nextStatus(status: ConnectionStatus, signal: ConnectionSignal): ConnectionStatus {
  if (signal.type === 'socket_open') return 'live'
  switch (status) {
    case 'live':
      // The browser may be wrong about the network; a socket that is gone is gone.
      return signal.type === 'socket_lost' ? 'connecting' : 'live'
    case 'connecting':
      if (signal.type === 'network_gone') return 'offline'
      if (signal.type === 'server_answers') return 'polling'
      return signal.type === 'server_silent' ? 'offline' : 'connecting'
    case 'polling':
      return signal.type === 'server_silent' || signal.type === 'network_gone' ? 'offline' : 'polling'
    case 'offline':
      if (signal.type === 'server_answers') return 'polling'
      return signal.type === 'network_back' ? 'connecting' : 'offline'
  }
}

/**
 * Is there no connection? Before the first socket, or right after the loss of one, it is worth asking the server: unless the
 * browser says that there is no network.
 */
export const isAway = (status: ConnectionStatus, networkPresent: boolean): boolean =>
  status === 'offline' || (status === 'connecting' && !networkPresent)

/** From the loss of a socket until the server is asked another way. */
export const GRACE_MS = 4_000
/** How often the page is refreshed without a socket, plus up to a fifth by chance. */
export const SLOW_POLL_MS = 15_000

const FIRST_RETRY_MS = 300
const LAST_RETRY_MS = 5_000
/** Doubling would leave who was away for two seconds waiting for two and a half more. */
const GROWTH = 1.5

/**
 * Before the nth try to come back (from 0): longer each time, between half and all of it by chance, so that a thousand tabs
 * do not come back in the same instant.
 * @param random 0 to 1
 */
export function retryDelay(attempt: number, random: number): number {
  const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * GROWTH ** Math.min(attempt, 10))
  return most * (0.5 + random / 2)
}
