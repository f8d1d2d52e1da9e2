import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { sampleFile } from '@/lib/testing/sample-data'

const database = useTestDatabase()
let league: MadeLeague
let folder = ''
beforeAll(async () => {
  league = await makeLeague({ teams: 0 })
  folder = await mkdtemp(join(tmpdir(), 'gavel-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Outcome {
  code: number
  out: string
  complaint: string
}

/** Runs the command as `npm run import:players --` would. */
function run(...args: string[]): Promise<Outcome> {
  const env: NodeJS.ProcessEnv = { ...process.env, DATABASE_URL: database().url, NODE_ENV: 'production' }
  const command = ['--import', 'tsx', 'scripts/import-players.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, out, complaint) => {
      resolve({ code: error ? Number(error.code) : 0, out, complaint })
    })
  })
}

async function fileOf(text: string, name = 'players.csv'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const count = () => database().player.count({ where: { leagueId: league.leagueId } })

describe('npm run import:players', () => {
  it('says what it would do, then does it', async () => {
    const path = await fileOf('ref,name,position,price\n1,Ada,GK,1\n2,Bea,DEF,2\n')
    const dry = await run(path, '--league', league.slug, '--dry-run')
    expect(dry).toMatchObject({ code: 0, complaint: '' })
    expect(dry.out).toContain('2 players, 2 new')
    expect(await count()).toBe(0)
    const done = await run(path, '--league', league.slug)
    expect(done.out).toContain('Imported: 2 new, 0 updated.')
    expect(await count()).toBe(2)
    const audit = await database().auditEntry.findFirst({ where: { action: 'players.import' } })
    expect(audit).toMatchObject({ actorId: null })
  })

  it('takes a mapping of its own', async () => {
    const path = await fileOf('nr;who\n', 'other.csv')
    await writeFile(path, 'nr,who,spot,cost\n9,Zoë,1,55\n')
    const mapping = await fileOf(
      JSON.stringify({
        ref: 'nr',
        name: ['who'],
        shortName: null,
        position: 'spot',
        positionValues: { 1: 'GK' },
        club: null,
        clubValues: {},
        price: 'cost',
        priceUnit: '10000000',
      }),
      'mapping.json',
    )
    expect(await run(path, '--league', league.slug, '--mapping', mapping)).toMatchObject({ code: 0 })
    const player = await database().player.findFirst({ where: { ref: '9' } })
    expect(player).toMatchObject({ name: 'Zoë', position: 'GK', basePrice: 550_000_000n })
  })

  it('refuses a bad list with line numbers, and imports nothing of it', async () => {
    const before = await count()
    const path = await fileOf('ref,name,position,price\n50,Ok,GK,1\n51,Bad,GOALIE,1\n')
    const { code, complaint } = await run(path, '--league', league.slug)
    expect(code).toBe(1)
    expect(complaint).toContain('line 3, position:')
    expect(complaint).toContain('Nothing was imported.')
    expect(await count()).toBe(before)
  })

  it('says in one line what is wrong with how it was called', async () => {
    const path = await fileOf('ref,name,position,price\n1,Ada,GK,1\n')
    expect((await run()).code).toBe(2)
    expect(await run(path, '--league', 'no-such')).toMatchObject({
      code: 1,
      complaint: 'There is no league "no-such".\n',
    })
    expect((await run(join(folder, 'missing.csv'), '--league', league.slug)).complaint).toContain('ENOENT')
  }, 30_000)

  it.skipIf(!sampleFile('fpl-2025-26-players.csv'))('brings a real list whole', async () => {
    const path = sampleFile('fpl-2025-26-players.csv') ?? ''
    const { code, out } = await run(path, '--league', league.slug)
    expect(code).toBe(0)
    expect(out).toContain('820 players')
  })
})
