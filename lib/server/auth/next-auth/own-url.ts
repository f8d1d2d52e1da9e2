/**
 * Where to go after signing in or out: an address of our own, else our front page. `//elsewhere`, `/\elsewhere` and
 * `javascript:` all look like a path or an address of ours to some reader; the URL parser is the one that counts.
 */
export function ownUrl(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !URL.canParse(wanted, origin)) return origin
  const url = new URL(wanted, origin)
  return url.origin === origin ? url.href : origin
}
