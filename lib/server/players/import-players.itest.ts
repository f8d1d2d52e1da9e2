import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { POST as postImport } from '@/app/api/leagues/[leagueId]/players/import/route'
import { GET as getPlayers } from '@/app/api/leagues/[leagueId]/players/route'
import { importPlayers as contract, listPlayers as listContract } from '@/lib/contracts/endpoints/players'
import type { PlayerView } from '@/lib/contracts/views'
import { callRoute } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, signInAs } from '@/lib/testing/factories'
import { sampleFile } from '@/lib/testing/sample-data'

const database = useTestDatabase()

async function leagueWith() {
  const league = await makeLeague({ teams: 1 })
  const { cookie } = await signInAs(league.owner)
  const params = { leagueId: league.leagueId }
  return {
    league,
    send: (csv: string, mode = 'import', mapping: unknown = null) =>
      callRoute(postImport, { cookie, params, body: { csv, mode, mapping } }),
    players: async (): Promise<PlayerView[]> =>
      (await callRoute(getPlayers, { cookie, params })).body.players,
    list: () => callRoute(getPlayers, { cookie, params }),
  }
}

const HEADER = 'ref,name,short_name,position,club,price'
const file = (...rows: string[]) => [HEADER, ...rows].join('\n')
const eventsOf = (league: MadeLeague) =>
  database().event.findMany({ where: { room: `league:${league.leagueId}`, type: 'players_update' } })

describe('importing players', () => {
  it('previews without writing', async () => {
    const { league, send, players } = await leagueWith()
    const { body } = await send(file('1,Ada Lovelace,Ada,GK,Reds,2.50'), 'preview')
    expect(contract.answer.safeParse(body).error).toBeUndefined()
    expect(body).toMatchObject({ total: 1, added: 1, updated: 0, problems: [], imported: false })
    expect(body.sample[0]).toMatchObject({ ref: '1', name: 'Ada Lovelace', basePrice: '250', line: 2 })
    expect(await players()).toEqual([])
    expect(await eventsOf(league)).toEqual([])
  })

  it('brings all, with any name whole, and tells the league', async () => {
    const { league, send, list } = await leagueWith()
    const names = [
      'Ødegård Ñúñez',
      'Đặng Văn Lâm',
      '손흥민',
      'محمد صلاح',
      'O’Neill-Śmith',
      'D\'Arcy "Ace" Müller',
      '=SUM(A1)',
    ]
    const rows = names.map((name, index) => `${index},"${name.replaceAll('"', '""')}",,MID,Reds,1`)
    const { body } = await send(file(...rows))
    expect(body).toMatchObject({ added: names.length, updated: 0, imported: true })
    const answer = await list()
    expect(listContract.answer.safeParse(answer.body).error).toBeUndefined()
    const found: PlayerView[] = answer.body.players
    expect(found.toSorted((a, b) => Number(a.ref) - Number(b.ref)).map(({ name }) => name)).toEqual(names)
    expect(answer.body.version).toBe(1)
    expect((await eventsOf(league)).map(({ data }) => data)).toEqual([
      { leagueId: league.leagueId, version: 1, playerCount: names.length },
    ])
    const audit = await database().auditEntry.findFirst({
      where: { leagueId: league.leagueId, action: 'players.import' },
    })
    expect(audit).toMatchObject({ actorId: league.owner.userId })
  })

  it('again with changes updates by reference and removes nobody', async () => {
    const { send, players } = await leagueWith()
    await send(file('1,Ada,,GK,Reds,1', '2,Bea,,DEF,Reds,1'))
    const before = await players()
    const { body } = await send(file('2,Bea B.,,MID,Blues,3', '3,Cleo,,FWD,Reds,1'))
    expect(body).toMatchObject({ added: 1, updated: 1 })
    const after = await players()
    expect(after.map(({ ref, name }) => [ref, name])).toEqual([
      ['1', 'Ada'],
      ['2', 'Bea B.'],
      ['3', 'Cleo'],
    ])
    expect(after[1]).toMatchObject({ id: before[1]?.id, position: 'MID', club: 'Blues', basePrice: '300' })
  })

  it('with one bad row brings nothing and says which line', async () => {
    const { league, send, players } = await leagueWith()
    await send(file('1,Ada,,GK,Reds,1'))
    const bad = file(
      '1,Changed,,GK,Reds,1',
      '2,"Bea',
      'of two lines",,DEF,Reds,1',
      '3,Cleo,,GOALIE,Reds,1',
      '4,,,GK,Reds,x',
    )
    const { status, body } = await send(bad)
    expect(status).toBe(422)
    expect(body.error.code).toBe('import_refused')
    const lines = body.error.details.problems.map(({ line }: { line: number }) => line)
    expect(lines).toContain(5)
    expect(lines).toContain(6)
    expect(body.error.message).toContain('Line 3')
    expect(await players()).toMatchObject([{ name: 'Ada' }])
    expect(await eventsOf(league)).toHaveLength(1)
    expect((await send(bad, 'preview')).body.problems.length).toBeGreaterThan(1)
  })

  it('takes the same file for two players of one short name, and not for one reference twice', async () => {
    const { send, players } = await leagueWith()
    const { body } = await send(file('1,Ann Smith,Smith,GK,Reds,1', '2,Bea Smith,Smith,DEF,Blues,1'))
    expect(body.imported).toBe(true)
    expect(body.warnings.length).toBeGreaterThan(0)
    const twice = await send(file('7,Ann,,GK,Reds,1', '7,Bea,,DEF,Blues,1'))
    expect(twice.body.error.details.problems[0]).toMatchObject({ line: 3, code: 'duplicate_ref' })
    expect(await players()).toHaveLength(2)
  })

  it('refuses what is no list at all', async () => {
    const { send } = await leagueWith()
    for (const csv of ['', 'nothing', 'a,b\n1,2', HEADER, '\u0000\u0001', `${HEADER}\n1,"unclosed`]) {
      expect((await send(csv)).status, JSON.stringify(csv)).toBe(422)
      expect((await send(csv, 'preview')).status, JSON.stringify(csv)).toBe(200)
    }
    expect((await send('x'.repeat(5_000_001))).status).toBe(400)
    expect((await send('x'.repeat(6_000_001))).status).toBe(413)
  })

  it('takes 5,000 rows in one go', async () => {
    const { send } = await leagueWith()
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `r${index},Player ${index},,MID,Club ${index % 20},1`,
    )
    expect((await send(file(...rows))).body).toMatchObject({ added: 5_000 })
    expect((await send(file(...rows))).body).toMatchObject({ added: 0, updated: 5_000 })
  })

  it('by two at once ends with the list of one of them', async () => {
    const { send, players } = await leagueWith()
    const list = (club: string) =>
      file(
        ...Array.from({ length: 300 }, (_, index) => `r${(index * 7) % 300},Player ${index},,MID,${club},1`),
      )
    const answers = await Promise.all([send(list('Reds')), send(list('Blues')), send(list('Greens'))])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set((await players()).map(({ club }) => club)).size).toBe(1)
  })
})

const real = sampleFile('fpl-2025-26-players.csv')
if (!real) process.stdout.write('Skipped: the real list is not here (GAVEL_SAMPLE_DATA names its folder).\n')

describe.skipIf(!real)('a real list of 820 players', () => {
  it('comes whole: names, positions, prices in tenths of a million', async () => {
    const { send, players } = await leagueWith()
    const { body } = await send(await readFile(real ?? '', 'utf8'))
    expect(body.problems).toEqual([])
    expect(body).toMatchObject({ total: 820, added: 820, imported: true })
    const list = await players()
    expect(list).toHaveLength(820)
    expect(new Set(list.map(({ position }) => position))).toEqual(new Set(['GK', 'DEF', 'MID', 'FWD']))
    const raya = list.find(({ ref }) => ref === '1')
    // 6.0 million pounds, in pence.
    expect(raya).toMatchObject({
      name: 'David Raya Martín',
      shortName: 'Raya',
      position: 'GK',
      basePrice: '600000000',
    })
  })
})
