import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One route of the API: what goes in, what comes out. The handler, the browser's client and the OpenAPI document
 * are all made from this, so they cannot differ.
 */
export interface Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: Method
  /** With {parameters} in braces: '/api/rounds/{roundId}'. */
  path: string
  summary: string
  tag: string
  /** `public`: anyone; `user`: signed in. What role it takes is the handler's to decide. */
  auth: 'public' | 'user'
  /** Needs an Idempotency-Key; the same key and body answer the same, with one effect. */
  idempotent: boolean
  /** The largest accepted body in bytes. */
  maxBytes: number
  params: Params
  query: Query
  body: Body
  answer: Answer
}

export type ParamsOf<E extends Endpoint> = z.infer<E['params']>
export type QueryOf<E extends Endpoint> = z.infer<E['query']>
/** What the browser sends. */
export type BodyIn<E extends Endpoint> = z.input<E['body']>
/** What the handler receives. */
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type AnswerOf<E extends Endpoint> = z.infer<E['answer']>

/** For whom a request was made, when a page says it: a browser may have changed hands since, with the page still open. */
export const FOR_USER_HEADER = 'gavel-for-user'

/** Until when an action is meant, as an ISO instant: one that comes later is refused. What it already did is told as before. */
export const NOT_AFTER_HEADER = 'gavel-not-after'

/** How long a repeated key still gets its stored answer. */
export const ANSWERS_HOURS = 48
