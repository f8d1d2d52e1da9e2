import type { Socket } from 'node:net'
import pg from 'pg'
import type { Wire } from './wire'

/** A database that does not answer for so long is not there: the line tries again. */
const ANSWER_MS = 5_000
const KEEP_ALIVE_MS = 10_000

/**
 * NOTIFY on a connection of its own. Never in a transaction that changes something: NOTIFY takes one lock for the whole
 * cluster at commit, and every commit would queue behind it.
 */
export function notifyWire(databaseUrl: string, channel: string, answerMs = ANSWER_MS): Wire {
  return {
    name: 'NOTIFY',
    // PostgreSQL refuses 8,000.
    maxBytes: 7_900,
    async open({ text, end }) {
      const client = new pg.Client({
        connectionString: databaseUrl,
        application_name: 'gavel nodes',
        connectionTimeoutMillis: answerMs,
        statement_timeout: answerMs,
        // Here, too: a network that swallows everything brings no word of the server's own timeout.
        query_timeout: answerMs,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      })
      let ended = false
      const stop = (reason?: Error) => {
        if (ended) return
        ended = true
        client.end().catch(() => {})
        // A polite end waits for an answer, too.
        setTimeout(() => streamOf(client).destroy(), answerMs).unref()
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

/** pg says of its socket only by another name. */
const streamOf = (client: pg.Client): Socket =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream
