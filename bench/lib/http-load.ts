import { Agent, get } from 'node:http'

export interface Load {
  url: string
  headers?: Record<string, string>
  /** Requests under way at once. */
  concurrency: number
  durationMs: number
}

/**
 * Requests a second over kept-alive connections.
 * @throws Error when any answer is not 200: a fast error is no result
 */
export async function requestsPerSecond({
  url,
  headers = {},
  concurrency,
  durationMs,
}: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const started = performance.now()
  const until = started + durationMs
  let done = 0
  const lane = async () => {
    while (performance.now() < until) {
      await request(url, headers, agent)
      done++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  const seconds = (performance.now() - started) / 1_000
  agent.destroy()
  return done / seconds
}

function request(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
    }).once('error', reject)
  })
}
