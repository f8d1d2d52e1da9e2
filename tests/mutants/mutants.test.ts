import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { mutants } from '.'
import { broken } from './mutant'

/** A light look at what `npm run test:mutants` runs: nothing in its list is of code or tests that have moved on. */
describe('promise 11: the tests fail without the guards', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', async (_name, mutant) => {
    const source = await readFile(mutant.file, 'utf8')
    expect(broken(source, mutant)).not.toBe(source)
    expect(mutant.tests.length).toBeGreaterThan(0)
    for (const { file, title } of mutant.tests) {
      expect((await readFile(file, 'utf8')).split(title), `${title} in ${file}`).toHaveLength(2)
    }
  })

  it('each has its name, and there is one for each promise', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
    const promises = [...new Set(mutants.map(({ promise }) => promise))].sort((a, b) => a - b)
    expect(promises).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
