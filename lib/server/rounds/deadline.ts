import { AppError } from '@/lib/platform/app-error'

/** The longest a round may stay open. */
const LONGEST_DAYS = 60

/** @throws AppError invalid_request: a deadline in the past or too far away */
export function checkDeadline(closesAt: Date, now: Date): void {
  const away = closesAt.getTime() - now.getTime()
  if (away <= 0) throw new AppError('invalid_request', 'The deadline has passed already. Choose a later one.')
  if (away > LONGEST_DAYS * 86_400_000) {
    throw new AppError('invalid_request', `A round may stay open for at most ${LONGEST_DAYS} days.`)
  }
}
