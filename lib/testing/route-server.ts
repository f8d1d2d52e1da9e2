import { globSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { callRoute, type RouteAnswer, type RouteRequest } from './call-route'

type Handler = Parameters<typeof callRoute>[0]

interface Place {
  file: string
  parts: string[]
}

/** Next's way of finding a route by its file: a part in brackets takes whatever stands there, and names it. */
const places: Place[] = globSync('app/api/**/route.ts').map((file) => ({
  file: resolve(file),
  parts: file.split('/').slice(2, -1),
}))
const isNamed = (part: string) => part.startsWith('[')

function find(path: string): { file: string; params: Record<string, string> } | null {
  const given = path.split('/').slice(2)
  const fits = places
    .filter(({ parts }) => parts.length === given.length)
    .filter(({ parts }) => parts.every((part, n) => isNamed(part) || part === given[n]))
    .sort((a, b) => a.parts.filter(isNamed).length - b.parts.filter(isNamed).length)
  const [place] = fits
  if (!place) return null
  const named = place.parts.flatMap((part, n) =>
    isNamed(part) ? [[part.slice(1, -1), decodeURIComponent(given[n] ?? '')]] : [],
  )
  return { file: place.file, params: Object.fromEntries(named) }
}

/** Calls whatever route of ours stands at an address, as Next would. */
export async function callAddress(
  address: string,
  request: RouteRequest & { method: string },
): Promise<RouteAnswer> {
  const found = find(address.split('?')[0] ?? '')
  const routes = found && (await import(/* @vite-ignore */ pathToFileURL(found.file).href))
  const handler: Handler | undefined = routes?.[request.method]
  if (!found || !handler) throw new Error(`There is no route ${request.method} ${address}.`)
  return callRoute(handler, { ...request, path: address, params: found.params })
}

const PASSED_ON = ['gavel-for-user', 'gavel-not-after', 'user-agent']

/** Answers a request by our routes, as the pages' server would. */
export async function answerByRoute(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of incoming) text += chunk
  const { headers, method = 'GET', url = '/' } = incoming
  const passed = PASSED_ON.flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]]] : [],
  )
  const { status, body } = await callAddress(url, {
    method,
    ...(headers.cookie ? { cookie: headers.cookie } : {}),
    ...(text ? { body: text } : {}),
    key: (headers['idempotency-key'] as string | undefined) ?? null,
    headers: Object.fromEntries(passed),
  })
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
