import pg from 'pg'

/** Says of a database, in its comment, that its first start has not come to its end. */
const UNFINISHED = 'being filled by its first start'

/**
 * Makes a database where there is none, and anew where its first start was killed before it was filled: nobody has
 * been let in by then, so nothing of anybody's is in it.
 * @param client of a superuser, connected to another database of the server
 * @param filling whether it counts as unfinished until `finished` is called
 */
export async function makeDatabase(
  client: pg.Client,
  name: string,
  { filling = false } = {},
): Promise<{ finished(): Promise<void> }> {
  const database = pg.escapeIdentifier(name)
  const comment = (text: string | null) =>
    client.query(`COMMENT ON DATABASE ${database} IS ${text ? pg.escapeLiteral(text) : 'NULL'}`)
  const { rows } = await client.query(
    `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1`,
    [name],
  )
  if (rows[0] && rows[0].said !== UNFINISHED) return { finished: async () => {} }
  // The server of a killed first start may still have its connections.
  if (rows[0]) await client.query(`DROP DATABASE ${database} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${database}`)
  if (filling) await comment(UNFINISHED)
  return { finished: async () => void (filling && (await comment(null))) }
}
