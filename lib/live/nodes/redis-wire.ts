import { createClient } from '@redis/client'
import type { Wire } from './wire'

const CONNECT_MS = 5_000

/** Redis pub/sub: one connection to say and one to hear, since a connection that hears may say nothing else. */
export function redisWire(url: string, channel: string): Wire {
  return {
    name: 'Redis',
    maxBytes: 256_000,
    async open({ text, end }) {
      // Neither reconnects nor keeps commands for later: the line (line.ts) does the one, and what is late is worth nothing.
      const options = {
        url,
        disableOfflineQueue: true,
        socket: { reconnectStrategy: false as const, connectTimeout: CONNECT_MS },
      }
      const [speaker, hearer] = [createClient(options), createClient(options)]
      let ended = false
      const stop = (reason?: Error) => {
        if (ended) return
        ended = true
        for (const client of [speaker, hearer]) if (client.isOpen) client.destroy()
        if (reason) end(reason)
      }
      for (const client of [speaker, hearer]) {
        client.on('error', stop)
        client.on('end', () => stop(new Error('the connection ended')))
      }
      // One that hangs takes connections all the same.
      const late = setTimeout(() => stop(new Error('it does not answer')), CONNECT_MS)
      try {
        await Promise.all([speaker.connect(), hearer.connect()])
        await hearer.subscribe(channel, text)
      } catch (error) {
        stop()
        throw error
      } finally {
        clearTimeout(late)
      }
      return { send: (said) => speaker.publish(channel, said), close: () => stop() }
    },
  }
}
