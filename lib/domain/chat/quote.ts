import { plainOf } from '../text/plain'

/** Characters of a message that its quote keeps. */
export const QUOTE_LENGTH = 160

/**
 * A message cut short, on one line and without the marks of Markdown, for whoever answers it. A deleted message has no text, and so its quote.
 */
export function quoteOf(text: string): string {
  const line = plainOf(text).replace(/\s+/g, ' ').trim()
  // By code points: half a surrogate is no character.
  const characters = [...line]
  if (characters.length <= QUOTE_LENGTH) return line
  return `${characters.slice(0, QUOTE_LENGTH - 1).join('')}…`
}
