/** Control characters, line separators, direction overrides, half surrogates, and the mark of a wrong encoding. */
const REFUSED = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/u

export type TextError = 'bad_characters' | 'too_long'

/**
 * A name as it is kept: NFC, trimmed, runs of spaces as one. Any script is welcome.
 * `max` counts code points, so that no letter counts double.
 */
export function cleanText(raw: string, max: number): { text: string } | { error: TextError } {
  if (raw.length > max * 8) return { error: 'too_long' }
  const trimmed = raw.trim()
  if (REFUSED.test(trimmed)) return { error: 'bad_characters' }
  const text = trimmed.normalize('NFC').replace(/\p{Zs}+/gu, ' ')
  return [...text].length > max ? { error: 'too_long' } : { text }
}
