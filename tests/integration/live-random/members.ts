import { database } from '@/lib/platform/database/client'
import { acceptInvite } from '@/lib/server/leagues/commands/accept-invite'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { removeMember as remove } from '@/lib/server/leagues/commands/remove-member'
import type { Dice } from './dice'
import { attempt, type Someone, type World } from './world'

/** Teams keep two managers at least, and the one with the outbox stays: what he did is to be found in the end. */
const mayGo = ({ people, owner }: World) =>
  people.filter((someone) => someone !== owner && someone !== people[1] && !someone.isOut)

export async function removeSomeone(world: World, dice: Dice) {
  const leaving = mayGo(world)
  if (leaving.length < 3) return
  const someone = dice.pick(leaving)
  const where = { leagueId_userId: { leagueId: world.league.leagueId, userId: someone.userId } }
  const { id } = await database().member.findUniqueOrThrow({ where })
  someone.isOut = true
  await attempt(world, () => remove(world.league.scope, id))
}

/** Lets somebody in again, now and then with another role. */
export async function bringBack(world: World, dice: Dice) {
  const out = world.people.filter(({ isOut }) => isOut)
  if (out.length === 0) return
  const someone = dice.pick(out)
  if (!someone.team) someone.role = dice.pick(['commissioner', 'spectator'] as const)
  await letIn(world, someone)
}

async function letIn(world: World, someone: Someone) {
  const { role, team } = someone
  const invite = { role: role as 'manager', teamId: team?.id ?? null, maxUses: 1, days: 1 }
  const { code } = await createInvite(world.league.scope, invite)
  someone.returns++
  await acceptInvite(someone, code)
  someone.isOut = false
}
