import { z } from 'zod'
import { id } from '../views'
import { done, endpointsOf } from './define'

const endpoint = endpointsOf('System')

export const getHealth = endpoint('GET', '/api/health', {
  summary: 'Ready when database, jobs and sockets are; 503 otherwise',
  auth: 'public',
  answer: z.strictObject({
    ready: z.boolean(),
    parts: z.strictObject({ database: z.boolean(), jobs: z.boolean(), sockets: z.boolean() }),
  }),
})

export const getTime = endpoint('GET', '/api/time', {
  summary: 'The server’s clock, for a tab whose socket is away',
  auth: 'public',
  answer: z.strictObject({ serverNow: z.number() }),
})

/** For operators and in development; to anyone else it does not exist. */
export const sendEcho = endpoint('POST', '/api/inspector/echo', {
  summary: 'A test event into my own room, for the inspector (operators)',
  body: z.strictObject({ nonce: id, sentAt: z.number() }),
  answer: done,
})
