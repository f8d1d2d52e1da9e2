import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold'

describe('fold', () => {
  it.each([
    ['Martin Ødegaard', 'martin odegaard'],
    ['Đorđe Petrović', 'dorde petrovic'],
    ['Łukasz Fabiański', 'lukasz fabianski'],
    ['Groß', 'gross'],
    ['Sæbø', 'saebo'],
    ['İlkay Gündoğan', 'ilkay gundogan'],
    ['Kadıoğlu', 'kadioglu'],
    ['N’Golo Kanté', 'ngolo kante'],
    ["O'Reilly", 'oreilly'],
    ['Gibbs-White', 'gibbs white'],
    ['  Joe   Gomez ', 'joe gomez'],
    ['ＡＢＣ', 'abc'],
    ['Сергій', 'сергіи'],
    ['손흥민', '손흥민'.normalize('NFKD')],
    ['', ''],
    ['...', ''],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('folds the same however the letters were composed, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = fold(text)
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
        expect(fold(folded)).toBe(folded)
      }),
    )
  })
})
