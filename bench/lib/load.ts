export interface Rate {
  /** Operations a second. */
  perSecond: number
  /** Of this process, which is load and product in one, in microseconds an operation. */
  cpuMicros: number
}

/** Runs `work` in so many lanes for so long, and counts. @throws what the first that fails throws */
export async function rateOf(
  { lanes, durationMs }: { lanes: number; durationMs: number },
  work: () => Promise<unknown>,
  /** What one call counts for. */
  worth = 1,
): Promise<Rate> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const until = started + durationMs
  let done = 0
  const lane = async () => {
    while (performance.now() < until) {
      await work()
      done += worth
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: done / seconds, cpuMicros: (user + system) / done }
}
