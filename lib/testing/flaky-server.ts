import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callRoute, type RouteRequest } from './call-route'

type Handler = Parameters<typeof callRoute>[0]
/** `reset`: carried out, then the connection breaks; `cut`: the same in the middle of the answer; `busy`: a proxy's 503, nothing carried out. */
export type Fault = 'reset' | 'cut' | 'busy' | 'none'

export interface FlakyServer {
  url: string
  /** The key of each request that came. */
  keys: (string | undefined)[]
  /** What each request that was carried out was answered. */
  answers: number[]
  close(): Promise<void>
}

/** A real server on a port that answers by one route, with a fault for each request in turn and none after the last. */
export async function startFlakyServer(
  route: Handler,
  request: Pick<RouteRequest, 'params' | 'cookie'>,
  faults: readonly Fault[],
): Promise<FlakyServer> {
  const keys: FlakyServer['keys'] = []
  const answers: number[] = []
  const server = createServer(async (incoming, response) => {
    const fault = faults[keys.length] ?? 'none'
    const key = incoming.headers['idempotency-key'] as string | undefined
    keys.push(key)
    const body = await textOf(incoming)
    if (fault === 'busy') return void response.writeHead(503, { 'retry-after': '1' }).end('<html>')
    const path = incoming.url ?? '/'
    const answer = await callRoute(route, {
      ...request,
      method: incoming.method ?? 'POST',
      path,
      body,
      key: key ?? null,
    })
    answers.push(answer.status)
    send(response, fault, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    answers,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function send(response: ServerResponse, fault: Fault, answer: { status: number; body: unknown }) {
  const text = JSON.stringify(answer.body)
  if (fault === 'reset') return response.socket?.resetAndDestroy()
  response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': text.length })
  if (fault === 'none') return response.end(text)
  response.write(text.slice(0, 5), () => response.socket?.resetAndDestroy())
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
