import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { AppError } from '@/lib/platform/app-error'
import { errorResponse } from '@/lib/server/http/error-response'
import { addressOf } from '@/lib/server/http/request-address'
import { authenticate } from '../authenticate'
import { decodeToken, tokenIn } from '../token'
import { readForm } from './form'
import { optionsFor } from './options'
import { ownOrigin, ownUrl } from './own-url'
import { Reply } from './reply'

/** What next-auth does for us; its other pages and actions (log lines from strangers among them) are not offered. */
const OFFERED = new Set([
  'GET csrf',
  'GET providers',
  'GET session',
  'GET signin',
  'GET signout',
  'GET error',
  'POST callback/credentials',
  'POST signout',
])

type RouteContext = { params: Promise<{ nextauth?: string[] }> }

/**
 * next-auth behind a narrow door: only known actions, fields and cookies come in, a bounded body, and an origin that
 * we say ourselves (X-Forwarded-Host is anyone's to send). A refusal answers
 * `{error: {code, message}, url}`, the url being what next-auth's own client looks at.
 */
export async function authRoute(request: NextRequest, context: RouteContext): Promise<Response> {
  let failure: unknown = null
  const origin = ownOrigin(request.headers)
  // Without it next-auth would take its origin from NEXTAUTH_URL alone and ignore the host we give.
  process.env.AUTH_TRUST_HOST ??= '1'
  try {
    const action = (await context.params).nextauth ?? []
    if (!OFFERED.has(`${request.method} ${action.join('/')}`)) {
      throw new AppError('not_found', 'There is nothing here for you.')
    }
    const form = request.method === 'POST' ? await readForm(request) : {}
    const text = tokenIn({ cookie: request.headers.get('cookie') })
    const options = optionsFor(
      {
        address: addressOf(request.headers),
        userAgent: request.headers.get('user-agent') ?? '',
        previous: text ? await decodeToken(text) : null,
        stillCounts: () => authenticate(request.headers),
      },
      (error) => {
        failure = error
      },
    )
    const reply = new Reply()
    await NextAuth(
      asPagesRequest(request, origin, action, form, options.cookies) as never,
      reply as never,
      options,
    )
    if (failure) throw failure
    return reply.response()
  } catch (error) {
    return withUrl(errorResponse(error, { method: 'POST', path: '/api/auth' }), origin)
  }
}

/** The request as the pages router would have given it, with nothing in it that we did not put there. */
function asPagesRequest(
  request: NextRequest,
  origin: string,
  nextauth: string[],
  form: Record<string, string>,
  cookies: ReturnType<typeof optionsFor>['cookies'],
) {
  const names = Object.values(cookies ?? {}).map((cookie) => cookie.name)
  const sent = request.cookies.getAll().filter((cookie) => names.includes(cookie.name))
  const jar: Record<string, string> = Object.fromEntries(sent.map(({ name, value }) => [name, value]))
  const callbackCookie = cookies?.callbackUrl?.name
  if (callbackCookie && jar[callbackCookie]) jar[callbackCookie] = ownUrl(jar[callbackCookie], origin)
  const wanted = request.nextUrl.searchParams.get('callbackUrl')
  const { protocol, host } = new URL(origin)
  return {
    method: request.method,
    query: { nextauth, ...(wanted === null ? {} : { callbackUrl: ownUrl(wanted, origin) }) },
    body: form.callbackUrl ? { ...form, callbackUrl: ownUrl(form.callbackUrl, origin) } : form,
    cookies: jar,
    headers: { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
  }
}

async function withUrl(response: Response, origin: string): Promise<Response> {
  const body = (await response.json()) as { error: { code: string } }
  const url = `${origin}/sign-in?error=${body.error.code}`
  return Response.json({ ...body, url }, { status: response.status, headers: response.headers })
}
