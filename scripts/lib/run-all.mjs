import { spawn } from 'node:child_process'

/**
 * Runs commands side by side and prints each one's output when it ends, whole, so that two never mix.
 * @param {{name: string, command: string, args?: string[], env?: Record<string, string>}[]} jobs
 * @returns {Promise<{name: string, code: number, seconds: number, output: string}[]>}
 */
export function runAll(jobs, { quiet = false } = {}) {
  return Promise.all(jobs.map((job) => runOne(job, { quiet })))
}

/** Runs one command; its output is printed when it ends (with `quiet` only when it fails). */
export function runOne({ name, command, args = [], env = {} }, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const began = Date.now()
    const child = spawn(command, args, {
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => {
      output += String(error)
    })
    child.on('close', (code) => {
      const seconds = (Date.now() - began) / 1000
      const failed = code !== 0
      console.log(`${failed ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`)
      if (failed || !quiet) console.log(output.trimEnd().replace(/^/gm, '    '))
      resolve({ name, code: code ?? 1, seconds, output })
    })
  })
}
