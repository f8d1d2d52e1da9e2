import type { ImportProblem } from '@/lib/contracts/endpoints/players'
import { AppError } from '@/lib/platform/app-error'

/** As many problems as an answer carries; `count` is all of them. */
const TOLD = 100

/** Nothing of the file was imported; the message has the first problem, details.problems the rest. */
export function importRefused(problems: readonly ImportProblem[], count: number): AppError {
  const [first] = problems
  const where = first ? ` Line ${first.line}: ${first.message}` : ''
  const many = count === 1 ? 'There is a problem' : `There are ${count} problems`
  return new AppError('import_refused', `${many} in the file, so nothing was imported.${where}`, {
    count,
    problems: problems.slice(0, TOLD),
  })
}
