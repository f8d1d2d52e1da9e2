import type { IncomingMessage } from 'node:http'
import { isOwnOrigin } from '@/lib/server/http/origin'

/**
 * May this handshake use the cookie that it carries? CORS does not stop a WebSocket from another site, so its Origin
 * must be ours; so must a polling request's, where a browser leaves Origin out of a GET to its own site and says the
 * same by Sec-Fetch-Site or Referer. Without a cookie there is nothing to steal: a bearer token proves itself.
 */
export function mayHandshake(request: IncomingMessage, publicUrl?: string): boolean {
  const { headers } = request
  if (headers.origin !== undefined) return isOwnOrigin(headers, publicUrl)
  if (headers.cookie === undefined) return true
  if (headers.upgrade !== undefined) return false
  if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin'
  return isOwnOrigin({ ...headers, origin: headers.referer }, publicUrl)
}
