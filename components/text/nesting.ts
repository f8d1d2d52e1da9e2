/** Quotes and lists within each other that people write; what draws Markdown walks them recursively, and slowly. */
const MOST_NESTED = 10

const TOO_DEEP = new RegExp(`(?:>[\\t ]*|(?:[-+*]|\\d{1,9}[.)])[\\t ]+){${MOST_NESTED + 1}}`)

/**
 * Whether a line opens more quotes and lists than anyone means: thousands of them would overflow the stack of every
 * reader's page. Pure.
 */
export const isTooDeep = (text: string): boolean => TOO_DEEP.test(text)
