import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx']
const EXAMPLE = 'docs/examples/nginx.conf'

/** A real nginx; null: there is none on this machine. */
export const nginxProgram = (): string | null => PLACES.find((path) => existsSync(path)) ?? null

export interface Balancer {
  url: string
  stop(): Promise<void>
}

/**
 * The shipped example in front of these nodes: its text as it is, but for the ports and the places of its files.
 * @param host where it listens
 */
export async function startNginx(
  port: number,
  nodePorts: readonly number[],
  host = '127.0.0.1',
): Promise<Balancer> {
  const program = nginxProgram()
  if (!program) throw new Error('There is no nginx on this machine.')
  const folder = await mkdtemp(join(tmpdir(), 'gavel-nginx-'))
  // Its workers are another user's, when it is started by root.
  await chmod(folder, 0o777)
  const config = join(folder, 'nginx.conf')
  await writeFile(config, adapt(await readFile(EXAMPLE, 'utf8'), port, nodePorts, host, folder))
  const args = ['-p', folder, '-c', config, '-e', join(folder, 'error.log'), '-g', 'daemon off;']
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  const ended = once(child, 'exit')
  while (!(await listens(port))) {
    if (child.exitCode !== null)
      throw new Error(`nginx did not start: ${await readFile(join(folder, 'error.log'), 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function adapt(example: string, port: number, nodePorts: readonly number[], host: string, folder: string) {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${folder}/${kind};`)
    .join('\n')
  const servers = nodePorts.map((each) => `    server 127.0.0.1:${each} max_fails=1 fail_timeout=5s;\n`)
  return replaced(
    example,
    ['events {', `pid ${folder}/nginx.pid;\nevents {`],
    ['http {', `http {\n  access_log off;\n${places}`],
    ['listen 80;', `listen ${host}:${port};`],
    [/( {4}server 127[^\n]*\n)+/, servers.join('')],
  )
}

function replaced(text: string, ...changes: [string | RegExp, string][]): string {
  return changes.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to)
    if (next === changed) throw new Error(`${EXAMPLE} no longer has ${from}.`)
    return next
  }, text)
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
