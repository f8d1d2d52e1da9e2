import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { keepSecret } from '@/lib/platform/keep-secret'
import { APP_ROLE, makeAppRole } from '../app-role'
import { type Binaries, findBinaries } from './binaries'
import { chooseOwner, isReachable, type Owner, reachableBinaries, reachableHome } from './owner'
import { makeDatabase } from './whole-database'

export interface EmbeddedDatabase {
  /** Of the owner: for migrations and for checking the books. */
  url: string
  /** Of the app's own login, which cannot write the ledger past its functions. */
  appUrl: string
  /** Where the data lies; not always inside dataDir (see owner.ts). */
  location: string
  /** Says that a database made with `filling` is whole. */
  finished(): Promise<void>
  stop(): Promise<void>
}

export interface ClusterOptions {
  dataDir: string
  database: string
  /** A database that is made now is made again by the next start, unless `finished` is called first. */
  filling?: boolean
  /** Called with a sentence before each step that may take a while. */
  onStep?: (sentence: string) => void
  /** Extra server settings, such as { fsync: 'off' } for tests. */
  settings?: Record<string, string>
}

/** Any fixed number: held by the one Gavel that uses a data folder, and gone with its connection, even after kill −9. */
const IN_USE_LOCK = 7_285_302

/**
 * Starts PostgreSQL on `dataDir`, making the cluster the first time, or adopts the server that a killed Gavel
 * left running there (found by the cluster's own pid file, through pg_ctl, never by name).
 * @throws Error with one sentence: the folder is in use by another Gavel, cannot be written, or is not reachable
 */
export async function startEmbeddedDatabase(options: ClusterOptions): Promise<EmbeddedDatabase> {
  await ensureWritable(options.dataDir)
  let location = join(options.dataDir, 'postgres')
  const owner = await chooseOwner(location)
  if (!(await isReachable(location, owner))) {
    location = join(reachableHome(options.dataDir), 'postgres')
    options.onStep?.(`PostgreSQL may not read ${options.dataDir}; its data is in ${location}`)
    await mkdir(reachableHome(options.dataDir), { recursive: true, mode: 0o755 })
  }
  const binaries = await reachableBinaries(await findBinaries(), owner)
  const password = await keepSecret(
    join(options.dataDir, 'postgres-password'),
    randomBytes(24).toString('base64url'),
  )
  if (!(await exists(join(location, 'PG_VERSION')))) {
    options.onStep?.('Making the database (first time)')
    await initialise(binaries, owner, location, password)
  }
  const port = await startOrAdopt(binaries, owner, location, options.settings ?? {})
  const url = (database: string) => `postgresql://gavel:${password}@127.0.0.1:${port}/${database}`
  const lock = await claim(url('postgres'), options.dataDir)
  const made = await makeDatabase(lock, options.database, options)
  const appPassword = await keepSecret(
    join(options.dataDir, 'postgres-app-password'),
    randomBytes(24).toString('base64url'),
  )
  await admitApp(lock, appPassword)
  return {
    url: url(options.database),
    appUrl: `postgresql://${APP_LOGIN}:${appPassword}@127.0.0.1:${port}/${options.database}`,
    location,
    finished: made.finished,
    async stop() {
      // The lock last: given up first, another Gavel could adopt a server that is about to stop.
      await run(binaries.pg_ctl, ['stop', '-D', location, '-m', 'fast', '-w', '-t', '30'], owner)
      await lock.end().catch(() => {})
    },
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const ignoreCode = (code: string) => (error: { code?: string }) => {
  if (error.code !== code) throw error
}

async function ensureWritable(folder: string) {
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.write-test-${process.pid}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}). Choose another with GAVEL_DATA_DIR.`,
    )
  }
}

/** Made beside its place and moved there whole, so that a killed first start leaves nothing half made. */
async function initialise(binaries: Binaries, owner: Owner, location: string, password: string) {
  const draft = `${location}.making-${process.pid}`
  const passwordFile = `${draft}.password`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(draft, owner.uid, owner.gid)
    await chown(passwordFile, owner.uid, owner.gid)
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const auth = ['--username=gavel', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    await Promise.all([chmod(binaries.initdb, 0o755), chmod(binaries.postgres, 0o755)]).catch(() => {})
    await run(binaries.initdb, [`--pgdata=${draft}`, ...locale, ...auth, '--no-instructions'], owner)
    await rename(draft, location)
  } catch (error) {
    if (!(await exists(join(location, 'PG_VERSION')))) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

/** @returns the port that PostgreSQL listens on */
async function startOrAdopt(
  binaries: Binaries,
  owner: Owner,
  location: string,
  settings: Record<string, string>,
) {
  const alive = await run(binaries.pg_ctl, ['status', '-D', location], owner).then(
    () => true,
    () => false,
  )
  if (!alive) {
    const all = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '100',
      ...settings,
    }
    const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    const port = await freePort()
    const command = ['start', '-D', location, '-w', '-t', '60', '-l', join(location, 'server.log'), '-s']
    await run(binaries.pg_ctl, [...command, '-o', `-p ${port} ${flags.join(' ')}`], owner).catch(
      async (error) => {
        const log = await readFile(join(location, 'server.log'), 'utf8').catch(() => '')
        throw new Error(`PostgreSQL did not start: ${log.trim().split('\n').at(-1) || error.message}`)
      },
    )
  }
  // Line 4 of postmaster.pid is the port (PostgreSQL, src/include/utils/pidfile.h).
  return Number((await readFile(join(location, 'postmaster.pid'), 'utf8')).split('\n')[3])
}

async function claim(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [IN_USE_LOCK])
  if (rows[0].mine) return client
  await client.end()
  throw new Error(
    `Gavel is already running on ${dataDir}. Stop it first, or choose another folder with GAVEL_DATA_DIR.`,
  )
}

/** The app's login, a member of the role that the migrations give its rights to. */
const APP_LOGIN = 'gavel_server'

/** Held by one Gavel at a time: nobody else makes roles here meanwhile. */
async function admitApp(client: pg.Client, password: string): Promise<void> {
  await makeAppRole(client)
  await client.query(`CREATE ROLE ${APP_LOGIN} LOGIN`).catch(ignoreCode('42710'))
  await client.query(`ALTER ROLE ${APP_LOGIN} PASSWORD ${pg.escapeLiteral(password)}`)
  await client.query(`GRANT ${APP_ROLE} TO ${APP_LOGIN}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Runs a program to its end in a session of its own, so that Ctrl-C in the terminal does not reach it. */
function run(command: string, args: string[], owner: Owner): Promise<void> {
  return new Promise((resolve, reject) => {
    // PostgreSQL refuses to start in a folder that its user cannot enter.
    const child = spawn(command, args, {
      ...owner,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.on('error', reject)
    // 'exit', not 'close': the server that pg_ctl leaves behind may keep the pipe open.
    child.on('exit', (code) => {
      child.stderr.destroy()
      if (code === 0) resolve()
      else reject(new Error(complaint.trim().split('\n').at(-1) ?? `${command} ended with ${code}`))
    })
  })
}
