import type { NextRequest } from 'next/server'
import {
  type AnswerOf,
  type BodyOf,
  type Endpoint,
  FOR_USER_HEADER,
  type ParamsOf,
  type QueryOf,
} from '@/lib/contracts/endpoint'
import { AppError } from '@/lib/platform/app-error'
import { authenticate, type Viewer } from '@/lib/server/auth/authenticate'
import { foreseeing } from '@/lib/server/events/gate'
import {
  fingerprintOf,
  type IdempotencyClaim,
  notAfterOf,
  REPLAY_HEADER,
  requireKey,
} from '@/lib/server/idempotency/key'
import { readBody } from './body'
import { errorResponse } from './error-response'
import { addressOf } from './request-address'

export interface Call<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  /** Who asks; on a public endpoint null when nobody is signed in. */
  viewer: E['auth'] extends 'public' ? Viewer | null : Viewer
  /** The key that an idempotent endpoint requires; commands pass it to runOnce. */
  claim: IdempotencyClaim | null
  /** The peer's address as the server saw it. */
  address: string
  /** When the server had received all of it: a body held back until a deadline is over has not come before it. */
  arrivedAt: Date
  request: NextRequest
}

/** Told at the instant of arrival, with the path's parameters as they were sent. @returns to be called when it is answered */
type OnArrival = (params: Record<string, unknown>) => () => void

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * A route handler of an endpoint: parse → authorize → call → respond. Every failure answers
 * `{error: {code, message, details?}}`; a fault of ours answers 500 and is logged, never shown.
 * Origin is checked for every route at once, before Next sees the request (lib/server/http/origin.ts).
 */
export function handle<E extends Endpoint>(
  endpoint: E,
  call: (input: Call<E>) => Promise<AnswerOf<E>>,
  onArrival: OnArrival = () => () => {},
) {
  const respond = async (request: NextRequest, context: RouteContext): Promise<Response> => {
    const receiving = receive(request, context, endpoint, onArrival)
    // Whoever is not let in is answered that, whatever came of reading his body.
    receiving.catch(() => {})
    let claim: IdempotencyClaim | null = null
    try {
      const viewer =
        endpoint.auth === 'public'
          ? await authenticate(request.headers).catch(asNobody)
          : await authenticate(request.headers)
      refuseForAnother(request, viewer)
      const key = endpoint.idempotent ? requireKey(request.headers) : null
      // Next gives a route without parameters undefined, not {}.
      const params = parseParams(endpoint, (await context.params) ?? {})
      const query = parse(endpoint.query, Object.fromEntries(request.nextUrl.searchParams), 'query')
      const { arrivedAt, ...raw } = await receiving
      const body = parse(endpoint.body, raw.json, 'body')
      claim = key
        ? {
            key,
            fingerprint: fingerprintOf(endpoint.method, request.nextUrl.pathname, raw.text),
            ...notAfterOf(request.headers),
          }
        : null
      const answer = await call({
        params,
        query,
        body,
        viewer: viewer as Call<E>['viewer'],
        claim,
        address: addressOf(request.headers),
        arrivedAt,
        request,
      } as Call<E>)
      return marked(Response.json(answer, { headers: { 'cache-control': 'no-store' } }), claim)
    } catch (error) {
      return marked(errorResponse(error, endpoint), claim)
    } finally {
      receiving.then(({ answered }) => answered()).catch(() => {})
    }
  }
  if (endpoint.method !== 'GET') return respond
  return (request: NextRequest, context: RouteContext) =>
    foreseeing(request.nextUrl.pathname + request.nextUrl.search, () => respond(request, context))
}

function marked(answer: Response, claim: IdempotencyClaim | null): Response {
  if (claim?.replayed) answer.headers.set(REPLAY_HEADER, 'true')
  return answer
}

/** Reads the body at once, beside whatever else is to be found out, so that nothing but the sender delays its arrival. */
async function receive(
  request: NextRequest,
  context: RouteContext,
  endpoint: Endpoint,
  onArrival: OnArrival,
) {
  const [raw, params] = await Promise.all([readBody(request, endpoint), context.params])
  const arrivedAt = new Date()
  return { ...raw, arrivedAt, answered: onArrival(params ?? {}) }
}

/** What one person wrote must not be said by the next who signs in to his browser. */
function refuseForAnother({ headers }: NextRequest, viewer: Viewer | null) {
  const meant = headers.get(FOR_USER_HEADER)
  if (meant === null || meant === viewer?.userId) return
  throw new AppError('unauthenticated', 'Somebody else is signed in here now. Sign in again to go on.')
}

function asNobody(error: unknown): null {
  if (error instanceof AppError && error.code === 'unauthenticated') return null
  throw error
}

/** A malformed id cannot name anything: the same answer as one that names nothing. */
function parseParams<E extends Endpoint>(endpoint: E, raw: Record<string, unknown>): ParamsOf<E> {
  const parsed = endpoint.params.safeParse(raw)
  if (parsed.success) return parsed.data as ParamsOf<E>
  throw new AppError('not_found', 'There is nothing here for you.')
}

function parse(schema: Endpoint['body'], value: unknown, place: 'query' | 'body'): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues
    .slice(0, 20)
    .map((issue) => ({ at: issue.path.join('.'), message: issue.message }))
  const first = problems[0]
  const where = first?.at ? ` (${first.at})` : ''
  throw new AppError('invalid_request', `${first?.message ?? 'The request is not valid.'}${where}`, {
    place,
    problems,
  })
}
