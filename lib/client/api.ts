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
import { newIdempotencyKey } from './new-idempotency-key'
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
/** A server that asks for more is told to the person, who may come back. */
const LONGEST_ASKED_MS = 30_000
/** An answer that has not come by then is taken for lost; with its key the act can be asked for again. */
const LONGEST_TRY_MS = 30_000

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

/**
 * Calls a route of the API. An idempotent one is tried again by itself, under one key, when no answer came, the
 * server was unavailable, or the very action is still being carried out: a few times, further and further apart, not before
 * the server says (Retry-After), and never after a refusal.
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
      const wait = waitBefore(attempt, error)
      if (wait > LONGEST_ASKED_MS) throw error
      await pause(wait, call.signal)
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
  const signal = signalOf(call.signal, key !== undefined)
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
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch((error: unknown) => lost(error, call.signal))
  if (response.ok) return response.json().catch((error: unknown) => lost(error, call.signal))
  throw toApiError(response, await response.json().catch(() => null))
}

/** No answer came, or not all of it. */
function lost(error: unknown, signal: AbortSignal | undefined): never {
  if (signal?.aborted) throw error
  throw new ApiError('network', 0, 'Gavel could not be reached. Check your connection.')
}

function signalOf(given: AbortSignal | undefined, repeatable: boolean): AbortSignal | undefined {
  if (!repeatable) return given
  const late = AbortSignal.timeout(LONGEST_TRY_MS)
  return given ? AbortSignal.any([given, late]) : late
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
  const retryAfter = Number(response.headers.get('retry-after'))
  const asked = retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}
  if (parsed.success) {
    const { code, message, details } = parsed.data.error
    return new ApiError(code, response.status, message, { ...details, ...asked })
  }
  // Something in between answered, such as a proxy while the server restarts.
  if (response.status >= 502) {
    return new ApiError(
      'unavailable',
      response.status,
      'Gavel is not available right now. Try again in a moment.',
      asked,
    )
  }
  return new ApiError('internal', response.status, 'Something went wrong on our side.')
}

const isWorthAnother = ({ code }: ApiError): boolean =>
  code === 'network' || code === 'unavailable' || code === 'request_in_progress'

function waitBefore(attempt: number, error: ApiError): number {
  const asked = Number(error.details?.retryAfterSeconds ?? 0) * 1000
  const own = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return Math.max(Math.min(LONGEST_WAIT_MS, own), asked)
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
