import { describe, expect, it } from 'vitest'
import { GET as getLeague } from '@/app/api/leagues/[leagueId]/route'
import { POST as postTeam } from '@/app/api/leagues/[leagueId]/teams/route'
import { GET as getLeagues, POST as postLeague } from '@/app/api/leagues/route'
import { getLeague as contract } from '@/lib/contracts/endpoints/leagues'
import { newId } from '@/lib/platform/ids'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague, makePlayers, makeUser, POUNDS, ROSTER, signInAs } from '@/lib/testing/factories'

const database = useTestDatabase()
const newLeague = (more: Record<string, unknown> = {}) => ({
  name: 'Sunday League',
  slug: `sunday-${newId().slice(-10)}`,
  currencies: [POUNDS, { code: 'PTS', name: 'Points', decimals: 0 }],
  roster: ROSTER,
  ...more,
})

describe('founding a league', () => {
  it('makes the founder its owner, once a key', async () => {
    const founder = await makeUser()
    const { cookie } = await signInAs(founder)
    const request = { cookie, body: newLeague(), key: newId() }
    const [first, again] = [await callRoute(postLeague, request), await callRoute(postLeague, request)]
    expect(first.status).toBe(200)
    expect(again.body).toEqual(first.body)
    const other = await callRoute(postLeague, { ...request, body: newLeague() })
    expect(other.body.error.code).toBe('idempotency_mismatch')
    const list = await callRoute(getLeagues, { cookie })
    expect(list.body.leagues).toMatchObject([{ id: first.body.leagueId, role: 'owner', teamCount: 0 }])
    expect(list.body.asOf).toHaveProperty(`league:${first.body.leagueId}`)
  })

  it('needs a key that is one', async () => {
    const { cookie } = await signInAs(await makeUser())
    for (const key of [null, 'short', 'x'.repeat(10_000), 'with space in it']) {
      expect((await callRoute(postLeague, { cookie, body: newLeague(), key })).status).toBe(400)
    }
  })

  it('refuses a taken slug, doubles, and fields that are not its', async () => {
    const { cookie } = await signInAs(await makeUser())
    const league = newLeague()
    expect((await callRoute(postLeague, { cookie, body: league })).status).toBe(200)
    expect((await callRoute(postLeague, { cookie, body: league })).body.error.code).toBe('conflict')
    const positions = [ROSTER.positions[0], ROSTER.positions[0]]
    for (const more of [
      { currencies: [POUNDS, POUNDS] },
      { currencies: [] },
      { roster: { squadSize: 5, positions } },
      { slug: 'UPPER' },
      { slug: 'a--b' },
      { name: '  ' },
      { role: 'owner' },
    ]) {
      expect((await callRoute(postLeague, { cookie, body: newLeague(more) })).status).toBe(400)
    }
  })
})

describe('adding a team', () => {
  it('opens a wallet in every currency; zero is a value', async () => {
    const league = await makeLeague({
      teams: 0,
      currencies: [POUNDS, { code: 'PTS', name: 'Points', symbol: '', decimals: 0 }],
    })
    const { cookie } = await signInAs(league.owner)
    const [pounds] = league.currencies
    const body = { name: 'Reds', shortName: 'RED', opening: [{ currencyId: pounds?.id, amount: '0' }] }
    const request = { cookie, params: { leagueId: league.leagueId }, body, key: newId() }
    const [first, again] = [await callRoute(postTeam, request), await callRoute(postTeam, request)]
    expect(first.body.team).toMatchObject({ name: 'Reds', managers: [] })
    expect(again.body).toEqual(first.body)
    const wallets = await database().wallet.findMany({ where: { teamId: first.body.team.id } })
    expect(wallets.map(({ available }) => available)).toEqual([0n, 0n])
    const taken = await callRoute(postTeam, { ...request, key: newId() })
    expect(taken.body.error.code).toBe('conflict')
    expect(await database().team.count({ where: { leagueId: league.leagueId } })).toBe(1)
  })

  it('refuses amounts that are not whole minor units, and two for a currency', async () => {
    const league = await makeLeague({ teams: 0 })
    const { cookie } = await signInAs(league.owner)
    const currencyId = league.currencies[0]?.id
    const amounts = ['-1', '1.5', '1e3', 'NaN', ' 5 ', '0x10', '9007199254740992', '9'.repeat(40), 5, null]
    const openings = [
      ...amounts.map((amount) => [{ currencyId, amount }]),
      [
        { currencyId, amount: '1' },
        { currencyId, amount: '2' },
      ],
    ]
    for (const opening of openings) {
      const body = { name: 'Reds', shortName: 'RED', opening }
      const answer = await callRoute(postTeam, { cookie, params: { leagueId: league.leagueId }, body })
      expect(answer.status, JSON.stringify(opening)).toBe(400)
    }
    expect(await database().team.count({ where: { leagueId: league.leagueId } })).toBe(0)
  })
})

describe('reading a league', () => {
  it('answers what its contract says, counts and all', async () => {
    const league = await makeLeague({ teams: 3, balances: { GBP: 12_345n } })
    await makePlayers(league, 7)
    const { cookie } = await signInAs(league.owner)
    const { body } = await callRoute(getLeague, { cookie, params: { leagueId: league.leagueId } })
    expect(contract.answer.safeParse(body).error).toBeUndefined()
    expect(body.league).toMatchObject({
      playerCount: 7,
      playersVersion: 1,
      rounds: [],
      me: { role: 'owner' },
    })
    expect(body.league.teams.map((team: { name: string }) => team.name)).toEqual([
      'Team 1',
      'Team 2',
      'Team 3',
    ])
    expect(body.league.teams[0].wallets[0].total).toBe('12345')
    const head = await database().roomHead.findUniqueOrThrow({ where: { room: `league:${league.leagueId}` } })
    expect(body.asOf).toEqual({ [head.room]: [Number(head.epoch), Number(head.seq)] })
  })
})
