export type ConnectionState = 'live' | 'connecting' | 'polling' | 'offline'

export const connectionWord: Record<ConnectionState, string> = {
  live: 'Live',
  connecting: 'Connecting',
  polling: 'Delayed',
  offline: 'Offline',
}

/** What is known of the connection, and no more. @param network what the browser says: false is certain, true is a guess */
export function connectionSentence(state: ConnectionState, network: boolean): string {
  switch (state) {
    case 'live':
      return 'Connected. Every change in the league shows here as it happens.'
    case 'connecting':
      return 'Reconnecting. What you missed will be caught up in order, and what you typed stays.'
    case 'polling':
      return 'The live channel does not get through, so this page asks for news about every 15 seconds.'
    case 'offline':
      return `${network ? 'Gavel cannot be reached' : 'No network'}. What you see may be old; what you send waits on this device until you are back.`
  }
}
