import { z } from 'zod'
import type { Endpoint } from '@/lib/contracts/endpoint'
import { type ErrorCode, errorBody, errorStatus } from '@/lib/contracts/errors'
import { cookieName } from '@/lib/server/auth/token'
import { REPLAY_HEADER } from '@/lib/server/idempotency/key'
import { allEndpoints } from './all-endpoints'

type Json = Record<string, unknown>

const SUMMARY_OF_STATUS: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Not signed in, or the session has ended',
  403: 'Signed in, but this role may not',
  404: 'No such thing, or not yours to see',
  409: 'It does not fit what is there by now',
  413: 'The body is too large',
  422: 'Understood, and refused by a rule',
  429: 'Too many tries; Retry-After says how long to wait',
  500: 'A fault of ours; nothing was changed',
  503: 'Not reachable for a moment; nothing was changed',
}

/** The API as an OpenAPI 3.1 document, made from the contracts that handlers and the browser's client use. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const { name, endpoint } of allEndpoints) {
    const path = paths[endpoint.path] ?? {}
    path[endpoint.method.toLowerCase()] = operation(name, endpoint)
    paths[endpoint.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gavel',
      version: '1',
      description:
        'Money is a decimal string of whole minor units. Every refusal is {error: {code, message, details?}}.',
    },
    tags: [...new Set(allEndpoints.map(({ endpoint }) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: schemaOf(errorBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName() },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(name: string, endpoint: Endpoint): Json {
  const takesBody = endpoint.method !== 'GET' && Object.keys(properties(endpoint.body)).length > 0
  return {
    operationId: name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: endpoint.auth === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.idempotent ? [idempotencyKey] : []),
    ],
    ...(takesBody
      ? { requestBody: { required: true, content: json(schemaOf(endpoint.body, 'input')) } }
      : {}),
    responses: {
      200: {
        description: 'Done',
        ...(endpoint.idempotent ? { headers: replayHeader } : {}),
        content: json(schemaOf(endpoint.answer, 'output')),
      },
      ...errorAnswers(endpoint),
    },
  }
}

const replayHeader = {
  [REPLAY_HEADER]: {
    description: 'true: the answer that this key was given before; nothing was done for it now.',
    schema: { type: 'string' },
  },
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each action. Repeated with the same body it answers the same, with one effect.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,128}$' },
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { required = [] } = schemaOf(schema, 'input') as { required?: string[] }
  return Object.entries(properties(schema)).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** Which codes an endpoint can answer, grouped by status: OpenAPI knows one answer a status. */
function errorAnswers(endpoint: Endpoint): Record<string, Json> {
  const codes: ErrorCode[] = ['invalid_request', 'not_found', 'rate_limited', 'internal', 'unavailable']
  if (endpoint.auth === 'user') codes.push('unauthenticated', 'wrong_password', 'forbidden')
  if (endpoint.method !== 'GET') {
    codes.push('foreign_origin', 'conflict', 'version_conflict', 'round_closed', 'round_state')
    codes.push(
      'payload_too_large',
      'insufficient_funds',
      'currency_mismatch',
      'bid_refused',
      'import_refused',
    )
  }
  if (endpoint.path.includes('invite') || endpoint.path.includes('sign-up')) {
    codes.push('invite_used', 'email_taken')
  }
  if (endpoint.idempotent) {
    codes.push('invalid_idempotency_key', 'request_in_progress', 'idempotency_mismatch')
  }
  const answers: Record<string, Json> = {}
  for (const status of new Set(codes.map((code) => errorStatus[code]))) {
    const here = codes.filter((code) => errorStatus[code] === status)
    answers[status] = {
      description: `${SUMMARY_OF_STATUS[status]} (${here.join(', ')})`,
      content: json({ $ref: '#/components/schemas/Error' }),
    }
  }
  return answers
}

const json = (schema: Json) => ({ 'application/json': { schema } })

const properties = (schema: z.ZodType) =>
  (schemaOf(schema, 'input') as { properties?: Record<string, Json> }).properties ?? {}

/** What JSON Schema cannot say (a room's name, a transform's result) is left open. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
