import { parse } from 'csv-parse/browser/esm/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvDecimal, csvText } from './csv-cell'

describe('csvCell', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1', `"'＝1"`],
    [-5n, '-5'],
    [-1.5, '-1.5'],
    [0, '0'],
    [null, ''],
    [undefined, ''],
    ['', ''],
    ['Müller', 'Müller'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' led', '" led"'],
  ])('%s → %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })

  it.each([
    [125_050n, 2, '1250.50'],
    [-5n, 2, '-0.05'],
    [0n, 2, '0.00'],
    [-7n, 0, '-7'],
    [9_007_199_254_740_991n, 2, '90071992547409.91'],
  ])('an amount of %s with %i decimals stays a number: %s', (amount, decimals, cell) => {
    expect(csvCell(csvDecimal(amount, decimals))).toBe(cell)
  })

  it('is read back whole, and no cell starts a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        (row) => {
          const [cells = []] = parse(csvText([row]), { record_delimiter: '\r\n' })
          const texts = cells as string[]
          expect(texts.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, ''))).toEqual(
            row.map((text) => text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, '')),
          )
          for (const text of texts) expect(text).not.toMatch(/^[=+\-@\t\r]/)
        },
      ),
    )
  })
})
