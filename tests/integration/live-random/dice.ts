import { randomFrom } from '@/lib/testing/soak'

/** Everything random of a run: the same seed throws the same again. */
export class Dice {
  private readonly next: () => number

  constructor(seed: number) {
    this.next = randomFrom(seed)
  }

  /** From 0 to below `most`. */
  below(most: number): number {
    return Math.floor(this.next() * most)
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('There is nothing to pick from.')
    return list[this.below(list.length)] as T
  }

  /** True so often in a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list]
    return Array.from({ length: rest.length }, () => rest.splice(this.below(rest.length), 1)[0] as T)
  }
}
