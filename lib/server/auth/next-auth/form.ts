import { z } from 'zod'
import { AppError } from '@/lib/platform/app-error'
import { readText } from '@/lib/server/http/body'

/** A password of 200 letters, an address and a callback fit many times over. */
const MOST_BYTES = 16_384

const text = z.string().max(MOST_BYTES)
const form = z.strictObject({
  csrfToken: text.optional(),
  callbackUrl: text.optional(),
  email: text.optional(),
  password: text.optional(),
  /** next-auth's own client adds these two. */
  json: z.union([text, z.boolean().transform(String)]).optional(),
  redirect: z.union([text, z.boolean().transform(String)]).optional(),
})

/**
 * The fields of a sign-in or sign-out, as a form or as JSON.
 * @throws AppError invalid_request: too large, not readable, or a field that is not ours
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  if (request.body === null) return {}
  const raw = await readText(request.body, MOST_BYTES).catch((error) => {
    // A megabyte of password is a bad password, refused as such before anything is hashed.
    if (error instanceof AppError && error.code === 'payload_too_large') {
      throw new AppError('invalid_request', 'That is too long for a sign-in form.')
    }
    throw error
  })
  const parsed = form.safeParse(fieldsOf(request.headers.get('content-type') ?? '', raw))
  if (!parsed.success)
    throw new AppError('invalid_request', 'The sign-in form has a field that is not allowed.')
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
}

function fieldsOf(contentType: string, raw: string): unknown {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return Object.fromEntries(new URLSearchParams(raw))
  }
  if (!/^application\/json\b/i.test(contentType)) {
    throw new AppError('invalid_request', 'Send the form as application/x-www-form-urlencoded or as JSON.')
  }
  try {
    return JSON.parse(raw)
  } catch {
    throw new AppError('invalid_request', 'The body is not valid JSON.')
  }
}
