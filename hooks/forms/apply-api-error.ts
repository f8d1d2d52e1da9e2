import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import { z } from 'zod'
import { ApiError, type ApiErrorCode } from '@/lib/client/api-error'

const problemsOf = z.object({ problems: z.array(z.object({ at: z.string(), message: z.string() })) })

/** Codes that belong to one field: {email_taken: 'email'}. */
type FieldOfCode<F extends FieldValues> = Partial<Record<ApiErrorCode, FieldPath<F>>>

/**
 * Puts a refusal where it belongs: at the field it is about, else at the form itself (`errors.root`), which every
 * form shows above its button.
 */
export function applyApiError<F extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<F>,
  fieldOfCode: FieldOfCode<F> = {},
): void {
  const message = sentenceOf(error)
  const field = error instanceof ApiError ? fieldOfCode[error.code] : undefined
  if (field) {
    setError(field, { message }, { shouldFocus: true })
    return
  }
  const told = error instanceof ApiError ? problemsOf.safeParse(error.details) : undefined
  const problems = (told?.success ? told.data.problems : []).filter(({ at }) => at !== '')
  for (const problem of problems) setError(problem.at as FieldPath<F>, { message: problem.message })
  if (problems.length === 0) setError('root', { message })
}

export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'That did not work. Nothing was changed.'
