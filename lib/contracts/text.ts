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

/** Markdown that a person wrote, several lines of it: no control characters but line ends and tabs. Never HTML: it is shown as text. */
export const richText = (most: number, missing = 'Write something first.') =>
  z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `At most ${most.toLocaleString('en')} characters.`)
        .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u, 'Control characters are not allowed here.'),
    )

/** Characters that fit. */
export const TEXT_LIMITS = { message: 4_000, post: 5_000, comment: 2_000 } as const
