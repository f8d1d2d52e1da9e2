import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { eventTypes } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import { inTransaction } from '@/lib/server/events/unit-of-work'

/** The type of event that the older version does not know yet. */
const NEW_TYPE = 'players_update'
/** Where a type is made known, one line each. */
const KNOWN_IN = ['lib/contracts/events.ts', 'lib/domain/visibility/project-event.ts']

export interface OlderVersion {
  /** Its source, to start a node of. */
  tree: string
  remove(): Promise<void>
}

/** This very source without one type of event, elsewhere on the disk. */
export async function makeOlderVersion(): Promise<OlderVersion> {
  const tree = await mkdtemp(join(tmpdir(), 'gavel-older-'))
  for (const part of ['lib', 'prisma/generated', 'tsconfig.json', 'package.json'])
    await cp(resolve(part), join(tree, part), { recursive: true })
  await symlink(resolve('node_modules'), join(tree, 'node_modules'))
  for (const file of KNOWN_IN) {
    const lines = (await readFile(file, 'utf8')).split('\n')
    const older = lines.filter((line) => !line.startsWith(`  ${NEW_TYPE}: `))
    if (older.length !== lines.length - 1)
      throw new Error(`${NEW_TYPE} does not stand in one line of ${file}.`)
    await writeFile(join(tree, file), older.join('\n'))
  }
  return { tree, remove: () => rm(tree, { recursive: true, force: true }) }
}

/** A change of the league that each version tells in its own way: its number rises by one. */
export const changeLeague = (leagueId: string): Promise<void> =>
  inTransaction({ userId: null }, async ({ tx, emit }) => {
    const { playersVersion: version } = await tx.league.update({
      where: { id: leagueId },
      data: { playersVersion: { increment: 1 } },
    })
    const room = leagueRoom(leagueId)
    if (eventTypes.includes(NEW_TYPE)) emit(room, NEW_TYPE, { leagueId, version, playerCount: 0 })
    else {
      const because = { kind: 'award' as const, roundId: leagueId, playerIds: [] }
      emit(room, 'squad_update', { squad: { teamId: leagueId, version, entries: [], extra: [] }, because })
    }
  })
