const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const

/** '3 minutes', '2 hours': in the largest unit that it fills. */
export function durationText(ms: number): string {
  for (const [size, word] of UNITS) {
    const count = Math.floor(ms / size)
    if (count > 0) return `${count} ${word}${count === 1 ? '' : 's'}`
  }
  return 'under a minute'
}
