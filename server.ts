import { createServer, type RequestListener } from 'node:http'
import next from 'next'
import { createLive } from '@/lib/live'
import { database } from '@/lib/platform/database/client'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { migrate } from '@/lib/platform/database/migrate'
import { reachDatabase } from '@/lib/platform/database/reach'
import { type Drain, trackConnections } from '@/lib/platform/drain'
import { type Env, readEnv } from '@/lib/platform/env'
import { listen } from '@/lib/platform/listen'
import { logger } from '@/lib/platform/logger'
import { installSecret } from '@/lib/platform/secret'
import { statusBoard } from '@/lib/platform/status-board'
import { dispatchUpgrades, type OwnerOf } from '@/lib/platform/upgrades'
import { passBoundary } from '@/lib/server/http/boundary'
import { migrateJobs, startJobs, unlockJobs } from '@/lib/server/jobs/runner'
import { crontab, tasks } from '@/lib/server/jobs/tasks'
import { startDeciding } from '@/lib/server/tiebreakers/jobs'
import { demoAccounts, hasDemo, seedDemo } from '@/prisma/seed'

/** How long requests in flight may take to finish after a stop signal. */
const DRAIN_MS = 10_000

// Nothing leaves the machine unasked.
process.env.NEXT_TELEMETRY_DISABLED = '1'

const dev = process.argv.includes('--dev')
const began = Date.now()
const say = (sentence: string) => console.log(`[${((Date.now() - began) / 1000).toFixed(1)} s] ${sentence}`)

// Whoever read the output has gone (`npm start | head`): that is no reason to stop, nor to complain into the same pipe.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

main().catch((error: Error) => {
  console.error(`\nGavel did not start: ${error.message}`)
  process.exit(1)
})

async function main() {
  const env = readEnv(process.env, dev)
  const stack: (() => Promise<unknown>)[] = []
  stopOnSignal(stack)

  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/json' })
    response.end('{"error":{"code":"unavailable","message":"Gavel is starting. Try again in a moment."}}')
  }
  const server = createServer((request, response) => answer(request, response))
  const drain = trackConnections(server)
  const openUpgrades = dispatchUpgrades(server)
  const port = await listen(server, env.PORT, env.HOST)
  try {
    await compose(env, port, drain, stack, (ready, ownerOf) => {
      answer = ready
      openUpgrades(ownerOf)
    })
  } catch (error) {
    server.close()
    for (const stop of stack.reverse()) await stop().catch(() => {})
    throw error
  }
}

async function compose(
  env: Env,
  port: number,
  drain: Drain,
  stack: (() => Promise<unknown>)[],
  open: (answer: RequestListener, ownerOf: OwnerOf) => void,
) {
  const embedded = await openDatabase(env, stack)
  process.env.GAVEL_SECRET = env.GAVEL_SECRET ?? (await installSecret(env.dataDir))
  const databaseUrl = process.env.DATABASE_URL as string
  const ownerUrl = embedded?.url ?? databaseUrl
  const applied = await migrate(ownerUrl)
  if (applied.length > 0) say(`Database brought up to date (${applied.join(', ')})`)
  await migrateJobs(ownerUrl)
  stack.push(() => database().$disconnect())
  const wantsDemo = env.GAVEL_DEMO ?? embedded !== null
  const seeded = wantsDemo ? await seedDemo(say) : false
  if (!wantsDemo && (await hasDemo())) {
    say('Warning: the demo accounts are in this database, and their password is well known.')
  }
  await embedded?.finished()
  if (embedded) await unlockJobs(database())

  const jobs = await startJobs(databaseUrl, tasks, crontab)
  stack.push(() => jobs.stop())
  const stopDeciding = await startDeciding()
  stack.push(async () => stopDeciding())

  // Next adds an upgrade listener of its own and would end our sockets: it gets a server that never listens, and
  // this process's one dispatcher hands it what is its own (docs/decisions/0004).
  const nextServer = createServer()
  const app = next({ dev, dir: process.cwd(), httpServer: nextServer, hostname: env.HOST, port })
  await app.prepare()
  const answerPage = app.getRequestHandler()
  stack.push(() => app.close())

  const live = createLive({
    publicUrl: env.GAVEL_URL,
    trustedProxies: env.GAVEL_TRUSTED_PROXIES,
    nodes: { redisUrl: env.REDIS_URL, databaseUrl, secret: process.env.GAVEL_SECRET },
  })
  await live.start()
  stack.push(() => drain(DRAIN_MS))
  stack.push(() => live.stop())

  const ownerOf: OwnerOf = (path) => {
    if (path.startsWith('/socket.io/')) return live.handleUpgrade
    // Hot reload; a built Next takes no upgrade and would leave the connection hanging.
    if (dev && path.startsWith('/_next/')) return (...upgrade) => nextServer.emit('upgrade', ...upgrade)
    return null
  }
  const boundary = { publicUrl: env.GAVEL_URL, trustedProxies: env.GAVEL_TRUSTED_PROXIES, dev }
  open((request, response) => {
    if (!passBoundary(request, response, boundary)) return
    if (request.url?.startsWith('/socket.io/')) live.handleRequest(request, response)
    else void answerPage(request, response)
  }, ownerOf)
  statusBoard().sockets = live.isReady
  announce(env, port, embedded, seeded)
}

async function openDatabase(env: Env, stack: (() => Promise<unknown>)[]): Promise<EmbeddedDatabase | null> {
  process.env.GAVEL_DATABASE_POOL = String(env.GAVEL_DATABASE_POOL)
  if (env.DATABASE_URL) {
    await reachDatabase(env.DATABASE_URL)
    return null
  }
  const starting = startEmbeddedDatabase({
    ...{ dataDir: env.dataDir, database: 'gavel', filling: true },
    onStep: say,
  })
  // On the stack before it runs: a signal in the first second must stop it too.
  stack.push(() => starting.then((started) => started.stop()))
  const embedded = await starting
  process.env.DATABASE_URL = embedded.appUrl
  return embedded
}

function announce(env: Env, port: number, embedded: EmbeddedDatabase | null, demo: boolean) {
  const lines = [
    '',
    `  Gavel is ready in ${((Date.now() - began) / 1000).toFixed(1)} s${dev ? ' (development)' : ''}`,
    '',
    `  Address   ${env.GAVEL_URL ?? `http://localhost:${port}`}`,
    `  Data      ${embedded ? embedded.location : 'the PostgreSQL of DATABASE_URL'}`,
  ]
  if (demo) {
    lines.push('', `  Demo      password ${demoAccounts.password} for each of these`)
    for (const account of demoAccounts.people)
      lines.push(`            ${account.email.padEnd(28)} ${account.what}`)
  }
  console.log([...lines, '', '  Stop with Ctrl-C', ''].join('\n'))
}

/** Stops in the opposite order of starting: sockets, requests in flight, pages, jobs, database. A second signal stops at once. */
function stopOnSignal(stack: (() => Promise<unknown>)[]) {
  const stop = async (signal: string) => {
    if (statusBoard().stopping) process.exit(1)
    statusBoard().stopping = true
    say(`Stopping (${signal}), finishing what is in flight …`)
    for (const part of stack.reverse()) {
      await part().catch((error) => logger.error({ err: error }, 'a part did not stop cleanly'))
    }
    say('Stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(signal))
  // Started by a program that keeps a channel open: its end is ours.
  process.once('disconnect', () => void stop('the parent is gone'))
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'))
}
