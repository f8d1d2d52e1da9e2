/** Characters of a message that a reply quotes. */
const QUOTED = 160

/** A message as its replies quote it: one line, cut short between characters. */
export function quoteText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= QUOTED ? line : `${characters.slice(0, QUOTED - 1).join('').trimEnd()}…`
}
