import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorCode } from '@/lib/contracts/errors'
import { errorStatus } from '@/lib/contracts/errors'
import { allowedMethods } from './allowed-methods'
import { isForeignOrigin } from './origin'
import { ADDRESS_HEADER } from './request-address'
import { PATH_HEADER } from './request-path'

export interface BoundaryOptions {
  publicUrl?: string
  /** How many proxies in front may be believed about X-Forwarded-For. */
  trustedProxies: number
  dev: boolean
}

/** Headers that steer Next from outside; no client has a reason to send them. */
const NOT_FROM_OUTSIDE = [
  'x-middleware-subrequest',
  'x-middleware-subrequest-id',
  ADDRESS_HEADER,
  PATH_HEADER,
]

/**
 * What every request passes before Next or Socket.IO see it.
 * @returns false when it was refused and answered here
 */
export function passBoundary(
  request: IncomingMessage,
  response: ServerResponse,
  options: BoundaryOptions,
): boolean {
  setSecurityHeaders(response, options.dev)
  // An absolute-form target would let Next proxy to another host.
  if (!request.url?.startsWith('/')) return refuse(response, 'invalid_request', 'The address is not valid.')
  const address = peerAddress(request, options.trustedProxies)
  for (const name of NOT_FROM_OUTSIDE) delete request.headers[name]
  request.headers[ADDRESS_HEADER] = address
  request.headers[PATH_HEADER] = request.url
  if (isForeignOrigin(request, options.publicUrl)) {
    return refuse(response, 'foreign_origin', 'This request came from another site, so it was refused.')
  }
  const allowed = allowedMethods(request.url)
  // Next's own answer has no body.
  if (allowed && request.method !== 'OPTIONS' && !allowed.includes(request.method ?? '')) {
    response.setHeader('allow', allowed.join(', '))
    return refuse(response, 'method_not_allowed', `This address takes ${allowed.join(', ')} only.`)
  }
  return true
}

/** The peer, or what the nearest trusted proxy says of it. */
export function peerAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return direct
  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return chain.at(-trustedProxies) ?? direct
}

function setSecurityHeaders(response: ServerResponse, dev: boolean) {
  const scripts = dev ? "'self' 'unsafe-inline' 'unsafe-eval'" : "'self' 'unsafe-inline'"
  const policy = [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ]
  response.setHeader('content-security-policy', policy.join('; '))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
}

function refuse(response: ServerResponse, code: ErrorCode, message: string): false {
  response.writeHead(errorStatus[code], { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ error: { code, message } }))
  return false
}
