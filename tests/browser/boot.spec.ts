import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase } from '@/lib/platform/database/client'
import { connectToData } from '@/lib/platform/database/embedded/connect'
import { newId } from '@/lib/platform/ids'
import { type AppServer, type AppServerOptions, startAppServer } from '@/lib/testing/app-server'
import { expect, test } from './support/fixtures'
import { ask } from './support/http'

/** An install of its own: embedded database, secret made by itself. Empty counts as not set. */
const own = { DATABASE_URL: '', GAVEL_SECRET: '' }

/** What is left to end when a test fails in the middle. */
let started: AppServer[] = []
let folders: string[] = []
const boot = async (dataDir: string, options: AppServerOptions = {}) => {
  const app = await startAppServer({
    ...options,
    env: { ...own, GAVEL_DATA_DIR: dataDir, GAVEL_LOG_LEVEL: 'info', ...options.env },
  })
  started.push(app)
  return app
}

test.afterEach(async () => {
  for (const app of started) if (app.process.exitCode === null && !app.process.killed) await app.stop()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  started = []
  folders = []
})

/** A folder that PostgreSQL's user may walk into, also where the tests run as root. */
async function makeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-boot-'))
  folders.push(folder)
  await chmod(folder, 0o755)
  return join(folder, 'data')
}

/** The server process of the embedded PostgreSQL: line 1 of its pid file. */
async function postgresPid(app: AppServer) {
  const location = /Data\s+(\S+)/.exec(app.output())?.[1] ?? ''
  return Number((await readFile(join(location, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isReady = async (app: AppServer) => (await ask(app.url, '/api/health')).status

/** Starts Gavel where it must not start. @returns its exit code and what it says */
async function refused(env: Record<string, string>, port?: number) {
  const message = await startAppServer({
    env: { ...own, ...env },
    ...(port === undefined ? {} : { port }),
  }).then(
    async (app) => {
      await app.stop()
      return 'Gavel started.'
    },
    (error: Error) => error.message,
  )
  const code = /^Gavel ended with (\S+)/.exec(message)?.[1]
  const sentences = [...message.matchAll(/^Gavel did not start: (.*)$/gm)].map(([, sentence]) => sentence)
  expect(message, 'no stack is shown').not.toMatch(/^\s+at /m)
  expect(sentences, message).toHaveLength(1)
  expect(Number(code)).toBeGreaterThan(0)
  return sentences[0] ?? ''
}

test.describe('what cannot start says why', () => {
  const cases: [string, Record<string, string>, RegExp][] = [
    ['a port that is a word', { PORT: 'abc' }, /^PORT must be a port number/],
    ['a port beyond the last', { PORT: '70000' }, /^PORT must be a port number/],
    ['a short secret', { GAVEL_SECRET: 'too-short' }, /^GAVEL_SECRET must have at least 32 characters/],
    [
      'a secret that is none',
      { GAVEL_SECRET: 'changeme-changeme-changeme-changeme' },
      /^GAVEL_SECRET looks like a placeholder/,
    ],
    [
      'a database of one’s own without a secret',
      { DATABASE_URL: 'postgresql://gavel@127.0.0.1:1/gavel' },
      /^GAVEL_SECRET is not set/,
    ],
    [
      'another kind of database',
      { DATABASE_URL: 'mysql://127.0.0.1/gavel' },
      /^DATABASE_URL must be an address/,
    ],
    [
      'a database that does not answer',
      {
        DATABASE_URL: 'postgresql://gavel:hidden-word@127.0.0.1:1/gavel',
        GAVEL_SECRET: 'boot-tests-0123456789abcdefghijklmnop',
      },
      /^The PostgreSQL of DATABASE_URL \(127\.0\.0\.1:1\) cannot be used: /,
    ],
  ]
  for (const [name, env, sentence] of cases) {
    test(name, async () => {
      const said = await refused(env)
      expect(said).toMatch(sentence)
      expect(said).not.toContain('hidden-word')
    })
  }

  test('a taken port', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    expect(await refused({ GAVEL_DATA_DIR: await makeFolder() }, port)).toMatch(
      new RegExp(`^Port ${port} is taken`),
    )
    await new Promise((resolve) => taken.close(resolve))
  })

  test('a data folder that cannot be one', async () => {
    const folder = await makeFolder()
    await writeFile(folder, 'a file, not a folder')
    const dataDir = join(folder, 'data')
    expect(await refused({ GAVEL_DATA_DIR: dataDir })).toMatch(
      /^The data folder \S+ cannot be written \(\w+\)\. Choose another with GAVEL_DATA_DIR\.$/,
    )
  })
})

test('a second Gavel on the same data says so and harms nothing', async () => {
  test.setTimeout(120_000)
  const dataDir = await makeFolder()
  const first = await boot(dataDir)
  const pid = await postgresPid(first)
  const secret = await readFile(join(dataDir, 'secret'), 'utf8')
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)

  expect(await refused({ GAVEL_DATA_DIR: dataDir })).toMatch(/^Gavel is already running on /)
  expect(await isReady(first)).toBe(200)
  expect(await postgresPid(first)).toBe(pid)

  // SIGTERM: what is in flight is answered, then PostgreSQL ends too.
  const { url } = await connectToData({ GAVEL_DATA_DIR: dataDir })
  const blocker = new pg.Client({ connectionString: url })
  await blocker.connect()
  await blocker.query('BEGIN')
  await blocker.query('LOCK TABLE invites IN ACCESS EXCLUSIVE MODE')
  const inFlight = ask(first.url, `/api/invites/${'A'.repeat(32)}`)
  const watcher = new pg.Client({ connectionString: url })
  await watcher.connect()
  const waiting = async () =>
    (await watcher.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'invites'::regclass`))
      .rowCount
  await expect.poll(waiting).toBe(1)
  await watcher.end()
  const ended = first.stop()
  await expect.poll(() => first.output()).toContain('Stopping (SIGTERM)')
  // With what was in flight answered PostgreSQL ends, perhaps before this connection does.
  blocker.on('error', () => {})
  await blocker.query('ROLLBACK')
  await blocker.end()
  expect((await inFlight).status).toBe(404)
  expect(await ended).toBe(0)
  await expect.poll(() => isAlive(pid)).toBe(false)

  const again = await boot(dataDir)
  expect(await isReady(again)).toBe(200)
  expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe(secret)
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await again.stop()).toBe(0)
})

test('after kill −9 the next start takes the database over as it is', async () => {
  test.setTimeout(120_000)
  const dataDir = await makeFolder()
  const killed = await boot(dataDir)
  const pid = await postgresPid(killed)
  const { url } = await connectToData({ GAVEL_DATA_DIR: dataDir })
  const db = createDatabase(url, { poolSize: 2 })
  const id = newId()
  await db.user.create({ data: { id, email: `${id}@example.org`, name: 'Kept', passwordHash: 'x' } })
  await killed.stop('SIGKILL')
  expect(isAlive(pid), 'PostgreSQL outlives it').toBe(true)

  const next = await boot(dataDir)
  expect(await isReady(next)).toBe(200)
  expect(await postgresPid(next)).toBe(pid)
  expect((await db.user.findUniqueOrThrow({ where: { id } })).name).toBe('Kept')
  await db.$disconnect()
  const seconds = Number(/ready in ([\d.]+) s/.exec(next.output())?.[1])
  expect(seconds).toBeGreaterThan(0)
  test.info().annotations.push({ type: 'ready again after', description: `${seconds} s` })
  expect(await next.stop()).toBe(0)
  await expect.poll(() => isAlive(pid)).toBe(false)
})
