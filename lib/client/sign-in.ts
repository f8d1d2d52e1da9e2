import { errorBody } from '@/lib/contracts/errors'
import { ApiError } from './api-error'

/**
 * Signs in through next-auth's own routes; its client would hide the sentence that the server says.
 * @throws ApiError wrong_password, rate_limited, invalid_request
 */
export async function signIn(given: { email: string; password: string }): Promise<void> {
  await post('/api/auth/callback/credentials', given)
}

/** Ends the session's row, and takes the cookie back. */
export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {})
}

async function post(path: string, fields: Record<string, string>): Promise<void> {
  const { csrfToken } = (await answerOf(await send('/api/auth/csrf'))) as { csrfToken: string }
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
  await answerOf(await send(path, { method: 'POST', body }))
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch {
    throw new ApiError('network', 0, 'Gavel could not be reached. Check your connection and try again.')
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body
  const refusal = errorBody.loose().safeParse(body)
  if (!refusal.success)
    throw new ApiError('internal', response.status, 'Something went wrong on our side. Please try again.')
  const { code, message, details } = refusal.data.error
  throw new ApiError(code, response.status, message, details)
}
