import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { POST as postTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { callApi } from '@/lib/client/api'
import { Intent } from '@/lib/client/intent'
import { createTeam } from '@/lib/contracts/endpoints'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { type Fault, type FlakyServer, startFlakyServer } from '@/lib/testing/flaky-server'

/** The browser's client against the real route, over a network that loses answers. */

const db = useTestDatabase()
let league: MadeLeague
let cookie: string
let server: FlakyServer

beforeAll(async () => {
  league = await makeLeague({ teams: 0 })
  cookie = (await signInAs(league.owner)).cookie
})

const net = globalThis.fetch
beforeEach(() => {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => net(server.url + path, init))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await server.close()
})

async function over(...faults: Fault[]) {
  const params = { leagueId: league.leagueId }
  server = await startFlakyServer(postTeam, { params, cookie }, faults)
}
const act = (name: string, options: { idempotencyKey?: string; mostTries?: number } = {}) => {
  const opening = [{ currencyId: league.currencies[0]?.id ?? '', amount: '500' }]
  return callApi(createTeam, {
    params: { leagueId: league.leagueId },
    body: { name, shortName: 'NET', opening },
    ...options,
  })
}
const effects = (name: string) => db().team.count({ where: { name } })

it('promise 5: an act whose answer is lost again and again is done once, and answered', async () => {
  await over('reset', 'busy', 'cut')
  const { team } = await act('Lost and found')
  expect(server.answers).toEqual([200, 200, 200])
  expect(new Set(server.keys).size).toBe(1)
  expect(await effects('Lost and found')).toBe(1)
  expect((await db().team.findFirstOrThrow({ where: { name: 'Lost and found' } })).id).toBe(team.id)
  expect(await findBookErrors(db())).toEqual([])
})

it('a refusal is asked for once', async () => {
  await over()
  await expect(act('Lost and found')).rejects.toMatchObject({ code: 'conflict', status: 409 })
  expect(server.keys).toHaveLength(1)
})

it('promise 5: pressed again after giving up, it is still the same act', async () => {
  await over('reset', 'reset')
  const intent = new Intent()
  const press = async () => {
    const idempotencyKey = intent.keyFor('Pressed twice')
    try {
      return await act('Pressed twice', { idempotencyKey, mostTries: 1 })
    } catch (error) {
      intent.ended(idempotencyKey, error)
      throw error
    }
  }
  await expect(press()).rejects.toMatchObject({ code: 'network' })
  await expect(press()).rejects.toMatchObject({ code: 'network' })
  expect((await press()).team.name).toBe('Pressed twice')
  expect(await effects('Pressed twice')).toBe(1)
})
