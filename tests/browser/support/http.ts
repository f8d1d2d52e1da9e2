import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  text: string
  headers: IncomingHttpHeaders
}

export interface RawRequest {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown
}

/** A request with nothing added by a browser or by fetch: every header, and the target as it is written. */
export function ask(base: string, target: string, given: RawRequest = {}): Promise<RawAnswer> {
  const { method = given.body === undefined ? 'GET' : 'POST', headers = {} } = given
  const body =
    given.body === undefined || typeof given.body === 'string' ? given.body : JSON.stringify(given.body)
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    let answered = false
    const out = request(
      {
        hostname,
        port,
        path: target,
        method,
        agent: false,
        headers: {
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        answered = true
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers })
          out.destroy()
        })
        response.on('error', reject)
      },
    )
    // A body that is not read to its end breaks the connection after the answer.
    out.on('error', (error) => {
      if (!answered) reject(error)
    })
    out.end(body)
  })
}

/** Sends bytes as they are. @returns all that comes back */
export function sendRaw(base: string, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(request))
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

let keys = 0
/** An Idempotency-Key that no other request has. */
export const newKey = () => `browser-test-${process.pid}-${Date.now()}-${keys++}`
