import type { IncomingMessage } from 'node:http'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * May this request change something? A browser always says where a cross-site request comes from; a request from
 * elsewhere with a member's cookie is refused before any handler runs. Command-line clients send neither header.
 * @param publicUrl GAVEL_URL, when a proxy in front changes the host
 */
export function isForeignOrigin(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  publicUrl?: string,
): boolean {
  if (SAFE.has(request.method ?? 'GET')) return false
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  return request.headers.origin !== undefined && !isOwnOrigin(request.headers, publicUrl)
}

/** For a socket's handshake, where an Origin must be given. */
export function isOwnOrigin(headers: IncomingMessage['headers'], publicUrl?: string): boolean {
  const { origin, host } = headers
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false
  const given = new URL(origin)
  return given.host === host || (publicUrl !== undefined && given.origin === new URL(publicUrl).origin)
}
