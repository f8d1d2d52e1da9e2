import { parseArgs } from 'node:util'
import { startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { readEnv } from '@/lib/platform/env'
import { installSecret } from '@/lib/platform/secret'
import { type AppServer, startAppServer } from '@/lib/testing/app-server'
import { freePort } from '@/lib/testing/free-port'
import { nginxProgram, startNginx } from '@/lib/testing/nginx'
import { redisProgram, startTestRedis } from '@/lib/testing/redis'
import { demoAccounts } from '@/prisma/seed'
import { startSmallBalancer } from './lib/balancer'

/**
 * `npm run cluster [-- --nodes N]`: several nodes, a balancer in front and a Redis between, on one machine and one database, for
 * trying. PORT, DATABASE_URL, REDIS_URL and the rest as for `npm start`.
 */
const { values } = parseArgs({ options: { nodes: { type: 'string', default: '2' } } })
const count = Number(values.nodes)
const began = Date.now()
const say = (sentence: string) => console.log(`[${((Date.now() - began) / 1000).toFixed(1)} s] ${sentence}`)
/** Each is stopped in the opposite order of starting. */
const stack: (() => Promise<unknown>)[] = []
let stopping = false

async function stop(code: number) {
  if (stopping) return
  stopping = true
  say('Stopping …')
  for (const part of stack.reverse()) await part().catch((error: Error) => say(error.message))
  say('Stopped')
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))

main().catch(async (error: Error) => {
  console.error(`\nThe cluster did not start: ${error.message}`)
  await stop(1)
})

async function main() {
  if (!Number.isInteger(count) || count < 1 || count > 8)
    throw new Error('--nodes must be a number from 1 to 8.')
  const env = readEnv(process.env, false)
  const databaseUrl = env.DATABASE_URL ?? (await openDatabase(env.dataDir))
  const redisUrl = env.REDIS_URL ?? (await openRedis())
  const nodes: AppServer[] = []
  for (let n = 1; n <= count; n++) {
    say(`Starting node ${n} …`)
    nodes.push(
      await openNode(n, {
        DATABASE_URL: databaseUrl,
        ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
        GAVEL_SECRET: env.GAVEL_SECRET ?? (await installSecret(env.dataDir)),
        GAVEL_DEMO: env.GAVEL_DEMO === false ? '0' : '1',
      }),
    )
  }
  const port = env.PORT || (await freePort())
  const ports = nodes.map(({ url }) => Number(new URL(url).port))
  const balancer = nginxProgram()
    ? await startNginx(port, ports, env.HOST)
    : await startSmallBalancer(port, ports, env.HOST)
  stack.push(() => balancer.stop())
  const lines = [
    ['Address', balancer.url],
    ...nodes.map(({ url, process: { pid } }, n) => [`Node ${n + 1}`, `${url} (process ${pid})`]),
    [
      'Balancer',
      nginxProgram() ? 'nginx, docs/examples/nginx.conf' : 'our own small one: there is no nginx here',
    ],
    ['Between', redisUrl ?? 'NOTIFY: there is no redis-server here'],
    ['Demo', `password ${demoAccounts.password}, as ${demoAccounts.people[0]?.email} and others`],
  ]
  console.log(`\n${lines.map(([name = '', what]) => `  ${name.padEnd(9)} ${what}`).join('\n')}\n`)
  console.log(
    '  A node says when a tab has come to it. Kill it by its process number, and see its tabs go on with the other. Stop with Ctrl-C\n',
  )
}

async function openDatabase(dataDir: string): Promise<string> {
  const embedded = await startEmbeddedDatabase({ dataDir, database: 'gavel', onStep: say })
  stack.push(() => embedded.stop())
  return embedded.url
}

async function openRedis(): Promise<string | null> {
  if (!redisProgram()) return null
  const redis = await startTestRedis()
  stack.push(() => redis.kill())
  return redis.url
}

async function openNode(number: number, env: Record<string, string>): Promise<AppServer> {
  const node = await startAppServer({
    // Ctrl-C is for us: we stop what we started, in order.
    detached: true,
    env: { GAVEL_TRUSTED_PROXIES: '1', GAVEL_LOG_LEVEL: 'debug', GAVEL_URL: '', ...env },
  })
  const print = (chunk: Buffer) => {
    for (const line of chunk.toString().trimEnd().split('\n')) console.log(`${number} | ${line}`)
  }
  node.process.stdout?.on('data', print)
  node.process.stderr?.on('data', print)
  node.process.once('exit', () => !stopping && say(`Node ${number} has ended`))
  stack.push(async () => node.process.exitCode === null && node.process.signalCode === null && node.stop())
  return node
}
