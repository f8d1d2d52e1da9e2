import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { guessMapping } from './guess-mapping'
import { IMPORT_LIMITS } from './limits'
import { previewImport, readHeaders } from './preview-import'
import type { ImportMapping } from './types'

const ROSTER: RosterRules = {
  squadSize: 15,
  positions: [
    { code: 'GK', name: 'Goalkeeper', slots: 2 },
    { code: 'FWD', name: 'Forward', slots: 3 },
  ],
}

const HEADER = 'id,name,position,club,price'

function preview(text: string, change: Partial<ImportMapping> = {}, existingRefs = new Set<string>()) {
  const read = readHeaders(text)
  const { mapping } = guessMapping('headers' in read ? read.headers : [], ROSTER, 2)
  return previewImport({
    text,
    mapping: { ...mapping, ...change },
    positions: ROSTER.positions,
    existingRefs,
  })
}

function failures(text: string, change: Partial<ImportMapping> = {}) {
  return preview(text, change).errors.map(({ line, column, code }) => [line, column, code])
}

describe('previewImport', () => {
  it('reads players with their lines', () => {
    const { rows, errors, totals } = preview(
      `${HEADER}\n1,Harry Kane,FWD,Bayern,12.5\n2,David Raya,gk,Arsenal,"1,250"`,
    )
    expect(errors).toEqual([])
    expect(rows).toEqual([
      {
        ref: '1',
        name: 'Harry Kane',
        shortName: 'Harry Kane',
        position: 'FWD',
        club: 'Bayern',
        basePrice: 1250n,
        line: 2,
      },
      {
        ref: '2',
        name: 'David Raya',
        shortName: 'David Raya',
        position: 'GK',
        club: 'Arsenal',
        basePrice: 125_000n,
        line: 3,
      },
    ])
    expect(totals).toMatchObject({ rows: 2, valid: 2, new: 2, existing: 0, byPosition: { FWD: 1, GK: 1 } })
  })

  it.each([
    ['BOM and CRLF', `\uFEFF${HEADER}\r\n1,Ødegaard,FWD,Arsenal,1\r\n`],
    ['semicolons', `${HEADER.replaceAll(',', ';')}\n1;Ødegaard;FWD;Arsenal;1`],
    ['tabs', `${HEADER.replaceAll(',', '\t')}\n1\tØdegaard\tFWD\tArsenal\t1`],
    ['quoted header', `"id","name","position","club","price"\n1,"Ødegaard",FWD,Arsenal,1`],
    ['blank lines', `${HEADER}\n\n1,Ødegaard,FWD,Arsenal,1\n\n`],
  ])('reads a file with %s', (_, text) => {
    expect(preview(text)).toMatchObject({
      rows: [{ ref: '1', name: 'Ødegaard', basePrice: 100n }],
      errors: [],
    })
  })

  it('counts lines as an editor does, past quoted line breaks and blank lines', () => {
    const text = `${HEADER}\r\n1,A,FWD,"two\r\nlines",1\r\n\r\n2,B,FWD,C,x\r\n3,C,FWD,"a\n\n\nb",1\r\n4,D,FWD,E,y`
    expect(failures(text)).toEqual([
      [2, 'club', 'bad_characters'],
      [5, 'price', 'bad_price'],
      [6, 'club', 'bad_characters'],
      [10, 'price', 'bad_price'],
    ])
  })

  it.each([
    ['an empty file', '', [1, undefined, 'empty_file']],
    ['blank lines alone', '\r\n\n', [1, undefined, 'empty_file']],
    ['a header alone', HEADER, [1, undefined, 'no_rows']],
    ['too few fields', `${HEADER}\n1,A,FWD`, [2, undefined, 'ragged_row']],
    ['too many fields', `${HEADER}\n1,A,FWD,B,1,2`, [2, undefined, 'ragged_row']],
    [
      'an open quote',
      `${HEADER}\n1,A,FWD,B,1\n2,"B,FWD,C,1\n3,C,FWD,D,1`,
      [3, undefined, 'quote_not_closed'],
    ],
    ['a negative price', `${HEADER}\n1,A,FWD,B,-1`, [2, 'price', 'bad_price']],
    ['a price in words', `${HEADER}\n1,A,FWD,B,cheap`, [2, 'price', 'bad_price']],
    ['a price in hex', `${HEADER}\n1,A,FWD,B,0x10`, [2, 'price', 'bad_price']],
    ['a price with an exponent', `${HEADER}\n1,A,FWD,B,1e3`, [2, 'price', 'bad_price']],
    ['too fine a price', `${HEADER}\n1,A,FWD,B,0.001`, [2, 'price', 'bad_price']],
    ['too high a price', `${HEADER}\n1,A,FWD,B,90071992547409.92`, [2, 'price', 'bad_price']],
    ['no price', `${HEADER}\n1,A,FWD,B,`, [2, 'price', 'missing_value']],
    ['no name', `${HEADER}\n1, ,FWD,B,1`, [2, 'name', 'missing_value']],
    ['no reference', `${HEADER}\n,A,FWD,B,1`, [2, 'id', 'missing_value']],
    ['an unknown position', `${HEADER}\n1,A,WING,B,1`, [2, 'position', 'unknown_position']],
    ['a control character', `${HEADER}\n1,A\u0007B,FWD,B,1`, [2, 'name', 'bad_characters']],
    ['a direction override', `${HEADER}\n1,A\u202eB,FWD,B,1`, [2, 'name', 'bad_characters']],
    ['a wrong encoding', `${HEADER}\n1,M\ufffdller,FWD,B,1`, [2, 'name', 'bad_characters']],
    ['a long name', `${HEADER}\n1,${'é'.repeat(101)},FWD,B,1`, [2, 'name', 'too_long']],
  ])('tells of %s', (_, text, error) => {
    expect(failures(text)).toEqual([error])
    expect(preview(text).rows.filter(({ line }) => line === error[0])).toEqual([])
  })

  it('lists all that is wrong with a row', () => {
    expect(failures(`${HEADER}\n1,,WING,B,-1`).map(([, , code]) => code)).toEqual([
      'missing_value',
      'unknown_position',
      'bad_price',
    ])
  })

  it('names both lines of a repeated reference', () => {
    const { errors, rows } = preview(`${HEADER}\n7,A,FWD,B,1\n8,B,FWD,B,1\n7,C,FWD,B,1`)
    expect(errors).toEqual([
      {
        line: 4,
        column: 'id',
        code: 'duplicate_ref',
        message: 'Line 4 repeats the reference "7" of line 2.',
      },
    ])
    expect(rows.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('tells players without a reference by name and club', () => {
    const text = 'name,position,club\nA,FWD,B\nA,FWD,C\nA,FWD,B'
    expect(preview(text).rows.map(({ ref }) => ref)).toEqual(['A|B', 'A|C'])
    expect(failures(text)).toEqual([[4, undefined, 'duplicate_ref']])
  })

  it('warns of a short name that several have', () => {
    const text =
      'id,name,short_name,position,club\n1,A B,B,FWD,X\n2,C B,B,FWD,Y\n3,D E,E,GK,X\n4,F E,E,GK,X\n5,G,G,GK,X'
    const { warnings, totals } = preview(text)
    expect(warnings).toEqual([
      {
        code: 'same_short_name',
        message: '2 players are called "B", told apart by club: X, Y.',
        lines: [2, 3],
      },
      {
        code: 'same_short_name_and_club',
        message: '2 players are called "E", told apart by full name, as two are of one club: D E, F E.',
        lines: [4, 5],
      },
    ])
    expect(totals.sharedShortNames).toBe(2)
  })

  it('keeps names of any script whole, in one normal form', () => {
    const names = [
      'Ødegaard',
      'Müller',
      'Đorđe Petrović',
      '손흥민',
      'Мудрик',
      'محمد صلاح',
      "N'Golo Kanté",
      '😀 Smith',
    ]
    const text = `${HEADER}\n${names.map((name, i) => `${i},${name.normalize('NFD')},FWD,X,1`).join('\n')}`
    expect(preview(text).rows.map(({ name }) => name)).toEqual(names.map((name) => name.normalize('NFC')))
  })

  it('tells updates from new players', () => {
    const text = `${HEADER}\n1,A,FWD,B,1\n2,B,FWD,B,1`
    expect(preview(text, {}, new Set(['2'])).totals).toMatchObject({ existing: 1, new: 1 })
  })

  it('refuses a mapping that the file cannot serve', () => {
    const text = `${HEADER},club\n1,A,FWD,B,1,C`
    expect(failures(text, { basePrice: 'cost' })).toEqual([
      [1, 'club', 'repeated_column'],
      [1, 'cost', 'missing_column'],
    ])
    expect(failures(`${HEADER}\n1,A,FWD,B,1`, { name: [], priceUnit: '0' })).toEqual([
      [1, undefined, 'bad_mapping'],
      [1, undefined, 'bad_mapping'],
    ])
  })

  it('is not led astray by names of object members', () => {
    const text = `${HEADER}\n__proto__,constructor,FWD,__proto__,1\nx,y,toString,constructor,1`
    expect(preview(text)).toMatchObject({
      rows: [{ ref: '__proto__', name: 'constructor', club: '__proto__' }],
      errors: [{ code: 'unknown_position' }],
    })
  })

  it('bounds what it takes in', () => {
    expect(failures('x'.repeat(IMPORT_LIMITS.text + 1))).toEqual([[1, undefined, 'too_large']])
    const many = `id,name,position\n${Array.from({ length: 20_001 }, (_, i) => `${i},P,GK`).join('\n')}`
    expect(failures(many)).toEqual([[20_002, undefined, 'too_many_rows']])
    const { errors, totals } = preview(
      `id,name,position\n${Array.from({ length: 1500 }, (_, i) => `${i},,GK`).join('\n')}`,
    )
    expect([errors.length, totals.errors]).toEqual([1000, 1500])
  })

  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '\uFEFF', HEADER),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { errors, rows } = preview(`${pieces.join('')}`)
        expect(errors.length + rows.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
