/** server.ts writes path and query of the request here: a layout is not told its page's address by Next. */
export const PATH_HEADER = 'x-gavel-path'

/** The page that was asked for, without what Next adds to fetch it piecemeal. */
export function pathOf(headers: Headers): string {
  const wanted = headers.get(PATH_HEADER) ?? '/'
  if (!URL.canParse(wanted, 'http://here')) return '/'
  const url = new URL(wanted, 'http://here')
  url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}`
}
