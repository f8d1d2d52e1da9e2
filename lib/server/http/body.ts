import type { Endpoint } from '@/lib/contracts/endpoint'
import { AppError } from '@/lib/platform/app-error'

/** Deeper than any honest body; JSON.parse itself survives far more, what walks the value might not. */
const MOST_NESTING = 32

/**
 * The body as text and as JSON, read no further than the endpoint allows. No body at all is `{}`.
 * @throws AppError payload_too_large, invalid_request
 */
export async function readBody(
  request: Request,
  endpoint: Endpoint,
): Promise<{ text: string; json: unknown }> {
  if (endpoint.method === 'GET' || request.body === null) return { text: '', json: {} }
  const text = await readText(request.body, endpoint.maxBytes)
  if (text === '') return { text, json: {} }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('invalid_request', 'Send the body as application/json.')
  }
  checkNesting(text)
  try {
    return { text, json: JSON.parse(text, refusePrototype) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_request', 'The body is not valid JSON.')
  }
}

/**
 * A stream's text, read no further than maxBytes.
 * @throws AppError payload_too_large, invalid_request (not UTF-8)
 */
export async function readText(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = stream.getReader()
  let size = 0
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.byteLength
      if (size > maxBytes) {
        await reader.cancel().catch(() => {})
        throw new AppError('payload_too_large', `The body is larger than ${maxBytes} bytes.`)
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('invalid_request', 'The body is not valid UTF-8.')
    throw error
  }
}

function checkNesting(text: string) {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (inString) {
      if (char === '\\') index++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') {
      if (++depth > MOST_NESTING) throw new AppError('invalid_request', 'The body is nested too deeply.')
    } else if (char === '}' || char === ']') depth--
  }
}

/** A strict schema does not see `__proto__`, which JSON.parse makes an own property and copies lose. */
function refusePrototype(key: string, value: unknown) {
  if (key === '__proto__')
    throw new AppError('invalid_request', 'The body has a field that is not allowed: __proto__.')
  return value
}
