import { Agent, get } from 'node:http'

/** Signed-in GETs over kept-alive loopback connections, counted. */
export class HttpReader {
  requests = 0
  private readonly agent: Agent
  private readonly origin: string

  constructor(origin: string, connections: number) {
    this.origin = origin
    this.agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** @throws Error when the answer is not 200 */
  read(path: string, cookie: string): Promise<unknown> {
    this.requests++
    return this.ask(path, cookie)
  }

  private ask(path: string, cookie: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request = get(this.origin + path, { headers: { cookie }, agent: this.agent }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.once('end', () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 200)}`)),
        )
        response.once('error', reject)
      })
      request.once('error', (error: NodeJS.ErrnoException) => {
        // The server had just closed the connection, idle for 5 s: as a browser does, it is asked again on another.
        if (error.code === 'ECONNRESET' && request.reusedSocket) resolve(this.ask(path, cookie))
        else reject(new Error(`${path}: ${error.message}`))
      })
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
