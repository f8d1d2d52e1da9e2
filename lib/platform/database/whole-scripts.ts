import { PrismaPg } from '@prisma/adapter-pg'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * Prisma's adapter for migrations whose SQL has functions: its own (7.10.0) cuts a script at every semicolon, in a
 * function's body too. Here a script goes to PostgreSQL as it is, which runs it in one transaction.
 */
export class WholeScripts extends PrismaPg {
  readonly #url: string
  readonly #open: { dispose(): Promise<void> }[] = []

  constructor(connectionString: string) {
    super({ connectionString })
    this.#url = connectionString
  }

  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = (script) => runScript(this.#url, script)
    this.#open.push(adapter)
    return adapter
  }

  /** The engine leaves its connections open, and a database in use cannot be a template. */
  async close(): Promise<void> {
    for (const adapter of this.#open.splice(0)) await adapter.dispose()
  }
}

async function runScript(connectionString: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(script)
  } catch (error) {
    const { code = '', severity = 'ERROR', message, detail, column, hint } = error as pg.DatabaseError
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
  } finally {
    await client.end()
  }
}
