import { NextRequest } from 'next/server'
import { newId } from '@/lib/platform/ids'
import { ADDRESS_HEADER } from '@/lib/server/http/request-address'

type Handler = (request: NextRequest, context: { params: Promise<never> }) => Promise<Response>

export interface RouteRequest {
  method?: string
  /** With its query; what the handler is told of its parameters stands in `params`. */
  path?: string
  params?: Record<string, string | string[]>
  cookie?: string
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown
  /** A new one each time unless given; null: none. */
  key?: string | null
  headers?: Record<string, string>
  /** What server.ts would say the peer's address is. */
  address?: string
}

export interface RouteAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
  body: any
  headers: Headers
}

/** Calls a route handler as Next would, without a server. */
export async function callRoute(handler: Handler, request: RouteRequest = {}): Promise<RouteAnswer> {
  const method = request.method ?? (request.body === undefined ? 'GET' : 'POST')
  const key = request.key === undefined ? newId() : request.key
  const headers = new Headers({
    host: 'gavel.test',
    [ADDRESS_HEADER]: request.address ?? '192.0.2.1',
    ...(request.cookie ? { cookie: request.cookie } : {}),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === null || method === 'GET' ? {} : { 'idempotency-key': key }),
    ...request.headers,
  })
  const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body)
  const url = `http://gavel.test${request.path ?? '/api/test'}`
  const answer = await handler(new NextRequest(url, { method, headers, ...(body ? { body } : {}) }), {
    // Undefined for a route without parameters, as Next does it.
    params: Promise.resolve(request.params as never),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers }
}
