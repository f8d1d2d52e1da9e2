/** Least, middle and most of some figures. */
export interface Spread {
  min: number
  median: number
  max: number
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const at = (index: number) => sorted[index] ?? Number.NaN
  const median = sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2
  return { min: at(0), median, max: at(sorted.length - 1) }
}

export interface Compared {
  product: Spread
  peer: Spread
  /** Of the in-round ratios product / peer. */
  ratio: Spread
}

/**
 * Measures product and peer in turn, round by round, the first of each round alternating, so that a slow
 * minute of the machine falls on both. Each function measures itself and returns its figure.
 */
export async function interleave(
  rounds: number,
  product: (round: number) => number | Promise<number>,
  peer: (round: number) => number | Promise<number>,
): Promise<Compared> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) ours.push(await product(round))
    theirs.push(await peer(round))
    if (round % 2 === 1) ours.push(await product(round))
  }
  return compare(ours, theirs)
}

/**
 * Several contenders in turn, round by round, each round beginning with another of them.
 * @returns the figures of each, one a round
 */
export async function inTurn<K extends string, T>(
  rounds: number,
  contenders: Record<K, (round: number) => Promise<T>>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(contenders) as K[]
  const figures = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length] as K
      figures[name].push(await contenders[name](round))
    }
  }
  return figures
}

/** From here on the clients' process is the bottleneck. */
const BUSY = 0.9

/** Makes a round in which the clients were the bottleneck again, twice at most. */
export async function unhindered<T extends { clientsBusy: number }>(round: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const found = await round()
    if (found.clientsBusy < BUSY || tries === 2) return found
  }
}

/** The same for figures that are there already, by round. */
export function compare(ours: readonly number[], theirs: readonly number[]): Compared {
  const ratios = ours.map((figure, round) => figure / (theirs[round] ?? Number.NaN))
  return { product: spreadOf(ours), peer: spreadOf(theirs), ratio: spreadOf(ratios) }
}

/** Wall milliseconds of one call. */
export function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
