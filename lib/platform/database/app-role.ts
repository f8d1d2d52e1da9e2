import type pg from 'pg'

/** What a session of the app may do (prisma/migrations/0008): everything but write the ledger past its functions. */
export const APP_ROLE = 'gavel_app'

/** Roles are the cluster's: another database of it may have made this one, or be making it now. */
export async function makeAppRole(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE])
  if (rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch(ignore('42710', '23505'))
}

/**
 * Sees to it that this user's sessions can take the role; before the migrations, because their engine cannot say what is wrong.
 * @throws Error with one sentence and the statements that a superuser has to run
 */
export async function ensureAppRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ user: string }>('SELECT quote_ident(current_user) AS user')
  const grant = `GRANT ${APP_ROLE} TO ${rows[0]?.user}`
  try {
    await makeAppRole(client)
  } catch (error) {
    throw ofRights(error, `CREATE ROLE ${APP_ROLE}; ${grant};`)
  }
  if (await canTake(client)) return
  await client.query(grant).catch(ignore('42501', '23505', 'XX000'))
  if (!(await canTake(client))) throw ofRights(null, `${grant};`)
}

async function canTake(client: pg.ClientBase): Promise<boolean> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL ROLE ${APP_ROLE}`)
    return true
  } catch (error) {
    ignore('42501')(error as pg.DatabaseError)
    return false
  } finally {
    await client.query('ROLLBACK')
  }
}

const ofRights = (error: unknown, statements: string): unknown =>
  error && (error as pg.DatabaseError).code !== '42501'
    ? error
    : new Error(
        `The database user may not make or take the role ${APP_ROLE}. Have a superuser run, once: ${statements}`,
      )

const ignore =
  (...codes: string[]) =>
  (error: { code?: string }) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
