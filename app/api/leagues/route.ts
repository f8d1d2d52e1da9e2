import { createLeague as creating, listLeagues as listing } from '@/lib/contracts/endpoints/leagues'
import { handle } from '@/lib/server/http/handle'
import { createLeague } from '@/lib/server/leagues/commands/create-league'
import { listLeagues } from '@/lib/server/leagues/data/leagues'

export const GET = handle(listing, ({ viewer }) => listLeagues(viewer))

export const POST = handle(creating, ({ viewer, body, claim }) => createLeague(viewer, body, claim))
