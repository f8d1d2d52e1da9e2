import pg from 'pg'
import type { Wire } from './wire'

const CONNECT_MS = 5_000

/**
 * NOTIFY on a connection of its own. Never in a transaction that changes something: NOTIFY takes one lock for the whole
 * cluster at commit, and every commit would queue behind it.
 */
export function notifyWire(databaseUrl: string, channel: string): Wire {
  return {
    name: 'NOTIFY',
    // PostgreSQL refuses 8,000.
    maxBytes: 7_900,
    async open({ text, end }) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: 'gavel nodes',
        connectionTimeoutMillis: CONNECT_MS,
        statement_timeout: CONNECT_MS,
        keepAlive: true,
      })
      let ended = false
      const stop = (reason?: Error) => {
        if (ended) return
        ended = true
        client.end().catch(() => {})
        if (reason) end(reason)
      }
      client.on('error', stop)
      client.on('end', () => stop(new Error('the connection ended')))
      client.on('notification', ({ payload }) => text(payload ?? ''))
      try {
        await client.connect()
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      } catch (error) {
        stop()
        throw error
      }
      return {
        send: (said) => client.query('SELECT pg_notify($1, $2)', [channel, said]),
        close: () => stop(),
      }
    },
  }
}
