import type { BodyOf } from '@/lib/contracts/endpoint'
import type { editIncomeRule } from '@/lib/contracts/endpoints'
import { notAhead, tooFarAhead } from './errors'

type Input = Pick<BodyOf<typeof editIncomeRule>, 'name' | 'terms' | 'cap' | 'endsAt' | 'catchUp'>

/** What a commissioner wrote, as the row has it. */
export const toRow = ({ name, terms, cap, endsAt, catchUp }: Input) => ({
  name,
  amount: terms.kind === 'amount' ? terms.amount : null,
  basisPoints: terms.kind === 'percentage' ? terms.basisPoints : null,
  cap,
  endsAt: endsAt === null ? null : new Date(endsAt),
  catchUp,
})

const FARTHEST_MS = 2 * 366 * 86_400_000

/** @throws AppError invalid_request: the first payment of a schedule is not ahead, or more than two years */
export function checkFirst(firstAt: string, now: Date): Date {
  const at = new Date(firstAt)
  if (at <= now) throw notAhead()
  if (at.getTime() - now.getTime() > FARTHEST_MS) throw tooFarAhead()
  return at
}
