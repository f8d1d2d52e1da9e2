/** Letters that are not a base letter and a mark, so that no normal form takes them apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ə: 'e',
  ς: 'σ',
}

/**
 * Text as a search compares it: 'Ødegaard' → 'odegaard', "N'Golo" → 'ngolo', 'Gibbs-White' → 'gibbs white'.
 * Any script stays itself; only case, accents and punctuation go.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[øßłđðþæœħŧŋıĸəς]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[\p{Pi}\p{Pf}'`´.]/gu, '')
    .replace(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
}
