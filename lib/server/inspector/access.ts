import { AppError } from '@/lib/platform/app-error'
import type { Viewer } from '@/lib/server/auth/authenticate'

/**
 * Lets operators in: the accounts that GAVEL_OPERATORS names and, in development, everyone. To anyone else the inspector does
 * not exist.
 * @throws AppError not_found
 */
export function enterInspector(viewer: Viewer): void {
  if (!mayInspect(viewer)) throw new AppError('not_found', 'There is nothing here for you.')
}

export function mayInspect({ email }: Viewer): boolean {
  // Decided when the pages are built: no variable of a running production server opens it to everyone.
  if (process.env.NODE_ENV === 'development') return true
  const operators = (process.env.GAVEL_OPERATORS ?? '').split(',').map((part) => part.trim().toLowerCase())
  return operators.includes(email.toLowerCase())
}
