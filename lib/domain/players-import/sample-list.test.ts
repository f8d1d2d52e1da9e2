import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/browser/esm/sync'
import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { guessMapping } from './guess-mapping'
import { previewImport, readHeaders } from './preview-import'

const FOLDER = process.env.GAVEL_SAMPLE_DATA ?? resolve(import.meta.dirname, '../../../../shared/data')
const PLAYERS = join(FOLDER, 'fpl-2025-26-players.csv')
const CLUBS = join(FOLDER, 'fpl-2025-26-teams.csv')
const present = existsSync(PLAYERS) && existsSync(CLUBS)

const ROSTER: RosterRules = {
  squadSize: 15,
  positions: [
    { code: 'GK', name: 'Goalkeeper', slots: 2 },
    { code: 'DEF', name: 'Defender', slots: 5 },
    { code: 'MID', name: 'Midfielder', slots: 5 },
    { code: 'FWD', name: 'Forward', slots: 3 },
  ],
}

function importSample() {
  const text = readFileSync(PLAYERS, 'utf8')
  const clubs = parse(readFileSync(CLUBS, 'utf8'), { columns: true }) as { id: string; name: string }[]
  const read = readHeaders(text)
  if ('error' in read) throw new Error(read.error.message)
  const { mapping, missing } = guessMapping(read.headers, ROSTER, 2)
  const clubValues = Object.fromEntries(clubs.map(({ id, name }) => [id, name]))
  const request = {
    text,
    mapping: { ...mapping, clubValues },
    positions: ROSTER.positions,
    existingRefs: new Set<string>(),
  }
  return { text, missing, mapping, preview: previewImport(request) }
}

describe.skipIf(!present)(`the real list of 820 players${present ? '' : ` (skipped: no ${PLAYERS})`}`, () => {
  it('is understood from its headers alone', () => {
    const { mapping, missing } = importSample()
    expect(missing).toEqual([])
    expect(mapping).toMatchObject({
      ref: 'id',
      name: ['first_name', 'second_name'],
      shortName: 'web_name',
      position: 'element_type',
      club: 'team',
      basePrice: 'now_cost',
      priceUnit: '10000000',
    })
  })

  it('comes whole', () => {
    const { preview } = importSample()
    expect(preview.errors).toEqual([])
    expect(preview.totals).toMatchObject({
      rows: 820,
      valid: 820,
      sharedShortNames: 26,
      byPosition: { GK: 94, DEF: 266, MID: 368, FWD: 92 },
    })
    expect(preview.rows[0]).toEqual({
      ref: '1',
      name: 'David Raya Martín',
      shortName: 'Raya',
      position: 'GK',
      club: 'Arsenal',
      basePrice: 600_000_000n,
      line: 2,
    })
    expect(preview.warnings.every(({ code }) => code === 'same_short_name')).toBe(true)
  })

  it('keeps every letter of the 139 names that are not plain ASCII', () => {
    const { text, preview } = importSample()
    const source = parse(text, { columns: true }) as { first_name: string; second_name: string }[]
    const expected = source.map(({ first_name, second_name }) => `${first_name} ${second_name}`.trim())
    expect(preview.rows.map(({ name }) => name)).toEqual(expected)
    expect(preview.rows.filter(({ name }) => /\P{ASCII}/u.test(name)).length).toBe(139)
  })
})

describe('a long list', () => {
  it('of 10,000 players is read whole', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `${i},"Ødegaard, ${i}",MID,Club ${i % 20},${i % 90}.5`,
    )
    const { totals } = previewImport({
      text: `id,name,position,club,price\n${lines.join('\n')}`,
      mapping: guessMapping(['id', 'name', 'position', 'club', 'price'], ROSTER, 2).mapping,
      positions: ROSTER.positions,
      existingRefs: new Set(),
    })
    expect(totals).toMatchObject({ valid: 10_000, errors: 0 })
  })
})
