/** Microseconds of the machine's steady clock: the same in every process, and never set. */
export const steadyMicros = (): number => Number(process.hrtime.bigint() / 1_000n)
