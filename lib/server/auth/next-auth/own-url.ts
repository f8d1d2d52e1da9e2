/**
 * Where to go after signing in or out: an address of our own, else our front page. `//elsewhere`, `/\elsewhere` and
 * `javascript:` all look like a path or an address of ours to some reader; the URL parser is the one that counts.
 */
export function ownUrl(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, origin)) return origin
  const url = new URL(wanted, origin)
  return url.origin === origin ? url.href : origin
}

/** GAVEL_URL, or the host that was asked for: on a machine of one's own there is no other name. */
export function ownOrigin(headers: Headers): string {
  if (process.env.GAVEL_URL) return new URL(process.env.GAVEL_URL).origin
  const here = `http://${headers.get('host') ?? 'localhost'}`
  return URL.canParse(here) ? new URL(here).origin : 'http://localhost'
}

/** The same as a path, for a page. A path that begins with two slashes names another host to a browser. */
export function ownPath(wanted: unknown, headers: Headers): string {
  const url = new URL(ownUrl(wanted, ownOrigin(headers)))
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`
}
