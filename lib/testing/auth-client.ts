import { authRoute } from '@/lib/server/auth/next-auth/handler'
import { callRoute, type RouteAnswer } from './call-route'

/** Calls /api/auth as a browser with this cookie jar would. */
export class AuthClient {
  readonly jar = new Map<string, string>()
  readonly #address: string
  readonly #headers: Record<string, string>

  constructor(options: { address?: string; headers?: Record<string, string> } = {}) {
    this.#address = options.address ?? '192.0.2.1'
    this.#headers = options.headers ?? {}
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async get(action: string, query = ''): Promise<RouteAnswer> {
    return this.#keep(
      await callRoute(authRoute, {
        path: `/api/auth/${action}${query}`,
        params: { nextauth: action.split('/') },
        cookie: this.cookie,
        address: this.#address,
        headers: this.#headers,
      }),
    )
  }

  async post(action: string, fields: Record<string, string>, csrf = true): Promise<RouteAnswer> {
    const csrfToken = csrf ? (await this.get('csrf')).body.csrfToken : undefined
    const form = new URLSearchParams({ ...(csrf ? { csrfToken } : {}), json: 'true', ...fields })
    return this.#keep(
      await callRoute(authRoute, {
        method: 'POST',
        path: `/api/auth/${action}`,
        params: { nextauth: action.split('/') },
        cookie: this.cookie,
        body: form.toString(),
        address: this.#address,
        headers: { ...this.#headers, 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
  }

  signIn(email: string, password: string, more: Record<string, string> = {}): Promise<RouteAnswer> {
    return this.post('callback/credentials', { email, password, ...more })
  }

  #keep(answer: RouteAnswer): RouteAnswer {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const value = pair.slice(at + 1)
      if (value === '') this.jar.delete(pair.slice(0, at))
      else this.jar.set(pair.slice(0, at), value)
    }
    return answer
  }
}
