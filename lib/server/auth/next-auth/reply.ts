/** As much of the pages router's response as next-auth writes to, turned into a Response. */
export class Reply {
  #status = 200
  #headers = new Headers({ 'cache-control': 'no-store' })
  #cookies: string[] = []
  #body: string | null = null

  status(code: number): this {
    this.#status = code
    return this
  }

  getHeader(name: string): string[] | undefined {
    return name.toLowerCase() === 'set-cookie' ? this.#cookies : undefined
  }

  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === 'set-cookie') this.#cookies = [value].flat()
    else this.#headers.set(name, String(value))
    return this
  }

  json(value: unknown): void {
    this.#headers.set('content-type', 'application/json')
    this.#body = JSON.stringify(value)
  }

  send(value: unknown): void {
    if (typeof value === 'object' && value !== null) this.json(value)
    else this.#body = value === undefined ? null : String(value)
  }

  end(): void {}

  response(): Response {
    for (const cookie of this.#cookies) this.#headers.append('set-cookie', cookie)
    return new Response(this.#body, { status: this.#status, headers: this.#headers })
  }
}
