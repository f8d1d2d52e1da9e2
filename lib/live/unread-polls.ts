import type { ServerResponse } from 'node:http'

/** What we use of an Engine.IO connection. */
interface Connection {
  on(event: 'close', listener: () => void): void
  close(discard?: boolean): void
}

/** The newest answer to each connection's polls. Once it is written nothing queues for it any more: what is not read of it is ours to hold. */
const answers = new WeakMap<object, ServerResponse>()

/** For the last word to whoever is closed; then it is let go, read or not. */
const LAST_WORD_MS = 1_000

/** Bytes of a poll's answer that wait to be read. */
export function unreadBytes(connection: object): number {
  const answer = answers.get(connection)
  return answer && isUnread(answer) ? answer.writableLength : 0
}

/** Lets go of what is not read, with the connection below it. */
export function dropUnread(connection: object): void {
  const answer = answers.get(connection)
  if (answer && isUnread(answer)) answer.destroy()
}

/**
 * Takes a poll before it is handled. A client polls again when it has read the last answer whole, through whatever lies between;
 * who polls without reading would have one more answer held for him each time, and is closed.
 * @returns whether he was closed
 */
export function followPoll(connection: Connection, answer: ServerResponse): boolean {
  const before = answers.get(connection)
  if (before && isUnread(before)) {
    dropUnread(connection)
    connection.close(true)
    return true
  }
  if (!before) connection.on('close', () => setTimeout(dropUnread, LAST_WORD_MS, connection).unref())
  answers.set(connection, answer)
  return false
}

/** Written, and not taken whole by the system below, which keeps some for a reader. */
const isUnread = ({ writableEnded, writableFinished, destroyed }: ServerResponse): boolean =>
  writableEnded && !writableFinished && !destroyed
