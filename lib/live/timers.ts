/**
 * Runs `work` again and again, `ms` after it last ended, so that a slow run never overlaps itself.
 * `work` handles its own errors.
 * @returns how to stop
 */
export function every(ms: number, work: () => void | Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const run = async () => {
    await work()
    if (!stopped) timer = setTimeout(run, ms).unref()
  }
  timer = setTimeout(run, ms).unref()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
