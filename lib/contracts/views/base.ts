import { z } from 'zod'

/** In the one spelling that rooms, pairs and keys know: written in capitals it names the same. */
export const id = z.uuid().toLowerCase()
/** An ISO instant by the server's clock. */
export const instant = z.iso.datetime({ offset: true })

/** A user by name, wherever one is mentioned. */
export const personView = z.strictObject({ userId: id, name: z.string() })
export type PersonView = z.infer<typeof personView>
