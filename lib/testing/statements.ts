import pg from 'pg'

/** The statements that this process sends while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, query: unknown, ...rest: unknown[]) {
    sent.push(typeof query === 'string' ? query : String((query as { text?: string }).text))
    return (original as (...all: unknown[]) => unknown).call(this, query, ...rest)
  } as never
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return sent
}
