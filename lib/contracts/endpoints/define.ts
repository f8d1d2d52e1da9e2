import { z } from 'zod'
import type { Endpoint, Method } from '../endpoint'

const nothing = z.strictObject({})
type Nothing = typeof nothing

interface Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> {
  summary: string
  auth?: 'public' | 'user'
  idempotent?: boolean
  maxBytes?: number
  params?: P
  query?: Q
  body?: B
  answer: A
}

/** Endpoints of one tag, with what most of them have filled in: signed in, no key, 64 KiB. */
export const endpointsOf =
  (tag: string) =>
  <
    A extends z.ZodType,
    P extends z.ZodObject = Nothing,
    Q extends z.ZodObject = Nothing,
    B extends z.ZodType = Nothing,
  >(
    method: Method,
    path: string,
    definition: Definition<P, Q, B, A>,
  ): Endpoint<P, Q, B, A> => ({
    method,
    path,
    tag,
    summary: definition.summary,
    auth: definition.auth ?? 'user',
    idempotent: definition.idempotent ?? false,
    maxBytes: definition.maxBytes ?? 65_536,
    params: definition.params ?? (nothing as unknown as P),
    query: definition.query ?? (nothing as unknown as Q),
    body: definition.body ?? (nothing as unknown as B),
    answer: definition.answer,
  })

export const done = z.strictObject({ ok: z.literal(true) })
