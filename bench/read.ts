import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { database } from '@/lib/platform/database/client'
import { startAppServer, TEST_SECRET } from '@/lib/testing/app-server'
import {
  finalize,
  makeLeague,
  makeOpenRound,
  makePlayers,
  signInAs,
  submitBids,
} from '@/lib/testing/factories'
import { createTestDatabase, startTestPostgres } from '@/lib/testing/postgres'
import { requestsPerSecond } from './lib/http-load'
import { interleave } from './lib/rounds'
import type { BenchOptions, BenchRow } from './lib/types'

/**
 * The hot GETs of an evening, signed in, against the least that Next can answer (/api/time, which reads nothing) and
 * against a bare node:http server that sends the same bytes. The load runs in this process, beside the server's.
 */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const postgres = await startTestPostgres('bench')
  process.env.GAVEL_SECRET = TEST_SECRET
  process.env.GAVEL_LOG_LEVEL = 'warn'
  process.env.DATABASE_URL = await createTestDatabase(
    postgres.url,
    postgres.template,
    `test_${randomBytes(6).toString('hex')}`,
  )
  const app = await startAppServer({ env: { DATABASE_URL: process.env.DATABASE_URL } })
  try {
    return await measure(app.url, quick)
  } finally {
    await app.stop()
    await database().$disconnect()
    await postgres.stop()
  }
}

async function measure(url: string, quick: boolean): Promise<BenchRow[]> {
  const { cookie, paths } = await prepare()
  const rounds = quick ? 5 : 11
  const load = { concurrency: 16, durationMs: quick ? 500 : 2_000 }
  const ours = (path: string) => requestsPerSecond({ ...load, url: url + path, headers: { cookie } })
  for (const path of [...Object.values(paths), '/api/time']) await ours(path)

  const rows: BenchRow[] = []
  for (const [name, path] of Object.entries(paths)) {
    const bytes = Buffer.from(await (await fetch(url + path, { headers: { cookie } })).arrayBuffer())
    const bare = await startBare(bytes)
    const kilobytes = `${(bytes.length / 1_024).toFixed(1)} KB`
    const next = await interleave(
      rounds,
      () => ours(path),
      () => ours('/api/time'),
    )
    rows.push(row(`${name}, 200, ${kilobytes}`, 'empty Next route', next, '≥ 20 × peer', 20))
    const against = await interleave(
      rounds,
      () => ours(path),
      () => requestsPerSecond({ ...load, url: bare.url }),
    )
    rows.push(row(`${name}, 200, ${kilobytes}`, 'bare node:http', against, '≥ 0.7 × peer', 0.7))
    bare.server.close()
  }
  return rows
}

async function prepare() {
  const league = await makeLeague({ teams: 10, balances: { GBP: 100_000n } })
  const players = await makePlayers(league, 300)
  const first = await makeOpenRound(league, { playerIds: players.slice(0, 100).map((player) => player.id) })
  for (const [index, team] of league.teams.entries()) {
    await submitBids(
      league,
      first.id,
      team,
      players.slice(0, 30).map((player, place) => [player, 100 + index + place]),
    )
  }
  await finalize(league, first.id)
  const open = await makeOpenRound(league, { name: 'Round two' })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const wallet = await database().wallet.findFirstOrThrow({ where: { teamId: team.id } })
  const { cookie } = await signInAs(team.manager)
  return {
    cookie,
    paths: {
      dashboard: `/api/teams/${team.id}/dashboard`,
      round: `/api/rounds/${open.id}`,
      wallet: `/api/wallets/${wallet.id}/statement`,
    },
  }
}

async function startBare(bytes: Buffer): Promise<{ url: string; server: Server }> {
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length }
  const server = createServer((_request, response) => response.writeHead(200, headers).end(bytes))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

function row(
  name: string,
  peer: string,
  compared: Awaited<ReturnType<typeof interleave>>,
  target: string,
  least: number,
): BenchRow {
  const { product, peer: theirs, ratio } = compared
  return {
    case: name,
    peer,
    metric: 'requests a second',
    unit: '1/s',
    ...product,
    peerMedian: theirs.median,
    ratio: ratio.median,
    ratioRange: [ratio.min, ratio.max],
    target,
    met: ratio.median >= least,
  }
}
