import { resolve } from 'node:path'
import { z } from 'zod'

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535 (0: any free port)')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number, 0 to 65535')

const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((text) => text === '1')

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address like ${example}`,
    )

/** Every variable that Gavel reads, with what it may hold. docs/configuration.md lists the same. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  GAVEL_URL: url(['http:', 'https:'], 'https://gavel.example.org').optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/gavel').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://user:password@host:6379').optional(),
  GAVEL_DATA_DIR: z.string().min(1).default('.data'),
  GAVEL_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  GAVEL_DEMO: flag.optional(),
  GAVEL_OPERATORS: z
    .string()
    .refine(
      (text) => text.split(',').every((part) => z.email().safeParse(part.trim()).success),
      'must be e-mail addresses, separated by commas',
    )
    .optional(),
  GAVEL_TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, 'must be the number of proxies in front, 0 to 9')
    .transform(Number)
    .default(0),
  GAVEL_DATABASE_POOL: z
    .string()
    .regex(/^[1-9]\d?$/, 'must be a number from 1 to 99')
    .transform(Number)
    .default(8),
  GAVEL_BALANCE_CACHE: flag.optional(),
  GAVEL_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = z.infer<typeof envSchema> & { dataDir: string; production: boolean }

/** Known secrets that must not protect anything. */
const PLACEHOLDER = /^(change[-_ ]?me|secret|password|default|example|your[-_ ])/i

/**
 * Reads and checks the variables.
 * @throws Error with one sentence that names the variable and what it may hold
 */
export function readEnv(source: Record<string, string | undefined>, dev: boolean): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw new Error(`${first?.path.join('.')} ${first?.message ?? 'is not valid'}.`)
  }
  const env = parsed.data
  const production = !dev && env.NODE_ENV !== 'test'
  if (production && env.DATABASE_URL && !env.GAVEL_SECRET) {
    throw new Error(
      'GAVEL_SECRET is not set. With DATABASE_URL in production it must be given: 32 characters or more, the same on every node.',
    )
  }
  if (env.GAVEL_SECRET && (PLACEHOLDER.test(env.GAVEL_SECRET) || new Set(env.GAVEL_SECRET).size < 8)) {
    throw new Error('GAVEL_SECRET looks like a placeholder. Make one with: openssl rand -base64 32')
  }
  return { ...env, dataDir: resolve(env.GAVEL_DATA_DIR), production }
}
