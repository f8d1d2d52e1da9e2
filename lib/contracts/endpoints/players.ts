import { z } from 'zod'
import { amountText } from '../money'
import { asOfSchema } from '../rooms'
import { id, playerView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Players')
const inLeague = z.strictObject({ leagueId: id })

export const listPlayers = endpoint('GET', '/api/leagues/{leagueId}/players', {
  summary: 'Every player of the league with his owner',
  params: inLeague,
  answer: z.strictObject({ players: z.array(playerView), version: z.int(), asOf: asOfSchema }),
})

const column = z.string().max(200)

/** Which columns of the file mean what. A name may be put together from several columns. */
export const importMapping = z.strictObject({
  /** Identifies a player from one import to the next; null: name and club do. */
  ref: column.nullable(),
  name: z.array(column).min(1).max(3),
  shortName: column.nullable(),
  position: column,
  /** From what stands in the position column to a position's code: {"1": "GK"}. */
  positionValues: z.record(z.string().max(40), z.string().max(6)),
  club: column.nullable(),
  clubValues: z.record(z.string().max(60), z.string().max(60)),
  price: column.nullable(),
  /** What one unit of the price column is in minor units, as a decimal string: "10000000" for tenths of a million with two decimals. */
  priceUnit: amountText,
})
export type ImportMapping = z.infer<typeof importMapping>

export const importProblem = z.strictObject({
  /** Line in the file as an editor counts, the header being 1. */
  line: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
})
export type ImportProblem = z.infer<typeof importProblem>

export const importedPlayer = playerView.omit({ id: true, owner: true }).extend({ line: z.int() })

export const importPlayers = endpoint('POST', '/api/leagues/{leagueId}/players/import', {
  summary: 'Read a CSV of players: a preview, or all of it at once, or nothing (commissioner)',
  params: inLeague,
  maxBytes: 6_000_000,
  body: z.strictObject({
    csv: z.string().max(5_000_000, 'The file is larger than 5 MB.'),
    /** Null: guess from the header. */
    mapping: importMapping.nullable(),
    mode: z.enum(['preview', 'import']),
  }),
  answer: z.strictObject({
    columns: z.array(z.string()),
    mapping: importMapping.nullable(),
    /** The first 50 for the eye. */
    sample: z.array(importedPlayer),
    total: z.int(),
    added: z.int(),
    updated: z.int(),
    problems: z.array(importProblem),
    warnings: z.array(importProblem),
    imported: z.boolean(),
  }),
})
