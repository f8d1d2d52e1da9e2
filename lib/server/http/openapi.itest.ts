import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { GET } from '@/app/api/openapi.json/route'
import { errorStatus } from '@/lib/contracts/errors'
import { allEndpoints } from './all-endpoints'
import { openApiDocument } from './openapi'

/** Routes that are no endpoint of the contract: next-auth's own, and the document itself. */
const NOT_IN_CONTRACT = new Set(['/api/auth/[...nextauth]', '/api/openapi.json'])

const API = resolve('app/api')
const routeFiles = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => ({ file: join(API, file), folder: `/api/${file.replace(/\/?route\.ts$/, '')}` }))
const pathOf = (folder: string) => folder.replaceAll('[', '{').replaceAll(']', '}')

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into freely
const document = openApiDocument() as any
const operations = Object.entries(document.paths as Record<string, Record<string, unknown>>).flatMap(
  ([path, methods]) =>
    // biome-ignore lint/suspicious/noExplicitAny: a document is looked into freely
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as any })),
)

describe('the routes', () => {
  it('are each an endpoint of the contract, with its methods and no other', async () => {
    for (const { file, folder } of routeFiles) {
      if (NOT_IN_CONTRACT.has(folder)) continue
      const contracted = allEndpoints.filter(({ endpoint }) => endpoint.path === pathOf(folder))
      const exported = Object.keys(await import(/* @vite-ignore */ pathToFileURL(file).href))
      const methods = exported.filter((name) => /^[A-Z]+$/.test(name)).sort()
      expect(methods, folder).toEqual(contracted.map(({ endpoint }) => endpoint.method).sort())
    }
  })

  it('are there for every endpoint', () => {
    const paths = new Set(routeFiles.map(({ folder }) => pathOf(folder)))
    const missing = allEndpoints.filter(({ endpoint }) => !paths.has(endpoint.path))
    expect(missing.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)).toEqual([])
  })
})

describe('the OpenAPI document', () => {
  it('is what the route answers, as JSON', async () => {
    expect(await GET().json()).toEqual(JSON.parse(JSON.stringify(document)))
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  })

  it('has every endpoint, each under a name of its own', () => {
    expect(operations).toHaveLength(allEndpoints.length)
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  })

  it('names every parameter of a path, and only those', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const told = operation.parameters.filter((each: { in: string }) => each.in === 'path')
      expect(told.map(({ name }: { name: string }) => name).sort(), path).toEqual(inPath.sort())
      for (const each of operation.parameters) {
        expect(each).toMatchObject({ name: expect.any(String), schema: expect.any(Object) })
        if (each.in === 'path') expect(each.required).toBe(true)
      }
    }
  })

  it('says where a key, a session and a body are needed', () => {
    for (const { name, endpoint } of allEndpoints) {
      const operation = document.paths[endpoint.path][endpoint.method.toLowerCase()]
      const keys = operation.parameters.filter((each: { in: string }) => each.in === 'header')
      expect(keys.length, name).toBe(endpoint.idempotent ? 1 : 0)
      expect(operation.security.length > 0, name).toBe(endpoint.auth === 'user')
      if (endpoint.method === 'GET') expect(operation.requestBody, name).toBeUndefined()
    }
    expect(document.paths['/api/sign-up'].post.requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['code', 'email', 'name', 'password']),
      additionalProperties: false,
    })
  })

  it('tells success and refusals of each, and points nowhere that is not there', () => {
    const known = new Set(Object.values(errorStatus).map(String))
    for (const { path, operation } of operations) {
      const statuses = Object.keys(operation.responses)
      expect(statuses, path).toContain('200')
      for (const status of statuses.filter((each) => each !== '200')) {
        expect(known.has(status), status).toBe(true)
        const { schema } = operation.responses[status].content['application/json']
        expect(schema).toEqual({ $ref: '#/components/schemas/Error' })
      }
    }
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to)
    expect(new Set(pointers)).toEqual(new Set(['#/components/schemas/Error']))
    expect(document.components.schemas.Error.properties.error.properties.code.enum).toEqual(
      Object.keys(errorStatus),
    )
  })
})
