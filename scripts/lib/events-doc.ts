import type { z } from 'zod'
import { eventCatalog } from '@/lib/contracts/event-catalog'
import { eventData, eventTypes } from '@/lib/contracts/events'
import { amountText } from '@/lib/contracts/money'
import { roundRulesSchema } from '@/lib/contracts/round-rules'
import * as views from '@/lib/contracts/views'

/** What is named once and linked to, by its schema. */
const named = new Map<z.ZodType, string>()
const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value
const NAMED = new Set(['object', 'union', 'enum'])
const nameOf = (exported: string) => exported[0]?.toUpperCase() + exported.slice(1)

for (const [name, value] of Object.entries(views)) {
  if (isSchema(value) && NAMED.has(defOf(value).type)) named.set(value, nameOf(name))
}
named.set(roundRulesSchema, 'RoundRules')

/** Scalars that have a word of their own. */
const words = new Map<z.ZodType, string>([
  [views.id, 'uuid'],
  [views.instant, 'instant'],
  [amountText, 'amount'],
])

interface Def {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  entries?: Record<string, string>
  values?: unknown[]
  options?: z.ZodType[]
}
function defOf(schema: z.ZodType): Def {
  return (schema as unknown as { _zod: { def: Def } })._zod.def
}

/** A schema as a reader of TypeScript would write it, on one line; `used` collects the names it mentions. */
function typeText(schema: z.ZodType, used: Set<z.ZodType>, whole = false): string {
  const name = words.get(schema)
  if (name) return name
  const view = named.get(schema)
  if (view && !whole) {
    used.add(schema)
    return view
  }
  const def = defOf(schema)
  const inner = (of: z.ZodType | undefined) => (of ? typeText(of, used) : 'unknown')
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape ?? {}).map(([key, field]) => {
        const optional = defOf(field).type === 'optional'
        return `${key}${optional ? '?' : ''}: ${inner(field)}`
      })
      return `{ ${fields.join(', ')} }`
    }
    case 'array': {
      const element = inner(def.element)
      return element.includes('|') ? `(${element})[]` : `${element}[]`
    }
    case 'nullable':
      return `${inner(def.innerType)} | null`
    case 'optional':
      return inner(def.innerType)
    case 'enum':
      return Object.values(def.entries ?? {})
        .map((value) => `'${value}'`)
        .join(' | ')
    case 'literal':
      return (def.values ?? []).map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ')
    case 'union':
      return (def.options ?? []).map(inner).join(' | ')
    default:
      return def.type
  }
}

/** Long payloads over several lines, a field each. */
function block(text: string): string {
  if (text.length < 100) return text
  const parts = splitAt(text, '|').map((part) => part.trim())
  if (parts.length > 1) return parts.map((part) => (part.startsWith('{') ? block(part) : part)).join('\n| ')
  if (!text.startsWith('{ ')) return text
  const fields = splitAt(text.slice(2, -2), ',')
  return `{\n${fields.map((field) => `  ${field.trim()}`).join('\n')}\n}`
}

/** Where a sign stands outside all brackets. */
function splitAt(text: string, separator: string): string[] {
  const parts = ['']
  let depth = 0
  for (const sign of text) {
    if ('{[('.includes(sign)) depth++
    if ('}])'.includes(sign)) depth--
    if (sign === separator && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

const code = (text: string) => `\`\`\`ts\n${text}\n\`\`\``

/** docs/events.md, from the contracts. */
export function eventsDoc(): string {
  const used = new Set<z.ZodType>()
  const events = eventTypes.map((type) => {
    const { what, rooms, who } = eventCatalog[type]
    const places = rooms.map((room) => `\`${room}:\``).join(', ')
    const payload = code(block(typeText(eventData[type], used)))
    return `### ${type}\n\n${what}\n\n- **Rooms:** ${places}\n- **Who sees it:** ${who}\n\n${payload}`
  })
  const sections: string[] = []
  // A set grows while it is walked: views that views mention come after them.
  for (const schema of used) {
    sections.push(`### ${named.get(schema)}\n\n${code(block(typeText(schema, used, true)))}`)
  }
  return `# Events

Made from \`lib/contracts\` by \`npm run docs:events\`; \`npm run check\` fails when it is no longer true.

Each event is a fact of a committed transaction: \`{room, epoch, seq, id, type, at, version?, mutationId?, actorId?, data}\`, numbered
without gaps in its room ([live.md](live.md)). Below is each one's \`data\`: the absolute new state, never a difference.
An \`amount\` is a whole number of minor units as a decimal string, an \`instant\` an ISO time by the server's clock.

${events.join('\n\n')}

## Views

${sections.sort().join('\n\n')}

## Signals

Not facts: unnumbered, stored nowhere, lost without harm.

| signal | rooms | what |
| --- | --- | --- |
| \`chat_typing\` | \`chat:\` | \`{ room, userId, typing }\`: someone else in the chat types, or no longer does |
| \`presence_update\` | \`league:\`, \`chat:\` of direct chats | \`{ room, userIds }\`: all who are online there, whenever it changes and on joining |
| \`heads\` | every | where the tab's rooms stand, every few seconds, so that a silent loss is found |
| \`hidden\` | every | the number of an event that this viewer may not see |
| \`revoked\` | every | the tab has been put out of the room |
`
}
