import { bounds } from './bounds'
import { commit } from './commit'
import type { Mutant } from './mutant'
import { once } from './once'
import { outages } from './outages'
import { relay } from './relay'
import { rights } from './rights'
import { running } from './running'
import { tab } from './tab'

/** Every guard that `npm run test:mutants` takes away, one at a time. */
export const mutants: readonly Mutant[] = [
  ...commit,
  ...relay,
  ...tab,
  ...once,
  ...rights,
  ...outages,
  ...bounds,
  ...running,
]
