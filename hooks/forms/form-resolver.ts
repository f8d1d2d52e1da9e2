import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'

/** A contract's schema as a form's, with sentences where the contract has none of its own. */
export function formResolver<S extends z.ZodType<unknown, FieldValues>>(
  schema: S,
): Resolver<z.input<S>, unknown, z.output<S>> {
  return zodResolver(schema as never, { error: sentence } as never) as never
}

function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  const count = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''
  if (issue.code === 'too_big') return `At most ${issue.maximum}${count}.`
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'This is needed.' : `At least ${issue.minimum}${count}.`
  if (issue.code === 'invalid_type') {
    return issue.expected === 'string' ? 'This is needed.' : 'Give a whole number.'
  }
  return undefined
}
