import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST as postTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { POST as postSheet } from '@/app/api/rounds/[roundId]/sheet/submit/route'
import type { Endpoint } from '@/lib/contracts/endpoint'
import { newId } from '@/lib/platform/ids'
import { prune } from '@/lib/server/events/jobs'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makeOpenRound, makePlayers, signInAs } from '@/lib/testing/factories'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { allEndpoints } from './all-endpoints'

const db = useTestDatabase()

/** What changes something and takes no key, each for its reason. This list only shrinks: whatever moves money or players has one. */
const WITHOUT_KEY: Record<string, string> = {
  signUp: 'An address has one account.',
  acceptInvite: 'Who is a member is one already.',
  endSession: 'It ends once.',
  changePassword: 'The old password is the proof, and it is gone.',
  editMessage: 'It says what the text is from now on.',
  deleteMessage: 'It is deleted once.',
  readChat: 'It only moves forward.',
  editPost: 'It says what the text is from now on.',
  deletePost: 'It is deleted once.',
  reactToPost: 'It says which reaction there is from now on.',
  editComment: 'It says what the text is from now on.',
  deleteComment: 'It is deleted once.',
  removeMember: 'He is removed once.',
  createInvite: 'A second link gives nobody anything; it is listed, and can be revoked.',
  revokeInvite: 'It is revoked once.',
  readNotifications: 'They are read once.',
  sendEcho: 'It is told to nobody but the sender, and each one anew.',
  importPlayers: 'Rows are known by their ref: the same file again changes nothing, and no squad.',
  saveSheet: 'A draft with the version that it began from; nothing is bid or held by it.',
}

const changing = allEndpoints.filter(({ endpoint }) => endpoint.method !== 'GET')
const keyed = changing.filter(({ endpoint }) => endpoint.idempotent)
const fileOf = ({ path }: Endpoint) =>
  resolve(`app${path.replaceAll('{', '[').replaceAll('}', ']')}/route.ts`)

describe('every endpoint that changes something', () => {
  it('takes a key, but for those of the list', () => {
    const without = changing.filter(({ endpoint }) => !endpoint.idempotent).map(({ name }) => name)
    expect(without.sort()).toEqual(Object.keys(WITHOUT_KEY).sort())
  })

  it('that takes a key hands it on to what keeps its answer', () => {
    for (const { name, endpoint } of keyed) {
      const mentions = readFileSync(fileOf(endpoint), 'utf8').match(/\bclaim\b/g) ?? []
      expect(mentions.length, name).toBeGreaterThanOrEqual(2)
    }
  })

  it.each(keyed)(
    '$name refuses to do anything without one, or with a malformed one',
    async ({ endpoint }) => {
      const cookie = await someone()
      const route = await import(/* @vite-ignore */ pathToFileURL(fileOf(endpoint)).href)
      const params = Object.fromEntries(
        [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, newId()]),
      )
      const bad = [
        null,
        '',
        'short12',
        'k'.repeat(129),
        'k'.repeat(10_240),
        'with a space',
        'semi;colon',
        '%0d%0aX: y',
        'é'.repeat(8),
      ]
      for (const key of bad) {
        const request = { method: endpoint.method, params, cookie, body: {}, key }
        const { status, body } = await callRoute(route[endpoint.method], request)
        expect([status, body.error.code], String(key).slice(0, 20)).toEqual([400, 'invalid_idempotency_key'])
      }
    },
  )
})

let signedIn: Promise<string> | undefined
async function someone(): Promise<string> {
  signedIn ??= makeLeague({ teams: 1 }).then(async ({ owner }) => (await signInAs(owner)).cookie)
  return signedIn
}

describe('a key', () => {
  let league: MadeLeague
  let owner: string
  let managers: string[]
  let roundId: string
  let playerId: string

  beforeAll(async () => {
    league = await makeLeague({ teams: 2, balances: { GBP: 100n } })
    playerId = (await makePlayers(league, 1))[0]?.id ?? ''
    roundId = (await makeOpenRound(league)).id
    owner = (await signInAs(league.owner)).cookie
    managers = await Promise.all(league.teams.map(async ({ manager }) => (await signInAs(manager)).cookie))
  })

  const team = (key: string, name: string, over: RouteRequest & { league?: MadeLeague } = {}) => {
    const at = over.league ?? league
    const opening = [{ currencyId: at.currencies[0]?.id, amount: '5' }]
    return callRoute(postTeam, {
      params: { leagueId: at.leagueId },
      path: `/api/leagues/${at.leagueId}/teams`,
      cookie: owner,
      body: { name, shortName: 'NEW', opening },
      key,
      ...over,
    })
  }
  const bid = (key: string, amount: string, cookie = managers[0]) =>
    callRoute(postSheet, {
      params: { roundId },
      path: `/api/rounds/${roundId}/sheet/submit`,
      cookie: cookie ?? '',
      body: { bids: [{ playerId, amount }], expectedVersion: 0 },
      key,
    })
  const teams = (name: string) => db().team.count({ where: { name } })

  it('has one effect and one answer, which says that it is told again', async () => {
    const first = await team('key-of-success', 'Once')
    expect([first.status, first.headers.get('idempotent-replay')]).toEqual([200, null])
    const again = await team('key-of-success', 'Once')
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([200, 'true'])
    expect(again.body).toEqual(first.body)
    expect(await teams('Once')).toBe(1)
  })

  it('keeps a refusal too, whatever has become possible since', async () => {
    const first = await bid('key-of-refusal', '101')
    expect([first.status, first.headers.get('idempotent-replay')]).toEqual([422, null])
    const again = await bid('key-of-refusal', '101')
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([422, 'true'])
    expect(again.body).toEqual(first.body)
  })

  it('belongs to one body', async () => {
    await team('key-of-one-body', 'First body')
    const other = await team('key-of-one-body', 'Other body')
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_mismatch'])
    expect(other.headers.get('idempotent-replay')).toBeNull()
    expect(await teams('Other body')).toBe(0)
  })

  it('whose action is still under way says so, and then answers as that did', async () => {
    let running: ReturnType<typeof team> | undefined
    let meanwhile: Awaited<ReturnType<typeof team>> | undefined
    await db().$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM leagues WHERE id = ${league.leagueId}::uuid FOR UPDATE`
        running = team('key-under-way', 'Under way')
        await someoneWaits()
        meanwhile = await team('key-under-way', 'Under way')
      },
      { timeout: 15_000 },
    )
    expect([meanwhile?.status, meanwhile?.body.error.code]).toEqual([409, 'request_in_progress'])
    const first = await running
    const again = await team('key-under-way', 'Under way')
    expect(again.body).toEqual(first?.body)
    expect(await teams('Under way')).toBe(1)
  })

  it('is independent of the same one of somebody else, and in another league', async () => {
    const [mine, theirs] = [await bid('key-of-two', '10'), await bid('key-of-two', '20', managers[1])]
    expect([mine.status, theirs.status]).toEqual([200, 200])
    expect([mine.body.sheet.held, theirs.body.sheet.held]).toEqual(['10', '20'])
    const other = await makeLeague({ teams: 0, owner: league.owner })
    await team('key-of-two-leagues', 'Here')
    expect((await team('key-of-two-leagues', 'There', { league: other })).status).toBe(200)
    expect(await teams('There')).toBe(1)
  })

  it('is kept for a day at least, and not for ever', async () => {
    await team('key-of-yesterday', 'Yesterday')
    await team('key-of-last-week', 'Last week')
    const old = (key: string, hours: number) =>
      db().idempotencyRecord.updateMany({
        where: { key },
        data: { createdAt: new Date(Date.now() - hours * 3_600_000) },
      })
    await old('key-of-yesterday', 25)
    await old('key-of-last-week', 24 * 7)
    await prune({} as never, {} as never)
    expect((await team('key-of-yesterday', 'Yesterday')).headers.get('idempotent-replay')).toBe('true')
    expect(await db().idempotencyRecord.count({ where: { key: 'key-of-last-week' } })).toBe(0)
  })
})
