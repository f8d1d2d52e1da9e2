export interface Soak {
  /** How long to go on; 0: this is `npm test`, and a few seconds are enough. */
  seconds: number
  /** Of everything random: in `npm test` always the same, so that it does not pass on one day and fail on another. */
  seed: number
  /** What fits `npm test`, or what fits minutes. */
  pick<T>(short: T, long: T): T
}

const USUAL_SEED = 20_260_101

/** Tests that can go on for minutes (`npm run test:soak`) read here whether they should. */
export function soak(): Soak {
  const seconds = Number(process.env.GAVEL_SOAK_SECONDS ?? 0)
  const any = seconds > 0 ? Math.trunc(Math.random() * 2 ** 31) : USUAL_SEED
  const seed = Number(process.env.GAVEL_SOAK_SEED ?? any)
  return { seconds, seed, pick: (short, long) => (seconds > 0 ? long : short) }
}

/** Numbers below one from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
