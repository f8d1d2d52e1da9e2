import pg from 'pg'

/**
 * Lets the first statement with these words reach the database later: what is committed until then is in its answer.
 * @returns `asked` resolves once it was to be sent; `letGo` sends it
 */
export function holdStatement(words: string): { asked: Promise<void>; letGo(): void } {
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>()
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>()
  const original = pg.Client.prototype.query as (...all: unknown[]) => unknown
  pg.Client.prototype.query = function (this: pg.Client, query: unknown, ...rest: unknown[]) {
    if (!(query as { text?: string }).text?.includes(words)) return original.call(this, query, ...rest)
    pg.Client.prototype.query = original as never
    onAsked()
    return gone.then(() => original.call(this, query, ...rest))
  } as never
  return { asked, letGo }
}
