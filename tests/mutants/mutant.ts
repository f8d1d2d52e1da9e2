/** A guard taken away: with it the suite must fail, or nothing would notice its loss. */
export interface Mutant {
  /** What is broken, in kebab-case. */
  name: string
  /** Which of the promises in docs/live.md it breaks. */
  promise: number
  /** From the root of the project. */
  file: string
  /** Stands in the file exactly once. */
  piece: string
  instead: string
  /** Run with it; at least one must fail. */
  tests: readonly TestNamed[]
  /** Its tests are only where this program is: else it is left out, and that is said. */
  needs?: 'redis-server'
}

export interface TestNamed {
  file: string
  /** A part of the test's title, as it stands in its file. */
  title: string
}

/** Tests of one file by their titles. */
export const of =
  (file: string) =>
  (title: string): TestNamed => ({ file, title })

/** @throws Error when the piece is not there exactly once: the code has moved on, and the mutant must follow */
export function broken(source: string, { name, file, piece, instead }: Mutant): string {
  const parts = source.split(piece)
  if (parts.length === 2) return parts.join(instead)
  throw new Error(`${name}: its piece stands ${parts.length - 1} times in ${file}, not once:\n${piece}`)
}
