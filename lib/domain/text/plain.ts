/**
 * What a person wrote as Markdown without its marks, for where it is not drawn: a list's line, a quote, a screen reader's. Marks that
 * stand for themselves (2 * 3, snake_case) stay. Pure; in time linear to the text.
 */
export function plainOf(text: string): string {
  const bare = text
    .replace(/^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm, '')
    .replace(/^[ \t]*(?:>[ \t]*|[-+*][ \t]+|#{1,6}[ \t]+)+/gm, '')
    .replace(/(?<!`)`+([^`\n]+)`+/g, (_, code: string) => code.replace(/[*_~\\[\]]/g, '\\$&'))
    .replace(/(?<!\\)!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
  return withoutEmphasis(withoutEmphasis(bare)).replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** The innermost of it: strong words with emphasis among them take two turns. */
const withoutEmphasis = (text: string): string =>
  text
    .replace(/(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*\\])\1/g, '$2')
    .replace(/(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]*[^\s_\\])\1(?!\w)/g, '$2')
    .replace(/(?<!\\)~~(?=[^\s~])([^~\n]*[^\s~\\])~~/g, '$1')
