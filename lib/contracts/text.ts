import { z } from 'zod'

/**
 * A line that a person typed: composed (NFC), trimmed, without control characters or broken surrogates, neither of which
 * a database will store.
 */
export const plainText = (most: number, missing = 'Give it a name.') =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Control characters are not allowed here.'),
    )
