import pg from 'pg'

const PATIENCE_MS = 10_000

/**
 * Proves that the PostgreSQL of DATABASE_URL lets us in.
 * @throws Error with one sentence that names the variable and the reason, never the password
 */
export async function reachDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new Error(
      `The PostgreSQL of DATABASE_URL (${new URL(url).host}) cannot be used: ${reasonOf(error)}.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** A host with several addresses fails with one error for each of them. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
