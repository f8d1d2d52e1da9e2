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
    return new Promise((resolve, reject) => {
      get(this.origin + path, { headers: { cookie }, agent: this.agent }, (response) => {
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
      }).once('error', reject)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
