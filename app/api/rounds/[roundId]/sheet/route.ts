import { getSheet, saveSheet, withdrawSheet } from '@/lib/contracts/endpoints'
import { sheetRooms } from '@/lib/contracts/rooms'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { readHeads, withAsOf } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterOwnSheet } from '@/lib/server/rounds/access'
import * as save from '@/lib/server/rounds/commands/save-sheet'
import * as withdraw from '@/lib/server/rounds/commands/withdraw-sheet'
import { readSheet } from '@/lib/server/rounds/sheet-data'

export const GET = handle(getSheet, async ({ params, viewer }) => {
  const at = await enterOwnSheet(viewer, params.roundId)
  return withAsOf(sheetRooms(at), () => readSheet(at))
})

// What a write answers is as of before the write: its own events come on top, to this tab as to every other.
export const PUT = handle(saveSheet, async ({ params, body, viewer, claim }) => {
  const at = await enterOwnSheet(viewer, params.roundId)
  await takeTry('draft:user', viewer.userId)
  const asOf = await readHeads(sheetRooms(at))
  const state = await runOnce({ scope: at.leagueId, actor: viewer, claim }, (uow) =>
    save.saveSheet(uow, at, body),
  )
  return { ...state, asOf }
})

export const DELETE = handle(withdrawSheet, async ({ params, viewer, claim }) => {
  const at = await enterOwnSheet(viewer, params.roundId)
  const asOf = await readHeads(sheetRooms(at))
  const state = await runOnce({ scope: at.leagueId, actor: viewer, claim }, (uow) =>
    withdraw.withdrawSheet(uow, at),
  )
  return { ...state, asOf }
})
