import type { Server } from 'node:http'

/**
 * Connections that wait to be taken; the system may allow fewer. With Node's 511, most of those who come back at once after a restart
 * would be dropped unseen, to try again after one, three and seven seconds.
 */
const BACKLOG = 8_192

/**
 * @returns the port listened on (of use when 0 was asked for)
 * @throws Error with a sentence when the port is taken or not allowed
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host))))
    server.listen(port, host, BACKLOG, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another with PORT=…`
  if (error.code === 'EACCES')
    return `Port ${port} may not be used without more rights. Choose one above 1023 with PORT=…`
  return `Cannot listen on ${host}:${port} (${error.code}).`
}
