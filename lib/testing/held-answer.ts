import pg from 'pg'

/**
 * Holds the answer of the first statement outside a transaction with these words back, after the database has given it: what is committed then is not in it.
 * @returns `read` resolves once the database has answered; `letGo` hands the answer on
 */
export function holdAnswer(words: string): { read: Promise<void>; letGo(): void } {
  const { promise: read, resolve: onRead } = Promise.withResolvers<void>()
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>()
  const original = pg.Client.prototype.query as (...all: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, query: unknown, ...rest: unknown[]) {
    const answered = rest.at(-1)
    const isIt = (query as { text?: string }).text?.includes(words) && typeof answered === 'function'
    if (!isIt) return original.call(this, query, ...rest)
    pg.Client.prototype.query = original as never
    // A pool's own way to ask, outside a transaction.
    return original.call(this, query, ...rest.slice(0, -1), (...result: unknown[]) => {
      onRead()
      void gone.then(() => answered(...result))
    })
  } as never
  return { read, letGo }
}
