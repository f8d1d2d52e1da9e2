import { submitSheet } from '@/lib/contracts/endpoints'
import { sheetRooms } from '@/lib/contracts/rooms'
import { readHeads } from '@/lib/server/events/data'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterOwnSheet } from '@/lib/server/rounds/access'
import * as submit from '@/lib/server/rounds/commands/submit-sheet'

export const POST = handle(submitSheet, async ({ params, body, viewer, claim }) => {
  const at = await enterOwnSheet(viewer, params.roundId)
  const asOf = await readHeads(sheetRooms(at))
  const state = await runOnce({ scope: at.leagueId, actor: viewer, claim }, (uow) =>
    submit.submitSheet(uow, at, body),
  )
  return { ...state, asOf }
})
