import {
  type AnswerOf,
  type BodyIn,
  type Endpoint,
  FOR_USER_HEADER,
  NOT_AFTER_HEADER,
  type ParamsOf,
  type QueryOf,
} from '@/lib/contracts/endpoint'
import { errorBody } from '@/lib/contracts/errors'
import { ApiError } from './api-error'
import { rememberMutation } from './own-mutations'

/** A field that may be left out where nothing in it is required; an endpoint without the part has no known keys. */
type Part<Name extends string, Value> = string extends keyof Value
  ? { [N in Name]?: Value }
  : Partial<Value> extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value }

/** What a call of this endpoint takes. */
export type CallInput<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', Partial<QueryOf<E>>> &
  Part<'body', BodyIn<E>> & {
    /** For an action that a person may press again after a failure: the same key has one effect. */
    idempotencyKey?: string
    /** For what was kept and is sent later: refused when somebody else is signed in by then. */
    forUser?: string
    /** Server's epoch ms: an idempotent call that arrives later is refused. */
    notAfter?: number
    /** 1 for a caller that tries again by itself. */
    mostTries?: number
    signal?: AbortSignal
  }

const MOST_TRIES = 5
const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 5_000

let actingUser: string | null = null
/** Whose page this is: a call is refused once somebody else has signed in to this browser, in another tab. */
export function actAs(userId: string): void {
  actingUser = userId
}
/** Null: nobody's, or on the server. */
export const actingAs = (): string | null => actingUser

const signedOutListeners = new Set<() => void>()
/** Told when an answer says that nobody is signed in (any more). @returns how to stop listening */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}
/** For the socket, which learns the same by another way. */
export function announceSignedOut(): void {
  for (const listener of signedOutListeners) listener()
}

/** A new Idempotency-Key. Not randomUUID: browsers have that on https and localhost alone. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Calls a route of the API. An idempotent one is tried again by itself, under one key, when no answer came, the
 * server was unavailable, or the very action is still being carried out.
 * @throws ApiError; DOMException AbortError when `signal` says so
 */
export async function callApi<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<AnswerOf<E>> {
  const call = input as CallInput<Endpoint>
  const key = endpoint.idempotent ? (call.idempotencyKey ?? newIdempotencyKey()) : undefined
  if (key) rememberMutation(key)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(endpoint, call, key)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'unauthenticated') announceSignedOut()
      if (!key || attempt >= (call.mostTries ?? MOST_TRIES) || !isWorthAnother(error)) throw error
      await pause(waitBefore(attempt, error), call.signal)
    }
  }
}

async function once<E extends Endpoint>(
  endpoint: E,
  call: CallInput<Endpoint>,
  key: string | undefined,
): Promise<AnswerOf<E>> {
  const hasBody = endpoint.method !== 'GET'
  const forUser = call.forUser ?? actingUser
  const response = await fetch(addressOf(endpoint, call), {
    method: endpoint.method,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(call.notAfter === undefined ? {} : { [NOT_AFTER_HEADER]: new Date(call.notAfter).toISOString() }),
      ...(forUser ? { [FOR_USER_HEADER]: forUser } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(call.body ?? {}) } : {}),
    ...(call.signal ? { signal: call.signal } : {}),
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch((error: unknown) => {
    if (call.signal?.aborted) throw error
    throw new ApiError('network', 0, 'Gavel could not be reached. Check your connection.')
  })
  const json: unknown = await response.json().catch(() => null)
  if (response.ok && json !== null) return json as AnswerOf<E>
  throw toApiError(response, json)
}

/** Fills in {parameters} and the query. */
export function addressOf(
  endpoint: Pick<Endpoint, 'path'>,
  call: { params?: object; query?: object },
): string {
  const params = (call.params ?? {}) as Record<string, string>
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = Object.entries(call.query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  const text = new URLSearchParams(query.map(([name, value]) => [name, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

function toApiError(response: Response, json: unknown): ApiError {
  const parsed = errorBody.safeParse(json)
  if (parsed.success) {
    const { code, message, details } = parsed.data.error
    const retryAfter = Number(response.headers.get('retry-after'))
    return new ApiError(code, response.status, message, {
      ...details,
      ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    })
  }
  // Something in between answered, such as a proxy while the server restarts.
  if (response.status >= 502) {
    return new ApiError(
      'unavailable',
      response.status,
      'Gavel is not available right now. Try again in a moment.',
    )
  }
  return new ApiError('internal', response.status, 'Something went wrong on our side.')
}

const isWorthAnother = ({ code }: ApiError): boolean =>
  code === 'network' || code === 'unavailable' || code === 'request_in_progress'

function waitBefore(attempt: number, error: ApiError): number {
  const asked = Number(error.details?.retryAfterSeconds ?? 0) * 1000
  const own = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return Math.min(LONGEST_WAIT_MS, Math.max(own, asked))
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
}
