import { z } from 'zod'

/** In the one spelling that rooms, pairs and keys know: written in capitals it names the same. */
export const id = z.uuid().toLowerCase()
/** PostgreSQL reads no offset of 16 hours, and JavaScript writes no year of five digits that it would read. */
const isKeepable = (text: string) => {
  const year = new Date(text).getUTCFullYear()
  return year >= 1 && year <= 9999 && !/[+-](1[6-9]|2\d):\d\d$/.test(text)
}
/** An ISO instant by the server's clock. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isKeepable, 'That is no instant that could be kept.')

/** A user by name, wherever one is mentioned. */
export const personView = z.strictObject({ userId: id, name: z.string() })
export type PersonView = z.infer<typeof personView>
