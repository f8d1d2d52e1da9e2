const FIRST_MS = 1_000
const LAST_MS = 60_000

/** How long to wait after so many tries in vain, 1 at least: 1 s at first, doubled each time, a minute at most. */
export const waitAfter = (attempts: number): number => Math.min(LAST_MS, FIRST_MS * 2 ** (attempts - 1))
