import type { z } from 'zod'
import type { CallInput } from './api'
import type { Deed } from './outbox'

/** What a call for a deed says beside its input: one try, under the deed's own key, for its own person. */
export type DeedCall = Required<
  Pick<CallInput<never>, 'idempotencyKey' | 'forUser' | 'mostTries' | 'signal'>
> &
  Pick<CallInput<never>, 'notAfter'>

/** A thing that may wait until the connection is back. What has no kind is never sent later. */
export interface OutboxKind<Input, Answer> {
  /** What a kept one must still be. */
  input: z.ZodType<Input>
  /** Deeds of one line are sent in their order. */
  lineOf(input: Input): string
  /** A later one takes the place of one of the same slot that still waits. Left out: each stands for itself. */
  slotOf?(input: Input): string
  /** How long it stays meant, in ms: what costs money is never applied late. Left out: for good. */
  lifetimeMs?: number
  /** Looks again, right before it is sent. @returns a sentence that says why it is no longer meant, or null. @throws ApiError */
  check?(input: Input, signal: AbortSignal): Promise<string | null>
  /** @throws ApiError, or anything when no answer came */
  send(input: Input, call: DeedCall, deed: Pick<Deed, 'id'>): Promise<Answer>
  /** What is said when the server no longer has what it is for: then it can never be sent. Left out: it may come back. */
  gone?: string
  /** Twice is once by itself, not only as long as the server keeps the answer to its key. */
  repeatable?: boolean
  /** It is shown from the outbox until the page's own data has it. */
  stays?: boolean
}

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds, each of its own input and answer.
export type AnyKind = OutboxKind<any, any>
export type InputOf<K> = K extends { input: z.ZodType<infer Input> } ? Input : never
export type AnswerOfKind<K> = K extends { send(...given: never): Promise<infer Answer> } ? Answer : never

/** Infers both from what is given. */
export const outboxKind = <Input, Answer>(kind: OutboxKind<Input, Answer>): OutboxKind<Input, Answer> => kind
